"""Every key that works on the screen below, in words."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from studyapp.locales import phrase, say
from studyapp.tui.keys import commands, key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import padded

SAVED = phrase("An answer is saved the moment it is marked; leave whenever you like.")
"""Said where the screen below says nothing else as its own `SAVED`."""


class HelpScreen(ModalScreen[None], StudyScreen):
    """A page over the screen it explains; any of its keys closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS = [key("escape,enter,question_mark,f1,q", "dismiss", phrase("Close"))]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self.below = below

    def compose(self) -> ComposeResult:
        listed = commands(self.below)
        wide = max(cell_len(command.shown) for command in listed)
        lines = [f"{padded(command.shown, wide)}  {command.words}" for command in listed]
        always = [
            say("Arrows and Enter always work, and so does the mouse."),
            str(getattr(self.below, "SAVED", SAVED)),
        ]
        with VerticalScroll(id="page"):
            yield Static(Content("\n".join([*lines, "", *always])))
