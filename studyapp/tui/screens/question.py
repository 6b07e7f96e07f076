"""One question at a time: quiz and review share it. Everything it shows is in the session; it can be built again."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Rule, Static

from studyapp.course.question import Response, is_empty
from studyapp.locales import Refusal, language, phrase, say
from studyapp.study.drill import Drill
from studyapp.tui.keys import key
from studyapp.tui.screens.heading import what, where
from studyapp.tui.screens.sitting import SittingScreen
from studyapp.tui.widgets.answer import Answer, Shown, answer_widget
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.feedback import feedback, told, two_voices

READING = "-reading"
"""The class of the screen while the material of a case has all the room."""


UNSEEN = ("hand_in", "confirm", "onward", "look_away", "give_up", "undo", "note")
"""What waits until the question is on the screen again."""


class QuestionScreen(SittingScreen):
    """Shows the question at `place`; with `look_back` it shows what was answered and asks nothing."""

    CSS_PATH = "question.tcss"
    BINDINGS = [
        key("enter", "hand_in", phrase("Hand in")),
        key("enter", "confirm", phrase("Confirm")),
        key("enter", "onward", phrase("Next question")),
        key("enter", "look_away", phrase("Back")),
        key("f4", "give_up", phrase("Don't know")),
        key("f8", "undo", phrase("Undo")),
        key("ctrl+o", "note", phrase("Note")),
        key("f6", "read", phrase("Material")),
        key("pagedown", "scroll(1)", phrase("More"), priority=True),
        key("pageup", "scroll(-1)", phrase("Scroll up"), show=False, priority=True),
        key("escape", "leave", phrase("Pause")),
        key("escape", "shut", phrase("Back")),
    ]

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
            suggested=given.answer.ticks if given else None,
            ticks=self.session.ticking.get(self.place, given.ticks) if given else None,
            settled=self.session.settled(self.place),
        )
        yield TopLine(where(self.session, self.place, self.host), self.how_far(), what(self.session, self.place))
        if (material := self.session.material(self.place)) is None:
            yield from self._parts(shown)
        else:
            with Container(id="case", classes="-marked" if self.shows_answer else ""):
                with VerticalScroll(id="material", can_focus=False):
                    yield Static(told(material, shown))
                with Vertical(id="beside"):
                    yield from self._parts(shown)
        yield KeyLine()

    def _parts(self, shown: Shown) -> ComposeResult:
        """Stem, answer and what is said of it, one under the other."""
        assert self.place is not None
        answer = answer_widget(shown)
        answer.set_class(answer.TALL, "-tall")
        with VerticalScroll(id="stem", can_focus=False):
            yield Static(two_voices(shown.question.stem_versions(shown.content, shown.interface)))
        yield answer
        yield Rule(id="rule")
        with VerticalScroll(id="after", can_focus=False):
            yield Static(feedback(self.session, self.place, shown) if self.shows_answer else "", id="words")

    def ready(self) -> None:
        if not self._reading:
            self.query_one(Answer).take_focus()
        self.call_after_refresh(self.refresh_bindings)  # whether there is more to scroll is known once it is laid out
        self.start_ticking()

    @property
    def drill(self) -> Drill:
        """The sitting, where questions are asked."""
        assert isinstance(self.session, Drill), "an exam's questions are only looked back on here"
        return self.session

    @property
    def shows_answer(self) -> bool:
        """Whether the right answer is on the screen."""
        return self.marked or self.looking_back

    @property
    def marked(self) -> bool:
        """Whether the question on the screen has been answered."""
        return self.place is not None and self.session.given(self.place) is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense now is not offered; nothing is done to a question that is out of sight."""
        if self._reading and action in UNSEEN:
            return False
        asking = not self.looking_back
        offered = {
            "hand_in": asking and not self.marked and not self._writing(),
            "confirm": not self._settled,
            "onward": asking and self.marked and self._settled,
            "look_away": self.looking_back and self._settled,
            "shut": self.looking_back,
            "read": self.place is not None and self.session.material(self.place) is not None,
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

    def on_answer_ticked(self, event: Answer.Ticked) -> None:
        assert self.place is not None
        self.session.ticking[self.place] = event.ticks

    async def on_answer_confirmed(self, event: Answer.Confirmed) -> None:
        assert self.place is not None
        self.session.ticking[self.place] = event.ticks
        await self.action_confirm()

    async def action_confirm(self) -> None:
        """Keep the marks as they are ticked now."""
        assert self.place is not None
        given = self.session.given(self.place)
        try:
            self.session.confirm(self.place, self.session.ticking.get(self.place, given.ticks if given else []))
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        await self.rebuild()

    def action_read(self) -> None:
        """Give the material of the case all the room, or take it back."""
        self.toggle_class(READING)
        if not self._reading:
            self.call_after_refresh(self.query_one(Answer).take_focus)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _reading(self) -> bool:
        return self.has_class(READING)

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

    action_shut = action_look_away

    async def action_give_up(self) -> None:
        """Hand in nothing and see the answer."""
        if not self.marked:
            await self._submit(None)

    async def action_undo(self) -> None:
        """Take the last answer back and ask again."""
        try:
            place = self.drill.undo()
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
        """Scroll what has the word: material, explanation, or the stem before there is one."""
        pane = self._pane()
        pane.scroll_page_down() if way > 0 else pane.scroll_page_up()

    def _pane(self) -> VerticalScroll:
        if self._reading:
            return self.query_one("#material", VerticalScroll)
        pane = self.query_one("#after" if self.shows_answer else "#stem", VerticalScroll)
        material = self.query("#material").results(VerticalScroll)
        return pane if pane.max_scroll_y > 0 else next(material, pane)

    @property
    def _settled(self) -> bool:
        return self.place is None or self.session.settled(self.place)

    def _writing(self) -> bool:
        """Whether Enter belongs to what is being written."""
        return not self.marked and any(answer.WRITES for answer in self.query(Answer))

    def hand_in_what_stands(self) -> None:
        self.drill.time_up(self.place)

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
        remark = self.query_one("#after > #words", Static)
        if words or remark.content:  # an update lays the screen out again, which costs more than the key itself
            remark.update(Content(words) if words else "")

    async def _submit(self, response: Response | None) -> None:
        assert self.place is not None
        if self.out_of_time():
            return
        try:
            if response is None:
                self.drill.give_up(self.place)
            else:
                self.drill.submit(self.place, response)
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        await self.rebuild()

    async def _next(self) -> None:
        if self.session.sitting.over or self.session.place is None:
            self.show_result()
        else:
            await self._go(self.session.place)

    async def _go(self, place: int) -> None:
        self.place = place
        self.remove_class(READING)
        self.drill.show(place)
        await self.recompose()
        self.ready()
        self.refresh_bindings()
