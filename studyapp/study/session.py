"""A sitting that is being sat: each intent becomes events in the journal first, and only then state."""

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
from studyapp.sitting.events import Answered, AnyEvent, Confirmed, Finished, Item, Paused, Resumed, Stamped, Undone
from studyapp.sitting.state import Given, Sitting, apply, time_left, total
from studyapp.study.verdict import is_empty

if TYPE_CHECKING:
    from studyapp.study.study import Study


class Session:
    """One sitting and what the screen needs of it. Its clock runs from start to end, explanations included, but for
    pauses. `drafts` holds what is typed or picked but not handed in, `ticking` the
    key points ticked but not confirmed, so that a screen can be thrown away and rebuilt without losing them."""

    def __init__(self, study: "Study", sitting: Sitting) -> None:
        self.study = study
        self.sitting = sitting
        self.drafts: dict[int, Response] = {}
        self.ticking: dict[int, list[bool]] = {}
        self._questions = study.catalogue.several([item.question for item in sitting.items])
        rows = study.catalogue.questions({item.topic for item in sitting.items})
        self._hashes = {row.id: row.hash for row in rows if row.id in self._questions}
        self._materials = study.catalogue.materials([item.case for item in sitting.items if item.case])
        self._places = [place for place, item in enumerate(sitting.items) if self._askable(item)]
        # Within this process the sitting's time comes from the steady clock: a changed wall clock must not move what
        # is left. It is the journal's time too, so that what is read back adds up to what was shown.
        self._origin = study.clock.wall() - study.clock.steady()
        self._shown_at = study.clock.steady()

    @property
    def items(self) -> list[Item]:
        return self.sitting.items

    @property
    def place(self) -> int | None:
        """The next question to ask, or `None`: those answered, and those that left the course, are passed over."""
        return next((place for place in self._places if place not in self.sitting.answers), None)

    @property
    def gone(self) -> int:
        """How many of its questions have left the course, or changed type or options, since it was started."""
        return len(self.items) - len(self._places)

    def askable(self, place: int) -> bool:
        """Whether the question at `place` is still in the course as it was: same type, same options."""
        return place in self._places

    @property
    def can_undo(self) -> bool:
        """Whether an answer can be taken back and given again; after the deadline it could not be given."""
        return any(place in self.sitting.answers for place in self._places) and self.time_left() != 0

    def question(self, place: int) -> AnyQuestion:
        """The question at `place`, as it was drawn; raises `KeyError` where it left the course."""
        item = self.items[place]
        return self._questions[item.question].drawn(item.values)

    def material(self, place: int) -> Material | None:
        """What the case tells that the question at `place` belongs to; `None` for a question by itself."""
        return self._materials.get(self.items[place].case)

    def hash(self, place: int) -> str:
        """The content of the question at `place` as it is now, where it is still in the course."""
        item = self.items[place]
        return self._hashes.get(item.question, item.hash)

    def given(self, place: int) -> Given | None:
        """The answer that counts at `place`."""
        return self.sitting.answers.get(place)

    def show(self, place: int) -> AnyQuestion:
        """The question at `place`; its time starts to run now."""
        self._shown_at = self.study.clock.steady()
        return self.question(place)

    def now(self) -> int:
        """This sitting's time, in milliseconds UTC."""
        return self._origin + self.study.clock.steady()

    def time_left(self) -> float | None:
        """Seconds left, or `None` without a limit."""
        return time_left(self.sitting, self.now())

    def submit(self, place: int, response: Response, seconds: float | None = None) -> Given:
        """Mark and record an answer, which took `seconds` (by default: since it was shown). Once this returns, nothing
        can lose it; raises `Refusal` where it cannot be kept."""
        if place in self.sitting.answers or self.sitting.over:
            raise Refusal(phrase("this question has been answered already"))
        self._note(self._answer(place, response, seconds))
        self.drafts.pop(place, None)
        return self.sitting.answers[place]

    def nothing(self, place: int) -> Response:
        """The response to the question at `place` that says nothing."""
        question = self.question(place)
        return marker(question).read(question, "", self.items[place].letters)

    def give_up(self, place: int) -> Given:
        """Answer with nothing, to see what the answer is."""
        return self.submit(place, self.nothing(place))

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

    def undo(self) -> int | None:
        """Take the newest answer back that can be given again; returns its place, or `None` where there is none."""
        if not self.can_undo:
            return None
        _, place = max((given.event_id, place) for place in self._places if (given := self.given(place)))
        given = self.sitting.answers[place]
        self._note([Undone(target=given.event_id), Resumed()])
        self.drafts[place] = given.answer.response
        self.ticking.pop(place, None)
        self._shown_at = self.study.clock.steady()
        return place

    def pause(self) -> None:
        """Stop the clock; the sitting can be resumed. One without an answer ends: there is nothing to come back to."""
        if not self.sitting.answers:
            self.finish("left")
        elif not self.sitting.over and self.sitting.since is not None:
            self._note([Paused()])

    def resume(self) -> None:
        """Start the clock again. Raises `Refusal` where what is left to ask is not in the course now: it may come back
        when a bank is mended, or named on the line again."""
        if self.sitting.over:
            return
        if self.place is None and len(self.sitting.answers) < len(self.items):
            raise Refusal(phrase("its questions are not in the course now"))
        self._note([Resumed(), *([] if self.place is not None else [Finished(why="complete")])])
        self._shown_at = self.study.clock.steady()

    def finish(self, why: Literal["time", "left"]) -> None:
        """End it with what has been answered."""
        if not self.sitting.over:
            self._note([Finished(why=why)])

    def time_up(self, place: int | None) -> None:
        """End it at its deadline; what was picked or typed at `place` until then counts."""
        draft = self.drafts.get(place, "") if place is not None else ""
        if place is not None and self.given(place) is None and not is_empty(draft):
            question = self.question(place)
            if marker(question).fits(question, draft):
                self.submit(place, draft)
        self.finish("time")

    def totals(self) -> tuple[Decimal, Decimal]:
        """Marks earned and marks to be had."""
        return total(self.sitting)

    def days_until_due(self, place: int) -> int:
        """Days until this question's card is due again."""
        card = self.study.records.cards([self.items[place].card]).get(self.items[place].card)
        return card.due - self.study.today() if card else 0

    def _answer(self, place: int, response: Response, seconds: float | None) -> Sequence[AnyEvent]:
        item, question = self.items[place], self.question(place)
        if seconds is None:
            seconds = max(0, self.study.clock.steady() - self._shown_at) / 1000
        answered = Answered(
            place=place,
            question=item.question,
            hash=self.hash(place),
            card=item.card,
            topic=item.topic,
            type=item.type,
            response=response,
            mark=marker(question).mark(question, response, item.full, self.sitting.plan.scheme),
            full=item.full,
            day=self.study.today(),
            seconds=seconds,
            ticks=_found(question, response),
        )
        waiting = set(self._places) - set(self.sitting.answers) - {place}
        return [answered] if waiting else [answered, Finished(why="complete")]

    def _note(self, events: Sequence[AnyEvent]) -> None:
        stamped = [self._stamp(event) for event in events]
        self.study.records.append(stamped)
        for one in stamped:
            self.sitting = apply(self.sitting, one)

    def _stamp(self, event: AnyEvent) -> Stamped:
        return self.study.stamp(event, self.sitting.id, self.now())

    def _askable(self, item: Item) -> bool:
        question = self._questions.get(item.question)
        if question is None or question.__struct_config__.tag != item.type:
            return False
        try:
            question.drawn(item.values)
        except KeyError:
            return False
        return sorted(question.letters) == sorted(item.letters)


def _found(question: AnyQuestion, response: Response) -> list[bool]:
    """Which key points the program finds; empty for a question without any."""
    return suggested(question, response) if isinstance(question, Written) else []
