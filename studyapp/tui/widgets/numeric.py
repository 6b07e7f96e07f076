"""A calculation: one line for the number, the unit behind it, and below it the decimals wanted or what to mend."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from studyapp.course.numeric import Numeric
from studyapp.course.question import Response
from studyapp.marking import Unreadable
from studyapp.marking.numbers import MOST_SIGNS, tidied
from studyapp.marking.numeric import read, right
from studyapp.tui.widgets.answer import Answer as Base
from studyapp.tui.widgets.blanks import verdict
from studyapp.tui.widgets.prose import Prose


class Answer(Base):
    """An input that hands in only what can be read as a number; once marked, its verdict stands behind the unit."""

    DEFAULT_CSS = """
    Answer .number { height: auto; margin: 0 1; }
    Answer .number Input { width: 24; }
    Answer .number .unit { width: auto; max-width: 24; padding: 0 0 0 1; }
    Answer .number .verdict { width: 1fr; height: auto; padding: 0 0 0 3; }
    Answer #remark { height: auto; min-height: 1; margin: 0 2; }
    """

    def compose(self) -> ComposeResult:
        given, marked = self.shown.response, self.shown.marked
        question = self._question()
        with Horizontal(classes="number"):
            yield Input(
                given if isinstance(given, str) else "",
                id="number",
                max_length=MOST_SIGNS,
                disabled=marked is not None,
                select_on_focus=False,
            )
            unit = question.unit_shown(self.shown.content, self.shown.interface)
            yield Static(unit, classes="unit", markup=False)
            if marked is not None:
                model = question.key(self.shown.content, self.shown.interface)
                said = question.spoken(model, "", self.shown.content, self.shown.interface)
                yield Static(verdict(right(question, marked), said), classes="verdict")
        yield Static(self._hint(), id="remark")

    def response(self) -> Response:
        return tidied(self.query_one(Input).value)

    def take_focus(self) -> None:
        if self.shown.marked is None:
            self.screen.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        remark = self.query_one("#remark", Static)
        if remark.has_class("mend"):
            remark.remove_class("mend")
            remark.update(self._hint())
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.submit(read(self._question(), event.value, ""))
        except Unreadable as refusal:
            remark = self.query_one("#remark", Static)
            remark.add_class("mend")
            remark.update(Prose(Content.styled(str(refusal), "bold $warning")))

    def _hint(self) -> Prose:
        nearest = self._question().nearest()
        return Prose(Content.styled(str(nearest) if nearest else "", "dim"))

    def _question(self) -> Numeric:
        assert isinstance(self.shown.question, Numeric)
        return self.shown.question
