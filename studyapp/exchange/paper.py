"""What is to be printed: questions as they are asked, under their headings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from studyapp.course.case import Material
from studyapp.course.question import Question, Response
from studyapp.course.text import Text
from studyapp.locales import Phrase
from studyapp.marking.schemes import ZERO


class Asked(NamedTuple):
    """A question as it is to be printed: its values drawn, its options in the order of `letters`, its full marks. If it
    has a `mark`, that stands below it, with what was answered (`None` where nothing was)."""

    question: Question
    letters: str
    full: Decimal
    material: Material | None = None
    given: Response | None = None
    mark: Decimal | None = None


class Part(NamedTuple):
    """Questions under a heading, or without one; `rule` is how they are marked, where that has to be said, `minutes`
    the time they have to themselves."""

    name: Text | Phrase | None
    asked: Sequence[Asked]
    rule: Phrase | None = None
    minutes: float | None = None

    @property
    def each(self) -> Decimal | None:
        """The marks of every question, which the heading then says; `None` where they differ, where there is none, and
        for cases."""
        if self.name is None or any(one.material for one in self.asked):
            return None
        worths = {one.full for one in self.asked}
        return worths.pop() if len(worths) == 1 else None

    @property
    def full(self) -> Decimal:
        """Marks in all."""
        return sum((one.full for one in self.asked), ZERO)

    @property
    def earned(self) -> Decimal | None:
        """Marks earned, never below zero; `None` for what was not sat."""
        marks = [one.mark for one in self.asked if one.mark is not None]
        return max(ZERO, sum(marks, ZERO)) if marks else None


class Paper(NamedTuple):
    """The whole of it: `minutes` for all, or `seconds_each` for each question, where time is limited; the marks that
    pass, where it is an exam; `seed` is what it was drawn by."""

    title: Text
    parts: Sequence[Part]
    minutes: float | None = None
    pass_mark: Decimal | None = None
    seed: int | None = None
    seconds_each: float | None = None

    @property
    def full(self) -> Decimal:
        """Marks in all."""
        return sum((part.full for part in self.parts), ZERO)

    @property
    def earned(self) -> Decimal | None:
        """Marks earned; `None` for what was not sat."""
        return sum((part.earned or ZERO for part in self.parts), ZERO) if self.was_sat else None

    @property
    def asked(self) -> Iterator[Asked]:
        """Every question in order."""
        return (one for part in self.parts for one in part.asked)

    @property
    def was_sat(self) -> bool:
        """Whether it has been answered."""
        return any(one.mark is not None for one in self.asked)

    def unanswered(self) -> "Paper":
        """The same paper, to be sat once more."""
        return self._replace(
            parts=[part._replace(asked=[_unanswered(one) for one in part.asked]) for part in self.parts]
        )


def _unanswered(one: Asked) -> Asked:
    return one._replace(given=None, mark=None)
