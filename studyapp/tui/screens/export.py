"""Where to write the mistake book, over its list."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from studyapp.locales import Refusal, phrase, say, say_n
from studyapp.study.mistakes import Entry, kind_of, take_along
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine
from studyapp.tui.widgets.prose import Prose

GONE = phrase("The folder you started in is gone: write the whole path of the file.")


class ExportScreen(ModalScreen[None], StudyScreen):
    """Asks for a file's name and writes these entries. Dismissed with nothing."""

    CSS_PATH = "export.tcss"
    BINDINGS = [
        key("enter", "write", phrase("Write")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = entries

    def compose(self) -> ComposeResult:
        today = date.fromordinal(self.host.study.today()).isoformat()
        words = say_n("{n} question into this file:", "{n} questions into this file:", len(self.entries))
        try:
            folder = say(
                ".md to read, .csv for a spreadsheet, .json for programs. The folder is {path}", path=Path.cwd()
            )
        except OSError:  # the folder was deleted
            folder = str(GONE)
        with Vertical(id="export"):
            yield Static(Content(words))
            yield Input(f"mistakes-{today}.md", id="file", select_on_focus=False)
            yield Static(Prose(Content(folder)), id="where")
        yield KeyLine()

    def ready(self) -> None:
        self.query_one("#file", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Write the file, unless it is there already."""
        name = self.query_one("#file", Input).value.strip()
        try:
            file = _whole(name)
            take_along(self.host.study, self.entries, self.host.content, file, kind_of(file), force=False)
        except Refusal as refusal:
            self.host.complain(refusal)
        else:
            self.app.notify(say("written: {path}", path=str(file)), markup=False)
            self.dismiss(None)


def _whole(name: str) -> Path:
    """The file's whole path; raises `Refusal` where there is no such folder to begin it with."""
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:
        raise Refusal(phrase("{path}: no such home folder", path=name)) from None
    except OSError:
        raise Refusal(GONE) from None
