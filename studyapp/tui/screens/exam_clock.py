"""The clock of an exam: it warns, leaves what its time is up for, and hands in at the end."""

from typing import Literal

from studyapp.locales import Refusal, say, say_n
from studyapp.study.exam import Exam
from studyapp.tui.screens.heading import countdown
from studyapp.tui.screens.sheet import SheetScreen
from studyapp.tui.widgets.bars import TopLine

WARNINGS = (600, 60)
"""Seconds before the end at which the student is told."""

SEEN_SECONDS = 0.8
"""An Enter within this time after the clock went on was meant for the question before."""


class ClockedSheet(SheetScreen):
    """A sheet whose time may be up, for the question, the section or the exam."""

    def __init__(self, session: Exam) -> None:
        super().__init__(session)
        self._surprised = False
        left = session.time_left()
        self._warned = {each for each in WARNINGS if left is not None and left <= each}

    def how_far(self) -> str:
        assert self.place is not None
        counted = f"{self.place + 1}/{len(self.session.items)}"
        return "  ".join([counted, *(countdown(each) for each in self.exam.countdowns())])

    def start_ticking(self) -> None:
        if self._ticking is None and self.exam.countdowns():
            self._ticking = self.set_interval(0.5, self._tick)

    def hand_in_what_stands(self) -> None:
        self.read_answer()
        self.exam.hand_in("time", self.standing)

    def _tick(self) -> None:
        if self.exam.sitting.over:
            self.show_result()
            return
        if self.out_of_time():
            return
        self._warn()
        if self.exam.late:
            self.call_later(self._follow_the_clock)  # in its turn: a screen that is being drawn again is left alone
        for line in self.query(TopLine):  # there is none while the screen is drawn again
            line.middle = self.how_far()

    async def _follow_the_clock(self) -> None:
        """Go on where the time for a question or a section is up."""
        if not self.exam.late or self.exam.sitting.over:
            return
        self.read_answer()
        try:
            done: Literal["", "turned", "over"] = self.exam.tick(self.standing)
        except Refusal as refusal:
            self.refused(refusal)
            self.try_again_later()
            return
        self.standing = None
        if done == "over":
            self.show_result(time_up=True)
        elif done == "turned":
            self.app.notify(say("Time is up there; here is the next question."), markup=False)
            await self.show_place()
            self._surprised = True
            self.set_timer(SEEN_SECONDS, self._seen)

    def _seen(self) -> None:
        self._surprised = False

    def _warn(self) -> None:
        left = self.exam.time_left()
        for seconds in WARNINGS:
            if left is not None and left <= seconds and seconds not in self._warned:
                self._warned.add(seconds)
                words = say_n("{n} minute left.", "{n} minutes left.", seconds // 60)
                self.app.notify(words, severity="warning", timeout=8, markup=False)
