"""The answer card over the question: where something is missing, and a way to it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from studyapp.locales import phrase, say
from studyapp.study.exam import Exam
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.answer_card import AnswerCard, legend
from studyapp.tui.widgets.bars import KeyLine

HAND_IN = -1
"""Dismissed with this to hand in."""


class AnswerCardScreen(ModalScreen[int], StudyScreen):
    """Dismissed with the place to go to, with `HAND_IN`, or with nothing."""

    CSS_PATH = "answer_card.tcss"
    BINDINGS = [
        key("f9", "hand_in", phrase("Hand in all")),
        key("n", "next_empty", phrase("Next empty one")),
        key("escape,f5", "back", phrase("Back")),
    ]

    def __init__(self, session: Exam) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            words = say("Answer card: {n} of {all}", n=self.session.answered(), all=len(self.session.items))
            yield Static(Content(words), id="asked")
            yield AnswerCard(self.session, self.session.sitting.desk.at, focusable=True)
            yield Static(Content(legend()), id="legend")
        yield KeyLine()

    def ready(self) -> None:
        self.query_one(AnswerCard).focus()

    def on_answer_card_chosen(self, event: AnswerCard.Chosen) -> None:
        if self.session.may_turn(event.place):
            self.dismiss(event.place)
        else:
            self.app.notify(say("There is no way to that question now."), markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._empty()) if action == "next_empty" else True

    def action_hand_in(self) -> None:
        self.dismiss(HAND_IN)

    def action_next_empty(self) -> None:
        """Put the cursor on the next question without an answer."""
        card, empty = self.query_one(AnswerCard), self._empty()
        card.go(next((place for place in empty if place > card.cursor), empty[0]))

    def action_back(self) -> None:
        self.dismiss(None)

    def _empty(self) -> list[int]:
        may = self.session.open_places()
        return [place for place in self.session.empty() if place in may]
