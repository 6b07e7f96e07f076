"""Values to be ticked one by one, over the screen that asks for them."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.locales import Phrase, phrase
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine


class TickList(OptionList):
    """A list whose clicks tick."""

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # the base class would close the list
        place = event.style.meta.get("option")
        if place is not None and isinstance(self.screen, SeveralScreen):
            self.highlighted = place
            self.screen.action_tick()


class SeveralScreen(ModalScreen[tuple[Any, ...]], StudyScreen):
    """Dismissed with what is ticked, in the order it was offered."""

    CSS_PATH = "several.tcss"
    BINDINGS = [
        key("space", "tick", phrase("Pick")),
        key("enter,escape", "done", phrase("Done"), shown="Enter"),
    ]

    def __init__(
        self, title: Phrase, offered: tuple[Any, ...], ticked: tuple[Any, ...], words: Callable[[Any], str]
    ) -> None:
        super().__init__()
        self.asked = title
        self.offered = offered
        self.ticked = set(ticked)
        self.words = words

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Static(Content(str(self.asked)), id="asked")
            yield TickList(*map(self._drawn, self.offered), id="ticks", markup=False)
        yield KeyLine()

    def ready(self) -> None:
        ticks = self.query_one(TickList)
        ticks.highlighted = ticks.highlighted or 0
        ticks.focus()

    def on_option_list_option_selected(self) -> None:
        self.action_done()

    def action_tick(self) -> None:
        """Tick the line under the cursor, or take the tick away."""
        ticks = self.query_one(TickList)
        if ticks.highlighted is not None:
            value = self.offered[ticks.highlighted]
            self.ticked ^= {value}
            ticks.replace_option_prompt_at_index(ticks.highlighted, self._drawn(value).prompt)

    def action_done(self) -> None:
        """Back, with what is ticked."""
        self.dismiss(tuple(each for each in self.offered if each in self.ticked))

    def _drawn(self, value: Any) -> Option:
        return Option(Content(f"[{'x' if value in self.ticked else ' '}] {self.words(value)}"))
