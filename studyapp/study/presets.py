"""Quizzes a student made up and gave a name, to be taken again: kept as settings, so they travel with the records."""

import math
from typing import TYPE_CHECKING

from msgspec import MsgspecError
from msgspec.json import decode, encode

from studyapp.library.problems import HIDDEN
from studyapp.locales import Refusal, phrase
from studyapp.locales.cells import cut
from studyapp.study.quiz import Quiz

if TYPE_CHECKING:
    from studyapp.study.study import Study

WIDEST = 40
"""Cells a name takes at most."""
MOST = 1000
"""Questions in one quiz."""
LARGEST_SEED = 2**63 - 1

_SETTING = "preset:"


def presets(study: "Study") -> dict[str, Quiz]:
    """Every quiz that was saved, by its name, in the order of the names; what this program cannot read is left out.
    Raises `Refusal` where the records cannot be read."""
    stored = {
        name.removeprefix(_SETTING): value
        for name, value in study.records.settings().items()
        if name.startswith(_SETTING) and value
    }
    found = {name: _read(value) for name, value in sorted(stored.items()) if name and preset_name(name) == name}
    return {name: quiz for name, quiz in found.items() if quiz is not None}


def save_preset(study: "Study", name: str, quiz: Quiz) -> str:
    """Keep a quiz under a name, in place of the one that had it; returns the name as it is kept. Raises `Refusal` for
    a name of which nothing is left, and where it cannot be kept."""
    if not (kept := preset_name(name)):
        raise Refusal(phrase("give the saved choices a name"))
    study.choose({f"{_SETTING}{kept}": encode(quiz).decode()})
    return kept


def forget_preset(study: "Study", name: str) -> None:
    """Let go of the quiz of this name, if there is one; raises `Refusal` where that cannot be kept."""
    if study.records.settings().get(setting := f"{_SETTING}{preset_name(name)}"):
        study.choose({setting: ""})


def preset_name(name: str) -> str:
    """The name as it is kept: on one line, without what a terminal might obey, of at most `WIDEST` cells."""
    return cut(" ".join(HIDDEN.sub("", name).split()), WIDEST)


def _read(stored: str) -> Quiz | None:
    """A stored quiz; `None` for what is none, or asks for what cannot be asked."""
    try:
        quiz = decode(stored, type=Quiz)
    except (MsgspecError, UnicodeError, RecursionError):
        return None
    times = [time for time in (quiz.minutes, quiz.seconds) if time is not None]
    sound = 0 < quiz.count <= MOST and all(math.isfinite(time) and time > 0 for time in times)
    return quiz if sound and (quiz.seed is None or 0 <= quiz.seed <= LARGEST_SEED) else None
