"""Wiring: a course, a student's records and a clock become sittings."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from msgspec import Struct

from studyapp.library.catalogue import Catalogue, QuestionRow
from studyapp.library.refresh import refresh
from studyapp.library.shipped import sources
from studyapp.locales import Refusal, phrase
from studyapp.marking.schemes import Scheme
from studyapp.memory.day import study_day
from studyapp.memory.family import variant
from studyapp.memory.queue import new_beside, review_queue
from studyapp.records.ids import uuid7
from studyapp.records.journal import Records
from studyapp.sitting.draw import Candidate, drawn, item, together
from studyapp.sitting.events import AnyEvent, Chosen, Form, Stamped, Started
from studyapp.sitting.state import begin, fold
from studyapp.study.clock import Clock
from studyapp.study.places import Places
from studyapp.study.scope import Scope
from studyapp.study.session import Session

TASTE = 5
"""Questions in the very first sitting."""


class Quiz(Struct, frozen=True):
    """What to be asked and how it is marked. Without `minutes` it is a drill; without `seed` one is drawn and kept with
    the sitting."""

    scope: Scope = Scope()
    count: int = 10
    minutes: float | None = None
    seed: int | None = None
    scheme: Scheme = Scheme()


ANYTHING = Quiz()
"""Without a limit, marked strictly."""


def course(places: Places) -> Catalogue:
    """The course as the files are now; raises `Refusal` where a bank named on the line is not there."""
    return refresh(places.cache, sources(places.own, places.banks))


class Study:
    """The open course and records of one student. Not for more than one thread."""

    def __init__(
        self,
        places: Places,
        clock: Clock | None = None,
        random: Random | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        self.places = places
        self.clock = clock or Clock()
        self.random = random or Random()
        self.catalogue = catalogue or course(places)
        self.records = Records(places.progress)

    def close(self) -> None:
        """Let go of the databases."""
        self.records.close()
        self.catalogue.close()

    def today(self) -> int:
        """The study day it is (it rolls over at 04:00)."""
        return study_day(self.clock.wall(), self.clock.zone)

    def quiz(self, wanted: Quiz) -> Session:
        """A drill or timed quiz on what was asked for; raises `Refusal` where the course has no such question."""
        rows = wanted.scope.of(self.catalogue)
        if not rows:
            raise Refusal(phrase("no question fits; choose more topics or other types"))
        chance = self._chance(wanted.seed)
        ids = drawn([Candidate(row.id, row.card, row.case) for row in rows], wanted.count, chance.random)
        return self._start("timed" if wanted.minutes else "drill", ids, chance, wanted)

    def review(self, size: int = 20, seed: int | None = None, new: int | None = None) -> Session:
        """What is due, what was wrong first, with `new` questions mixed in (by itself, one for every three due); raises
        `Refusal` where there is nothing to ask."""
        rows = self.catalogue.questions()
        variants = _by_card(rows)
        due = [card for card in self.records.due(self.today()) if card.key in variants]
        unseen = self._unseen(rows)
        fresh = unseen[: new_beside(len(due), len(unseen)) if new is None else new]
        keys = review_queue(due, fresh, self.today(), size)
        if not keys:
            raise Refusal(phrase("nothing is due and nothing is new: come back tomorrow, or take a quiz"))
        return self._start("review", self._variants(keys, variants), self._chance(seed))

    def learn(self, size: int = 10, seed: int | None = None) -> Session:
        """Questions never asked before, hot topics first; raises `Refusal` where every one has been."""
        rows = self.catalogue.questions()
        keys = self._unseen(rows)[:size]
        if not keys:
            raise Refusal(phrase("you have met every question; take a review instead"))
        return self._start("drill", self._variants(keys, _by_card(rows)), self._chance(seed))

    def taste(self) -> Session:
        """The first sitting of all: easy questions of different hot topics, quick to answer."""
        rows = [
            row
            for row in self.catalogue.questions()
            if row.type in ("single", "true_false") and row.difficulty <= 2 and not row.case
        ]
        hot = {topic.id for topic in self.catalogue.topics() if topic.hot}
        chance = self._chance(None)
        chance.random.shuffle(rows)
        rows.sort(key=lambda row: (row.topic not in hot, row.type != "single"))
        by_topic = {row.topic: row.id for row in reversed(rows)}
        ids = [row.id for row in rows if by_topic[row.topic] == row.id][:TASTE]
        if not ids:
            return self.learn(TASTE)
        return self._start("drill", ids, chance)

    def again(self, questions: Sequence[str], seed: int | None = None) -> Session:
        """The same questions once more, shuffled."""
        chance = self._chance(seed)
        ids = list(questions)
        chance.random.shuffle(ids)
        return self._start("drill", ids, chance)

    def resume(self, sitting: str) -> Session:
        """Go on with a sitting where it was left; raises `Refusal` where there is none of that id."""
        state = fold(self.records.events(sitting))
        if state is None:
            raise Refusal(phrase("there is no such sitting"))
        session = Session(self, state)
        session.resume()
        return session

    def choose(self, settings: Mapping[str, str]) -> None:
        """Keep settings (`language`, `content`)."""
        chosen = [Chosen(name=name, value=value) for name, value in settings.items()]
        self.records.append([self.stamp(each, "", self.clock.wall()) for each in chosen])

    def stamp(self, event: AnyEvent, sitting: str, at: int) -> Stamped:
        """An event with its id, device and time."""
        return Stamped(uuid7(at, self.random), self.records.device(), at, sitting, event)

    def _start(self, form: Form, ids: Sequence[str], chance: "_Chance", wanted: Quiz = ANYTHING) -> Session:
        rows = {row.id: row for row in self.catalogue.questions()}
        order = {id: place for place, id in enumerate(rows)}
        questions = self.catalogue.several(ids)
        items = [
            item(questions[each], rows[each].hash, chance.random, rows[each].case)
            for each in together(ids, {each: rows[each].case for each in ids}, order)
        ]
        plan = Started(
            form=form,
            seed=chance.seed,
            items=items,
            limit=wanted.minutes * 60 if wanted.minutes else None,
            scheme=wanted.scheme,
            topics=list(wanted.scope.topics),
        )
        at = self.clock.wall()
        started = self.stamp(plan, uuid7(at, self.random), at)
        self.records.append([started])
        return Session(self, begin(started))

    def _unseen(self, rows: Sequence[QuestionRow]) -> list[str]:
        """Card keys never answered: hot topics first, topics little practised before others, in the course's order."""
        known = self.records.card_keys()
        tallies = self.records.tallies()
        topics = {topic.id: (not topic.hot, place) for place, topic in enumerate(self.catalogue.topics())}
        unlisted = (True, len(topics))
        fresh = {row.card: row for row in reversed(rows) if row.card not in known}.values()
        asked: dict[str, int] = {topic: tally.answers for topic, tally in tallies.items()}
        keyed = []
        for row in sorted(fresh, key=lambda row: (row.difficulty, row.id)):
            turn = asked[row.topic] = asked.get(row.topic, 0) + 1
            keyed.append(((turn, *topics.get(row.topic, unlisted)), row.card))
        return [card for _, card in sorted(keyed)]

    def _variants(self, keys: Sequence[str], variants: dict[str, list[str]]) -> list[str]:
        shown = self.records.shown([question for key in keys for question in variants[key]])
        return [variant(variants[key], shown) for key in keys]

    def _chance(self, seed: int | None) -> "_Chance":
        seed = self.random.randrange(2**31) if seed is None else seed
        return _Chance(seed, Random(seed))


class _Chance(NamedTuple):
    seed: int
    random: Random


def _by_card(rows: Sequence[QuestionRow]) -> dict[str, list[str]]:
    cards: dict[str, list[str]] = {}
    for row in rows:
        cards.setdefault(row.card, []).append(row.id)
    return cards
