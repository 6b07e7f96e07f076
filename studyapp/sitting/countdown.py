"""How much time is left: for the sitting, its section, the question on the screen. Seconds; `None`: no limit."""

from typing import Literal, NamedTuple

from studyapp.sitting.desk import section_of
from studyapp.sitting.state import Sitting

Of = Literal["sitting", "section", "question"]


class Countdown(NamedTuple):
    """A limit that runs: what of, and the seconds left."""

    of: Of
    left: float


def running(sitting: Sitting, now: int) -> float:
    """Seconds the sitting has run at `now` (milliseconds UTC)."""
    if sitting.plan.deadline is not None and not sitting.over:
        return (sitting.plan.limit or 0.0) - (sitting.plan.deadline - now) / 1000
    return sitting.spent + (0.0 if sitting.since is None else max(0, now - sitting.since) / 1000)


def time_left(sitting: Sitting, now: int) -> float | None:
    """Seconds left for the whole sitting, never below 0."""
    limit = sitting.plan.limit
    return None if limit is None else max(0.0, limit - running(sitting, now))


def countdowns(sitting: Sitting, now: int) -> list[Countdown]:
    """Every limit that runs now, the widest first."""
    section, spent = section_of(sitting.plan, sitting.desk.at), running(sitting, now)
    limits: tuple[tuple[Of, float | None, float], ...] = (
        ("sitting", sitting.plan.limit, 0.0),
        ("section", section.limit if section else None, sitting.desk.section_opened),
        ("question", sitting.plan.each, sitting.desk.opened),
    )
    return [Countdown(of, max(0.0, limit - (spent - since))) for of, limit, since in limits if limit is not None]
