"""A question of the mistake book with its answer, and what the student says of it; the next one is a key away."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from studyapp.locales import phrase, say, say_n
from studyapp.records.figures import CLEAN
from studyapp.study.mistakes import Entry
from studyapp.study.session import Session
from studyapp.tui.keys import key
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.feedback import feedback, solved
from studyapp.tui.widgets.prose import Prose


class MistakeScreen(QuestionScreen):
    """Shows the questions of these entries, one at a time, and asks nothing."""

    BINDINGS = [
        key("n,right", "turn(1)", phrase("Next one")),
        key("p,left", "turn(-1)", phrase("Previous one")),
        key("a", "ask", phrase("Ask me")),
    ]

    def __init__(self, session: Session, entries: Sequence[Entry], place: int) -> None:
        super().__init__(session, look_back=place)
        self.entries = entries

    @property
    def entry(self) -> Entry:
        """What the book has of the question on the screen."""
        return self.entries[self.place or 0]

    @property
    def blamable(self) -> bool:
        return self.entry.wrong > 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next one but behind the last."""
        if action == "turn":
            return 0 <= self._beside(parameters[0]) < len(self.entries)
        return super().check_action(action, parameters)

    def shown(self) -> Shown:
        """With the right answer filled in: nobody answered wrong here."""
        return solved(super().shown())

    def explanation(self, shown: Shown) -> Prose | str:
        assert self.place is not None
        return feedback(
            self.session, self.place, shown, self.said(), self.blamable, Content.styled(self._head(), "bold")
        )

    async def action_turn(self, way: int) -> None:
        """The next question of the list, or the one before."""
        self.place = self._beside(way)
        await self.recompose()
        self.ready()
        self.refresh_bindings()

    def action_ask(self) -> None:
        """Only this question, as a quiz."""
        question = self.entry.question.id
        self.host.sit(lambda study: study.again([question]))

    def _beside(self, way: object) -> int:
        return (self.place or 0) + (1 if way == 1 else -1)

    def _head(self) -> str:
        """How it stands in the book."""
        entry = self.entry
        if not entry.wrong:
            return say("Never wrong so far")
        last = date.fromordinal(entry.last).isoformat()
        wrong = say_n("wrong once, {last}", "wrong {n} times, last {last}", entry.wrong, last=last)
        since = say("right on {n} of {all} days since", n=entry.days, all=CLEAN)
        return f"{wrong} · {since}"
