"""The answer card (答题卡): every question of a sitting by its number, answered or not, flagged or not."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import cast

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import RenderOptions

from studyapp.locales import phrase, say
from studyapp.sitting.desk import places_of
from studyapp.study.exam import Exam
from studyapp.tui.keys import key
from studyapp.tui.names import section_name
from studyapp.tui.widgets.bars import fitted

ANSWERED, EMPTY, FLAG = "●", "○", "⚑"
CELL = 6
"""Cells a question takes: its number, two signs and a space."""
MOST_ABREAST = 10
AROUND = 3
"""Lines above and below the one picked out that stay in sight."""


class AnswerCard(ScrollView):
    """Draws the card for the width it has. Focused, it has a cursor that the arrows move; Enter chooses."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "AnswerCard { height: auto; overflow-x: hidden; scrollbar-size-vertical: 1; }"
    BINDINGS = [
        key("left", "move(-1)", phrase("Move"), show=False),
        key("right", "move(1)", phrase("Move"), show=False),
        key("up", "row(-1)", phrase("Move"), show=False),
        key("down", "row(1)", phrase("Move"), show=False),
        key("home", "end_of(0)", phrase("Move"), show=False),
        key("end", "end_of(1)", phrase("Move"), show=False),
        key("enter", "choose", phrase("Go to it")),
    ]

    class Chosen(Message):
        """The student wants to go to the question at `place`."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, session: Exam, cursor: int, focusable: bool) -> None:
        super().__init__(id="card")
        self.session = session
        self.cursor = cursor
        self.can_focus = focusable
        self._words: list[Content] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        words = self._words[line] if line < len(self._words) else Content()
        width, style = self.scrollable_content_region.width, self.visual_style
        strip = words.render_strips(width, 1, style, RenderOptions(self._get_style, cast(RulesMap, self.styles)))[0]
        return strip.adjust_cell_length(width, style.rich_style)

    def draw(self) -> None:
        """Show the state of now; the card keeps its size. Only lines that changed are drawn: there may be twenty."""
        before, self._words = self._words, list(self._lines())
        for y, (one, other) in enumerate(zip_longest(before, self._words)):
            if one is None or other is None or not one.is_same(other):
                self.refresh_line(y)
        self._follow()

    def on_resize(self) -> None:
        self._words = []
        self.draw()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._words))
        self._follow()

    def line_of(self, place: int) -> int:
        """The line on which the question at `place` stands."""
        return next(number for number, row in enumerate(self._rows()) if row is not None and place in row)

    def action_move(self, way: int) -> None:
        self.go(self.cursor + way)

    def action_row(self, way: int) -> None:
        rows = [row for row in self._rows() if row is not None]
        number = next(number for number, row in enumerate(rows) if self.cursor in row)
        column = self.cursor - rows[number][0]
        if 0 <= number + way < len(rows):
            target = rows[number + way]
            self.go(target[min(column, len(target) - 1)])

    def action_end_of(self, last: int) -> None:
        self.go((len(self.session.items) - 1) * last)

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        place = None if offset is None else self._place_at(offset.x, offset.y + self.scroll_offset.y)
        if place is not None:
            event.stop()
            self.post_message(self.Chosen(place))

    def go(self, place: int) -> None:
        """Put the cursor on the question at `place`."""
        if 0 <= place < len(self.session.items):
            self.cursor = place
            self.draw()

    @property
    def _here(self) -> int:
        """The place that is picked out."""
        return self.cursor if self.can_focus else self.session.sitting.desk.at

    def _follow(self) -> None:
        """Keep what is picked out in sight, and some of what stands around it."""
        if self.max_scroll_y:
            around = Region(0, self.line_of(self._here), 1, 1).grow((AROUND, 0, AROUND, 0))
            self.scroll_to_region(around, animate=False, force=True, immediate=True, x_axis=False)

    def _rows(self, width: int | None = None) -> list[range | None]:
        """The places of each line in so many cells; `None` where a section's name stands."""
        cells = self.scrollable_content_region.width if width is None else width
        sections, abreast = self.session.sitting.plan.sections, max(1, min(MOST_ABREAST, cells // CELL))
        rows: list[range | None] = []
        for number in range(max(1, len(sections))):
            places = places_of(self.session.sitting.plan, number)
            rows += [None] if sections else []
            rows += [places[start : start + abreast] for start in range(0, len(places), abreast)]
        return rows

    def _place_at(self, x: int, y: int) -> int | None:
        """The place a click there means."""
        rows = self._rows()
        row = rows[y] if 0 <= y < len(rows) else None
        return None if row is None or not 0 <= x // CELL < len(row) else row[x // CELL]

    def _lines(self) -> Iterator[Content]:
        here = self._here
        open_places, section = frozenset(self.session.open_places()), 0
        for row in self._rows():
            if row is None:
                name = section_name(self.session.sitting.plan, section)
                yield Content.styled(
                    fitted(name, min(self.scrollable_content_region.width, cell_len(name))), "bold $accent"
                )
                section += 1
                continue
            line = Content(" ".join(self._cell(place) for place in row))
            for number, place in enumerate(row):
                style = "reverse" if place == here else "" if place in open_places else "dim"
                if style:
                    line = line.stylize(style, number * CELL, (number + 1) * CELL - 1)
            yield line

    def _cell(self, place: int) -> str:
        sign = EMPTY if self.session.response(place) is None else ANSWERED
        return f"{place + 1:>3}{sign}{FLAG if self.session.flagged(place) else ' '}"


def legend() -> str:
    """What the signs mean."""
    return say("{answered} answered  {empty} empty  {flag} flagged", answered=ANSWERED, empty=EMPTY, flag=FLAG)
