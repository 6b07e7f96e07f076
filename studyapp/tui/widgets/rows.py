"""Rows of text with a cursor, and what became of each: the base of matching, ordering and classifying."""

import unicodedata
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.layout import Layout

from studyapp.course.text import Text, versions
from studyapp.locales import phrase
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.panes import Entries, Entry, Panes
from studyapp.tui.widgets.prose import Prose

UNDER_CURSOR = "bold on $primary 60%"


class Rows(Entries, can_focus=True):
    """The rows; they have the focus."""

    @property
    def cursor_coordinate(self) -> int:
        """Where the cursor is, under the name by which a screen keeps it when it is built again."""
        return self._answer.cursor

    @cursor_coordinate.setter
    def cursor_coordinate(self, place: int) -> None:
        self._answer.go(place)

    @property
    def _answer(self) -> "RowsAnswer":
        assert isinstance(self.parent, RowsAnswer)
        return self.parent


class RowsAnswer(Answer):
    """A cursor on rows. A type fills `rows` and says what its keys do."""

    BINDINGS = [
        key("up", "step(-1)", phrase("Row above"), show=False),
        key("down", "step(1)", phrase("Row below"), show=False),
    ]

    rows: Rows

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.cursor = 0
        self._panes = Panes()

    @property
    def layout(self) -> Layout:
        return self._panes

    @property
    def asking(self) -> bool:
        """Whether the answer can still be changed."""
        return self.shown.marked is None

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.call_after_refresh(lambda: self.go(self.cursor))  # by then a screen may have put it back where it was

    def take_focus(self) -> None:
        self.screen.set_focus(self.rows)

    def entries(self) -> Sequence[Entry]:
        """The rows as they are now."""
        raise TypeError("a type draws its rows")

    def press_enter(self) -> None:
        """Enter, while the answer can be changed."""
        self.hand_in()

    def press(self, sign: str) -> bool:
        """A letter or digit, while the answer can be changed; whether it means something."""
        return False

    def click(self, row: int | None, label: str | None) -> None:
        """A click on a row, or on what has this label, while the answer can be changed."""

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.press_enter() if self.asking else self.hand_in()
        elif self.asking and event.character:
            sign = unicodedata.normalize("NFKC", event.character).upper()
            if len(sign) == 1 and sign.isalnum() and self.press(sign):
                event.stop()
                event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        meta = event.style.meta
        if not self.asking:
            self.hand_in()
        elif meta:
            self.click(meta.get("row"), meta.get("label"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once it is marked, the cursor only shows what has scrolled away."""
        return self.asking or action == "step"

    def action_step(self, by: int) -> None:
        """The row above or below."""
        self.go(self.cursor + by)

    def go(self, place: int) -> None:
        """Put the cursor on this row, or as near as there is one."""
        self.cursor = max(0, min(len(self.entries()) - 1, place))
        self.redraw()
        self.rows.reveal(self.cursor)

    def redraw(self) -> None:
        """Show the rows as they are now."""
        self.rows.redraw()

    def changed(self) -> None:
        """Show and tell what is given now."""
        self.redraw()
        super().changed()

    def hand_in(self) -> None:
        """Hand in what is given; or, once it is marked, go on."""
        self.submit(self.response())

    def prose(self, text: Text) -> Prose:
        """A text in the languages shown, the second dimmed."""
        shown = versions(text, self.shown.content, self.shown.interface)
        return Prose(
            Content("\n").join(Content.styled(each.strip(), "dim" if n else "") for n, each in enumerate(shown))
        )
