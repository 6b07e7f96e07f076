"""A sitting that is marked at its end: questions to go to and fro between, an answer card, a clock that hands in."""

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import TextArea

from studyapp.locales import Phrase, Refusal, phrase, say
from studyapp.marking import marker
from studyapp.sitting.desk import section_at
from studyapp.tui.keys import key
from studyapp.tui.names import section_name
from studyapp.tui.screens.ask import AskScreen, HandInScreen
from studyapp.tui.screens.exam_clock import ClockedSheet
from studyapp.tui.widgets.answer import Answer
from studyapp.tui.widgets.answer_card import AnswerCard
from studyapp.tui.widgets.bars import KeyLine, TopLine

MOST_NAMED = 12
"""Numbers of questions listed in a sentence."""


class Paper(Container):
    """All between the line above and the keys below."""

    BLANK = True  # drawn at each repaint, and cheaply so


class ExamScreen(ClockedSheet):
    """Shows the question the student is at. Each answer is kept as it is given; nothing is marked before the end."""

    CSS_PATH = ["asking.tcss", "exam.tcss"]
    BINDINGS = [
        key("enter", "onward", phrase("Next question")),
        key("f7,left", "back", phrase("One back"), shown="F7"),
        key("f8,right", "forth", phrase("Next question"), show=False),
        key("f5", "card", phrase("Card")),
        key("ctrl+f", "flag", phrase("Flag"), priority=True),
        key("f6", "read", phrase("Material")),
        key("f9", "hand_in_all", phrase("Hand in all")),
        key("pagedown", "scroll(1)", phrase("More"), priority=True),
        key("pageup", "scroll(-1)", phrase("Scroll up"), show=False, priority=True),
        key("escape", "leave", phrase("Leave")),
    ]

    SAVED = phrase("Every answer is kept as you give it. The clock of an exam runs on when you leave.")

    def compose(self) -> ComposeResult:
        yield TopLine(*self.top_line())
        with Paper(id="paper"):
            yield AnswerCard(self.exam, self.exam.sitting.desk.at, focusable=False)
            yield from self.body(self.shown())
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that cannot be done now; Enter belongs to the page while one is written on."""
        match action:
            case "onward":
                return not self._writing()
            case "back":
                return self.exam.beside(-1) is not None
        return super().check_action(action, parameters)

    async def on_answer_submitted(self, event: Answer.Submitted) -> None:
        if self.place is None or event.item != self.session.items[self.place]:
            return
        if not self._surprised:
            self.stands(event.response)
            await self.action_forth()
        if self.answer is not None:
            self.answer.closed = False  # it is still there where a question is asked first

    async def action_forth(self) -> None:
        """The next question; behind the last one, the question whether to hand in."""
        if (place := self.exam.beside(1)) is None:
            self.action_hand_in_all()
        elif self.exam.leaves_section(place):
            self._ask_to_leave_section(place)
        else:
            await self.go(place)

    async def action_onward(self) -> None:
        """Enter where it is not part of what is being written."""
        if not self._surprised:
            await self.action_forth()

    async def action_back(self) -> None:
        """The question before."""
        if (place := self.exam.beside(-1)) is not None:
            await self.go(place)

    async def go(self, place: int) -> None:
        """Keep what stands here and turn to the question at `place`."""
        if self.out_of_time() or not self.keep():
            return
        self._tell_if_unreadable()
        try:
            self.exam.turn(place, settled=False)
        except Refusal as refusal:
            self.refused(refusal)
        if not self.exam.sitting.over:
            await self.show_place()

    def _tell_if_unreadable(self) -> None:
        """Say of what is typed that it is none of the answers the question can have, as where a number is asked for."""
        at = self.exam.sitting.desk.at
        response = self.exam.response(at) if self.exam.askable(at) else None
        if isinstance(response, str) and not marker(self.exam.question(at)).fits(self.exam.question(at), response):
            words = say("Question {n}: “{text}” cannot be read as an answer.", n=at + 1, text=response[:30])
            self.app.notify(words, severity="warning", markup=False)

    def action_flag(self) -> None:
        """Flag this question, to look at it again before the end; or take the flag away."""
        assert self.place is not None
        try:
            self.exam.flag(self.place)
        except Refusal as refusal:
            self.refused(refusal)
        self.query_one(TopLine).left = self.top_line()[0]
        self.draw_card()

    def action_card(self) -> None:
        """All questions at a glance, to go to any of them."""
        from studyapp.tui.screens.answer_card import AnswerCardScreen

        self.keep()
        self.app.push_screen(AnswerCardScreen(self.exam), self._from_card)

    def action_hand_in_all(self) -> None:
        """Ask once, naming what is empty and what is flagged; then hand in."""
        if self.out_of_time() or not self.keep():
            return
        empty = next((place for place in self.exam.empty() if self.exam.may_turn(place)), None)
        asking = HandInScreen(self._to_consider(), empty)

        async def answered(agreed: bool | None) -> None:
            if agreed:
                self._hand_in()
            elif asking.to_fill and empty is not None:
                await self._from_card(empty)

        self.app.push_screen(asking, answered)

    def action_leave(self) -> None:
        """Leave the app's exam; home offers to come back. Where the clock runs on, say so first."""
        if self._reading:
            self.action_read()
            return
        if self.out_of_time() or not self.keep():
            return
        if self.exam.pausable:
            super().action_leave()
            return
        lines = [
            phrase("The clock runs on while you are away, and hands in at its end."),
            phrase("Every answer is kept. To end the exam, press F9 instead."),
        ]
        self.app.push_screen(AskScreen(phrase("Leave the exam?"), lines), self._left)

    def on_unmount(self) -> None:
        self.keep_standing()

    async def on_answer_card_chosen(self, event: AnswerCard.Chosen) -> None:
        if self.exam.may_turn(event.place):
            await self._from_card(event.place)

    async def _from_card(self, place: int | None) -> None:
        if place is None:
            return
        if place < 0:
            self.action_hand_in_all()
        elif self.exam.leaves_section(place):
            self._ask_to_leave_section(place)
        else:
            await self.go(place)

    def _hand_in(self) -> None:
        try:
            self.exam.hand_in()
        except Refusal as refusal:
            self.refused(refusal)
            return
        self.show_result()

    def _left(self, agreed: bool | None) -> None:
        if agreed:
            super().action_leave()

    def _ask_to_leave_section(self, place: int) -> None:
        plan = self.exam.sitting.plan
        name = section_name(plan, section_at(plan, self.exam.sitting.desk.at))

        async def turned(agreed: bool | None) -> None:
            if agreed:
                await self.go(place)

        lines = [phrase("There is no way back to this section."), *self._to_consider(self.exam.open_places())]
        self.app.push_screen(AskScreen(phrase("Leave section {name}?", name=name), lines), turned)

    def _to_consider(self, among: list[int] | None = None) -> list[Phrase]:
        """What is empty and what is flagged, where anything is."""
        places = self.exam.empty() if among is None else [each for each in self.exam.empty() if each in among]
        flags = [each for each in sorted(self.exam.sitting.desk.flags) if among is None or each in among]
        lines = [phrase("Not answered: {numbers}", numbers=_numbers(places)) if places else phrase("All are answered.")]
        if flags:
            lines.append(phrase("Flagged: {numbers}", numbers=_numbers(flags)))
        return lines

    def _writing(self) -> bool:
        """Whether Enter belongs to what is being written."""
        return self.answer is not None and self.answer.WRITES and isinstance(self.focused, TextArea)


def _numbers(places: list[int]) -> str:
    """The numbers of some questions, the first of them where there are many."""
    listed = say(", ").join(str(place + 1) for place in places[:MOST_NAMED])
    return listed if len(places) <= MOST_NAMED else say("{listed} … ({n} in all)", listed=listed, n=len(places))
