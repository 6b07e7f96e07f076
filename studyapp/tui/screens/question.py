"""One question at a time: quiz and review share it. Everything it shows is in the session; it can be built again."""

from contextlib import suppress

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Rule, Static

from studyapp.course.question import Response
from studyapp.locales import Refusal, language, phrase, say, say_n
from studyapp.marking.schemes import printed
from studyapp.study.session import Session
from studyapp.study.verdict import is_empty
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.answer import Answer, Shown, answer_widget
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.feedback import feedback
from studyapp.tui.widgets.prose import Prose

FORMS = {"drill": phrase("Quiz"), "timed": phrase("Timed quiz"), "review": phrase("Review")}
DIFFICULTIES = (phrase("easy"), phrase("fairly easy"), phrase("fairly hard"), phrase("hard"))

WIDE = 100
"""Cells from which on there is room for more than the necessary."""


class QuestionScreen(StudyScreen):
    """Shows the question at `place`; with `look_back` it shows what was answered and asks nothing."""

    CSS_PATH = "question.tcss"
    BINDINGS = [
        key("enter", "hand_in", phrase("Hand in")),
        key("enter", "onward", phrase("Next question")),
        key("enter", "look_away", phrase("Back")),
        key("f4", "give_up", phrase("Don't know")),
        key("f8", "undo", phrase("Undo")),
        key("ctrl+o", "note", phrase("Note")),
        key("pagedown", "scroll(1)", phrase("More"), priority=True),
        key("pageup", "scroll(-1)", phrase("Scroll up"), show=False, priority=True),
        key("escape", "leave", phrase("Pause")),
        key("escape", "look_away", phrase("Back")),
    ]

    def __init__(self, session: Session, look_back: int | None = None) -> None:
        super().__init__()
        self.session = session
        self.looking_back = look_back is not None
        self.place = look_back if look_back is not None else session.place
        self._ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        assert self.place is not None
        given = self.session.given(self.place)
        shown = Shown(
            question=self.session.question(self.place),
            item=self.session.items[self.place],
            content=self.host.content,
            interface=language(),
            draft=self.session.drafts.get(self.place),
            marked=given.answer.response if given else self.session.nothing(self.place) if self.looking_back else None,
        )
        yield TopLine(self._where(), self._how_far(), self._what())
        with VerticalScroll(id="stem", can_focus=False):
            yield Static(_two_voices(shown.question.stem_versions(shown.content, shown.interface)))
        yield answer_widget(shown)
        yield Rule(id="rule")
        with VerticalScroll(id="after", can_focus=False):
            yield Static(feedback(self.session, self.place, shown) if self.shows_answer else "", id="words")
        yield KeyLine()

    def ready(self) -> None:
        self.query_one(Answer).take_focus()
        self.call_after_refresh(self.refresh_bindings)  # whether there is more to scroll is known once it is laid out
        if self._ticking is None and self.session.sitting.plan.limit and not self.looking_back:
            self._ticking = self.set_interval(0.5, self._tick)

    @property
    def shows_answer(self) -> bool:
        """Whether the right answer is on the screen."""
        return self.marked or self.looking_back

    @property
    def marked(self) -> bool:
        """Whether the question on the screen has been answered."""
        return self.place is not None and self.session.given(self.place) is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense now is not offered."""
        asking = not self.looking_back
        offered = {
            "hand_in": asking and not self.marked,
            "onward": asking and self.marked,
            "look_away": self.looking_back,
            "leave": asking,
            "give_up": asking and not self.marked,
            "undo": asking and self.session.can_undo,
            "note": self.shows_answer,
            "scroll": bool(self.query("#stem")) and self._pane().max_scroll_y > 0,
        }
        return offered.get(action, True)

    def on_answer_changed(self, event: Answer.Changed) -> None:
        assert self.place is not None
        if not self.marked:
            self.session.drafts[self.place] = event.response
            self._remark("")

    async def on_answer_submitted(self, event: Answer.Submitted) -> None:
        await self._forward(event.response)

    async def action_hand_in(self) -> None:
        """Enter where nothing that takes Enter has the focus."""
        assert self.place is not None
        await self._forward(self.session.drafts.get(self.place, ""))

    async def action_onward(self) -> None:
        """The next question, or the result."""
        await self._next()

    def action_look_away(self) -> None:
        """Back to the result."""
        self.dismiss()

    async def action_give_up(self) -> None:
        """Hand in nothing and see the answer."""
        if not self.marked:
            await self._submit(None)

    async def action_undo(self) -> None:
        """Take the last answer back and ask again."""
        try:
            place = self.session.undo()
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        if place is not None:
            await self._go(place)
            self._remark(say("Taken back: answer question {n} again.", n=place + 1))

    def action_note(self) -> None:
        """The topic's note, over the question; the clock runs on."""
        from studyapp.tui.screens.notes import NotesScreen

        assert self.place is not None
        question = self.session.question(self.place)
        self.app.push_screen(NotesScreen(question.note or question.topic, over_question=True))

    def action_scroll(self, way: int) -> None:
        """Scroll the explanation, or the stem before there is one."""
        pane = self._pane()
        pane.scroll_page_down() if way > 0 else pane.scroll_page_up()

    def _pane(self) -> VerticalScroll:
        return self.query_one("#after" if self.shows_answer else "#stem", VerticalScroll)

    def on_unmount(self) -> None:
        """Whatever takes the screen away, the clock stands still."""
        if not self.looking_back:
            with suppress(Refusal):
                self.session.pause()

    def action_leave(self) -> None:
        """Stop here; home offers to go on."""
        try:
            self.session.pause()
        except Refusal as refusal:
            self.host.complain(refusal)
        self.host.leave()

    async def _forward(self, response: Response) -> None:
        if self.looking_back:
            self.dismiss()
        elif self.marked:
            await self._next()
        elif is_empty(response):
            self._remark(say("Nothing chosen yet. F4 shows the answer."))
        else:
            await self._submit(response)

    def _remark(self, words: str) -> None:
        """Say something where the explanation will stand."""
        remark = self.query_one("#words", Static)
        if words or remark.content:  # an update lays the screen out again, which costs more than the key itself
            remark.update(Content(words) if words else "")

    async def _submit(self, response: Response | None) -> None:
        assert self.place is not None
        if self._out_of_time():
            return
        try:
            if response is None:
                self.session.give_up(self.place)
            else:
                self.session.submit(self.place, response)
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        await self.rebuild()

    async def _next(self) -> None:
        if self.session.sitting.over or self.session.place is None:
            self._show_result()
        else:
            await self._go(self.session.place)

    async def _go(self, place: int) -> None:
        self.place = place
        self.session.show(place)
        await self.recompose()
        self.ready()
        self.refresh_bindings()

    def _tick(self) -> None:
        if not self._out_of_time():
            self.query_one(TopLine).middle = self._how_far()

    def _out_of_time(self) -> bool:
        if self.session.sitting.over or self.session.time_left() != 0:
            return False
        try:
            self._hand_in_draft()
            self.session.finish("time")
        except Refusal as refusal:
            self.host.complain(refusal)
            if self._ticking is not None:
                self._ticking.stop()  # a locked file makes each try slow: the next key tries again
            return True
        self._show_result(time_up=True)
        return True

    def _hand_in_draft(self) -> None:
        """What was picked or typed when the time ran out counts."""
        assert self.place is not None
        draft = self.session.drafts.get(self.place, "")
        if not self.marked and not is_empty(draft):
            self.session.submit(self.place, draft)

    def _show_result(self, time_up: bool = False) -> None:
        from studyapp.tui.screens.result import ResultScreen

        if self._ticking is not None:
            self._ticking.stop()
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.switch_screen(ResultScreen(self.session, time_up))

    def _where(self) -> str:
        assert self.place is not None
        topic = self.host.topic_name(self.session.items[self.place].topic)
        # A narrow terminal needs the room for the topic.
        return topic if self.app.size.width < WIDE else f"{FORMS[self.session.sitting.plan.form]} · {topic}"

    def _how_far(self) -> str:
        assert self.place is not None
        counted = f"{self.place + 1}/{len(self.session.items)}"
        left = None if self.looking_back else self.session.time_left()
        return counted if left is None else say("{counted}  {clock} left", counted=counted, clock=clock(left))

    def _what(self) -> str:
        assert self.place is not None
        question, item = self.session.question(self.place), self.session.items[self.place]
        return say_n(
            "{type} · {marks} mark · {difficulty}",
            "{type} · {marks} marks · {difficulty}",
            1 if item.full == 1 else 2,
            type=question.type_name,
            marks=printed(item.full),
            difficulty=DIFFICULTIES[question.difficulty - 1],
        )


def clock(seconds: float) -> str:
    """Seconds as 03:41, rounded up: 0:00 is shown only when nothing is left."""
    whole = int(-(-seconds // 1))
    return f"{whole // 60:02}:{whole % 60:02}"


def _two_voices(versions: list[str]) -> Prose:
    first, *others = versions
    return Prose(Content("\n").join([Content(first), *(Content.styled(other, "dim") for other in others)]))
