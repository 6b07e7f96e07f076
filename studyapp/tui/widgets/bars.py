"""The line above and the key line below every screen, and bars made of characters."""

from math import floor

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import RenderResult
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from studyapp.tui.keys import commands

FULL, EMPTY = "█", "░"
DOT = " · "


def bar(share: float, cells: int) -> str:
    """A bar `cells` wide, filled to `share` (0–1)."""
    filled = round(max(0.0, min(1.0, share)) * cells)
    return FULL * filled + EMPTY * (cells - filled)


def percent(share: float) -> str:
    """A share (0 to 1) in whole percent, halves rounded up as marks are."""
    return f"{floor(round(share * 100, 6) + 0.5)}%"


def fitted(text: str, cells: int) -> str:
    """The text cut or padded to exactly `cells`; a Han character takes two."""
    if cell_len(text) <= cells:
        return set_cell_size(text, cells)
    return set_cell_size(text, max(0, cells - 1)).rstrip() + "…" if cells else ""


def padded(text: str, cells: int) -> str:
    """The text right-aligned in `cells`."""
    return " " * max(0, cells - cell_len(text)) + text


class TopLine(Widget):
    """Three texts on one line: where we are on the left, how far in the middle, what it is worth on the right.

    Where it is too narrow, the right gives up what stands after its last dot, then the left is cut.
    """

    DEFAULT_CSS = """
    TopLine { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    left: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, left: str = "", middle: str = "", right: str = "") -> None:
        super().__init__()
        self.set_reactive(TopLine.left, left)
        self.set_reactive(TopLine.middle, middle)
        self.set_reactive(TopLine.right, right)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(self._words(), self.visual_style.rich_style)])

    def _words(self) -> str:
        width, right = self.content_size.width, self.right
        room = width - cell_len(self.middle) - 4
        while cell_len(self.left) + cell_len(right) > room and DOT in right:
            right = right.rpartition(DOT)[0]
        left = self.left
        if cell_len(left) + cell_len(right) > room:
            left = fitted(left, max(4, room - cell_len(right))).rstrip()
        gap = max(2, width - cell_len(left) - cell_len(self.middle) - cell_len(right))
        before = gap // 2 if self.middle else gap
        return left + " " * before + self.middle + " " * (gap - before) + right


class KeyLine(Widget):
    """The keys that work now, by name; each can be clicked. What does not fit on two lines is under `?`."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: auto; max-height: 2; background: $panel; padding: 0 1;
        .key { color: $accent; text-style: bold; } }
    """
    COMPONENT_CLASSES = {"key"}

    _drawn: Text | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        # Another height lays the whole screen out again, which costs more than all the rest of a key.
        before, self._drawn = self._drawn, self._draw()
        if before != self._drawn:
            self.refresh(layout=before is None or before.plain.count("\n") != self._drawn.plain.count("\n"))

    def on_resize(self) -> None:
        self._drawn = None

    def render(self) -> RenderResult:
        if self._drawn is None:
            self._drawn = self._draw()
        return self._drawn

    def _draw(self) -> Text:
        bold = self.get_component_rich_style("key", partial=True)
        line, length, width = Text(end=""), 0, self.content_size.width or self.app.size.width - 2
        for command in commands(self.screen):
            if not command.listed:
                continue
            needed = cell_len(command.shown) + 1 + cell_len(command.words)
            if length:
                apart = "\n" if length + 2 + needed > width else "  "
                line.append(apart)
                length = 0 if apart == "\n" else length + 2
            click = Style(meta={"@click": f"app.simulate_key({command.key!r})"})
            line.append(command.shown, bold + click).append(" " + command.words, click)
            length += needed
        return line
