"""What can happen in a sitting, and to a student's settings: the bodies of the journal's events.

Events are only ever added to: an old journal must stay readable. A new field needs a default.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from studyapp.course.question import Response
from studyapp.marking.schemes import Scheme

Form = Literal["drill", "timed", "review"]


class Event(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """The base of every event."""


class Item(Struct, frozen=True, kw_only=True):
    """One question as this sitting asks it. `hash` is the content it was chosen with, `letters` its options in the
    order shown (empty without options), `full` the marks it is worth, `values` what was drawn for it, `case` the id of
    the case it belongs to (empty without one)."""

    question: str
    hash: str
    card: str
    topic: str
    type: str
    letters: str
    full: Decimal
    values: dict[str, str] = {}
    case: str = ""


class Started(Event, frozen=True, kw_only=True, tag="started"):
    """A sitting began. `limit` is the time allowed in seconds, or `None`; `seed` is what drew and shuffled it."""

    form: Form
    seed: int
    items: list[Item]
    limit: float | None = None
    scheme: Scheme = Scheme()
    topics: list[str] = []


MOSTLY = Decimal("0.8")
"""The share of its marks from which a written answer counts as known: a point may be worded past every list."""


class Answered(Event, frozen=True, kw_only=True, tag="answered"):
    """The question at `place` was answered and marked. `day` is the study day's ordinal, `seconds` the time taken.

    `mark` is the automatic mark; `ticks` says of each key point whether the program found it (empty for a type without
    key points). The student may see it otherwise: `Confirmed`.
    """

    place: int
    question: str
    hash: str
    card: str
    topic: str
    type: str
    response: Response
    mark: Decimal
    full: Decimal
    day: int
    seconds: float
    ticks: list[bool] = []

    @property
    def needed(self) -> Decimal:
        """The marks from which it counts as known: all of them, or most where key points are marked."""
        return self.full * MOSTLY if self.ticks else self.full


class Confirmed(Event, frozen=True, kw_only=True, tag="confirmed"):
    """The student went over the key points of the answer `target` (an `Answered`): which are there, and the mark that
    follows. The newest one counts."""

    target: str
    ticks: list[bool]
    mark: Decimal


class Paused(Event, frozen=True, kw_only=True, tag="paused"):
    """The student left; the clock stands still until `Resumed`."""


class Resumed(Event, frozen=True, kw_only=True, tag="resumed"):
    """The student came back."""


class Finished(Event, frozen=True, kw_only=True, tag="finished"):
    """The sitting is over: every question answered, the time up, or handed in early."""

    why: Literal["complete", "time", "left"]


class Undone(Event, frozen=True, kw_only=True, tag="undone"):
    """The event `target` (always an `Answered`) does not count any more."""

    target: str


class Chosen(Event, frozen=True, kw_only=True, tag="chosen"):
    """A setting took a value (`language`, `content`)."""

    name: str
    value: str


AnyEvent = Started | Answered | Confirmed | Paused | Resumed | Finished | Undone | Chosen


class Stamped(Struct, frozen=True):
    """An event as the journal holds it: its id (UUIDv7, so ids sort by time), the device it happened on, when (UTC,
    milliseconds since 1970), and the sitting it belongs to (empty for settings)."""

    id: str
    device: str
    at: int
    sitting: str
    event: AnyEvent
