"""What every screen does: it can be thrown away and built again, in another language, with nothing lost."""

from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

if TYPE_CHECKING:
    from studyapp.tui.app import StudyApp


class StudyScreen(Screen[None]):
    """A screen of the app. `compose` draws it from the study's state, `ready` runs after each time it was drawn."""

    @property
    def host(self) -> "StudyApp":
        """The app, by its own type."""
        return cast("StudyApp", self.app)

    def on_mount(self) -> None:
        self.ready()

    def ready(self) -> None:
        """Fill and focus what `compose` made."""

    def refigured(self) -> None:
        """The figures of home changed."""

    async def rebuild(self) -> None:
        """Draw everything again, in the languages now in use; keep the focus, highlights and half-typed text."""
        focused = self.focused.id if self.focused else None
        kept = {widget.id: _state(widget) for widget in self.query(Widget) if widget.id}
        await self.recompose()
        self.ready()
        for name, state in kept.items():
            for widget in self.query(f"#{name}"):
                _restore(widget, state)
        if focused and (again := self.query(f"#{focused}")):
            again.first(Widget).focus()
        self.refresh_bindings()


def _state(widget: Widget) -> object:
    if hasattr(widget, "highlighted"):
        return widget.highlighted
    if isinstance(widget, Input):
        return widget.value, widget.cursor_position
    return getattr(widget, "cursor_coordinate", None)  # a DataTable's, without importing it on the way to first paint


def _restore(widget: Widget, state: object) -> None:
    if hasattr(widget, "highlighted") and isinstance(state, int) and state < getattr(widget, "option_count", 0):
        widget.highlighted = state
    elif isinstance(widget, Input) and isinstance(state, tuple):
        widget.value, widget.cursor_position = state
    elif state is not None and hasattr(widget, "cursor_coordinate"):
        widget.cursor_coordinate = state
