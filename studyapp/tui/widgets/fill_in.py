"""Fill in the blanks: one line a blank, Enter goes to the next and hands in after the last."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from studyapp.course.fill_in import FillIn
from studyapp.course.question import Response
from studyapp.locales import phrase, say
from studyapp.marking.fill_in import right_blanks
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Answer as Base


class Answer(Base):
    """An input for every blank; once marked, each is followed by its verdict and the model answer."""

    DEFAULT_CSS = """
    Answer .blank { height: 1; margin: 0 1; }
    Answer .number { width: 5; }
    Answer Input { width: 1fr; max-width: 44; }
    Answer .verdict { width: 1fr; padding: 0 0 0 2; }
    """
    BINDINGS = [
        key("up", "step(-1)", phrase("Blank above"), show=False),
        key("down", "step(1)", phrase("Blank below"), show=False),
    ]

    def compose(self) -> ComposeResult:
        for place, words in enumerate(self._words()):
            with Horizontal(classes="blank"):
                yield Static(f"({place + 1})", classes="number", markup=False)
                yield Input(words, id=f"blank-{place}", disabled=self.shown.marked is not None, select_on_focus=False)
                if self.shown.marked is not None:
                    yield Static(self._verdict(place), classes="verdict")

    def take_focus(self) -> None:
        blanks = list(self._inputs())
        empty = next((blank for blank in blanks if not blank.value), blanks[0])
        if not empty.disabled:
            empty.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self._response()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        blanks = list(self._inputs())
        after = blanks.index(event.input) + 1
        if after < len(blanks):
            blanks[after].focus()
        else:
            self.post_message(self.Submitted(self._response()))

    def action_step(self, by: int) -> None:
        blanks = list(self._inputs())
        here = next((place for place, blank in enumerate(blanks) if blank.has_focus), 0)
        blanks[max(0, min(len(blanks) - 1, here + by))].focus()

    def _inputs(self) -> Iterator[Input]:
        yield from self.query(Input)

    def _response(self) -> Response:
        return [blank.value for blank in self._inputs()]

    def _question(self) -> FillIn:
        assert isinstance(self.shown.question, FillIn)
        return self.shown.question

    def _words(self) -> list[str]:
        blanks = len(self._question().answer)
        given = self.shown.response if isinstance(self.shown.response, list) else []
        return [*given, *[""] * blanks][:blanks]

    def _verdict(self, place: int) -> Content:
        right = right_blanks(self._question(), self.shown.marked or [])[place]
        model = self._question().key(self.shown.content, self.shown.interface)
        if right:
            return Content.styled(say("✓ right"), "bold $success")
        answer = model[place] if isinstance(model, list) else ""
        return Content.styled(say("✗ answer: {answer}", answer=answer), "bold $error")
