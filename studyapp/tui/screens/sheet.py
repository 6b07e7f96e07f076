"""A question whose answer is kept as it is given, and marked later: what stands on the sheet is in the journal."""

from textual.timer import Timer
from textual.widgets import Input, TextArea

from studyapp.course.question import Response
from studyapp.locales import Refusal, say
from studyapp.records.journal import Overtaken
from studyapp.sitting.desk import section_at
from studyapp.sitting.events import Confidence
from studyapp.study.exam import Exam, Standing
from studyapp.tui.names import section_name
from studyapp.tui.screens.asking import READING, AskingScreen
from studyapp.tui.screens.heading import WIDE, what
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.answer_card import FLAG, AnswerCard
from studyapp.tui.widgets.bars import TopLine

AFTERWARDS = 0.012
"""Seconds until the rest of the screen follows the question: work done at once would hold back the thread that writes
the question to the terminal."""

REST = 1.0
"""Seconds after which what is being typed is kept, however fast the keys come."""


class SheetScreen(AskingScreen):
    """Keeps what is picked at once, after the screen was drawn, and what is typed every second."""

    def __init__(self, session: Exam) -> None:
        super().__init__(session)
        self.exam = session
        self._resting: Timer | None = None
        self._catching_up: Timer | None = None
        self.standing: Standing | None = None

    def top_line(self) -> tuple[str, str, str]:
        assert self.place is not None
        plan = self.exam.sitting.plan
        where = section_name(plan, section_at(plan, self.place)) if plan.sections else say("Quiz")
        signs = f"{FLAG} " if self.exam.flagged(self.place) else ""
        return signs + where, self.how_far(), what(self.session, self.place)

    def shown_at(self, place: int) -> Shown:
        standing = self.standing
        draft = standing.response if standing is not None and standing.place == place else self.exam.response(place)
        return super().shown_at(place)._replace(draft=draft, deferred=True)

    async def rebuild(self) -> None:
        """What was typed in the last second is not in the journal yet."""
        self.keep()
        await super().rebuild()

    def on_answer_changed(self, event: Answer.Changed) -> None:
        if self.place is None or event.item != self.session.items[self.place]:
            return  # it tells of a question that was left meanwhile, with what stood there
        self.stands(event.response)
        if not isinstance(self.focused, Input | TextArea):
            self.call_after_refresh(self.keep)
        elif self._resting is None:
            self._resting = self.set_timer(REST, self.keep)

    def stands(self, response: Response) -> None:
        """Remember what stands on the screen until it is kept."""
        if self.place is not None:
            self.standing = Standing(self.place, response)

    def keep(self) -> bool:
        """Keep what stands on the screen; returns whether that could be done."""
        self.read_answer()
        return self.keep_standing()

    def keep_standing(self) -> bool:
        """Keep what is remembered as standing there, as when the screen is gone already."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        standing, self.standing = self.standing, None
        if standing is None or self.exam.sitting.over:
            return True
        if self.exam.late:
            self.standing = standing  # the clock takes it along
            return True
        try:
            self._enter(*standing)
        except Refusal as refusal:
            if standing.place in self.exam.open_places():
                self.standing = standing
            self.refused(refusal)
            return False
        self.draw_card()
        return True

    def read_answer(self) -> None:
        """Remember what stands in the answer, be its message still on the way; not in one that is being replaced."""
        item = None if self.place is None else self.session.items[self.place]
        if self.answer is not None and self.answer.shown.item == item and (news := self.answer.news()) is not None:
            self.stands(news)

    def _enter(self, place: int, response: Response) -> None:
        """Keep a response. Another window may have gone on with the exam: this one has caught up by then, and what the
        student did last counts."""
        try:
            self.exam.enter(place, response)
        except Overtaken as overtaken:
            self.refused(overtaken)
            if not self.exam.sitting.over:
                self.exam.enter(place, response)

    def rated(self, place: int, confidence: Confidence) -> None:
        try:
            super().rated(place, confidence)
        except Overtaken as overtaken:
            self.refused(overtaken)

    def refused(self, refusal: Refusal) -> None:
        """Say why something could not be kept; show where the exam stands, if it went on elsewhere."""
        self.host.complain(refusal)
        self.read_answer()
        if self.exam.sitting.over:
            self.show_result()
        elif isinstance(refusal, Overtaken):
            self.call_later(self.show_place)

    async def show_place(self) -> None:
        """Show the question the student is at."""
        if self.exam.place is None:
            self.show_result()
            return
        before, self.place = self.place, self.exam.place
        if before is None or not self._shown_in_place(before):
            self.remove_class(READING)
            await self.recompose()
            self.ready()
        if self._catching_up is not None:
            self._catching_up.stop()
        self._catching_up = self.set_timer(AFTERWARDS, self._catch_up)

    def _shown_in_place(self, before: int) -> bool:
        """Put the question where the one at `before` stood, if it is of the same kind: quicker than a new page."""
        assert self.place is not None
        if self.session.items[before].case or self.session.items[self.place].case or self._reading:
            return False
        shown = self.shown()
        if self.answer is None or not self.answer.takes(shown):
            return False
        self.answer.show(shown)
        line = self.query_one(TopLine)
        line.left, line.middle, line.right = self.top_line()
        return True

    def _catch_up(self) -> None:
        """What can wait until the question is there to be read: remarks, card, keys, and the question after it."""
        try:
            self.exam.settle()
        except Refusal as refusal:
            self.host.complain(refusal)
        self.remarked()
        self.draw_card()
        self.refresh_bindings()
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Get the next question ready while the student reads this one."""
        place = self.exam.beside(1)
        if place is None or self.answer is None or self.session.items[place].case:
            return
        shown = self.shown_at(place)
        if self.answer.takes(shown):
            self.answer.prepare(shown)

    def draw_card(self) -> None:
        """Show the state of now on the card beside the question."""
        for card in self.query(AnswerCard):
            if self.app.size.width >= WIDE:
                card.draw()
