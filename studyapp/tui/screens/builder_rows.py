"""What can be chosen of a quiz besides its topics: a row each, with the values the arrows go through."""

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Phrase, phrase, say
from studyapp.study.presets import MOST
from studyapp.study.quiz import Quiz
from studyapp.study.scope import CASE, Scope
from studyapp.tui.screens.builder_words import (
    FEEDBACK,
    KINDS,
    ONLY,
    ORDERS,
    QUICK,
    RULES,
    how_to_type,
    kinds,
    levels,
    number,
    only,
    only_explained,
    rule_explained,
    types_of,
)
from studyapp.tui.widgets.bars import DOT

MOST_MINUTES, MOST_SECONDS = 24 * 60, 3600

USUAL = Quiz(Scope(types=QUICK), count=10, minutes=10)
"""What stands there at first: two keys from home start it."""


class Row(NamedTuple):
    """One thing to choose. `steps` are the values the arrows go through; the values in `several` may be ticked together
    (the value is then a tuple of them); a number of at most `most` may be typed."""

    name: Phrase
    value: Callable[[Quiz], Any]
    put: Callable[[Quiz, Any], Quiz]
    steps: tuple[Any, ...]
    words: Callable[[Any], str]
    about: Callable[[Quiz], str]
    several: tuple[Any, ...] = ()
    most: int = 0

    def stepped(self, quiz: Quiz, way: int) -> Quiz:
        """With the next value, or the one before; from a value that is none of the steps, the nearest in that
        direction."""
        value = self.value(quiz)
        if value in self.steps:
            return self.put(quiz, self.steps[(self.steps.index(value) + way) % len(self.steps)])
        if self.most:
            beyond = [each for each in self.steps if ((each or 0) - value) * way > 0]
            return self.put(quiz, (beyond or self.steps)[0 if way > 0 else -1])
        return self.put(quiz, self.steps[0])

    def usual(self, quiz: Quiz) -> Quiz:
        """With the value that stood there at first."""
        return self.put(quiz, self.value(USUAL))


def _quiz(field: str) -> dict[str, Any]:
    """How a field of the quiz is read and written."""
    return {
        "value": lambda quiz: getattr(quiz, field),
        "put": lambda quiz, value: replace(quiz, **{field: value}),
    }


def _scope(field: str) -> dict[str, Any]:
    """How a field of the quiz's scope is read and written."""
    return {
        "value": lambda quiz: getattr(quiz.scope, field),
        "put": lambda quiz, value: replace(quiz, scope=quiz.scope._replace(**{field: value})),
    }


ROWS: tuple[Row, ...] = (
    Row(
        phrase("Kind"), **_scope("types"), steps=tuple(KINDS), words=kinds, about=types_of,
        several=(*QUESTION_TYPES, CASE),
    ),
    Row(
        phrase("Difficulty"), **_scope("difficulties"), steps=((), (1,), (2,), (3,), (4,), (1, 2), (3, 4)),
        words=levels, about=lambda quiz: "", several=(1, 2, 3, 4),
    ),
    Row(
        phrase("Only"), **_quiz("only"), steps=((), *((each,) for each in ONLY)), words=only, about=only_explained,
        several=tuple(ONLY),
    ),
    Row(
        phrase("Order"), **_quiz("order"), steps=tuple(ORDERS), words=lambda order: str(ORDERS[order][0]),
        about=lambda quiz: str(ORDERS[quiz.order][1]),
    ),
    Row(
        phrase("Answers shown"), **_quiz("deferred"), steps=tuple(FEEDBACK),
        words=lambda deferred: str(FEEDBACK[deferred][0]), about=lambda quiz: str(FEEDBACK[quiz.deferred][1]),
    ),
    Row(
        phrase("Options"), **_quiz("shuffled"), steps=(True, False),
        words=lambda on: say("shuffled") if on else say("as in the file"), about=lambda quiz: "",
    ),
    Row(
        phrase("Part marks"), lambda quiz: quiz.scheme.multiple,
        lambda quiz, value: replace(quiz, scheme=replace(quiz.scheme, multiple=value)), tuple(RULES),
        lambda rule: str(RULES[rule]), rule_explained,
    ),
    Row(
        phrase("Questions"), **_quiz("count"), steps=(5, 10, 15, 20, 30, 50, 100), words=number, about=how_to_type,
        most=MOST,
    ),
    Row(
        phrase("Minutes"), **_quiz("minutes"), steps=(None, 5, 10, 15, 20, 30, 45, 60, 90, 120), words=number,
        about=how_to_type, most=MOST_MINUTES,
    ),
    Row(
        phrase("Seconds each"), **_quiz("seconds"), steps=(None, 15, 30, 45, 60, 90, 120, 180), words=number,
        about=how_to_type, most=MOST_SECONDS,
    ),
)  # fmt: skip


def in_words(quiz: Quiz) -> str:
    """How many questions, and all that is not as the program has it by itself."""
    plain = Quiz()
    told = [
        say("{name}: {choices}", name=row.name, choices=row.words(row.value(quiz)))
        if row.most
        else row.words(row.value(quiz))
        for row in ROWS
        if row.name == phrase("Questions") or row.value(quiz) != row.value(plain)
    ]
    return DOT.join(told)
