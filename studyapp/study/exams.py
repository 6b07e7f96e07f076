"""Starting an exam: a paper drawn for a blueprint becomes a sitting."""

from collections.abc import Iterator
from random import Random

from studyapp.course.blueprint import Blueprint
from studyapp.sitting.draw import item
from studyapp.sitting.events import Item, Section, Started
from studyapp.sitting.state import fold
from studyapp.study.exam import Exam
from studyapp.study.paper import Drawn, blueprint_named, draw
from studyapp.study.study import Study


def start_exam(study: Study, name: str, seed: int | None = None) -> Exam:
    """Draw a paper and start to sit it. Raises `WrongUsage` for a name that is none, `Refusal` where there is no such
    paper, or it cannot be kept."""
    drawn = draw(study, blueprint_named(study, name), seed)
    session = study.begin(plan(study, drawn))
    assert isinstance(session, Exam)
    return session


def ended_exams(study: Study, most: int = 20) -> list[Exam]:
    """The exams sat so far, to be looked back on, the newest first."""
    states = (fold(study.records.events(sitting)) for sitting in study.records.ended_exams(most))
    return [Exam(study, state) for state in states if state is not None and state.plan.deferred]


def plan(study: Study, drawn: Drawn) -> Started:
    """The sitting of a paper that begins now."""
    blueprint = drawn.blueprint
    limit = blueprint.minutes * 60
    return Started(
        form="exam",
        seed=drawn.seed,
        items=[*_items(study, drawn)],
        limit=limit,
        deadline=None if blueprint.pause else study.clock.wall() + round(limit * 1000),
        deferred=True,
        forward=blueprint.forward or blueprint.seconds_each is not None,
        each=blueprint.seconds_each,
        sections=[*_sections(blueprint, drawn)],
        exam=blueprint.exam,
        title=blueprint.title,
        pass_mark=blueprint.pass_mark,
    )


def _sections(blueprint: Blueprint, drawn: Drawn) -> Iterator[Section]:
    for section, questions in zip(blueprint.sections, drawn.questions, strict=True):
        yield Section(
            type=section.type,
            size=len(questions),
            marks_each=section.marks_each,
            scheme=section.scheme,
            title=section.title or "",
            limit=None if section.minutes is None else section.minutes * 60,
        )


def _items(study: Study, drawn: Drawn) -> Iterator[Item]:
    wanted = [each for section in drawn.questions for each in section]
    ids, random = [each.id for each in wanted], Random(drawn.seed)
    hashes, questions = study.catalogue.hashes(ids), study.catalogue.several(ids)
    for each in wanted:
        yield item(questions[each.id], hashes[each.id], random, each.case, full=each.marks)
