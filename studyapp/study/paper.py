"""Blueprint -> paper: drawn from the index, with what the student has seen of late avoided."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from difflib import get_close_matches
from random import Random
from typing import NamedTuple

from studyapp.course.blueprint import Blueprint
from studyapp.library.blueprints import BlueprintFile, Course, load
from studyapp.library.draws import DrawRow, some
from studyapp.library.shipped import sources
from studyapp.locales import Refusal, WrongUsage, phrase
from studyapp.marking import marker
from studyapp.sitting.cells import Drawable, may_draw
from studyapp.sitting.paper import Paper, Shortage, assemble
from studyapp.sitting.quotas import wanted
from studyapp.sitting.shortage import all_in_words
from studyapp.sitting.spread import spread
from studyapp.study.study import Study

DAY = 86_400_000
"""Milliseconds."""
OF_LATE = ((30 * DAY, 1), (7 * DAY, 2))
"""How long ago at most an answer was, and how much its question is then to be avoided."""
FIRST_LOOK = 8
"""Questions of a cell that are looked at."""
MORE = 4
"""How many times more, when those were not enough to be sure."""


_TypedCell = tuple[str, str, str]
"""A type, a chapter and a difficulty."""


class DrawnQuestion(NamedTuple):
    """A question of a paper and its full marks; `case` is the case it belongs to (empty without one)."""

    id: str
    marks: Decimal
    case: str = ""


class Drawn(NamedTuple):
    """A paper and the seed it was drawn with."""

    blueprint: Blueprint
    seed: int
    paper: Paper
    questions: list[list[DrawnQuestion]]


def course_of(study: Study) -> Course:
    """What the course's blueprints are checked against."""
    return Course(study.catalogue.course(), {row.id: row.weight for row in study.catalogue.chapters()})


def blueprint_files(study: Study) -> list[BlueprintFile]:
    """Every blueprint of the course as the files are now, those with errors too."""
    return load(sources(study.places.own, study.places.banks), course_of(study))


def blueprints(study: Study) -> dict[str, Blueprint]:
    """The sound blueprints, by the names they are called by."""
    return {each.blueprint.exam: each.blueprint for each in blueprint_files(study) if each.blueprint is not None}


def blueprint_named(study: Study, name: str) -> Blueprint:
    """One blueprint; raises `WrongUsage` for a name that is none, and `Refusal` for one whose file has errors."""
    known = blueprints(study)
    if name in known:
        return known[name]
    for each in blueprint_files(study):
        if each.blueprint is None and each.file.stem == name:
            raise Refusal(phrase("{file} has errors; to see them: studyapp bank check {file}", file=str(each.file)))
    message = phrase("there is no exam {name}", name=name[:60])
    if near := get_close_matches(name[:60], known, 1):
        message = phrase("{message}; did you mean {near}?", message=message, near=near[0])
    raise WrongUsage(message)


def draw(study: Study, blueprint: Blueprint, seed: int | None = None, without: Collection[str] = ()) -> Drawn:
    """A paper for a blueprint, drawn without the questions and cases named; the same seed, course and records give the
    same paper. Raises `Refusal` with what is missing where there is none."""
    seed = study.random.randrange(2**31) if seed is None else seed
    weights = course_of(study).weights
    per_cell = FIRST_LOOK
    while True:
        sample = _Sample(study, Random(seed), frozenset(without))
        outcome = assemble(blueprint, weights, sample.of(blueprint, weights, per_cell), seed)
        if sample.was_enough_for(outcome):
            break
        per_cell *= MORE
    if isinstance(outcome, Shortage):
        raise Refusal(all_in_words(outcome.missing))
    return Drawn(blueprint, seed, outcome, _with_marks(study, blueprint, outcome, sample.asked))


class _Sample:
    """Questions to draw from: some of each cell, however many there are. `asked` are the questions of each case."""

    def __init__(self, study: Study, random: Random, without: frozenset[str]) -> None:
        self._study = study
        self._random = random
        self._without = without
        self._more: dict[_TypedCell, set[tuple[str, ...]]] = {}  # cells with more in them: the cards not seen of late
        self.asked: dict[str, tuple[str, ...]] = {}

    def of(self, blueprint: Blueprint, weights: Mapping[str, float], most: int) -> list[Drawable]:
        """At most so many questions of each cell that any section may draw from."""
        cells = dict.fromkeys((each.type, *cell) for each in wanted(blueprint, weights) for cell in may_draw(each))
        rows = {cell: self._rows(cell, most) for cell in cells}
        seen = self._seen([id for here in rows.values() for row in here for id in row.questions])
        found = []
        for cell, here in rows.items():
            type, chapter, difficulty = cell
            kept = [row for row in here if self._without.isdisjoint((row.id, *row.questions))]
            worst = [max(seen.get(id, 0) for id in row.questions) for row in kept]
            if len(here) == most:
                self._more[cell] = {row.cards for row, lately in zip(kept, worst, strict=True) if not lately}
            self.asked |= {row.id: row.questions for row in kept}
            found += [
                Drawable(row.id, type, chapter, int(difficulty), row.cards, lately)
                for row, lately in zip(kept, worst, strict=True)
            ]
        return found

    def was_enough_for(self, outcome: Paper | Shortage) -> bool:
        """Whether no better paper could come of looking at more questions.

        The paper is the cheapest flow where shared cards cost nothing, and room that is left over is worth nothing:
        so it is enough that each cell with more in it had an unseen question left.
        """
        if not self._more:
            return True
        if isinstance(outcome, Shortage) or not outcome.free:
            return False
        taken: dict[_TypedCell, set[tuple[str, ...]]] = {}
        for one in (one for section in outcome.sections for one in section):
            taken.setdefault((one.type, *one.cell), set()).add(one.cards)
        return all(cards - taken.get(cell, set()) for cell, cards in self._more.items())

    def _rows(self, cell: _TypedCell, most: int) -> list[DrawRow]:
        type, chapter, difficulty = cell
        start = f"{self._random.getrandbits(64):016x}"
        return some(self._study.catalogue, type, chapter, int(difficulty), start, most)

    def _seen(self, questions: list[str]) -> dict[str, int]:
        """How much each is to be avoided, if at all."""
        now = self._study.clock.wall()
        shown = self._study.records.shown(questions)
        ages = {id: now - at for id, (_, at) in shown.items()}
        return {id: max((rank for span, rank in OF_LATE if age < span), default=0) for id, age in ages.items()}


def _with_marks(
    study: Study, blueprint: Blueprint, paper: Paper, asked: Mapping[str, tuple[str, ...]]
) -> list[list[DrawnQuestion]]:
    """Each section's questions in order, those of a case with their part of its marks."""
    found: list[list[DrawnQuestion]] = []
    for section, chosen in zip(blueprint.sections, paper.sections, strict=True):
        found.append([])
        for each in chosen:
            if each.type != "case":
                found[-1].append(DrawnQuestion(each.id, section.marks_each))
                continue
            questions = study.catalogue.several(asked[each.id])
            worths = [marker(question).worth(question) for question in questions.values()]
            marks = spread(section.marks_each, worths)
            found[-1] += [DrawnQuestion(id, mark, each.id) for id, mark in zip(questions, marks, strict=True)]
    return found
