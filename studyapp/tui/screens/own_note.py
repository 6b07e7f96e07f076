"""The student's own note on a question, over the question."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from studyapp.locales import Refusal, phrase, say
from studyapp.study.remarks import note_down
from studyapp.study.study import Study
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine


class OwnNoteScreen(ModalScreen[None], StudyScreen):
    """Whatever closes it keeps what was written: a key, or the end of the time under it. Dismissed with nothing."""

    CSS_PATH = "own_note.tcss"
    BINDINGS = [key("ctrl+s,escape,ctrl+t", "keep", phrase("Keep and close"), priority=True, shown="Esc ^S")]

    def __init__(self, study: Study, question: str, note: str) -> None:
        """`note` is what stands there now."""
        super().__init__()
        self.study = study
        self.question = question
        self._written = note

    def compose(self) -> ComposeResult:
        with Vertical(id="own"):
            yield Static(Content(say("My note on this question")))
            yield TextArea(self._written, id="own-words")
            hint = say("It stands with the answer from now on; an empty one is taken away.")
            yield Static(Content(hint), id="own-hint")
        yield KeyLine()

    def ready(self) -> None:
        words = self.query_one("#own-words", TextArea)
        words.move_cursor(words.document.end)
        words.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._written = event.text_area.text

    def action_keep(self) -> None:
        """Keep what is written and go back; what cannot be kept stays on the screen."""
        if self._kept():
            self.dismiss(None)

    def on_unmount(self) -> None:
        self._kept()

    def _kept(self) -> bool:
        try:
            self._written = note_down(self.study, self.question, self._written)
        except Refusal as refusal:
            self.host.complain(refusal)
            return False
        return True
