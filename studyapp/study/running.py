"""A sitting with its clock and its journal: what happens is an event in the journal first, and only then state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studyapp.records.journal import Overtaken
from studyapp.sitting.countdown import Countdown, countdowns, time_left
from studyapp.sitting.events import AnyEvent, Resumed, Stamped
from studyapp.sitting.state import Sitting, apply, fold

if TYPE_CHECKING:
    from studyapp.study.study import Study


class Running:
    """The time of one sitting, and its events."""

    def __init__(self, study: "Study", sitting: Sitting) -> None:
        self.study = study
        self.sitting = sitting
        # Within this process the sitting's time comes from the steady clock: a changed wall clock must not move what
        # is left. It is the journal's time too, so that what is read back adds up to what was shown.
        self._origin = study.clock.wall() - study.clock.steady()

    def now(self) -> int:
        """This sitting's time, in milliseconds UTC."""
        return self._origin + self.study.clock.steady()

    def time_left(self) -> float | None:
        """Seconds left, or `None` without a limit."""
        return time_left(self.sitting, self.now())

    def countdowns(self) -> list[Countdown]:
        """Every limit that runs now, the widest first."""
        return countdowns(self.sitting, self.now())

    def _note(self, events: Sequence[AnyEvent], settled: bool = True) -> None:
        """Record events and take them in, so that they outlast a power cut if they are to be `settled`. Raises
        `Refusal` where they cannot be kept; `Overtaken` where another window went on with the sitting: this one has
        caught up with it by then."""
        stamped = [self._stamp(event) for event in self._running(events)]
        try:
            self.study.records.append(stamped, after=self.sitting.newest, settled=settled)
        except Overtaken:
            self._catch_up()
            raise
        for one in stamped:
            self.sitting = apply(self.sitting, one)

    def _catch_up(self) -> None:
        """Take in what another window did."""
        self.sitting = fold(self.study.records.events(self.sitting.id)) or self.sitting

    def _running(self, events: Sequence[AnyEvent]) -> Sequence[AnyEvent]:
        """The events, with the clock started first where another window stopped it: whoever goes on is there."""
        stopped = self.sitting.since is None and not self.sitting.over
        return events if not stopped or isinstance(events[0], Resumed) else [Resumed(), *events]

    def _stamp(self, event: AnyEvent) -> Stamped:
        return self.study.stamp(event, self.sitting.id, self.now())
