"""Questions with their answers, to be learnt by heart (背题): nothing is asked, nothing but remarks is recorded."""

from textual.content import Content
from textual.widgets import Static

from studyapp.locales import phrase, say
from studyapp.study.session import Session
from studyapp.tui.keys import key
from studyapp.tui.screens.asking import READING, AskingScreen
from studyapp.tui.screens.heading import what
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.bars import DOT
from studyapp.tui.widgets.feedback import explained, solved
from studyapp.tui.widgets.prose import Prose


class RecitationScreen(AskingScreen):
    """One question after the other with its answer and explanation. Answers can be covered, to be recalled first; then
    each question comes covered until it is uncovered."""

    CSS_PATH = "asking.tcss"
    BINDINGS = [
        key("enter,right,f8", "forth", phrase("Next question"), priority=True, shown="Enter →"),
        key("enter", "end", phrase("Done"), priority=True),
        key("left,f7", "back", phrase("One back"), priority=True),
        key("space", "uncover", phrase("Show the answer"), priority=True),
        key("h", "cover", phrase("Hide answers"), priority=True),
        key("h", "cover_no_more", phrase("Show answers"), priority=True),
        key("t", "test", phrase("Quiz me on these"), priority=True),
        key("ctrl+o", "note", phrase("Note")),
        key("f6", "read", phrase("Material")),
        key("pagedown", "scroll(1)", phrase("More"), priority=True),
        key("pageup", "scroll(-1)", phrase("Scroll up"), show=False, priority=True),
        key("escape", "leave", phrase("Back")),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session, look_back=0)
        self.covering = False
        self._uncovered = False

    @property
    def covered(self) -> bool:
        """Whether the answer of the question on the screen is to be recalled yet."""
        return self.covering and not self._uncovered

    @property
    def shows_answer(self) -> bool:
        return not self.covered

    def top_line(self) -> tuple[str, str, str]:
        assert self.place is not None
        topic = self.host.topic_name(self.session.items[self.place].topic)
        return say("Learn by heart") + DOT + topic, self.how_far(), what(self.session, self.place)

    def shown(self) -> Shown:
        shown = super().shown()
        return shown._replace(marked=None) if self.covered else solved(shown)

    def explanation(self, shown: Shown) -> Prose | str:
        """Why what is right is right, why every tempting option is wrong, and the student's own note."""
        if self.covered:
            return ""
        return Prose(Content("\n").join(explained(shown, shown.item.letters, self.said().note)))

    def remarked(self) -> None:
        super().remarked()
        for words in self.query("#after > #words").results(Static):
            words.update(self.explanation(self.shown()))

    def ready(self) -> None:
        # Nothing is answered here: what is covered must not be chosen from either.
        self.query_one(Answer).disabled = self.covered
        super().ready()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter goes on, and at the last question back; what is covered has no note yet."""
        last = self.place == len(self.session.items) - 1
        offered = {
            "forth": not last,
            "end": last,
            "back": bool(self.place),
            "uncover": self.covered,
            "cover": not self.covering,
            "cover_no_more": self.covering,
            "note": not self.covered,
        }
        if action == "own_note" and self.covered:
            return False
        return offered[action] if action in offered else super().check_action(action, parameters)

    async def on_answer_submitted(self) -> None:
        """A click on an answer goes on, too."""
        if self.check_action("forth", ()):
            await self.action_forth()

    async def action_forth(self) -> None:
        """The next question."""
        await self._turn(1)

    async def action_back(self) -> None:
        """The question before this one."""
        await self._turn(-1)

    async def action_uncover(self) -> None:
        """The answer of this question."""
        await self._show(uncovered=True)

    async def action_cover(self) -> None:
        """Hide this answer, and those that come."""
        self.covering = True
        await self._show(uncovered=False)

    async def action_cover_no_more(self) -> None:
        """Show this answer, and those that come."""
        self.covering = False
        await self._show(uncovered=False)

    def action_test(self) -> None:
        """The same questions, asked."""
        questions = [item.question for item in self.session.items]
        self.host.sit(lambda study: study.again(questions), instead=True)

    def action_note(self) -> None:
        """The topic's note, over the question."""
        from studyapp.tui.screens.notes import NotesScreen

        assert self.place is not None
        question = self.session.question(self.place)
        self.app.push_screen(NotesScreen(question.note or question.topic, over_question=True))

    def action_leave(self) -> None:
        """Back to where this was started from: there is nothing to keep."""
        self.host.leave()

    action_end = action_leave

    async def _turn(self, way: int) -> None:
        assert self.place is not None
        self.place += way
        await self._show(uncovered=False)

    async def _show(self, *, uncovered: bool) -> None:
        self._uncovered = uncovered
        self.remove_class(READING)
        await self.recompose()
        self.ready()
        self.refresh_bindings()
