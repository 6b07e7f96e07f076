"""Where a student can turn to in a deferred sitting, and where the clock turns to."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from studyapp.sitting.desk import places_of, section_at
from studyapp.sitting.events import Started


class Ways(NamedTuple):
    """The ways from the question `at` a place; `askable` are the places whose questions can be asked, in order."""

    plan: Started
    at: int
    askable: Sequence[int]

    @property
    def one_by_one(self) -> bool:
        """Whether sections are sat one after the other: a time of its own for one of them makes it so for all."""
        return any(section.limit is not None for section in self.plan.sections)

    def open(self) -> list[int]:
        """The places that can be turned to now: those of the section whose time runs; ahead only, where there is no
        way back."""
        here = places_of(self.plan, section_at(self.plan, self.at)) if self.one_by_one else range(len(self.plan.items))
        return [place for place in self.askable if place in here and (place >= self.at or not self.plan.forward)]

    def beside(self, way: Literal[-1, 1]) -> int | None:
        """The next place that can be turned to in this direction. Behind the last of a section that has a time of its
        own comes the first of the next one: turning to it leaves this one for good."""
        if way < 0:
            return max((place for place in self.open() if place < self.at), default=None)
        ahead = [place for place in self.open() if place > self.at]
        return ahead[0] if ahead else self.after("section") if self.one_by_one else None

    def after(self, of: Literal["section", "question"]) -> int | None:
        """The first place after the present question, or section."""
        last = places_of(self.plan, section_at(self.plan, self.at))[-1] if of == "section" else self.at
        return next((place for place in self.askable if place > last), None)

    def leaves_section(self, place: int) -> bool:
        """Whether turning to `place` leaves a section there is no way back to."""
        return self.one_by_one and section_at(self.plan, place) != section_at(self.plan, self.at)
