"""Label a drawing: the drawing as it stands in the file, and one line a box under it, or beside it where there is room.

Where both do not fit, the drawing scrolls and follows the box whose line has the cursor; Tab goes into the drawing, and
the arrows then scroll it. Once it is marked, the arrows go from box to box.
"""

from collections.abc import Iterator
from typing import ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.widgets import Input

from studyapp.course.label import Label
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.blanks import BlanksAnswer
from studyapp.tui.widgets.drawing import Drawing

LINE = 46
"""Cells a box's line needs beside the drawing: its number, some words, the verdict."""
FEW = 3
"""Lines of boxes that stay in sight under a high drawing, if there are so many; or a third of the room."""


class Answer(BlanksAnswer):
    """The drawing with the current box picked out, and the boxes' lines."""

    TALL: ClassVar[bool] = True
    DEFAULT_CSS = """
    Answer #boxes { height: auto; width: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    Answer #boxes .blank, Answer #boxes .verdict { height: auto; }
    Answer #boxes:focus .current .number { text-style: bold reverse; }
    Answer #boxes .number { width: 4; margin: 0 1 0 0; }
    Answer.beside { layout: horizontal; }
    """

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        assert isinstance(shown.question, Label)
        self.drawing = Drawing(shown.question.drawings(shown.content, shown.interface))
        self.boxes = Boxes(id="boxes")
        self.boxes.can_focus = shown.marked is not None
        self.places = len(shown.question.answer)
        self.current = 0

    def compose(self) -> ComposeResult:
        yield self.drawing
        with self.boxes:
            yield from self.rows()

    def number(self, place: int) -> str:
        return f"[{place + 1}]"

    def on_mount(self) -> None:
        self._paint()

    def take_focus(self) -> None:
        if self.shown.marked is None:
            super().take_focus()
        else:
            self.screen.set_focus(self.boxes)

    def action_step(self, by: int) -> None:
        """To the box above or below; once marked, only to look at it."""
        if self.shown.marked is None:
            super().action_step(by)
        else:
            self._go(max(0, min(self.places - 1, self.current + by)))

    def on_resize(self, event: events.Resize) -> None:
        beside = event.size.width >= self.drawing.broad + 2 + LINE
        if beside != self.has_class("beside"):
            self.set_class(beside, "beside")
            self.drawing.styles.width = self.drawing.broad + 1 if beside else "1fr"
            self.boxes.refresh(layout=True)
        self._follow()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, Input):
            self._go(list(self.inputs()).index(event.widget))

    def on_click(self, event: events.Click) -> None:
        """A click on a box in the drawing goes to its line."""
        place = event.style.meta.get("box")
        if place is not None and self.shown.marked is None:
            self.query_one(f"#blank-{place}").focus()
        elif place is not None:
            self._go(place)

    def rows_of_drawing(self, needed: int, viewport: Size) -> int:
        """How many rows of the terminal the drawing gets of those it needs."""
        most = self._most(viewport)
        if self.has_class("beside"):
            return min(needed, most)
        return min(needed, max(FEW, most - min(self.places, max(FEW, most // 3))))

    def rows_of_boxes(self, needed: int, width: int, viewport: Size) -> int:
        """How many rows of the terminal the boxes' lines get of those they need; they are `width` cells wide."""
        most = self._most(viewport)
        if self.has_class("beside"):
            return min(needed, most)
        drawing = self.rows_of_drawing(self.drawing.rows_needed(width - self.drawing.styles.margin.width), viewport)
        return min(needed, max(FEW, most - drawing))

    def _most(self, viewport: Size) -> int:
        limit = self.styles.max_height
        return viewport.height if limit is None else int(limit.resolve(viewport, viewport))

    def _go(self, place: int) -> None:
        self.current = place
        self._paint()
        self._follow()

    def _paint(self) -> None:
        self.drawing.paint(list(self._looks()))
        for place, line in enumerate(self.query(".blank")):
            line.set_class(place == self.current, "current")

    def _looks(self) -> Iterator[str]:
        right = self.right() if self.shown.marked is not None else []
        for place in range(self.places):
            colour = "" if not right else " $success" if right[place] else " $error"
            yield ("bold reverse" if place == self.current else "bold") + colour

    def _follow(self) -> None:
        self.call_after_refresh(self.drawing.show, self.current)
        self.call_after_refresh(self.query(".blank")[self.current].scroll_visible, animate=False)


class Boxes(Vertical):
    """The boxes' lines; where the answer has no room for all, the one with the cursor stays in sight."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        needed = super().get_content_height(container, viewport, width)
        return cast(Answer, self.parent).rows_of_boxes(needed, width, viewport)
