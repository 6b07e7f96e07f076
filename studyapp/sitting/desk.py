"""What lies before the student: answers not handed in and, in a deferred sitting, flags and where they are."""

from msgspec import Struct
from msgspec.structs import replace

from studyapp.course.question import Response, is_empty
from studyapp.course.scheme import Scheme
from studyapp.sitting.events import AnyEvent, Confidence, Entered, Flagged, Section, Started, Turned


class Desk(Struct, frozen=True):
    """`at` is the place of the question on the screen, `seconds` how long each question was on it, `opened` and
    `section_opened` the running time of the sitting, in seconds, when this question and its section were turned to."""

    at: int = 0
    entered: dict[int, Entered] = {}
    flags: frozenset[int] = frozenset()
    seconds: dict[int, float] = {}
    opened: float = 0.0
    section_opened: float = 0.0

    def response(self, place: int) -> Response | None:
        """What stands at `place`; `None` where nothing does."""
        entry = self.entered.get(place)
        return None if entry is None or is_empty(entry.response) else entry.response

    def confidence(self, place: int) -> Confidence:
        """What the student said of the answer at `place`."""
        entry = self.entered.get(place)
        return entry.confidence if entry else ""

    def looked(self, seconds: float) -> "Desk":
        """The desk after the question on the screen was there for some more seconds."""
        return replace(self, seconds={**self.seconds, self.at: self.seconds.get(self.at, 0.0) + seconds})

    def after(self, event: AnyEvent, plan: Started, running: float) -> "Desk":
        """The desk after an event that happened `running` seconds into the sitting."""
        match event:
            case Entered(place=place):
                return replace(self, entered={**self.entered, place: event})
            case Flagged(place=place, on=on):
                return replace(self, flags=self.flags | {place} if on else self.flags - {place})
            case Turned(place=place) if place != self.at:
                same = section_at(plan, place) == section_at(plan, self.at)
                return replace(self, at=place, opened=running, section_opened=self.section_opened if same else running)
            case _:
                return self


def section_at(plan: Started, place: int) -> int:
    """The number of the section that the question at `place` belongs to, from 0; 0 where there are no sections."""
    end = 0
    for number, section in enumerate(plan.sections):
        end += section.size
        if place < end:
            return number
    return 0


def places_of(plan: Started, number: int) -> range:
    """The places of a section's questions; all of them where there are no sections."""
    if not plan.sections:
        return range(len(plan.items))
    start = sum(section.size for section in plan.sections[:number])
    return range(start, start + plan.sections[number].size)


def section_of(plan: Started, place: int) -> Section | None:
    """The section that the question at `place` belongs to."""
    return plan.sections[section_at(plan, place)] if plan.sections else None


def scheme_at(plan: Started, place: int) -> Scheme:
    """The convention by which the question at `place` is marked: its section's, or the sitting's."""
    section = section_of(plan, place)
    return section.scheme if section else plan.scheme
