"""Wiring: a course, a student's records and a clock become sittings."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from studyapp.library.catalogue import Catalogue
from studyapp.library.refresh import refresh
from studyapp.library.shipped import sources
from studyapp.locales import Refusal, phrase
from studyapp.memory.day import study_day
from studyapp.records.ids import uuid7
from studyapp.records.journal import Records
from studyapp.sitting.draw import item, together
from studyapp.sitting.events import AnyEvent, Chosen, Form, Remark, Stamped, Started
from studyapp.sitting.state import Sitting, begin, fold
from studyapp.study.choosing import for_a_taste, never_asked, to_review
from studyapp.study.clock import Clock
from studyapp.study.drill import Drill
from studyapp.study.exam import Exam
from studyapp.study.kept import to_keep
from studyapp.study.places import Places
from studyapp.study.quiz import ANYTHING, Quiz, questions_for
from studyapp.study.session import Session

TASTE = 5
"""Questions in the very first sitting."""


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

    def quiz(self, wanted: Quiz) -> Drill | Exam:
        """A drill or timed quiz on what was asked for; raises `Refusal` where the course has no such question."""
        chance = self._chance(wanted.seed)
        ids = questions_for(self, wanted, chance.random)
        return self.begin(self._plan("timed" if wanted.minutes else "drill", ids, chance, wanted))

    def recite(self, wanted: Quiz) -> Session:
        """The questions of a quiz to be looked at with their answers; nothing of it is recorded. Raises `Refusal` where
        the course has no such question."""
        chance = self._chance(wanted.seed)
        plan = self._plan("drill", questions_for(self, wanted, chance.random), chance, wanted)
        return Session(self, begin(self.stamp(plan, "", self.clock.wall())))

    def review(self, size: int = 20, seed: int | None = None, new: int | None = None) -> Drill:
        """What is due, what was wrong first, with `new` questions mixed in (by itself, one for every three due); raises
        `Refusal` where there is nothing to ask."""
        ids = to_review(self, size, new)
        if not ids:
            raise Refusal(phrase("nothing is due and nothing is new: come back tomorrow, or take a quiz"))
        return self._start("review", ids, self._chance(seed))

    def learn(self, size: int = 10, seed: int | None = None) -> Drill:
        """Questions never asked before, hot topics first; raises `Refusal` where every one has been."""
        ids = never_asked(self, size)
        if not ids:
            raise Refusal(phrase("you have met every question; take a review instead"))
        return self._start("drill", ids, self._chance(seed))

    def taste(self) -> Drill:
        """The first sitting of all: easy questions of different hot topics, quick to answer."""
        chance = self._chance(None)
        ids = for_a_taste(self, TASTE, chance.random)
        return self._start("drill", ids, chance) if ids else self.learn(TASTE)

    def again(self, questions: Sequence[str], seed: int | None = None) -> Drill:
        """The same questions once more, shuffled, without those that left the course; raises `Refusal` where none is
        left."""
        chance = self._chance(seed)
        known = self.catalogue.known(questions)
        ids = [each for each in questions if each in known]
        if not ids:
            raise Refusal(phrase("none of these questions is in the course now"))
        chance.random.shuffle(ids)
        return self._start("drill", ids, chance)

    def resume(self, sitting: str) -> Drill | Exam:
        """Go on with a sitting where it was left; raises `Refusal` where there is none of that id."""
        state = fold(self.records.events(sitting))
        if state is None:
            raise Refusal(phrase("there is no such sitting"))
        session = _session(self, state)
        session.resume()
        return session

    def begin(self, plan: Started) -> Drill | Exam:
        """Start a sitting. What it asks is kept with it, so that no change of a bank touches it."""
        at = self.clock.wall()
        started = self.stamp(plan, uuid7(at, self.random), at)
        kept = [self.stamp(each, "", at) for each in to_keep(self, plan.items)]
        self.records.append([*kept, started])
        return _session(self, begin(started))

    def remark(self, remark: Remark) -> None:
        """Keep what the student says of a question: a bookmark, a note, what a mistake is put down to."""
        self.records.append([self.stamp(remark, "", self.clock.wall())])

    def choose(self, settings: Mapping[str, str]) -> None:
        """Keep settings (`language`, `content`)."""
        chosen = [Chosen(name=name, value=value) for name, value in settings.items()]
        self.records.append([self.stamp(each, "", self.clock.wall()) for each in chosen])

    def stamp(self, event: AnyEvent, sitting: str, at: int) -> Stamped:
        """An event with its id, device and time."""
        return Stamped(uuid7(at, self.random), self.records.device(), at, sitting, event)

    def _start(self, form: Form, ids: Sequence[str], chance: "_Chance", wanted: Quiz = ANYTHING) -> Drill:
        session = self.begin(self._plan(form, ids, chance, wanted))
        assert isinstance(session, Drill), "only a quiz is deferred, and an exam"
        return session

    def _plan(self, form: Form, ids: Sequence[str], chance: "_Chance", wanted: Quiz) -> Started:
        rows = {row.id: row for row in self.catalogue.questions()}
        order = {id: place for place, id in enumerate(rows)}
        questions = self.catalogue.several(ids)
        return Started(
            form=form,
            seed=chance.seed,
            items=[
                item(questions[each], rows[each].hash, chance.random, rows[each].case, shuffled=wanted.shuffled)
                for each in together(ids, {each: rows[each].case for each in ids}, order)
            ],
            limit=wanted.minutes * 60 if wanted.minutes else None,
            scheme=wanted.scheme,
            topics=list(wanted.scope.topics),
            each=wanted.seconds,
            deferred=wanted.deferred,
            forward=wanted.deferred and wanted.seconds is not None,
        )

    def _chance(self, seed: int | None) -> "_Chance":
        seed = self.random.randrange(2**31) if seed is None else seed
        return _Chance(seed, Random(seed))


class _Chance(NamedTuple):
    seed: int
    random: Random


def _session(study: Study, state: Sitting) -> Drill | Exam:
    return Exam(study, state) if state.plan.deferred else Drill(study, state)
