"""What filling blanks and labelling share: one line a blank, Enter goes to the next and hands in after the last."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from studyapp.course.blanks import Blanks
from studyapp.course.question import Response
from studyapp.locales import phrase, say
from studyapp.marking.blanks import right_blanks
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Answer
from studyapp.tui.widgets.prose import Prose


class BlanksAnswer(Answer):
    """An input for every blank; once marked, each is followed by its verdict and the model answer."""

    DEFAULT_CSS = """
    BlanksAnswer .blank { height: 1; margin: 0 1; }
    BlanksAnswer .number { width: 5; }
    BlanksAnswer Input { width: 1fr; max-width: 44; }
    BlanksAnswer .verdict { width: 1fr; padding: 0 0 0 2; }
    """
    BINDINGS = [
        key("up", "step(-1)", phrase("Blank above"), show=False),
        key("down", "step(1)", phrase("Blank below"), show=False),
    ]

    def compose(self) -> ComposeResult:
        yield from self.rows()

    def rows(self) -> ComposeResult:
        """A row for every blank."""
        for place, words in enumerate(self._words()):
            with Horizontal(classes="blank"):
                yield Static(self.number(place), classes="number", markup=False)
                yield Input(words, id=f"blank-{place}", disabled=self.shown.marked is not None, select_on_focus=False)
                if self.shown.marked is not None:
                    yield Static(self._verdict(place), classes="verdict")

    def response(self) -> Response:
        return [blank.value for blank in self.inputs()]

    def number(self, place: int) -> str:
        """How a blank is named, as the question shows it."""
        return f"({place + 1})"

    def take_focus(self) -> None:
        blanks = list(self.inputs())
        empty = next((blank for blank in blanks if not blank.value), blanks[0])
        if not empty.disabled:
            self.screen.set_focus(empty)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        blanks = list(self.inputs())
        after = blanks.index(event.input) + 1
        if after < len(blanks):
            blanks[after].focus()
        else:
            self.submit(self.response())

    def action_step(self, by: int) -> None:
        blanks = list(self.inputs())
        here = next((place for place, blank in enumerate(blanks) if blank.has_focus), 0)
        blanks[max(0, min(len(blanks) - 1, here + by))].focus()

    def inputs(self) -> Iterator[Input]:
        """The inputs in the order of the blanks."""
        yield from self.query(Input)

    def right(self) -> list[bool]:
        """For each blank, whether what was handed in is right."""
        return right_blanks(self._question(), self.shown.marked or [])

    def _question(self) -> Blanks:
        assert isinstance(self.shown.question, Blanks)
        return self.shown.question

    def _words(self) -> list[str]:
        blanks = len(self._question().answer)
        given = self.shown.response if isinstance(self.shown.response, list) else []
        return [*given, *[""] * blanks][:blanks]

    def _verdict(self, place: int) -> Prose:
        model = self._question().key(self.shown.content, self.shown.interface)
        return verdict(self.right()[place], model[place] if isinstance(model, list) else "")


def verdict(right: bool, model: str) -> Prose:
    """A sign and a word, and the model answer where what was written is not right."""
    if right:
        return Prose(Content.styled(say("✓ right"), "bold $success"))
    return Prose(Content.styled(say("✗ answer: {answer}", answer=model), "bold $error"))
