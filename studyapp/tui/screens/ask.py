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


class HandInScreen(AskScreen):
    """Asks whether to hand in. While something is `empty` Enter leads there: it is the key that goes on from question
    to question, and pressed once too often it must not end the exam; nor must the key that asks, held too long."""

    BINDINGS = [
        key("enter", "agree", phrase("Yes, do it")),
        key("enter", "fill", phrase("To the first empty one")),
        key("y", "agree_anyway", phrase("Hand in as it is")),
        key("y", "agree", phrase("Yes, do it"), show=False),
    ]

    def __init__(self, lines: list[Phrase], empty: int | None) -> None:
        """`empty` is the place of the first empty question that can be turned to, if there is one."""
        super().__init__(phrase("Hand in now?"), lines)
        self.empty = empty
        self.to_fill = False
        """Whether the student goes there."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter does one thing or the other."""
        if action in ("agree", "fill", "agree_anyway"):
            return (self.empty is None) == (action == "agree")
        return True

    def action_fill(self) -> None:
        self.to_fill = True
        self.dismiss(False)

    action_agree_anyway = AskScreen.action_agree
