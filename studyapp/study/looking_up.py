"""Looking questions of the mistake book up: each with its answer, and what the student answered when it went wrong."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from studyapp.course.text import Content
from studyapp.library.catalogue import QuestionRow
from studyapp.locales import Refusal, language
from studyapp.marking import marker
from studyapp.sitting.draw import item
from studyapp.sitting.events import Answered, Confirmed, Item, Stamped, Started
from studyapp.sitting.state import Given, Sitting, begin
from studyapp.study.kept import contents
from studyapp.study.mistakes import Entry
from studyapp.study.session import Session
from studyapp.study.study import Study


class Then(NamedTuple):
    """An answer, and the question as it was asked then."""

    item: Item
    given: Given


class LookUp(Session):
    """Nothing of it is recorded. What was `given` at a place is the newest answer that was wrong, or right by luck, as
    long as the question is the same; there is nothing to confirm about it."""

    def __init__(self, study: Study, sitting: Sitting) -> None:
        super().__init__(study, sitting)
        self._then: dict[int, Then | None] = {}

    def given(self, place: int) -> Given | None:
        then = self._then_at(place)
        if then is None or then.given.answer.hash != self.hash(place):
            return None
        fits = marker(self.question(place)).fits(self.question(place), then.given.answer.response)
        return then.given if fits else None

    def settled(self, place: int) -> bool:
        return True

    def in_words(self, place: int, content: Content) -> str:
        """What was answered to a question that has been changed since, in words; empty where it has not been, and where
        nothing is left of it as it was."""
        then = self._then_at(place)
        if then is None or self.given(place) is not None:
            return ""
        answer = then.given.answer
        before = contents(self.study, [replace(then.item, hash=answer.hash)]).get(answer.question)
        if before is None or before.hash != answer.hash or before.question.__struct_config__.tag != answer.type:
            return ""
        return before.question.drawn(then.item.values).spoken(answer.response, then.item.letters, content, language())

    def _then_at(self, place: int) -> Then | None:
        if place not in self._then:
            self._then[place] = None
            with suppress(Refusal):
                self._then[place] = _then(self.study, self.items[place].question)
        return self._then[place]


def looked_up(study: Study, entries: Iterable[Entry]) -> LookUp:
    """Their questions, in this order, to be looked at with their answers. Raises `Refusal` where course or records
    cannot be read."""
    entries = list(entries)
    rows = {row.id: row for row in study.catalogue.questions({entry.question.topic for entry in entries})}
    items = [_item(study, entry, rows[entry.question.id]) for entry in entries]
    plan = Started(form="drill", seed=0, items=items)
    return LookUp(study, begin(study.stamp(plan, "", study.clock.wall())))


def _item(study: Study, entry: Entry, row: QuestionRow) -> Item:
    """The question as its file has it, with the figures of a calculation as they were when it went wrong."""
    one = item(entry.question, row.hash, Random(row.id), row.case, shuffled=False)
    then = _then(study, row.id) if one.values and entry.wrong else None
    return one if then is None or then.given.answer.hash != row.hash else replace(one, values=then.item.values)


def _then(study: Study, question: str) -> Then | None:
    """The newest answer to a question that was wrong, or right by luck; `None` where the journal has none."""
    found = study.records.last_wrong(question)
    return None if found is None else _told(study.records.events(found[0]), found[1])


def _told(events: Sequence[Stamped], target: str) -> Then | None:
    """The answer that is the event `target`, with what the student made of its key points."""
    plan, answer, confirmed = None, None, None
    for stamped in events:
        match stamped.event:
            case Started() as event:
                plan = plan or event
            case Answered() as event if stamped.id == target:
                answer = event
            case Confirmed() as event if event.target == target:
                confirmed = event
    return None if plan is None or answer is None else Then(plan.items[answer.place], Given(target, answer, confirmed))
