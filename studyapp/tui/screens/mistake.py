"""A question of the mistake book with its answer and what was answered when it went wrong, and what the student says of
it; the others of the list are a key away."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from studyapp.course.question import is_empty
from studyapp.locales import phrase, say, say_n
from studyapp.marking.schemes import printed
from studyapp.records.figures import CLEAN
from studyapp.study.looking_up import LookUp
from studyapp.study.mistakes import Entry
from studyapp.study.verdict import verdict
from studyapp.tui.keys import key
from studyapp.tui.screens.heading import WIDE
from studyapp.tui.screens.look_back import LookBackScreen
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.bars import DOT
from studyapp.tui.widgets.feedback import feedback, solved
from studyapp.tui.widgets.prose import Prose


class MistakeScreen(LookBackScreen):
    """Shows the questions of these entries, one at a time, and asks nothing."""

    BINDINGS = [key("a", "ask", phrase("Ask me"))]

    def __init__(self, session: LookUp, entries: Sequence[Entry], place: int) -> None:
        super().__init__(session, range(len(entries)), place)
        self.then = session
        self.entries = entries

    @property
    def entry(self) -> Entry:
        """What the book has of the question on the screen."""
        return self.entries[self.place or 0]

    @property
    def blamable(self) -> bool:
        return self.entry.wrong > 0

    def top_line(self) -> tuple[str, str, str]:
        _, middle, right = super().top_line()
        topic = self.host.topic_name(self.entry.question.topic)
        return topic if self.app.size.width < WIDE else say("Mistake book") + DOT + topic, middle, right

    def shown(self) -> Shown:
        """What was answered; where nothing was, the right answer."""
        shown = super().shown()
        return solved(shown) if shown.marked is None or is_empty(shown.marked) else shown

    def explanation(self, shown: Shown) -> Prose | str:
        assert self.place is not None
        head = [Content.styled(self._head(), "bold")]
        if given := self.session.given(self.place):
            mark = f"{printed(given.mark)}/{printed(given.answer.full)}"
            head.append(Content(say("Answered then: {verdict}", verdict=f"{verdict(given)}  {mark}")))
        if before := self.then.in_words(self.place, self.host.content):
            head.append(Content.assemble((say("Your answer, before the question was changed: "), "bold"), before))
        return feedback(self.session, self.place, shown, self.said(), self.offered, Content("\n").join(head))

    def action_ask(self) -> None:
        """Only this question, as a quiz."""
        question = self.entry.question.id
        self.host.sit(lambda study: study.again([question]))

    def _head(self) -> str:
        """How it stands in the book."""
        entry = self.entry
        if not entry.wrong:
            return say("Never wrong so far")
        last = date.fromordinal(entry.last).isoformat()
        wrong = say_n("wrong once, {last}", "wrong {n} times, last {last}", entry.wrong, last=last)
        return wrong + DOT + say("right on {n} of {all} days since", n=entry.days, all=CLEAN)
