"""What the choices of the quiz builder are called, and what is said of the one under the cursor."""

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Phrase, phrase, say
from studyapp.marking.schemes import for_choices
from studyapp.sitting.shortage import type_in_words
from studyapp.study.quiz import Quiz
from studyapp.study.scope import CASE
from studyapp.tui.screens.heading import DIFFICULTIES
from studyapp.tui.widgets.bars import DOT

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
FEEDBACK = {
    False: (phrase("after each one"), phrase("Marked and explained after each answer.")),
    True: (phrase("at the end"), phrase("As in an exam: go to and fro; all is marked at the end.")),
}
RULES = {
    "strict": phrase("all or nothing"),
    "fixed": phrase("a fixed part"),
    "half": phrase("half marks"),
    "proportional": phrase("in proportion"),
    "deduct": phrase("deductions"),
}


def kinds(types: tuple[str, ...]) -> str:
    """A set of question types, by its name or one by one."""
    return str(KINDS[types]) if types in KINDS else DOT.join(str(type_in_words(each)) for each in types)


def types_of(quiz: Quiz) -> str:
    """The question types one by one."""
    types = quiz.scope.types
    return DOT.join(str(type_in_words(each)) for each in types) if types else say("Every type of question.")


def levels(difficulties: tuple[int, ...]) -> str:
    """Degrees of difficulty."""
    return DOT.join(str(DIFFICULTIES[each - 1]) for each in difficulties) or say("any")


def only(kept: tuple[str, ...]) -> str:
    """What the quiz keeps to."""
    return DOT.join(str(ONLY[each][0]) for each in kept) or say("anything")


def only_explained(quiz: Quiz) -> str:
    """The same, in sentences."""
    return " ".join(str(ONLY[each][1]) for each in quiz.only)


def rule_explained(quiz: Quiz) -> str:
    """How a multiple choice is marked."""
    return say("Multiple choice: {rule}", rule=for_choices(quiz.scheme))


def number(value: float | None) -> str:
    """A number, or that there is no limit."""
    return say("no limit") if value is None else f"{value:g}"


def how_to_type(quiz: Quiz) -> str:
    """How a number is chosen."""
    return say("Type a number, or use ← and →.")
