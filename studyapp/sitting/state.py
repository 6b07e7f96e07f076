"""The state of a sitting, folded from its events."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from studyapp.marking.schemes import ZERO
from studyapp.sitting.desk import Desk, places_of
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
        """Whether it earned what it takes to be right."""
        return self.mark >= self.answer.needed

    @property
    def known(self) -> bool:
        """Whether it counts as known: right, and not by luck."""
        return self.right and self.answer.confidence != "guessed"


class Sitting(Struct, frozen=True):
    """One run of a quiz, review or exam. `answers` is keyed by place; `spent` is seconds of running time up to `since`
    (milliseconds UTC, `None` while the clock stands still); `newest` is the id of its last event, `begun` when it was
    started (milliseconds UTC)."""

    id: str
    plan: Started
    answers: dict[int, Given]
    spent: float
    since: int | None
    last: int
    newest: str
    begun: int
    finished: Finished | None = None
    desk: Desk = Desk()

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
    return Sitting(stamped.sitting, stamped.event, {}, 0.0, stamped.at, stamped.at, stamped.id, stamped.at)


def apply(sitting: Sitting, stamped: Stamped) -> Sitting:
    """The state after one more event of this sitting."""
    after = _after(sitting, _clocked(sitting, stamped), stamped)
    return replace(after, newest=max(sitting.newest, stamped.id))


def _after(sitting: Sitting, running: Sitting, stamped: Stamped) -> Sitting:
    """The state after an event; `running` is `sitting` with its clock brought up to it."""
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
        case Paused() if sitting.plan.deadline is None:
            return replace(running, since=None)
        case Resumed() if sitting.plan.deadline is None:
            # A kill leaves no Paused behind: the time since the last event was not spent studying.
            return replace(sitting, since=stamped.at, last=stamped.at)
        case Finished() as finished:
            return replace(running, finished=finished, since=None)
        case event:
            return replace(running, desk=running.desk.after(event, sitting.plan, running.spent))


def fold(events: Iterable[Stamped]) -> Sitting | None:
    """The state after all events of one sitting, oldest first; `None` without a beginning."""
    sitting: Sitting | None = None
    for stamped in events:
        if sitting is not None:
            sitting = apply(sitting, stamped)
        elif isinstance(stamped.event, Started):
            sitting = begin(stamped)
    return sitting


def running(sitting: Sitting, now: int) -> float:
    """Seconds the sitting has run at `now` (milliseconds UTC): never more than its limit, and never fewer than it had
    run before, were the clock set back."""
    if sitting.since is None:
        return sitting.spent
    limit, deadline = sitting.plan.limit, sitting.plan.deadline
    if limit is None:
        return sitting.spent + looked(sitting, now)
    if deadline is None:
        return min(limit, sitting.spent + looked(sitting, now))
    return min(limit, max(sitting.spent, limit - (deadline - now) / 1000))


def looked(sitting: Sitting, now: int) -> float:
    """Seconds since the last event, as far as there was time left: a question that nobody left was not looked at for
    the night that came after the deadline."""
    if sitting.since is None:
        return 0.0
    gone, limit = max(0, now - sitting.since) / 1000, sitting.plan.limit
    return gone if limit is None else min(gone, limit - sitting.spent)


def total(sitting: Sitting) -> tuple[Decimal, Decimal]:
    """Marks earned and marks to be had. Deductions stop at zero: for each section, or for the sitting without any."""
    return sum(section_totals(sitting), ZERO), sum((item.full for item in sitting.items), ZERO)


def section_totals(sitting: Sitting) -> Iterator[Decimal]:
    """Marks earned in each section, never below zero; in the whole sitting where it has none."""
    for number in range(max(1, len(sitting.plan.sections))):
        answers = (sitting.answers.get(place) for place in places_of(sitting.plan, number))
        yield max(ZERO, sum((given.mark for given in answers if given), ZERO))


def _clocked(sitting: Sitting, stamped: Stamped) -> Sitting:
    """The state with its clock, and that of the question on the screen, brought up to an event."""
    at = stamped.at
    if sitting.since is None:
        return replace(sitting, last=at)
    # What went by before a Resumed was spent elsewhere, though an exam's own clock ran on.
    watched = sitting.plan.deferred and not isinstance(stamped.event, Resumed)
    desk = sitting.desk.looked(looked(sitting, at)) if watched else sitting.desk
    return replace(sitting, spent=running(sitting, at), since=at, last=at, desk=desk)
