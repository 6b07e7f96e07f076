"""A question and its options on one page, drawn line by line: to show another question costs no new layout."""

from typing import cast

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.css.styles import RulesMap
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from studyapp.tui.widgets.leaf import MARGIN, Block, Leaf, height


class Page(ScrollView, can_focus=True):
    """Blocks of text, some of them options with a cursor. Where there is more than has room, it scrolls as a whole."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"page--text", "page--cursor"}
    DEFAULT_CSS = """
    Page { height: auto; overflow-x: hidden; scrollbar-size-vertical: 1; background: transparent; }
    Page > .page--cursor { background: $primary 30%; color: $foreground; text-style: bold; }
    Page:focus > .page--cursor { background: $primary 60%; color: $foreground; text-style: bold; }
    """
    BINDINGS = [  # cursor keys, as every list has them: without words, and so not on the key line
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("enter", "enter", show=False),
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)  # the base class lays the screen out anew
    highlighted: Reactive[int | None] = Reactive(None, repaint=False)
    """The place of the option under the cursor."""

    class Moved(Message):
        """The student put the cursor on the option at `place`."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Clicked(Message):
        """The option at `place` was clicked; the cursor is where it was."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Entered(Message):
        """Enter, wherever the cursor is."""

    def __init__(self, takes_enter: bool) -> None:
        """Without `takes_enter` Enter belongs to the screen."""
        super().__init__(id="options")
        self.takes_enter = takes_enter
        self._leaf = Leaf(())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.takes_enter or action != "enter"

    def prepare(self, leaf: Leaf) -> None:
        """Draw a leaf as it would stand here, without showing it."""
        leaf.fold(self._room)
        for number in range(len(leaf.blocks)):
            self._strips(leaf, number, self._style(cursor=False), cursor=False)

    def show(self, leaf: Leaf, cursor: int | None) -> None:
        """Show this leaf from its beginning, with the cursor on the option at `cursor`."""
        before, self._leaf = len(self._leaf.lines), leaf
        self.set_reactive(Page.highlighted, cursor)
        self.scroll_y = 0
        if self.is_attached and self.size.width:
            self._fit(follow=False)
            region = Region(0, 0, self._room, max(before, len(leaf.lines)))
            self.refresh(region, layout=self.styles.is_auto_height)

    def redraw(self, block: Block) -> None:
        """Put another block in the place of an option; it has as many lines as the one before."""
        assert block.place is not None
        leaf = self._leaf
        number = next(number for number, each in enumerate(leaf.blocks) if each.place == block.place)
        leaf.blocks[number] = block._replace(apart=leaf.blocks[number].apart)
        leaf.drawn = {key: strips for key, strips in leaf.drawn.items() if key[0] != number}
        self.refresh_lines(*leaf.extent(block.place))

    @property
    def option_count(self) -> int:
        """The number of options."""
        return sum(block.place is not None for block in self._leaf.blocks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(block.apart + height(block, width) for block in self._leaf.blocks)

    def on_resize(self) -> None:
        self._fit()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing is drawn around the lines of a page, so they are taken as they are: half the cost of a repaint."""
        if not self.is_attached:  # drawn once more while it is taken away, without its styles
            return [Strip.blank(crop.width)] * crop.height
        if self._leaf.width != self._room:  # as when a scrollbar takes a cell, which is no resize
            self._leaf.fold(self._room)
            self.call_later(self._fit)
        text, cursor = self._style(cursor=False), self._style(cursor=True)
        (blank,) = self._filtered([Strip.blank(crop.right, text.rich_style)])
        top = self.scroll_offset.y
        lines = [self._line(top + y, text, cursor) or blank for y in crop.line_range]
        whole = [line.extend_cell_length(crop.right, text.rich_style) for line in lines]
        return [line.crop(crop.x, crop.right) for line in whole] if crop.x else whole

    def _line(self, line: int, text: Style, cursor: Style) -> Strip | None:
        """A line of the leaf, or `None` where nothing stands."""
        leaf = self._leaf
        number, offset = leaf.lines[line] if line < len(leaf.lines) else (0, -1)
        if offset < 0:
            return None
        place = leaf.blocks[number].place
        under_cursor = place is not None and place == self.highlighted
        return self._strips(leaf, number, cursor if under_cursor else text, under_cursor)[offset]

    def _filtered(self, lines: list[Strip]) -> list[Strip]:
        """The lines as the terminal can show them, be it without colours."""
        background = self.background_colors[1]
        for each in self.get_line_filters():
            lines = [line.apply_filter(each, background) for line in lines]
        return lines

    def watch_highlighted(self, before: int | None, after: int | None) -> None:
        """Draw the two options anew and keep the cursor in sight."""
        for place in (before, after):
            if place is not None:
                self.refresh_lines(*self._leaf.extent(place))
        self._follow()

    def action_move(self, by: int) -> None:
        """The next option, or the one before; behind the last comes the first."""
        if self.option_count:
            at = self.highlighted
            self._go((-1 if by < 0 else 0) if at is None else at + by)

    def action_go(self, place: int) -> None:
        """The option at `place`; -1 is the last one."""
        if self.option_count:
            self._go(place)

    def action_enter(self) -> None:
        """What Enter does is said by whoever shows the page."""
        self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        leaf, line = self._leaf, event.y + self.scroll_offset.y
        number, offset = leaf.lines[line] if line < len(leaf.lines) else (0, -1)
        place = leaf.blocks[number].place if offset >= 0 else None
        if place is not None:
            self.post_message(self.Clicked(place))

    def _go(self, place: int) -> None:
        self.highlighted = place % self.option_count
        self.post_message(self.Moved(self.highlighted))

    def _fit(self, follow: bool = True) -> None:
        """Fold the leaf for the width there is now, and see whether all of it has room."""
        self._leaf.fold(self._room)
        if self.virtual_size != (size := Size(self._room, len(self._leaf.lines))):
            self.virtual_size = size
            self._scroll_update(size)
        if follow:
            self._follow()

    def _follow(self) -> None:
        """Scroll so far that the option under the cursor is in sight."""
        if self.highlighted is not None and self.max_scroll_y:
            first, rows = self._leaf.extent(self.highlighted)
            self.scroll_to_region(Region(0, first, self._room, rows), animate=False, force=True, immediate=True)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    def _strips(self, leaf: Leaf, number: int, style: Style, cursor: bool) -> list[Strip]:
        """The lines of a block in this style, with or without the cursor on it, as the terminal can show them."""
        if (number, cursor, style) not in leaf.drawn:
            block, rich = leaf.blocks[number], style.rich_style
            text = block.under_cursor if cursor and block.under_cursor is not None else block.text
            options = RenderOptions(self._get_style, cast(RulesMap, self.styles))
            lines = text.render_strips(max(1, leaf.width - 2 * MARGIN), None, style, options)
            margin = Segment(" " * MARGIN, rich)
            whole = [Strip([margin, *line]).extend_cell_length(leaf.width, rich) for line in lines]
            leaf.drawn[number, cursor, style] = self._filtered(whole)
        return leaf.drawn[number, cursor, style]

    def _style(self, cursor: bool) -> Style:
        return self.get_visual_style("page--cursor" if cursor else "page--text")
