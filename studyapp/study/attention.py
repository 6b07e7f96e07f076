"""How long a student can have looked at a question: nobody studies one through a night the lid was shut for."""

from studyapp.course.numeric import Numeric
from studyapp.course.points import Written
from studyapp.course.types import QUESTION_TYPES
from studyapp.sitting.events import Started

PICKED = 300.0
"""The most seconds that count for what is picked, put in order or filled in: some twelve times what it takes."""
WORKED = 1800.0
"""The most seconds that count for what is written or worked out."""

_WORKED = frozenset(name for name, kind in QUESTION_TYPES.items() if issubclass(kind, Written | Numeric))


def attention(plan: Started, place: int, seconds: float) -> float:
    """The seconds that count of those the question at `place` was on the screen. A clock that the student sat against
    is never contradicted: that of the question is the most that counts, and that of an exam counts in full."""
    if plan.each is not None:
        return min(seconds, plan.each)
    if plan.deferred and plan.limit is not None:
        return seconds
    return min(seconds, WORKED if plan.items[place].type in _WORKED else PICKED)
