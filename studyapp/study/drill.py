"""A sitting in which each answer is marked and explained at once: a quiz, a review."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from studyapp.course.question import Response, is_empty
from studyapp.course.types import AnyQuestion
from studyapp.locales import Refusal, phrase
from studyapp.marking import marker
from studyapp.records.journal import Overtaken
from studyapp.sitting.countdown import Countdown
from studyapp.sitting.events import AnyEvent, Confidence, Entered, Finished, Resumed, Undone
from studyapp.sitting.state import Given, Sitting
from studyapp.study.attention import attention
from studyapp.study.session import Session

if TYPE_CHECKING:
    from studyapp.study.study import Study


class Drill(Session):
    """One question after the other. `ratings` holds what is said of answers not handed in; like `drafts` it outlives
    the program once it is kept (`keep_drafts`, `pause`).

    Every method that changes something raises `Refusal` where it cannot be kept. Where another window went on with the
    same sitting, the session catches up with it, keeping what was typed here, and says so by an `Overtaken`.
    """

    def __init__(self, study: "Study", sitting: Sitting) -> None:
        super().__init__(study, sitting)
        self.ratings: dict[int, Confidence] = {}
        self._take_drafts()
        self._shown_at = study.clock.steady()

    @property
    def place(self) -> int | None:
        """The next question to ask, or `None`: those answered, and those that cannot be asked, are passed over."""
        if self.sitting.over:
            return None
        return next((place for place in self._places if place not in self.sitting.answers), None)

    @property
    def can_undo(self) -> bool:
        """Whether an answer can be taken back and given again; after the deadline it could not be given."""
        return any(place in self.sitting.answers for place in self._places) and self.time_left() != 0

    def show(self, place: int) -> AnyQuestion:
        """The question at `place`; its time starts to run now."""
        self._shown_at = self.study.clock.steady()
        return self.question(place)

    def countdowns(self) -> list[Countdown]:
        """Every limit that runs now. A question's own time runs while it waits for an answer, from when it was shown:
        after a kill anew."""
        limits = [each for each in super().countdowns() if each.of != "question"]
        if (each := self.sitting.plan.each) is not None:
            limits.append(Countdown("question", max(0.0, each - self._looked())))
        return limits

    def submit(self, place: int, response: Response, seconds: float | None = None) -> Given:
        """Mark and record an answer, which took `seconds` (by default: since it was shown, as far as that counts). Once
        this returns, nothing can lose it; raises `Refusal` where it cannot be kept."""
        if place in self.sitting.answers or self.sitting.over:
            raise Refusal(phrase("this question has been answered already"))
        took = attention(self.sitting.plan, place, self._looked()) if seconds is None else seconds
        if not is_empty(response):
            self.drafts[place] = response  # where it cannot be handed in now, it still stands there
        events: list[AnyEvent] = [self._answered(place, response, took, self.ratings.get(place, ""))]
        if not set(self._places) - set(self.sitting.answers) - {place}:
            events.append(Finished(why="complete"))
        self._note(events)
        self.drafts.pop(place, None)
        self.ticking.pop(place, None)  # ticks on an answer that was taken back
        return self.sitting.answers[place]

    def give_up(self, place: int) -> Given:
        """Answer with nothing, to see what the answer is."""
        return self.submit(place, self.nothing(place))

    def rate(self, place: int, confidence: Confidence) -> None:
        """Say of the answer at `place`, before it is handed in, that it is a guess, or sure."""
        self.ratings[place] = confidence

    def keep_drafts(self) -> None:
        """Keep what is typed, picked or said of answers not handed in, so that no kill of the program loses it; nothing
        where that is no news; so with key points ticked and not confirmed. Raises `Refusal` where it cannot be kept;
        where the sitting went on elsewhere it is kept all the same: what the student did last counts."""
        try:
            self._keep_news()
        except Overtaken:
            self._keep_news()
            raise

    def pause(self) -> None:
        """Stop the clock, and keep what is not handed in yet; a sitting in which nothing was done ends."""
        self.keep_drafts()
        super().pause()

    def undo(self) -> int | None:
        """Take the newest answer back that can be given again; returns its place, or `None` where there is none."""
        if not self.can_undo:
            return None
        _, place = max((given.event_id, place) for place in self._places if (given := self.given(place)))
        given = self.sitting.answers[place]
        # What was typed here while it was answered elsewhere is there still.
        response = self.drafts.get(place, given.answer.response)
        standing = Entered(place=place, response=response, confidence=given.answer.confidence)
        self._note([Undone(target=given.event_id), Resumed(), standing])
        self.drafts[place], self.ratings[place] = response, given.answer.confidence
        self.ticking.pop(place, None)
        self._shown_at = self.study.clock.steady()
        return place

    def resume(self) -> None:
        """Start the clock again. Raises `Refusal` where what is left to ask is not in the course now: it may come back
        when a bank is mended, or named on the line again."""
        if self.sitting.over:
            return
        if self.place is None and len(self.sitting.answers) < len(self.items):
            raise Refusal(phrase("its questions are not in the course now"))
        self._note([Resumed(), *([] if self.place is not None else [Finished(why="complete")])])
        self._shown_at = self.study.clock.steady()

    def question_time_up(self, place: int) -> Given:
        """Answer the question at `place` with what was picked or typed until its time was up."""
        draft = self._draft(place)
        return self.give_up(place) if draft is None else self.submit(place, draft)

    def time_up(self, place: int | None) -> None:
        """End it at its deadline; what was picked or typed at `place` until then counts."""
        draft = None if place is None or self.given(place) or self.sitting.over else self._draft(place)
        if place is not None and draft is not None:
            self.submit(place, draft)
        self.finish("time")

    def _begun(self) -> bool:
        return super()._begun() or any(map(_says_something, self.sitting.desk.entered.values()))

    def _keep_news(self) -> None:
        news = [*([] if self.sitting.over else self._news()), *self._ticked()]
        if news:
            self._note(news)

    def _catch_up(self) -> None:
        mine, before = {each.place for each in self._news()}, self.sitting.answers
        super()._catch_up()
        for place in self.sitting.answers.keys() - before.keys() - mine:
            self.drafts.pop(place, None)
        self._take_drafts(mine)

    def _take_drafts(self, mine: Collection[int] = ()) -> None:
        """Take up what the journal says stands at open places, but at those where this window has news."""
        for place, entry in self.sitting.desk.entered.items():
            if place not in self.sitting.answers and place not in mine:
                self.drafts[place], self.ratings[place] = entry.response, entry.confidence

    def _ticked(self) -> list[Entered]:
        """The key points ticked of answers that wait to be confirmed, otherwise than the journal has it."""
        entered = self.sitting.desk.entered
        standing = {place: ticks for place, ticks in self.ticking.items() if not self.settled(place)}
        return [
            Entered(place=place, response=self.sitting.answers[place].answer.response, ticks=ticks)
            for place, ticks in sorted(standing.items())
            if place not in entered or entered[place].ticks != ticks
        ]

    def _news(self) -> list[Entered]:
        """What stands at the open places otherwise than the journal has it."""
        entered = self.sitting.desk.entered
        standing = [
            Entered(
                place=place,
                response=self.drafts[place] if place in self.drafts else self.nothing(place),
                confidence=self.ratings.get(place, ""),
            )
            for place in sorted({*self.drafts, *self.ratings} - set(self.sitting.answers))
        ]
        return [
            each
            for each in standing
            if each != entered.get(each.place) and (each.place in entered or _says_something(each))
        ]

    def _draft(self, place: int) -> Response | None:
        """What stands at `place`, where it can be an answer."""
        draft, question = self.drafts.get(place, ""), self.question(place)
        return draft if not is_empty(draft) and marker(question).fits(question, draft) else None

    def _looked(self) -> float:
        """Seconds since the question was shown."""
        return max(0, self.study.clock.steady() - self._shown_at) / 1000


def _says_something(entry: Entered) -> bool:
    """Whether anything was typed, picked or said of the answer."""
    return not is_empty(entry.response) or bool(entry.confidence)
