"""The list of the mistake book: a row a question, and the heads of its columns."""

from collections.abc import Callable
from datetime import date

from textual.content import Content

from studyapp.course.numeric import Numeric
from studyapp.course.text import Content as Shown
from studyapp.locales import language, say
from studyapp.records.figures import CLEAN
from studyapp.study.mistakes import Entry
from studyapp.study.remarks import CAUSES
from studyapp.tui.widgets.bars import fitted, padded

WRONG, RIGHT, LAST = 5, 5, 5
"""Cells of the columns with figures."""
ROOMY, WIDE = 76, 100
"""Cells of the screen from which on there is a column for the topic, and room for more of each."""


def heading(width: int) -> str:
    """The heads of the columns on a screen `width` cells wide."""
    causes, topic = _columns(width)
    cells = [padded(say("Wrong"), WRONG), padded(say("Right"), RIGHT), padded(say("Last"), LAST), ""]
    cells += [fitted(say("Cause"), causes), *([fitted(say("Topic"), topic)] if topic else []), say("Question")]
    return " ".join(cells)


def row(entry: Entry, width: int, content: Shown, topic_name: Callable[[str], str]) -> Content:
    """An entry on one line, its question in `content`."""
    causes, topic = _columns(width)
    last = f"{date.fromordinal(entry.last):%m-%d}" if entry.last else "–"
    figures = [padded(str(entry.wrong), WRONG), padded(f"{entry.days}/{CLEAN}" if entry.wrong else "–", RIGHT)]
    cells = [*figures, padded(last, LAST), "", fitted(_in_short(entry), causes)]
    cells += [fitted(topic_name(entry.question.topic), topic)] if topic else []
    signs = ("★ " if entry.said.bookmarked else "") + ("✎ " if entry.said.note else "")
    stem = fitted(signs + _stem(entry, content), max(8, width - 6 - WRONG - RIGHT - LAST - causes - topic - 7))
    return Content(" ".join([*cells, stem]))


def _columns(width: int) -> tuple[int, int]:
    """Cells for causes and for the topic, which is left out where it is too narrow."""
    if width < ROOMY:
        return 8, 0
    return (18, 26) if width >= WIDE else (10, 16)


def _stem(entry: Entry, content: Shown) -> str:
    question = entry.question.asked if isinstance(entry.question, Numeric) else entry.question
    return " ".join(question.stem_versions(content, language())[0].split())


def _in_short(entry: Entry) -> str:
    return say(", ").join(str(CAUSES[cause]) for cause in entry.said.causes)
