"""How much time is left: for the sitting, its section, the question on the screen. Seconds; `None`: no limit."""

from typing import Literal, NamedTuple

from studyapp.sitting.desk import section_of
from studyapp.sitting.state import Sitting, running

Of = Literal["sitting", "section", "question"]


class Countdown(NamedTuple):
    """A limit that runs: what of, and the seconds left."""

    of: Of
    left: float


def time_left(sitting: Sitting, now: int) -> float | None:
    """Seconds left for the whole sitting at `now` (milliseconds UTC), never below 0."""
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
