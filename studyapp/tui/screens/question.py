"""One question at a time: quiz and review share it. Everything it shows is in the session; it can be built again."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from studyapp.course.question import Response, is_empty
from studyapp.locales import Refusal, phrase, say
from studyapp.records.journal import Overtaken
from studyapp.study.drill import Drill
from studyapp.tui.keys import key
from studyapp.tui.screens.asking import READING
from studyapp.tui.screens.drafts import Drafts
from studyapp.tui.screens.heading import countdown
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.feedback import feedback
from studyapp.tui.widgets.prose import Prose

UNSEEN = ("hand_in", "confirm", "onward", "look_away", "give_up", "undo", "note", "note_later", "rate", "blame")
"""What waits until the question is on the screen again."""


class QuestionScreen(Drafts):
    """Shows the question at `place`; with `look_back` it shows what was answered and asks nothing."""

    CSS_PATH = "asking.tcss"
    BINDINGS = [
        key("enter", "hand_in", phrase("Hand in")),
        key("enter", "confirm", phrase("Confirm")),
        key("enter", "onward", phrase("Next question")),
        key("enter", "look_away", phrase("Back")),
        key("f4", "give_up", phrase("Don't know")),
        key("f8", "undo", phrase("Undo")),
        key("ctrl+o", "note", phrase("Note")),
        key("ctrl+o", "note_later", phrase("Note, after the answer"), show=False),
        key("f6", "read", phrase("Material")),
        key("pagedown", "scroll(1)", phrase("More"), priority=True),
        key("pageup", "scroll(-1)", phrase("Scroll up"), show=False, priority=True),
        key("escape", "leave", phrase("Pause")),
        key("escape", "shut", phrase("Back")),
    ]

    _late: int | None = None
    """The place of the question whose own time was up just now."""

    def explanation(self, shown: Shown) -> Prose | str:
        assert self.place is not None
        if not self.shows_answer:
            return ""
        told = feedback(self.session, self.place, shown, self.said(), self.offered)
        if self._late != self.place:
            return told
        late = say("The time for this question is up: what stood there was marked.")
        return Prose(Content("\n").join([Content.styled(late, "$warning"), told.content]))

    def remarked(self) -> None:
        super().remarked()
        if self.shows_answer:
            for words in self.query("#after > #words").results(Static):
                words.update(self.explanation(self.shown()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense now is not offered; nothing is done to a question that is out of sight."""
        if self._reading and action in UNSEEN:
            return False
        offered = OFFERED.get(action)
        return super().check_action(action, parameters) if offered is None else offered(self)

    async def on_answer_submitted(self, event: Answer.Submitted) -> None:
        if self.place is not None and event.item == self.session.items[self.place]:  # else its question is gone by now
            await self._forward(event.response)

    def on_answer_ticked(self, event: Answer.Ticked) -> None:
        assert self.place is not None
        self.session.ticking[self.place] = event.ticks
        if isinstance(self.session, Drill):
            self._keep_soon()

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
            self.refused(refusal)
            return
        await self.rebuild()

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
            self.refused(refusal)
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

    def action_note_later(self) -> None:
        """Before there is an answer the note would give it away."""
        self._remark(say("The note opens after you have answered. F4 shows the answer."))

    @property
    def _settled(self) -> bool:
        return self.place is None or self.session.settled(self.place)

    def hand_in_what_stands(self) -> None:
        try:
            self.drill.time_up(self.place)
        except Overtaken:
            self.drill.time_up(self.place)  # the time is up in both windows, and what is typed in this one counts

    def start_ticking(self) -> None:
        if self._ticking is None and self.session.sitting.plan.each and not self.looking_back:
            self._ticking = self.set_interval(0.5, self._tick)
        super().start_ticking()

    def how_far(self) -> str:
        """The number of the question, and what is left of the time that is up first."""
        if self._question_left() is None:
            return super().how_far()
        tightest = min(self.session.countdowns(), key=lambda limit: limit.left)
        return f"{(self.place or 0) + 1}/{len(self.session.items)}  {countdown(tightest)}"

    def _tick(self) -> None:
        if self._question_left() == 0:
            self._question_time_up()
        else:
            super()._tick()

    def _question_left(self) -> float | None:
        """Seconds left for the question alone, or `None` where it has no time of its own or does not wait for an
        answer."""
        if self.looking_back or self.marked or self.session.sitting.over:
            return None
        return next((each.left for each in self.session.countdowns() if each.of == "question"), None)

    def _question_time_up(self) -> None:
        """Mark what stands there, and show the answer."""
        assert self.place is not None
        try:
            self.drill.question_time_up(self.place)
        except Refusal as refusal:
            self.refused(refusal)
            if self._ticking is not None and not isinstance(refusal, Overtaken):
                self._ticking.stop()  # a locked file makes each try slow: the next key tries again
            return
        self.remove_class(READING)
        self._late = self.place
        self.call_later(self.rebuild)

    async def _forward(self, response: Response) -> None:
        if self.looking_back:
            self.dismiss()
        elif self.marked:
            await self._next()
        elif is_empty(response):
            self._remark(say("Nothing chosen yet. F4 shows the answer."))
        else:
            await self._submit(response)

    async def _submit(self, response: Response | None) -> None:
        assert self.place is not None
        if self.out_of_time():
            return
        if self._question_left() == 0:
            self._question_time_up()
            return
        try:
            if response is None:
                self.drill.give_up(self.place)
            else:
                self.drill.submit(self.place, response)
        except Refusal as refusal:
            self.refused(refusal)
            return
        await self.rebuild()

    async def catch_up(self) -> None:
        """Show where the quiz stands; a question whose key points wait to be confirmed stays where it is."""
        if self.looking_back or not self._settled or self.place == self.session.place:
            await self.rebuild()
        else:
            await self._next()

    async def _next(self) -> None:
        if self.session.sitting.over or self.session.place is None:
            self.show_result()
        else:
            await self._go(self.session.place)

    async def _go(self, place: int) -> None:
        self.place, self._late = place, None
        self.remove_class(READING)
        self.drill.show(place)
        await self.recompose()
        self.ready()
        self.refresh_bindings()


# Asked for each key whenever the key line is drawn: only what is asked is worked out.
OFFERED: dict[str, Callable[[QuestionScreen], bool]] = {
    "hand_in": lambda screen: not screen.shows_answer and not screen._writing(),
    "confirm": lambda screen: not screen._settled,
    "onward": lambda screen: not screen.looking_back and screen.marked and screen._settled,
    "look_away": lambda screen: screen.looking_back and screen._settled,
    "shut": lambda screen: screen.looking_back,
    "leave": lambda screen: not screen.looking_back,
    "give_up": lambda screen: not screen.shows_answer,
    "undo": lambda screen: not screen.looking_back and screen.session.can_undo,
    "note": lambda screen: screen.shows_answer,
    "note_later": lambda screen: not screen.shows_answer,
}
