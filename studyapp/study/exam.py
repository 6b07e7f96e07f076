"""A sitting that is marked when it is handed in: an exam, or a quiz with the answers afterwards."""

from typing import Literal, NamedTuple

from studyapp.course.question import Response, is_empty
from studyapp.locales import Refusal, phrase
from studyapp.marking import marker
from studyapp.memory.day import study_day
from studyapp.sitting.events import AnyEvent, Confidence, Entered, Finished, Flagged, Resumed, Turned
from studyapp.sitting.state import looked
from studyapp.sitting.ways import Ways
from studyapp.study.attention import attention
from studyapp.study.session import Session


class Standing(NamedTuple):
    """What stands on the sheet at `place` and is not entered yet."""

    place: int
    response: Response


class Exam(Session):
    """Answers can be entered, changed and flagged until it is handed in, by the student or by the clock.

    Every method that changes something raises `Refusal` where it cannot be kept. Where another window went on with the
    same sitting, the session catches up with it, and says so by a `Refusal`.
    """

    @property
    def place(self) -> int | None:
        """The question the student is at; the nearest that can be asked."""
        if self.sitting.over or not self._places:
            return None
        at = self.sitting.desk.at
        return at if at in self._places else min(self._places, key=lambda place: (place < at, abs(place - at)))

    @property
    def pausable(self) -> bool:
        """Whether the clock stands still while the student is away."""
        return self.sitting.plan.deadline is None

    @property
    def late(self) -> bool:
        """Whether a time that runs is up: the exam's, the section's or the question's."""
        return any(each.left <= 0 for each in self.countdowns())

    def response(self, place: int) -> Response | None:
        """What stands at `place`; `None` where nothing does."""
        return self.sitting.desk.response(place)

    def confidence(self, place: int) -> Confidence:
        """What the student said of the answer at `place`."""
        return self.sitting.desk.confidence(place)

    def flagged(self, place: int) -> bool:
        """Whether the student wants to look at it again."""
        return place in self.sitting.desk.flags

    def answered(self) -> int:
        """How many questions have something standing there."""
        return len(self._places) - len(self.empty())

    def empty(self) -> list[int]:
        """The places where nothing stands yet."""
        return [place for place in self._places if self.response(place) is None]

    def open_places(self) -> list[int]:
        """The places that can be turned to now: those of the section whose time runs; ahead only, where there is no
        way back."""
        return self._ways.open()

    def beside(self, way: Literal[-1, 1]) -> int | None:
        """The next place that can be turned to in this direction. Behind the last of a section that has a time of its
        own comes the first of the next one: turning to it leaves this one for good."""
        return self._ways.beside(way)

    def may_turn(self, place: int) -> bool:
        """Whether the question at `place` can be turned to now, be it the first of the next section."""
        return place in self.open_places() or place == self.beside(1)

    def leaves_section(self, place: int) -> bool:
        """Whether turning to `place` leaves a section there is no way back to."""
        return self._ways.leaves_section(place)

    def enter(self, place: int, response: Response, confidence: Confidence | None = None) -> None:
        """Keep what stands at `place` now, and what is said of it where that is given; nothing where it stands there
        already. What was typed is kept as it is, were it no number where a number is asked for: it is the student's to
        mend, and earns nothing."""
        question = self.question(place)
        said = self.confidence(place) if confidence is None else confidence
        if self._stands(place, response) and said == self.confidence(place):
            return
        if not is_empty(response) and not isinstance(response, str) and not marker(question).fits(question, response):
            raise Refusal(phrase("this is no answer to this question"))
        self._must_be_open(place)
        self._note([Entered(place=place, response=response, confidence=said)])

    def rate(self, place: int, confidence: Confidence) -> None:
        """Say of the answer at `place` that it is a guess, or sure."""
        response = self.response(place)
        self.enter(place, self.nothing(place) if response is None else response, confidence)

    def flag(self, place: int) -> bool:
        """Flag the question at `place`, or take the flag away; returns whether it is flagged now."""
        self._must_run()
        on = not self.flagged(place)
        self._note([Flagged(place=place, on=on)])
        return on

    def turn(self, place: int, settled: bool = True) -> None:
        """Go to the question at `place`. Without `settled` the disk is not waited for; `settle` does that later."""
        self._must_run()
        if place == self.sitting.desk.at:
            return
        if not self.may_turn(place):
            raise Refusal(phrase("there is no way back to that question"))
        self._note([Turned(place=place)], settled)

    def settle(self) -> None:
        """Have where the student is outlast a power cut, too; raises `Refusal` where the file cannot be written."""
        self.study.records.settle()

    def tick(self, standing: Standing | None = None) -> Literal["", "turned", "over"]:
        """Do what the clock says: leave a question or a section whose time is up, hand in at the end. What is
        `standing` on the sheet and not entered yet counts."""
        up = {each.of for each in self.countdowns() if each.left <= 0}
        if self.sitting.over or not up:
            return "over" if self.sitting.over else ""
        after = self._ways.after("section" if "section" in up else "question")
        if "sitting" in up or after is None:
            self.hand_in("time", standing)
            return "over"
        self._note([*self._entry(standing), Turned(place=after)])
        return "turned"

    def hand_in(self, why: Literal["time", "handed in"] = "handed in", standing: Standing | None = None) -> None:
        """Mark everything that stands there, and end."""
        if self.sitting.over:
            return
        entry, desk = self._entry(standing), self.sitting.desk.looked(looked(self.sitting, self.now()))
        for each in entry:
            desk = desk.after(each, self.sitting.plan, 0.0)
        answers: list[AnyEvent] = [
            self._answered(
                place,
                response,
                attention(self.sitting.plan, place, desk.seconds.get(place, 0.0)),
                desk.confidence(place),
            )
            for place in self._places
            if (response := desk.response(place)) is not None
        ]
        ended: Literal["complete", "left"] = "complete" if len(answers) == len(self._places) else "left"
        self._note([*entry, *answers, Finished(why="time" if why == "time" else ended)])

    def resume(self) -> None:
        """Come back to it; one whose deadline passed meanwhile is handed in as it stands. Raises `Refusal` where none
        of its questions can be asked."""
        if self.sitting.over:
            return
        if not self._places:
            raise Refusal(phrase("its questions are not in the course now"))
        place = self.place
        # Where the question the student was at is gone, the next one that can be asked is turned to.
        turned = [] if place is None or place == self.sitting.desk.at else [Turned(place=place)]
        self._note([Resumed(), *turned])
        if self.time_left() == 0:
            self.hand_in("time")

    @property
    def _ways(self) -> Ways:
        return Ways(self.sitting.plan, self.sitting.desk.at, self._places)

    def _entry(self, standing: Standing | None) -> list[Entered]:
        """The event of what stands on the sheet and was not entered; nothing where it is no news."""
        if standing is None or standing.place not in self.open_places():
            return []
        if self._stands(standing.place, standing.response):
            return []
        confidence = self.confidence(standing.place)
        return [Entered(place=standing.place, response=standing.response, confidence=confidence)]

    def _stands(self, place: int, response: Response) -> bool:
        """Whether this, or nothing where it is nothing, stands at `place` already."""
        before = self.response(place)
        return is_empty(response) if before is None else response == before

    def _must_run(self) -> None:
        if self.sitting.over or self.late:
            raise Refusal(phrase("the time is up"))

    def _must_be_open(self, place: int) -> None:
        self._must_run()
        if place not in self.open_places():
            raise Refusal(phrase("there is no way back to that question"))

    def _day(self) -> int:
        """What the clock handed in while nobody was there was answered before the deadline."""
        deadline = self.sitting.plan.deadline
        if deadline is None or self.now() <= deadline:
            return super()._day()
        return study_day(deadline, self.study.clock.zone)

    def _begun(self) -> bool:
        desk = self.sitting.desk
        return self.sitting.plan.form == "exam" or bool(desk.entered or desk.flags or desk.at)
