"""A sitting that is being sat, or was: what it asks, and what became of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from studyapp.course.case import Material
from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.course.types import AnyQuestion
from studyapp.locales import Refusal, phrase
from studyapp.marking import marker
from studyapp.marking.points import earned, suggested
from studyapp.marking.schemes import ZERO
from studyapp.records.journal import Overtaken
from studyapp.sitting.desk import scheme_at
from studyapp.sitting.events import Answered, Confidence, Confirmed, Finished, Item, Paused
from studyapp.sitting.state import Given, Sitting, total
from studyapp.study.kept import contents
from studyapp.study.running import Running

if TYPE_CHECKING:
    from studyapp.study.study import Study


class Session(Running):
    """One sitting and what a screen needs of it, whether it is sat (`Drill`, `Exam`) or looked back on.

    Its clock runs from start to end, explanations included, but for pauses. `drafts` holds what is typed or picked but
    not handed in, `ticking` the key points ticked but not confirmed, so that a screen can be thrown away and rebuilt
    without losing them.
    """

    def __init__(self, study: "Study", sitting: Sitting) -> None:
        super().__init__(study, sitting)
        self.drafts: dict[int, Response] = {}
        self.ticking: dict[int, list[bool]] = {}
        self._take_ticks()
        self._contents = contents(study, sitting.items)
        self._places = [place for place, item in enumerate(sitting.items) if self._askable(item)]

    @property
    def items(self) -> list[Item]:
        return self.sitting.items

    @property
    def place(self) -> int | None:
        """The question to show, or `None` where there is nothing (more) to ask."""
        return None

    @property
    def can_undo(self) -> bool:
        """Whether an answer can be taken back and given again."""
        return False

    @property
    def gone(self) -> int:
        """How many of its questions cannot be asked any more: nothing is left of them, or not what was drawn."""
        return len(self.items) - len(self._places)

    @property
    def edited(self) -> int:
        """How many of its questions the course has otherwise now; they are asked as they were."""
        return sum(not self._contents[self.items[place].question].current for place in self._places)

    def askable(self, place: int) -> bool:
        """Whether the question at `place` can be shown as it was drawn."""
        return place in self._places

    def question(self, place: int) -> AnyQuestion:
        """The question at `place`, as it was drawn; raises `KeyError` where nothing is left of it."""
        item = self.items[place]
        return self._contents[item.question].question.drawn(item.values)

    def material(self, place: int) -> Material | None:
        """What the case tells that the question at `place` belongs to; `None` for a question by itself."""
        return self._contents[self.items[place].question].material

    def hash(self, place: int) -> str:
        """The hash of what the question at `place` asks."""
        return self._contents[self.items[place].question].hash

    def given(self, place: int) -> Given | None:
        """The answer that counts at `place`."""
        return self.sitting.answers.get(place)

    def nothing(self, place: int) -> Response:
        """The response to the question at `place` that says nothing."""
        question = self.question(place)
        return marker(question).read(question, "", self.items[place].letters)

    def settled(self, place: int) -> bool:
        """Whether there is nothing (more) to confirm at `place`: no key points, none needed, or the student did."""
        given = self.given(place)
        return given is None or given.confirmed is not None or not given.answer.ticks or not given.answer.response

    def confirm(self, place: int, ticks: Sequence[bool]) -> Given:
        """Record which key points the student finds in the answer at `place`, and the mark that follows; the newest
        word counts. Raises `Refusal` where it cannot be kept."""
        given, question = self.sitting.answers[place], self.question(place)
        if not isinstance(question, Written) or len(ticks) != len(question.points):
            raise Refusal(phrase("this question has been changed; its mark stays as it is"))
        mark = earned(question, ticks, given.answer.full)
        self._note([Confirmed(target=given.event_id, ticks=list(ticks), mark=mark)])
        self.ticking.pop(place, None)
        return self.sitting.answers[place]

    def pause(self) -> None:
        """Stop the clock where it may be stopped; the sitting can be resumed. One in which nothing was done ends: there
        is nothing to come back to."""
        if self.sitting.over or self.sitting.plan.deadline is not None:
            return
        if not self._begun():
            self.finish("left")
        elif self.sitting.since is not None:
            self._note([Paused()])

    def finish(self, why: Literal["complete", "time", "left"]) -> None:
        """End it with what has been answered. When the time is up it is up in every window."""
        if self.sitting.over:
            return
        try:
            self._note([Finished(why=why)])
        except Overtaken:
            if why != "time":
                raise
            self.finish(why)

    def totals(self) -> tuple[Decimal, Decimal]:
        """Marks earned and marks to be had."""
        return total(self.sitting)

    def days_until_due(self, place: int) -> int:
        """Days until this question's card is due again."""
        card = self.study.records.cards([self.items[place].card]).get(self.items[place].card)
        return card.due - self.study.today() if card else 0

    def _begun(self) -> bool:
        """Whether there is anything to come back to."""
        return bool(self.sitting.answers)

    def _answered(self, place: int, response: Response, seconds: float, confidence: Confidence) -> Answered:
        """The event of an answer, marked by the convention of its section."""
        item, question = self.items[place], self.question(place)
        scheme = scheme_at(self.sitting.plan, place)
        fits = marker(question).fits(question, response)
        return Answered(
            place=place,
            question=item.question,
            hash=self.hash(place),
            card=item.card,
            topic=item.topic,
            type=item.type,
            response=response,
            mark=marker(question).mark(question, response, item.full, scheme) if fits else ZERO,
            full=item.full,
            day=self._day(),
            seconds=seconds,
            ticks=suggested(question, response) if isinstance(question, Written) else [],
            confidence=confidence,
        )

    def _day(self) -> int:
        """The study day on which an answer counts."""
        return self.study.today()

    def _take_ticks(self) -> None:
        """Take up what was ticked, and kept, of answers that wait to be confirmed."""
        for place, entry in self.sitting.desk.entered.items():
            if entry.ticks and not self.settled(place):
                self.ticking.setdefault(place, entry.ticks)

    def _catch_up(self) -> None:
        before = self.sitting.answers
        super()._catch_up()
        # What was ticked belongs to the answer it was ticked for, until that is confirmed.
        standing = [place for place in self.ticking if before.get(place) == self.given(place)]
        self.ticking = {place: self.ticking[place] for place in standing}
        self._take_ticks()

    def _askable(self, item: Item) -> bool:
        content = self._contents.get(item.question)
        if content is None or content.question.__struct_config__.tag != item.type:
            return False
        try:
            content.question.drawn(item.values)
        except KeyError:
            return False
        return sorted(content.question.letters) == sorted(item.letters)
