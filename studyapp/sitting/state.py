"""The state of a sitting, folded from its events."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from studyapp.marking.schemes import ZERO
from studyapp.sitting.events import Answered, Confirmed, Finished, Item, Paused, Resumed, Stamped, Started, Undone


class Given(Struct, frozen=True):
    """An answer that counts: the journal's event and its id, so that it can be undone, and what the student made of its
    key points, once that is said."""

    event_id: str
    answer: Answered
    confirmed: Confirmed | None = None

    @property
    def mark(self) -> Decimal:
        """The mark that counts: the student's own where there is one."""
        return self.confirmed.mark if self.confirmed else self.answer.mark

    @property
    def ticks(self) -> list[bool]:
        """The key points that count as found."""
        return self.confirmed.ticks if self.confirmed else self.answer.ticks

    @property
    def right(self) -> bool:
        """Whether it counts as known."""
        return self.mark >= self.answer.needed


class Sitting(Struct, frozen=True):
    """One run of a quiz or review. `answers` is keyed by place; `spent` is seconds of running time up to `since`
    (milliseconds UTC, `None` while the clock stands still)."""

    id: str
    plan: Started
    answers: dict[int, Given]
    spent: float
    since: int | None
    last: int
    finished: Finished | None = None

    @property
    def items(self) -> list[Item]:
        return self.plan.items

    @property
    def over(self) -> bool:
        return self.finished is not None


def begin(stamped: Stamped) -> Sitting:
    """The state right after a `Started`."""
    if not isinstance(stamped.event, Started):
        raise TypeError("a sitting begins with Started")
    return Sitting(stamped.sitting, stamped.event, {}, 0.0, stamped.at, stamped.at)


def apply(sitting: Sitting, stamped: Stamped) -> Sitting:
    """The state after one more event of this sitting."""
    running = _clocked(sitting, stamped.at)
    match stamped.event:
        case Answered(place=place) as answer:
            return replace(running, answers={**sitting.answers, place: Given(stamped.id, answer)})
        case Confirmed(target=target) as confirmed:
            answers = {
                place: replace(given, confirmed=confirmed) if given.event_id == target else given
                for place, given in sitting.answers.items()
            }
            return replace(running, answers=answers)
        case Undone(target=target):
            kept = {place: given for place, given in sitting.answers.items() if given.event_id != target}
            return replace(running, answers=kept, finished=None)
        case Paused():
            return replace(running, since=None)
        case Resumed():
            # A kill leaves no Paused behind: the time since the last event was not spent studying.
            return replace(sitting, since=stamped.at, last=stamped.at)
        case Finished() as finished:
            return replace(running, finished=finished, since=None)
        case _:
            return sitting


def fold(events: Iterable[Stamped]) -> Sitting | None:
    """The state after all events of one sitting, oldest first; `None` without a beginning."""
    sitting: Sitting | None = None
    for stamped in events:
        if sitting is not None:
            sitting = apply(sitting, stamped)
        elif isinstance(stamped.event, Started):
            sitting = begin(stamped)
    return sitting


def time_left(sitting: Sitting, now: int) -> float | None:
    """Seconds left at `now` (milliseconds UTC), never below 0; `None` without a limit."""
    if sitting.plan.limit is None:
        return None
    running = 0.0 if sitting.since is None else max(0, now - sitting.since) / 1000
    return max(0.0, sitting.plan.limit - sitting.spent - running)


def total(sitting: Sitting) -> tuple[Decimal, Decimal]:
    """Marks earned and marks to be had. Deductions stop at zero for the sitting as a whole."""
    earned = sum((given.mark for given in sitting.answers.values()), ZERO)
    return max(ZERO, earned), sum((item.full for item in sitting.items), ZERO)


def _clocked(sitting: Sitting, at: int) -> Sitting:
    if sitting.since is None:
        return replace(sitting, last=at)
    return replace(sitting, spent=sitting.spent + max(0, at - sitting.since) / 1000, since=at, last=at)
