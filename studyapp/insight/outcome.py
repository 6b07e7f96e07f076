"""A sitting that is over, looked at from several sides: where marks were lost, and where time went."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

SLOW = 2.0
"""A question is slow from this many times the time that its marks would have given it."""


class Outcome(NamedTuple):
    """What became of one question: marks earned of marks to be had (an unanswered one earned 0), and seconds spent."""

    place: int
    section: int
    chapter: str
    topic: str
    difficulty: int
    mark: Decimal
    full: Decimal
    seconds: float
    answered: bool


class Part(NamedTuple):
    """The questions of a section, chapter, topic or difficulty: how many, how many of them answered, marks and
    seconds."""

    key: str
    questions: int
    answered: int
    mark: Decimal
    full: Decimal
    seconds: float

    @property
    def share(self) -> float:
        """The share of the marks that was earned, 0 to 1; deductions stop at 0."""
        return float(max(Decimal(0), self.mark) / self.full) if self.full else 0.0

    @property
    def lost(self) -> Decimal:
        """The marks that were not earned."""
        return self.full - max(Decimal(0), self.mark)


def parts(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> list[Part]:
    """The outcomes added up by `key`, in the order in which keys first come."""
    found: dict[str, list[Outcome]] = {}
    for each in outcomes:
        found.setdefault(key(each), []).append(each)
    return [
        Part(
            name,
            len(inside),
            sum(each.answered for each in inside),
            sum((each.mark for each in inside), Decimal(0)),
            sum((each.full for each in inside), Decimal(0)),
            sum(each.seconds for each in inside),
        )
        for name, inside in found.items()
    ]


def most_to_gain(outcomes: Sequence[Outcome], count: int) -> list[Part]:
    """The topics on which most marks were lost, at most `count`; of equal ones the one with the lower share first:
    there is more to learn."""
    topics = [part for part in parts(outcomes, lambda each: each.topic) if part.lost > 0]
    return sorted(topics, key=lambda part: (-part.lost, part.share))[:count]


def slow(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Answered questions that took at least `SLOW` times what their marks would have given them of the time all answers
    took, the slowest first."""
    answered = [each for each in outcomes if each.answered and each.full > 0]
    seconds, full = sum(each.seconds for each in answered), sum(float(each.full) for each in answered)
    if len(answered) < 2 or not seconds:
        return []
    pace = seconds / full
    over = [(each.seconds / (pace * float(each.full)), each) for each in answered]
    return [each for times, each in sorted(over, key=lambda pair: -pair[0]) if times >= SLOW]
