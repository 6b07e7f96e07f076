"""What the student says of a question: bookmark, own note, what its mistakes are put down to."""

import json
from typing import TYPE_CHECKING, NamedTuple, get_args

from studyapp.library.problems import HIDDEN
from studyapp.locales import Phrase, phrase
from studyapp.sitting.events import Blamed, Bookmarked, Cause, Confidence, Noted

if TYPE_CHECKING:
    from studyapp.study.study import Study

CAUSES: dict[Cause, Phrase] = {
    "concept": phrase("unclear"),
    "mixed_up": phrase("mixed up"),
    "careless": phrase("careless"),
    "calculation": phrase("arithmetic"),
    "guessed": phrase("lucky guess"),
}
"""Every cause by name, in the order they are offered."""

CONFIDENCES: dict[Confidence, Phrase] = {"guessed": phrase("I guessed"), "sure": phrase("I am sure")}
"""What can be said of an answer besides nothing."""


class Said(NamedTuple):
    """All that is said of one question."""

    bookmarked: bool = False
    note: str = ""
    causes: tuple[Cause, ...] = ()


def everything_said(study: "Study") -> dict[str, Said]:
    """What is said of each question of which something is; raises `Refusal` where the records cannot be read."""
    records = study.records
    bookmarks, notes, causes = records.remarks("bookmark"), records.remarks("note"), records.remarks("causes")
    return {
        question: Said(question in bookmarks, notes.get(question, ""), _causes(causes.get(question, "[]")))
        for question in {**bookmarks, **notes, **causes}
    }


def said_of(study: "Study", question: str) -> Said:
    """What is said of a question; raises `Refusal` where the records cannot be read."""
    found = study.records.remarks_of(question)
    return Said("bookmark" in found, found.get("note", ""), _causes(found.get("causes", "[]")))


def bookmark(study: "Study", question: str) -> bool:
    """Bookmark a question, or take the bookmark away; returns whether it has one now. Raises `Refusal`, as all that
    follow do, where that cannot be kept."""
    on = not said_of(study, question).bookmarked
    study.remark(Bookmarked(question=question, on=on))
    return on


def note_down(study: "Study", question: str, text: str) -> str:
    """Keep the student's own note on a question, without what a terminal might obey; an empty one takes it away. One
    that says what stands there already is not kept again. Returns what stands there now."""
    kept = HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if kept != said_of(study, question).note:
        study.remark(Noted(question=question, text=kept))
    return kept


def blame(study: "Study", question: str, cause: Cause) -> tuple[Cause, ...]:
    """Put a question's mistakes down to one more cause, or not to this one any more; returns all of them now."""
    before = said_of(study, question).causes
    after = tuple(each for each in CAUSES if (each in before) != (each == cause))
    study.remark(Blamed(question=question, causes=list(after)))
    return after


def after(confidence: Confidence) -> Confidence:
    """What one key says after this: nothing, a guess, sure, and nothing again."""
    order: tuple[Confidence, ...] = get_args(Confidence)
    return order[(order.index(confidence) + 1) % len(order)]


def _causes(stored: str) -> tuple[Cause, ...]:
    """Those of the stored causes that this program knows."""
    found = json.loads(stored)
    return tuple(cause for cause in CAUSES if cause in found)
