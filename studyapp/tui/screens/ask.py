"""A question of the program's own, over the screen: something that cannot be taken back."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from studyapp.locales import Phrase, phrase
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine


class AskScreen(ModalScreen[bool], StudyScreen):
    """Says what would happen; Enter does it, Esc goes back. Dismissed with whether it is to be done."""

    CSS_PATH = "ask.tcss"
    BINDINGS = [
        key("enter", "agree", phrase("Yes, do it")),
        key("escape", "refuse", phrase("Back")),
    ]

    def __init__(self, title: Phrase, lines: list[Phrase]) -> None:
        super().__init__()
        self.asked = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Static(Content(str(self.asked)), id="asked")
            yield Static(Content("\n".join(str(line) for line in self.lines)), id="lines")
        yield KeyLine()

    def action_agree(self) -> None:
        self.dismiss(True)

    def action_refuse(self) -> None:
        self.dismiss(False)
