"""What can happen in a sitting, and to a student's settings: the bodies of the journal's events.

Events are only ever added to: an old journal must stay readable. A new field needs a default.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from studyapp.course.question import Response
from studyapp.course.text import Text
from studyapp.marking.schemes import Scheme, rounded

Form = Literal["drill", "timed", "review", "exam"]
Confidence = Literal["", "guessed", "sure"]
"""What the student says of an answer; empty where nothing was said."""
Cause = Literal["concept", "mixed_up", "careless", "calculation", "guessed"]
"""What the student puts a mistake down to: the idea is unclear, two things were mixed up, a slip, the arithmetic, or
it was a guess that came off."""


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


class Section(Struct, frozen=True, kw_only=True):
    """A part of a sitting: its first `size` questions that no earlier section has. `marks_each` is what its blueprint
    gives a question (or a whole case), `limit` the seconds allowed for it; the sections are then sat one by one."""

    type: str
    size: int
    marks_each: Decimal
    scheme: Scheme = Scheme()
    title: Text = ""
    limit: float | None = None


class Started(Event, frozen=True, kw_only=True, tag="started"):
    """A sitting began. `limit` is the time allowed in seconds, or `None`; `seed` is what drew and shuffled it.

    With `deadline` (milliseconds UTC) time runs on whatever happens, and the sitting cannot be paused. `each` is the
    seconds allowed for one question. With `deferred` nothing is marked before it is handed in: answers are `Entered`
    until then; if it is `forward` as well there is no way back to an earlier question. `exam` is the name of its
    blueprint, `title` what it is called, `pass_mark` the marks that pass.
    """

    form: Form
    seed: int
    items: list[Item]
    limit: float | None = None
    scheme: Scheme = Scheme()
    topics: list[str] = []
    deadline: int | None = None
    each: float | None = None
    deferred: bool = False
    forward: bool = False
    sections: list[Section] = []
    exam: str = ""
    title: Text = ""
    pass_mark: Decimal | None = None


MOSTLY = Decimal("0.8")
"""The share of its marks from which a written answer counts as known: a point may be worded past every list."""


class Answered(Event, frozen=True, kw_only=True, tag="answered"):
    """The question at `place` was answered and marked. `day` is the study day's ordinal, `seconds` the time taken.

    `mark` is the automatic mark; `ticks` says of each key point whether the program found it (empty for a type without
    key points). The student may see it otherwise: `Confirmed`. A right answer that was `guessed` counts as not known.
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
    confidence: Confidence = ""

    @property
    def needed(self) -> Decimal:
        """The marks, as whole hundredths like every mark, from which it counts as known: all of them, or most where key
        points are marked."""
        return rounded(self.full * MOSTLY) if self.ticks else self.full


class Entered(Event, frozen=True, kw_only=True, tag="entered"):
    """What stands at `place` from now on and is not handed in, and what the student says of it. The newest one of a
    deferred sitting is marked when that is handed in; an empty one is none. Of a written answer that is marked, `ticks`
    are the key points ticked and not confirmed yet."""

    place: int
    response: Response
    confidence: Confidence = ""
    ticks: list[bool] = []


class Turned(Event, frozen=True, kw_only=True, tag="turned"):
    """The student turned to the question at `place`."""

    place: int


class Flagged(Event, frozen=True, kw_only=True, tag="flagged"):
    """The question at `place` is to be looked at again before the end; or not any more."""

    place: int
    on: bool


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


class Kept(Event, frozen=True, kw_only=True, tag="kept"):
    """A question and its material as JSON, under the hash of their content: a sitting asks what it was started with,
    whatever becomes of the bank."""

    hash: str
    body: str


class Bookmarked(Event, frozen=True, kw_only=True, tag="bookmarked"):
    """The student bookmarked a question, or took the bookmark away."""

    question: str
    on: bool


class Noted(Event, frozen=True, kw_only=True, tag="noted"):
    """The student's own note on a question; empty takes it away."""

    question: str
    text: str


class Blamed(Event, frozen=True, kw_only=True, tag="blamed"):
    """What the student puts the mistakes in a question down to; the newest word counts."""

    question: str
    causes: list[Cause]


Remark = Bookmarked | Noted | Blamed
"""What a student says of a question, outside any sitting."""

AnyEvent = (
    Started
    | Answered
    | Entered
    | Turned
    | Flagged
    | Confirmed
    | Paused
    | Resumed
    | Finished
    | Undone
    | Chosen
    | Kept
    | Bookmarked
    | Noted
    | Blamed
)


class Stamped(Struct, frozen=True):
    """An event as the journal holds it: its id (UUIDv7, so ids sort by time), the device it happened on, when (UTC,
    milliseconds since 1970), and the sitting it belongs to (empty for settings)."""

    id: str
    device: str
    at: int
    sitting: str
    event: AnyEvent
