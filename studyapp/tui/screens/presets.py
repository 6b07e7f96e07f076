"""Quizzes saved under a name: to be started, changed first, or forgotten; and the name for one more."""

from collections.abc import Callable
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from studyapp.locales import Refusal, phrase, say
from studyapp.study.presets import WIDEST, forget_preset, presets
from studyapp.study.quiz import Quiz
from studyapp.study.study import Study
from studyapp.tui.keys import key
from studyapp.tui.names import named
from studyapp.tui.screens.ask import AskScreen
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.builder_rows import in_words
from studyapp.tui.widgets.bars import DOT, KeyLine, fitted
from studyapp.tui.widgets.prose import Prose

MOST_NAMED, MOST_LINES = 3, 6
"""Chapters and topics named of a saved quiz, and lines that say what it asks."""


class Preset(NamedTuple):
    """A saved quiz that was picked: to be started `at_once`, or changed first."""

    quiz: Quiz
    at_once: bool


class PresetsScreen(ModalScreen[Preset], StudyScreen):
    """Every saved quiz with what it asks. Dismissed with the one that was picked."""

    CSS_PATH = "presets.tcss"
    BINDINGS = [
        key("enter", "start", phrase("Start")),
        key("space", "change_first", phrase("Change first")),
        key("delete", "forget", phrase("Forget")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        self._saved: dict[str, Quiz] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Static(Content(say("Saved quizzes")), id="asked")
            yield OptionList(id="saved", markup=False)
            yield Static(id="lines")
        yield KeyLine()

    def ready(self) -> None:
        try:
            self._saved = presets(self.study)
        except Refusal as refusal:
            self.host.complain(refusal)
        saved = self.query_one("#saved", OptionList)
        place = saved.highlighted or 0
        saved.clear_options()
        saved.add_options([Option(Content(name)) for name in self._saved])
        if self._saved:
            saved.highlighted = min(place, len(self._saved) - 1)
        else:
            self._say(say("Nothing is saved yet. Esc goes back; ^S there saves what is chosen."))
        saved.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a saved quiz there is only the way back."""
        return bool(self._saved) if action in ("start", "change_first", "forget") else True

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self._saved:
            quiz = self._saved[self._current]
            about = [*quiz.scope.chapters, *quiz.scope.topics]
            self._say("\n".join([*self._called(about), in_words(quiz)]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_start()

    def action_start(self) -> None:
        """Start the quiz under the cursor."""
        self.dismiss(Preset(self._saved[self._current], at_once=True))

    def action_change_first(self) -> None:
        """Put the quiz under the cursor into the builder."""
        self.dismiss(Preset(self._saved[self._current], at_once=False))

    def action_forget(self) -> None:
        """Forget the quiz under the cursor, after a question."""
        name = self._current

        def agreed(yes: bool | None) -> None:
            if not yes:
                return
            try:
                forget_preset(self.study, name)
            except Refusal as refusal:
                self.host.complain(refusal)
            self.ready()

        self.app.push_screen(AskScreen(phrase("Forget {name}?", name=name), [FORGOTTEN]), agreed)

    @property
    def _current(self) -> str:
        return list(self._saved)[self.query_one("#saved", OptionList).highlighted or 0]

    def _called(self, ids: list[str]) -> list[str]:
        """The names of chapters and topics, on a line; the first of them where there are many."""
        names = self.host.names
        known = {row.id: named(row) for row in names.chapters()} if names else {}
        known |= {row.id: named(row) for row in names.topics()} if names else {}
        listed = DOT.join(known.get(each, each) for each in ids[:MOST_NAMED])
        if len(ids) > MOST_NAMED:
            listed = say("{listed} … ({n} chapters and topics in all)", listed=listed, n=len(ids))
        return [listed] if ids else []

    def _say(self, words: str) -> None:
        self.query_one("#lines", Static).update(Brief(Content(words)))


class Brief(Prose):
    """Running text of which a few lines are shown; an ellipsis stands for the rest."""

    def lines(self, width: int) -> list[Content]:
        found = super().lines(width)
        if len(found) > MOST_LINES:
            found[MOST_LINES - 1 :] = [Content(fitted(found[MOST_LINES - 1].plain + " " * width, width))]
        return found


FORGOTTEN = phrase("What was answered stays; only these choices go.")


class NameScreen(ModalScreen[str], StudyScreen):
    """Asks for a name and hands it to `keep`, which may refuse it. Dismissed with the name as it was kept."""

    CSS_PATH = "presets.tcss"
    BINDINGS = [
        key("enter", "keep", phrase("Save")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def __init__(self, keep: Callable[[str], str]) -> None:
        super().__init__()
        self.keep = keep

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Static(Content(say("Save these choices as")), id="asked")
            yield Input(id="name", max_length=WIDEST, select_on_focus=False)
            yield Static(Content(say("A name that is there already stands for these choices then.")), id="lines")
        yield KeyLine()

    def ready(self) -> None:
        self.query_one("#name", Input).focus()

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Save under what is written; what cannot be saved stays on the screen."""
        try:
            kept = self.keep(self.query_one("#name", Input).value)
        except Refusal as refusal:
            self.host.complain(refusal)
        else:
            self.dismiss(kept)
