"""Exam blueprints: read strictly, checked by themselves, against the syllabus, and against the questions there are."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from studyapp.course.bank import Bank
from studyapp.course.blueprint import Blueprint
from studyapp.course.case import Case
from studyapp.course.syllabus import Syllabus
from studyapp.library import strict_yaml
from studyapp.library.decode import read_text
from studyapp.library.findings import Finding, hash_warnings, marked, placed
from studyapp.library.outline import read_syllabus
from studyapp.library.problems import Problem, Unreadable, in_order, shortened
from studyapp.library.shipped import blueprints, files, is_notes, is_syllabus
from studyapp.library.typed import converted, slips
from studyapp.locales import phrase
from studyapp.sitting.cells import Drawable
from studyapp.sitting.paper import Shortage, assemble
from studyapp.sitting.shortage import in_words

_SEED = 0


class BlueprintFile(NamedTuple):
    """A blueprint as its file has it: None with any error among the problems."""

    file: Path
    blueprint: Blueprint | None
    problems: list[Problem]


class Course(NamedTuple):
    """What a blueprint is checked against: the course's id, and the weight of each chapter in order."""

    id: str
    weights: dict[str, float]


def read_blueprint(file: Path, text: str, course: Course | None) -> BlueprintFile:
    """The blueprint in a text and everything wrong with it; without a course its chapters go unchecked."""
    try:
        data = strict_yaml.read(text)
        if data is None:
            message = phrase("this file is empty: copy one of the blueprints that are shipped and change it")
            return BlueprintFile(file, None, [Problem(file, 1, 1, message)])
        blueprint = converted(data, Blueprint)
        findings = slips(data, Blueprint) if blueprint is None else [*_findings(blueprint, course)]
        _, marks = marked(text)
    except Unreadable as error:
        return BlueprintFile(file, None, [error.problem(file)])
    problems = in_order([*placed(file, marks, findings), *hash_warnings(file, text, marks)])
    sound = all(problem.warning for problem in problems)
    return BlueprintFile(file, blueprint if sound else None, problems)


def load(sources: Sequence[Path], course: Course | None) -> list[BlueprintFile]:
    """Every blueprint in the sources; one that takes the name of an earlier one has that for a problem."""
    first: dict[str, Path] = {}
    found = []
    for file in blueprints(sources):
        try:
            text = read_text(file)
        except Unreadable as error:
            found.append(BlueprintFile(file, None, [error.problem(file)]))
            continue
        read = read_blueprint(file, text, course)
        if read.blueprint is not None and first.setdefault(read.blueprint.exam, file) is not file:
            read = _taken(read, read.blueprint.exam, first[read.blueprint.exam], text)
        found.append(read)
    return found


def blueprint_problems(sources: Sequence[Path], rest: Sequence[Path] = ()) -> list[Problem]:
    """What `bank check` says of the blueprints in `sources`, which join the course `rest`: their faults, and what the
    questions of both cannot fill. Reads the questions only where there is a sound blueprint."""
    if not blueprints(sources):
        return []
    everything = [*sources, *rest]
    course = course_of(everything)
    own = set(blueprints(sources))
    found = [each for each in load(everything, course) if each.file in own]
    problems = [problem for each in found for problem in each.problems]
    sound = [(each.file, each.blueprint) for each in found if each.blueprint is not None]
    if sound and course is not None:
        questions = [*_questions(everything)]
        for file, blueprint in sound:
            problems += _shortages(file, blueprint, course, questions)
    return in_order(problems)


def course_of(sources: Sequence[Path]) -> Course | None:
    """The course whose syllabus is in the sources; None where there is none, or a broken one."""
    syllabus, _ = _syllabus(sources)
    if syllabus is None:
        return None
    return Course(syllabus.course, {chapter.id: chapter.weight for chapter in syllabus.chapters})


def _findings(blueprint: Blueprint, course: Course | None) -> Iterator[Finding]:
    for fault in blueprint.faults():
        yield Finding(fault.path, fault.message, warning=fault.warning)
    if course is None:
        return
    if blueprint.course != course.id:
        message = phrase(
            "the syllabus is of the course {expected}, not {course}",
            expected=course.id,
            course=shortened(blueprint.course),
        )
        yield Finding(("course",), message)
    if isinstance(blueprint.chapters, dict):
        yield from _chapter_findings(blueprint.chapters, ("chapters",), course)
    for place, section in enumerate(blueprint.sections):
        yield from _chapter_findings(section.chapters or {}, ("sections", place, "chapters"), course)


def _chapter_findings(shares: dict[str, float], path: strict_yaml.Path, course: Course) -> Iterator[Finding]:
    for name in shares:
        if name in course.weights:
            continue
        message = phrase("there is no chapter {name}", name=shortened(name))
        if near := get_close_matches(name[:60], course.weights, 1):
            message = phrase("{message}; did you mean {near}?", message=message, near=near[0])
        yield Finding((*path, name), message, named=True)


def _taken(read: BlueprintFile, exam: str, first: Path, text: str) -> BlueprintFile:
    message = phrase("the exam {name} is already given in {place}; choose another name", name=exam, place=first)
    _, marks = marked(text)
    return BlueprintFile(read.file, None, [*read.problems, *placed(read.file, marks, [Finding(("exam",), message)])])


def _shortages(file: Path, blueprint: Blueprint, course: Course, questions: Sequence[Drawable]) -> list[Problem]:
    """A warning at each section that the questions cannot fill."""
    outcome = assemble(blueprint, course.weights, questions, _SEED)
    if not isinstance(outcome, Shortage):
        return []
    _, marks = marked(read_text(file))
    findings = [Finding(("sections", each.section), in_words(each), warning=True) for each in outcome.missing]
    return placed(file, marks, findings)


def _syllabus(sources: Sequence[Path]) -> tuple[Syllabus | None, list[Problem]]:
    for file in filter(is_syllabus, files(sources)):
        try:
            return read_syllabus(file, read_text(file))
        except Unreadable:
            break
    return None, []


def _questions(sources: Sequence[Path]) -> Iterator[Drawable]:
    """What may be drawn from the banks in the sources, as if they had no faults: those are told of elsewhere."""
    syllabus, _ = _syllabus(sources)
    assert syllabus is not None
    chapters = {topic.id: chapter.id for chapter in syllabus.chapters for topic in chapter.topics}
    for file in files(sources):
        if is_syllabus(file) or is_notes(file):
            continue
        try:
            bank = converted(strict_yaml.read(read_text(file)), Bank)
        except Unreadable:
            continue
        for entry in bank.questions if bank else []:
            asked = entry.questions if isinstance(entry, Case) else [entry]
            kind = str(entry.__struct_config__.tag)
            cards = tuple(question.card for question in asked)
            yield Drawable(entry.id, kind, chapters.get(entry.topic, ""), entry.difficulty, cards)
