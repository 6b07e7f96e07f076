"""Key points in rows: the tick, what the point says, the words of the answer that speak for it, its marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from studyapp.course.evidence.folding import Span
from studyapp.course.evidence.suggestion import Suggestion
from studyapp.locales import say
from studyapp.tui.widgets.bars import fitted
from studyapp.tui.widgets.prose import Prose

EVIDENCE = "bold underline"
WIDE = 64
"""Cells from which on the evidence stands beside the point; below it otherwise."""

_BEFORE, _BETWEEN = 4, 2
_CLAUSE_END = re.compile(r"[，。；！？、,;!?\n]|\.(?!\d)")
_HIDDEN = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_HIDDEN |= {ord("\n"): "\n", ord("\t"): " ", 0x61C: "\ufffd", 0x200E: "\ufffd", 0x200F: "\ufffd"}


class Row(NamedTuple):
    """What there is to show of one point; `marks` is empty where all points carry the same. Once `settled`, nothing is
    left to decide."""

    point: str
    suggestion: Suggestion
    ticked: bool
    marks: str = ""
    settled: bool = False

    @property
    def tick(self) -> Content:
        """Ticked, to be decided, or not there."""
        if self.ticked:
            return Content.styled("[✓] ", "bold $success")
        if self.suggestion.grade == "likely" and not self.settled:
            return Content.styled("[?] ", "bold $warning")
        return Content.styled("[ ] ", "dim")


def highlighted(text: str, suggestions: Sequence[Suggestion]) -> Content:
    """The student's answer, with everything that speaks for a key point set off."""
    return _set_off(text, [span for each in suggestions for span in each.evidence])


class Heading(Prose):
    """What the points are worth on the left and the marks on the right, or below where it is too narrow."""

    def __init__(self, title: str, marks: str) -> None:
        super().__init__(Content(title))
        self._marks = Content.styled(marks, "bold")

    def lines(self, width: int) -> list[Content]:
        gap = width - self.content.cell_length - self._marks.cell_length
        if gap < _BETWEEN:
            return [*super().lines(width), self._marks]
        return [Content.assemble(self.content, " " * gap, self._marks)]


class PointLine(Prose):
    """One row, in columns where there is room; `column` is the widest point in cells."""

    def __init__(self, row: Row, text: str, column: int) -> None:
        super().__init__(Content(row.point))
        self._row, self._text, self._column = row, text, column

    def lines(self, width: int) -> list[Content]:
        row = self._row
        after = f"  {row.marks}" if row.marks else ""
        room = width - _BEFORE - cell_len(after)
        if width >= WIDE and self._column <= width * 2 // 5:
            point = Content(fitted(row.point, self._column + _BETWEEN))
            words = self._evidence(room - self._column - _BETWEEN)
            gap = room - point.cell_length - words.cell_length
            return [Content.assemble(row.tick, point, words, " " * gap, after)]
        first, *others = super().lines(max(2, room))
        gap = room - first.cell_length
        return [
            Content.assemble(row.tick, first, " " * gap, after),
            *(Content.assemble(" " * _BEFORE, each) for each in (*others, self._evidence(width - _BEFORE))),
        ]

    def _evidence(self, room: int) -> Content:
        suggestion, room = self._row.suggestion, max(2, room)
        if not suggestion.evidence:
            return Content.styled(fitted(say("not found"), room).rstrip(), "dim")
        lead = _lead(suggestion)
        clauses = list(_clauses(self._text, suggestion.evidence))
        each = (room - cell_len(lead)) // len(clauses) - 2
        quotes = [_quote(self._text, clause, suggestion.evidence, max(each, 6)) for clause in clauses]
        return Content.assemble((lead, "dim"), *quotes).truncate(room, ellipsis=True)


def _lead(suggestion: Suggestion) -> str:
    """What to make of the words quoted."""
    if suggestion.missing:
        return say("only in part: ")
    if suggestion.doubt:
        return say("read this again: ")
    return "" if suggestion.suggested else say("does this say it? ")


def _clauses(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The clauses the evidence stands in, each once."""
    end = 0
    for span in spans:
        if span.end <= end:
            continue
        start = max((sign.end() for sign in _CLAUSE_END.finditer(text, end, span.start)), default=end)
        after = _CLAUSE_END.search(text, span.end)
        end = after.start() if after else len(text)
        yield Span(start, end)


def _quote(text: str, clause: Span, spans: Sequence[Span], room: int) -> Content:
    """As much of a clause as fits into `room` cells, its first evidence at any rate."""
    first = next(span for span in spans if span.start >= clause.start)
    start = clause.start
    while start < first.start and cell_len(text[start : first.end]) > room - 2:
        start += 1
    before = "…" if start > clause.start else ""
    words = _set_off(text, spans)[start : clause.end].rstrip()
    words = words[len(words.plain) - len(words.plain.lstrip()) :]
    one_line = Content(" ").join(words.split("\n"))
    return Content.assemble("“", before, one_line.truncate(room - len(before), ellipsis=True), "”")


def _set_off(text: str, spans: Sequence[Span]) -> Content:
    # One sign for one, so that every place stays where it is: a terminal must not see what it would obey.
    content = Content(text.translate(_HIDDEN))
    for start, end in spans:
        content = content.stylize(EVIDENCE, start, end)
    return content
