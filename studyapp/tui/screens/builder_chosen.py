"""What was chosen in the quiz builder: kept while the app runs, or read from a saved quiz."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec.structs import replace
from textual.app import App

from studyapp.library.catalogue import Catalogue
from studyapp.locales import Refusal
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.tui.screens.builder_fits import NOTHING_FITS
from studyapp.tui.screens.builder_rows import USUAL


class Choices(NamedTuple):
    """How the quiz is (without its topics), the topics picked, and the line the cursor was on."""

    quiz: Quiz = USUAL
    picked: frozenset[str] = frozenset()
    at: str | None = None


last: WeakKeyDictionary[App[None], Choices] = WeakKeyDictionary()
"""What was chosen last, for as long as the app runs."""


def of_saved(quiz: Quiz, catalogue: Catalogue) -> Choices:
    """The choices that make a saved quiz; raises `Refusal` where the course has nothing of what it is about."""
    about = Scope(quiz.scope.topics, quiz.scope.chapters)
    picked = frozenset(row.topic for row in about.of(catalogue)) if about != Scope() else frozenset[str]()
    if about != Scope() and not picked:
        raise Refusal(NOTHING_FITS)
    return Choices(replace(quiz, seed=None, scope=quiz.scope._replace(topics=(), chapters=())), picked)
