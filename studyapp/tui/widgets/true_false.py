"""True or false; and where the statement is to be put right, a line for the words that should stand instead."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from studyapp.course.question import Response
from studyapp.course.text import said
from studyapp.course.true_false import Fix, TrueFalse, instead, judgement
from studyapp.locales import phrase, say
from studyapp.marking.true_false import right_words
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.blanks import verdict
from studyapp.tui.widgets.choices import Choice, ChoiceAnswer
from studyapp.tui.widgets.prose import Prose


class Answer(ChoiceAnswer):
    """Two options, under T and F; Y and N, 1 and 2 do as well. F leads on to the words, where they are asked for."""

    DEFAULT_CSS = """
    Answer #fix { height: auto; margin: 0 1; }
    Answer #fix.unseen { visibility: hidden; }
    Answer #fix Horizontal { height: auto; }
    Answer #instead { width: 1fr; max-width: 44; }
    Answer .verdict { width: 1fr; height: auto; padding: 0 0 0 2; }
    """
    BINDINGS = [key("up", "judge", phrase("Back to T and F"), show=False)]

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.page.set_class(self._question().fix is not None, "-above")
        self.page.takes_enter |= self._question().fix is not None
        words = "" if shown.response is None else instead(shown.response)
        self.words = Input(words, id="instead", disabled=shown.marked is not None, select_on_focus=False)

    def build(self, shown: Shown) -> list[Choice]:
        question = shown.question
        assert isinstance(question, TrueFalse)
        return [
            Choice("T", [say("true")], True, question.answer, aliases="Y对是"),
            Choice("F", [say("false")], False, not question.answer, aliases="N错否"),
        ]

    def picked_from(self, response: Response | None, choices: Sequence[Choice]) -> set[str]:
        judged = None if response is None else judgement(response)
        return {choice.label for choice in choices if choice.value is judged}

    def response(self) -> Response:
        judged, words = super().response(), self.words.value.strip()
        return [words] if self._asks_words and words and judged is False else judged

    def takes(self, shown: Shown) -> bool:
        # The words that are asked for have widgets of their own.
        if not isinstance(shown.question, TrueFalse) or shown.question.fix is not None:
            return False
        return self._question().fix is None and super().takes(shown)

    def compose(self) -> ComposeResult:
        yield self.page
        if (fix := self._question().fix) is not None:
            with Vertical(id="fix"):
                yield Static(Prose(Content(self._asking(fix))))
                with Horizontal():
                    yield self.words
                    if self.shown.marked is not None:
                        yield Static(self._verdict_on_words(self.shown.marked), classes="verdict")

    def on_mount(self) -> None:
        self._reveal()

    def take_focus(self) -> None:
        self.screen.set_focus(self.words if self._asks_words and self.shown.marked is None else self.page)

    def on_key(self, event: events.Key) -> None:
        """Down from F leads on to the words."""
        if event.key == "down" and self.page.has_focus and self.shown.marked is None and self._asks_words:
            event.stop()
            event.prevent_default()
            self.words.focus()

    def action_pick(self, place: int) -> None:
        """F leads on to the words, where they are asked for."""
        super().action_pick(place)
        if self._asks_words:
            self.words.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit(self.response())

    def action_judge(self) -> None:
        """From the words back to the judgement."""
        self.page.focus()

    def click_on(self, place: int) -> None:
        if self.shown.marked is None and self.choices[place].value is False and self._question().fix is not None:
            self.page.highlighted = place
            self._pick(place)
            self.words.focus()
        else:
            super().click_on(place)

    def hand_in(self) -> None:
        """Hand in what is picked; F without words leads on to them first."""
        if self.shown.marked is None and self._asks_words and not self.words.value.strip():
            self.words.focus()
        else:
            super().hand_in()

    @property
    def _asks_words(self) -> bool:
        return "F" in self.picked and self._question().fix is not None

    def _pick(self, place: int) -> None:
        super()._pick(place)
        if not self._asks_words:
            self.words.value = ""
        self._reveal()

    def _reveal(self) -> None:
        # The room is kept from the start, so that nothing below jumps when the words are asked for.
        for fix in self.query("#fix"):
            fix.set_class(self.shown.marked is None and not self._asks_words, "unseen")

    def _question(self) -> TrueFalse:
        assert isinstance(self.shown.question, TrueFalse)
        return self.shown.question

    def _asking(self, fix: Fix) -> str:
        wrong = said(fix.wrong, self.shown.content, self.shown.interface)
        return say("Instead of “{wrong}” it should say:", wrong=wrong)

    def _verdict_on_words(self, marked: Response) -> Prose:
        model = instead(self._question().key(self.shown.content, self.shown.interface))
        return verdict(right_words(self._question(), marked), model)
