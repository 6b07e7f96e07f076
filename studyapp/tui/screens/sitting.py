"""What a screen does while a sitting runs under it: it watches the clock, stops it when it goes, and ends in time."""

from contextlib import suppress

from textual.timer import Timer

from studyapp.locales import Refusal
from studyapp.records.journal import Overtaken
from studyapp.study.session import Session
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.heading import how_far
from studyapp.tui.widgets.bars import TopLine

RETRY_SECONDS = 5.0


class SittingScreen(StudyScreen):
    """Shows the question at `place` of a sitting; with `look_back` it shows what was answered and asks nothing."""

    def __init__(self, session: Session, look_back: int | None = None) -> None:
        super().__init__()
        self.session = session
        self.looking_back = look_back is not None
        self.place = look_back if look_back is not None else session.place
        self._ticking: Timer | None = None
        self._overtaken = False

    def start_ticking(self) -> None:
        """Watch the clock from now on, where there is one to watch."""
        if self._ticking is None and self.session.sitting.plan.limit and not self.looking_back:
            self._ticking = self.set_interval(0.5, self._tick)

    def how_far(self) -> str:
        """The number of the question and the time left."""
        assert self.place is not None
        return how_far(self.session, self.place, timed=not self.looking_back)

    def on_unmount(self) -> None:
        """Whatever takes the screen away, the clock stands still; not that of a window that went on instead."""
        if not self.looking_back and not self._overtaken:
            with suppress(Refusal):
                self.session.pause()

    def action_leave(self) -> None:
        """Stop here; home offers to go on."""
        try:
            self.session.pause()
        except Refusal as refusal:
            self._overtaken = isinstance(refusal, Overtaken)
            self.host.complain(refusal)
        self.host.leave()

    def out_of_time(self) -> bool:
        """Whether the time is up; if it is, what stands there is handed in and the result shown."""
        if self.session.sitting.over or self.session.time_left() != 0:
            return False
        try:
            self.hand_in_what_stands()
        except Refusal as refusal:
            self.host.complain(refusal)
            self.try_again_later()
            return True
        self.show_result(time_up=True)
        return True

    def hand_in_what_stands(self) -> None:
        """End the sitting at its deadline; raises `Refusal` where that cannot be kept."""
        raise TypeError("a screen hands in what stands on it")

    def try_again_later(self) -> None:
        """A locked file makes each try slow, so the clock rests a while; a key tries again at once."""
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
            self.set_timer(RETRY_SECONDS, self.start_ticking)

    def show_result(self, time_up: bool = False) -> None:
        """The result in place of this screen and of all above it."""
        from studyapp.tui.screens.result import ResultScreen

        if self._ticking is not None:
            self._ticking.stop()
        if self not in self.app.screen_stack:
            return  # a key and the clock may end it at the same time
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.switch_screen(ResultScreen(self.session, time_up))

    def _tick(self) -> None:
        if not self.out_of_time():
            for line in self.query(TopLine):  # there is none while the screen is drawn again
                line.middle = self.how_far()
