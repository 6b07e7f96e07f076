"""Sheets of lines that fold and scroll for themselves: one alone, or two side by side or below each other."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import Layout, WidgetPlacement
from textual.style import Style
from textual.widget import Widget

from studyapp.tui.widgets.prose import Prose

GAP = 2
"""Cells between two panes side by side."""
LEAST_WORDS = 12
"""Cells below which words are not squeezed to make room for a second pane."""


class Entry(NamedTuple):
    """Words with something before and after them; `style` is that of all its lines, `meta` what a click on it says."""

    before: Content
    words: Prose
    after: Content = Content("")
    style: str = ""
    meta: Mapping[str, int | str] = {}


class Canvas(Widget):
    """What a sheet scrolls."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: auto; }"

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__()
        self.sheet = sheet

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.sheet.lines(width))

    def render(self) -> Content:
        return Content("\n").join(self.sheet.lines(self.size.width))


class Sheet(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Lines in a pane. `natural` is the width in cells at which nothing folds, `least` the smallest that will do; both
    count the scroll bar, whose column is always kept free."""

    DEFAULT_CSS = "Sheet { scrollbar-gutter: stable; scrollbar-size-vertical: 1; }"

    natural: int
    least: int

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.canvas = Canvas(self)

    def compose(self) -> ComposeResult:
        yield self.canvas

    def lines(self, width: int) -> list[Content]:
        """The lines, none longer than `width` cells."""
        raise TypeError("a sheet says what its lines are")

    def height_at(self, width: int) -> int:
        """How many lines there are in a pane of this width."""
        return len(self.lines(width - 1))

    def span(self, place: int) -> tuple[int, int]:
        """The first line of the thing at `place` and how many lines it has, at the width it is drawn in."""
        raise TypeError("a sheet knows what stands where")

    def reveal(self, place: int) -> None:
        """Scroll so that the thing at `place` is in sight."""
        first, count = self.span(place)
        self.scroll_to_region(Region(0, first, 1, count), animate=False, x_axis=False, immediate=True)

    def redraw(self) -> None:
        """Draw again what still has as many lines."""
        self.canvas.refresh()


class Entries(Sheet):
    """Entries below each other, asked for whenever they are drawn: their words must stay the same, in any order. `room`
    cells are kept for what stands after the words, whether it is there or not."""

    def __init__(self, id: str, entries: Callable[[], Sequence[Entry]], room: int = 0) -> None:
        super().__init__(id)
        self.entries = entries
        self.room = room
        now = entries()
        around = now[0].before.cell_length + room + 1
        longest = max(2, *(line.cell_length for entry in now for line in entry.words.content.split("\n")))
        self.natural = around + longest
        self.least = around + min(longest, LEAST_WORDS)

    def lines(self, width: int) -> list[Content]:
        return [line for entry in self.entries() for line in self._drawn(entry, width)]

    def span(self, place: int) -> tuple[int, int]:
        heights = [len(self._drawn(entry, self.canvas.size.width)) for entry in self.entries()[: place + 1]]
        return sum(heights[:-1]), heights[-1]

    def _drawn(self, entry: Entry, width: int) -> list[Content]:
        indent = entry.before.cell_length
        column = max(2, width - indent - self.room)
        lines: list[Content] = []
        for line in entry.words.folded(column).split("\n"):
            before, after = (" " * indent, Content("")) if lines else (entry.before, entry.after)
            gap, rest = column - line.cell_length, self.room - after.cell_length
            drawn = Content.assemble(before, line, " " * gap, after, " " * rest)
            lines.append(drawn.stylize(entry.style).stylize(Style.from_meta(entry.meta)))
        return lines


class Panes(Layout):
    """One sheet, or two: side by side where that takes no more lines than the second below the first. Where
    they stand below each other without room for both, the second gets half, or what it needs if that is less."""

    name = "panes"

    def __init__(self) -> None:
        self._splits: dict[int, int] = {}

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> list[WidgetPlacement]:
        parent.pre_layout(self)
        first, *others = (child for child in children if isinstance(child, Sheet))
        if not others:
            return [_placed(first, size.region)]
        second, (width, height) = others[0], size
        if left := self._split(first, second, width):
            beside = Region(left + GAP, 0, width - left - GAP, height)
            return [_placed(first, Region(0, 0, left, height)), _placed(second, beside)]
        half, wanted = height // 2, second.height_at(width)
        above = min(first.height_at(width), height - 1 - min(half, wanted))
        below = Region(0, above + 1, width, max(0, height - 1 - above))
        return [_placed(first, Region(0, 0, width, above)), _placed(second, below)]

    def get_content_height(self, widget: Widget, container: Size, viewport: Size, width: int) -> int:
        first, *others = (child for child in widget.children if isinstance(child, Sheet))
        if not others:
            return first.height_at(width)
        second = others[0]
        if left := self._split(first, second, width):
            return max(first.height_at(left), second.height_at(width - left - GAP))
        return first.height_at(width) + 1 + second.height_at(width)

    def _split(self, first: Sheet, second: Sheet, width: int) -> int:
        """How wide the first pane is beside the second, or 0 where they stand below each other."""
        if width not in self._splits:
            self._splits[width] = _best_split(first, second, width - GAP)
        return self._splits[width]


def _best_split(first: Sheet, second: Sheet, room: int) -> int:
    if first.natural + second.natural <= room:
        return first.natural
    widths = range(first.least, room - second.least + 1, 3)
    heights = {left: (first.height_at(left), second.height_at(room - left)) for left in widths}
    best = min(heights, key=lambda left: (max(heights[left]), sum(heights[left])), default=0)
    stacked = first.height_at(room + GAP) + 1 + second.height_at(room + GAP)
    return best if best and max(heights[best]) <= stacked else 0


def _placed(widget: Widget, region: Region) -> WidgetPlacement:
    return WidgetPlacement(region, Offset(), Spacing(), widget)
