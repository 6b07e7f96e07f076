"""What is typed or picked in a quiz and not handed in yet: it is kept a moment after it changed."""

from textual.timer import Timer

from studyapp.locales import Refusal
from studyapp.records.journal import Overtaken
from studyapp.sitting.events import Confidence
from studyapp.study.drill import Drill
from studyapp.tui.screens.causes import Causes
from studyapp.tui.screens.sheet import REST
from studyapp.tui.widgets.answer import Answer


class Drafts(Causes):
    """A screen of a quiz's questions that keeps it, so that no kill of the program loses it."""

    _resting: Timer | None = None

    @property
    def drill(self) -> Drill:
        """The sitting, where questions are asked."""
        assert isinstance(self.session, Drill), "an exam's questions are only looked back on here"
        return self.session

    def on_answer_changed(self, event: Answer.Changed) -> None:
        if self.place is None or event.item != self.session.items[self.place]:
            return  # it tells of a question that was left meanwhile
        if not self.shows_answer:  # an input that is filled in for the student says that it changed, too
            self.session.drafts[self.place] = event.response
            self._remark("")
            self._keep_soon()

    def rated(self, place: int, confidence: Confidence) -> None:
        super().rated(place, confidence)
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._resting is None:
            self._resting = self.set_timer(REST, self._keep)

    def _keep(self) -> None:
        self._resting = None
        try:
            self.drill.keep_drafts()
        except Refusal as refusal:
            self.refused(refusal)

    def refused(self, refusal: Refusal) -> None:
        """Say why something could not be kept; show where the sitting stands, if it went on elsewhere."""
        self.host.complain(refusal)
        if isinstance(refusal, Overtaken):
            self.call_later(self.catch_up)

    async def catch_up(self) -> None:
        """Show where the sitting stands now."""
        raise TypeError("a screen shows where its sitting stands")
