"""A drawing in a fixed grid, never folded; it scrolls both ways where there is too little room."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.style import Style
from textual.widgets import Static

from studyapp.course.label import BOX

MARGIN = 8
"""Cells that stay in sight at both sides of a box."""


class Box(NamedTuple):
    """A numbered box: which one, where in the text it begins and ends, and where it stands in cells."""

    place: int
    start: int
    end: int
    region: Region


class Roomy(Protocol):
    """What holds a drawing and says how much of it may be seen at once."""

    def rows_of_drawing(self, needed: int, viewport: Size) -> int: ...


class Drawing(ScrollableContainer):
    """One or two drawings below each other, the second dimmed, with their boxes styled one by one."""

    DEFAULT_CSS = """
    Drawing { height: auto; width: 1fr; margin: 0 1; scrollbar-size: 1 1; scrollbar-color: $foreground 30%; }
    Drawing:focus { scrollbar-color: $primary; }
    Drawing > Static { width: auto; height: auto; text-wrap: nowrap; }
    """

    def __init__(self, drawings: list[list[str]]) -> None:
        super().__init__(id="drawing")
        first, *others = drawings
        below = [line for other in others for line in ("", *other)]
        lines = [*first, *below]
        self.broad = max(map(cell_len, lines))
        self.high = len(lines)
        self.found = _boxes(lines)
        self.text = Content("\n").join([*map(Content, first), *(Content.styled(line, "dim") for line in below)])
        self.drawn = Static(self.text)

    def compose(self) -> ComposeResult:
        yield self.drawn

    def allow_focus(self) -> bool:
        """Only what can be scrolled needs the cursor."""
        return super().allow_focus() and bool(self.max_scroll_x or self.max_scroll_y)

    def paint(self, looks: Sequence[str]) -> None:
        """Draw with one style for each box."""
        text = self.text
        for box in self.found:
            if box.place < len(looks):
                text = text.stylize(looks[box.place], box.start, box.end)
                text = text.stylize(Style.from_meta({"box": box.place}), box.start, box.end)
        self.drawn.update(text)

    def show(self, place: int) -> None:
        """Scroll so that a box can be seen, in the first drawing."""
        box = next((box for box in self.found if box.place == place), None)
        if box is not None:
            self.scroll_to_region(box.region, center=True, x_axis=False, animate=False)
            self.scroll_to_region(box.region, spacing=Spacing(0, MARGIN, 0, MARGIN), y_axis=False, animate=False)

    def rows_needed(self, width: int) -> int:
        """Rows that show all of it in a terminal with `width` cells for it."""
        return self.high + (self.broad > width)  # a scrollbar below takes a row

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        rows = cast(Roomy, self.parent).rows_of_drawing(self.rows_needed(width), viewport)
        return rows - self.show_horizontal_scrollbar  # Textual adds the row it has now


def _boxes(lines: list[str]) -> list[Box]:
    boxes, before = [], 0
    for row, line in enumerate(lines):
        for found in BOX.finditer(line):
            region = Region(cell_len(line[: found.start()]), row, cell_len(found[0]), 1)
            boxes.append(Box(int(found[1]) - 1, before + found.start(), before + found.end(), region))
        before += len(line) + 1
    return boxes
