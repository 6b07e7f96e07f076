"""What can be chosen of a quiz besides its topics: a row each, with the values the arrows go through."""

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Phrase, phrase, say
from studyapp.marking.schemes import for_choices
from studyapp.sitting.shortage import type_in_words
from studyapp.study.presets import MOST
from studyapp.study.quiz import Quiz
from studyapp.study.scope import CASE, Scope
from studyapp.tui.screens.heading import DIFFICULTIES
from studyapp.tui.widgets.bars import DOT

MOST_MINUTES, MOST_SECONDS = 24 * 60, 3600

WRITTEN = ("term", "short_answer", "essay")
QUICK = tuple(each for each in QUESTION_TYPES if each not in WRITTEN)
KINDS: dict[tuple[str, ...], Phrase] = {
    QUICK: phrase("quick ones"),
    WRITTEN: phrase("written ones"),
    (CASE,): phrase("cases"),
    ("numeric",): phrase("calculations"),
    (): phrase("everything"),
}
"""Sets of question types that have a name."""

ONLY = {
    "unseen": (phrase("never asked"), phrase("Questions you have never been asked.")),
    "wrong": (phrase("mistake book"), phrase("Questions in your mistake book.")),
    "bookmarked": (phrase("bookmarked"), phrase("Questions you have bookmarked.")),
    "hot": (phrase("hot topics"), phrase("Topics that exams like to ask.")),
    "weakest": (phrase("weakest topics"), phrase("The topics with your lowest marks.")),
}
ORDERS = {
    "random": (phrase("random"), phrase("Drawn and asked in random order.")),
    "course": (phrase("as taught"), phrase("From the first chapter on.")),
    "wrong_first": (phrase("wrong first"), phrase("What stands in the mistake book comes first.")),
    "unseen_first": (phrase("unseen first"), phrase("What was never asked comes first.")),
}
ANSWERS = {
    "each": (phrase("after each one"), phrase("Marked and explained after each answer.")),
    "end": (phrase("at the end"), phrase("As in an exam: go to and fro; all is marked at the end.")),
    "shown": (
        phrase("at once"),
        phrase("To learn by heart: each question with its answer, nothing asked or recorded."),
    ),
}
RULES = {
    "strict": phrase("all or nothing"),
    "fixed": phrase("a fixed part"),
    "half": phrase("half marks"),
    "proportional": phrase("in proportion"),
    "deduct": phrase("deductions"),
}


class Wanted(NamedTuple):
    """A quiz in the making, without its topics; with `recite` its answers are shown and nothing is asked."""

    quiz: Quiz
    recite: bool = False

    def asked(self, topics: tuple[str, ...], chapters: tuple[str, ...]) -> Quiz:
        """The quiz on these topics and chapters. What is recited has no time, and nothing to mark."""
        quiz = replace(self.quiz, scope=self.quiz.scope._replace(topics=topics, chapters=chapters))
        return replace(quiz, minutes=None, seconds=None, deferred=False) if self.recite else quiz


USUAL = Wanted(Quiz(Scope(types=QUICK), count=10, minutes=10))
"""What stands there at first: two keys from home start it."""


class Row(NamedTuple):
    """One thing to choose. `steps` are the values the arrows go through; the values in `several` may be ticked together
    (the value is then a tuple of them); a number of at most `most` may be typed. `asks` tells what makes no sense where
    nothing is asked."""

    name: Phrase
    value: Callable[[Wanted], Any]
    put: Callable[[Wanted, Any], Wanted]
    steps: tuple[Any, ...]
    words: Callable[[Any], str]
    about: Callable[[Wanted], str]
    several: tuple[Any, ...] = ()
    most: int = 0
    asks: bool = False

    def stepped(self, wanted: Wanted, way: int) -> Wanted:
        """With the next value, or the one before; from a value that is none of the steps, the nearest in that
        direction."""
        value = self.value(wanted)
        if value in self.steps:
            return self.put(wanted, self.steps[(self.steps.index(value) + way) % len(self.steps)])
        if self.most:
            beyond = [each for each in self.steps if ((each or 0) - value) * way > 0]
            return self.put(wanted, (beyond or self.steps)[0 if way > 0 else -1])
        return self.put(wanted, self.steps[0])

    def usual(self, wanted: Wanted) -> Wanted:
        """With the value that stood there at first."""
        return self.put(wanted, self.value(USUAL))


def _quiz(field: str) -> dict[str, Any]:
    """How a field of the quiz is read and written."""
    return {
        "value": lambda wanted: getattr(wanted.quiz, field),
        "put": lambda wanted, value: wanted._replace(quiz=replace(wanted.quiz, **{field: value})),
    }


def _scope(field: str) -> dict[str, Any]:
    """How a field of the quiz's scope is read and written."""
    return {
        "value": lambda wanted: getattr(wanted.quiz.scope, field),
        "put": lambda wanted, value: wanted._replace(
            quiz=replace(wanted.quiz, scope=wanted.quiz.scope._replace(**{field: value}))
        ),
    }


def _answers(wanted: Wanted) -> str:
    return "shown" if wanted.recite else "end" if wanted.quiz.deferred else "each"


def _put_answers(wanted: Wanted, value: str) -> Wanted:
    return Wanted(replace(wanted.quiz, deferred=value == "end"), recite=value == "shown")


def _put_rule(wanted: Wanted, value: Any) -> Wanted:
    return wanted._replace(quiz=replace(wanted.quiz, scheme=replace(wanted.quiz.scheme, multiple=value)))


def _kinds(types: tuple[str, ...]) -> str:
    return str(KINDS[types]) if types in KINDS else DOT.join(str(type_in_words(each)) for each in types)


def _types(wanted: Wanted) -> str:
    types = wanted.quiz.scope.types
    return DOT.join(str(type_in_words(each)) for each in types) if types else say("Every type of question.")


def _levels(levels: tuple[int, ...]) -> str:
    return DOT.join(str(DIFFICULTIES[each - 1]) for each in levels) or say("any")


def _only(only: tuple[str, ...]) -> str:
    return DOT.join(str(ONLY[each][0]) for each in only) or say("anything")


def _only_about(wanted: Wanted) -> str:
    return " ".join(str(ONLY[each][1]) for each in wanted.quiz.only)


def _number(number: float | None) -> str:
    return say("no limit") if number is None else f"{number:g}"


def _type_it(wanted: Wanted) -> str:
    return say("Type a number, or use ← and →.")


ROWS: tuple[Row, ...] = (
    Row(
        phrase("Kind"), **_scope("types"), steps=tuple(KINDS), words=_kinds, about=_types,
        several=(*QUESTION_TYPES, CASE),
    ),
    Row(
        phrase("Difficulty"), **_scope("difficulties"), steps=((), (1,), (2,), (3,), (4,), (1, 2), (3, 4)),
        words=_levels, about=lambda wanted: "", several=(1, 2, 3, 4),
    ),
    Row(
        phrase("Only"), **_quiz("only"), steps=((), *((each,) for each in ONLY)), words=_only, about=_only_about,
        several=tuple(ONLY),
    ),
    Row(
        phrase("Order"), **_quiz("order"), steps=tuple(ORDERS), words=lambda order: str(ORDERS[order][0]),
        about=lambda wanted: str(ORDERS[wanted.quiz.order][1]),
    ),
    Row(
        phrase("Answers shown"), _answers, _put_answers, tuple(ANSWERS), lambda value: str(ANSWERS[value][0]),
        lambda wanted: str(ANSWERS[_answers(wanted)][1]),
    ),
    Row(
        phrase("Options"), **_quiz("shuffled"), steps=(True, False),
        words=lambda on: say("shuffled") if on else say("as in the file"), about=lambda wanted: "",
    ),
    Row(
        phrase("Part marks"), lambda wanted: wanted.quiz.scheme.multiple, _put_rule, tuple(RULES),
        lambda rule: str(RULES[rule]),
        lambda wanted: say("Multiple choice: {rule}", rule=for_choices(wanted.quiz.scheme)), asks=True,
    ),
    Row(
        phrase("Questions"), **_quiz("count"), steps=(5, 10, 15, 20, 30, 50, 100), words=_number, about=_type_it,
        most=MOST,
    ),
    Row(
        phrase("Minutes"), **_quiz("minutes"), steps=(None, 5, 10, 15, 20, 30, 45, 60, 90, 120), words=_number,
        about=_type_it, most=MOST_MINUTES, asks=True,
    ),
    Row(
        phrase("Seconds each"), **_quiz("seconds"), steps=(None, 15, 30, 45, 60, 90, 120, 180), words=_number,
        about=_type_it, most=MOST_SECONDS, asks=True,
    ),
)  # fmt: skip


def in_words(wanted: Wanted) -> str:
    """How many questions, and all that is not as the program has it by itself."""
    plain = Wanted(Quiz())
    told = [
        say("{name}: {choices}", name=row.name, choices=row.words(row.value(wanted)))
        if row.most
        else row.words(row.value(wanted))
        for row in ROWS
        if row.name == phrase("Questions") or row.value(wanted) != row.value(plain)
    ]
    return DOT.join(told)
