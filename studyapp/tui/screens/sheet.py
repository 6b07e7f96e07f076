"""A question whose answer is kept as it is given, and marked later: what stands on the sheet is in the journal."""

from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

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

REST = 1.0
"""Seconds after which what is being typed is kept, however fast the keys come."""


class SheetScreen(AskingScreen):
    """Keeps what is picked at once, after the screen was drawn, and what is typed every second."""

    def __init__(self, session: Exam) -> None:
        super().__init__(session)
        self.exam = session
        self._resting: Timer | None = None
        self.standing: Standing | None = None

    def top_line(self) -> tuple[str, str, str]:
        assert self.place is not None
        plan = self.exam.sitting.plan
        where = section_name(plan, section_at(plan, self.place)) if plan.sections else say("Quiz")
        signs = f"{FLAG} " if self.exam.flagged(self.place) else ""
        return signs + where, self.how_far(), what(self.session, self.place)

    def shown(self) -> Shown:
        assert self.place is not None
        return super().shown()._replace(draft=self.exam.response(self.place), deferred=True)

    def on_answer_changed(self, event: Answer.Changed) -> None:
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
        self.refresh_bindings()

    def _shown_in_place(self, before: int) -> bool:
        """Put the question where the one at `before` stood, if it is of the same kind: quicker than a new page."""
        assert self.place is not None
        one, other = self.session.items[before], self.session.items[self.place]
        if (one.type, one.case) != (other.type, "") or self._reading:
            return False
        shown = self.shown()
        if not self.query_one(Answer).show(shown):
            return False
        line = self.query_one(TopLine)
        line.left, line.middle, line.right = self.top_line()
        self.query_one("#stem > Static", Static).update(self.stem(shown))
        self.query_one("#stem", VerticalScroll).scroll_home(animate=False)
        self.remarked()
        self.draw_card()
        return True

    def draw_card(self) -> None:
        """Show the state of now on the card beside the question."""
        for card in self.query(AnswerCard):
            if self.app.size.width >= WIDE:
                card.draw()
