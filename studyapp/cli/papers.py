"""The exams of a course, and the questions of a paper, as lines for people and as objects for programs."""

from collections.abc import Iterator
from typing import Any

from studyapp.cli.opening import Opened
from studyapp.course.blueprint import Blueprint
from studyapp.course.text import said
from studyapp.locales import say, say_n
from studyapp.marking.schemes import printed, rounded
from studyapp.sitting.shortage import off_in_words, type_in_words
from studyapp.study.paper import Drawn, blueprint_files


def exam_lines(host: Opened) -> Iterator[str]:
    """The exams that can be sat, with their sections; those with errors too."""
    listed = blueprint_files(host.study)
    for each in listed:
        if each.blueprint is None:
            yield say("{file} has errors; to see them: studyapp bank check {file}", file=str(each.file))
        else:
            yield _heading(each.blueprint, host)
            yield from (f"  {line}" for line in _sections(each.blueprint))
    if not listed:
        yield say("there are no exams in this course: put blueprints into a folder exams beside its banks")


def _heading(blueprint: Blueprint, host: Opened) -> str:
    return say(
        "{name}: {title} ({minutes} min, {marks} marks, pass at {pass_mark})",
        name=blueprint.exam,
        title=said(blueprint.title, host.content, host.interface),
        minutes=f"{blueprint.minutes:g}",
        marks=printed(blueprint.marks),
        pass_mark=printed(blueprint.pass_mark),
    )


def _sections(blueprint: Blueprint) -> Iterator[str]:
    for section in blueprint.sections:
        yield f"{type_in_words(section.type)} {section.count} × {printed(section.marks_each)}"


def paper_lines(drawn: Drawn, host: Opened) -> Iterator[str]:
    """The questions of a paper, for people."""
    yield _heading(drawn.blueprint, host)
    yield say("seed {seed}", seed=drawn.seed)
    for place, line in enumerate(_sections(drawn.blueprint)):
        yield f"{place + 1}. {line}"
        cases: set[str] = set()
        for question in drawn.questions[place]:
            if question.case and question.case not in cases:
                yield f"   {question.case}"
                cases.add(question.case)
            marks = say_n("{marks} mark", "{marks} marks", int(question.marks != 1) + 1, marks=printed(question.marks))
            yield f"   {'  ' if question.case else ''}{question.id} ({marks})"
    if drawn.paper.off:
        yield say("As near to the blueprint as the questions allow:")
        yield from (f"  {off_in_words(each)}" for each in drawn.paper.off)


def exams_object(host: Opened) -> dict[str, Any]:
    """What `--json` prints without a name: the exams that can be drawn."""
    return {
        "blueprints": [
            {
                "blueprint": each.blueprint.exam,
                "title": said(each.blueprint.title, host.content, host.interface),
                "minutes": _plain(each.blueprint.minutes),
                "marks": each.blueprint.marks,
                "pass_mark": each.blueprint.pass_mark,
                "sections": [
                    {"type": section.type, "count": section.count, "marks_each": section.marks_each}
                    for section in each.blueprint.sections
                ],
            }
            for each in blueprint_files(host.study)
            if each.blueprint is not None
        ]
    }


def paper_object(drawn: Drawn) -> dict[str, Any]:
    """What `--json` prints of a paper. A case counts as one question; `cases` says what its own are worth."""
    blueprint = drawn.blueprint
    found: dict[str, Any] = {
        "blueprint": blueprint.exam,
        "seed": drawn.seed,
        "minutes": _plain(blueprint.minutes),
        "sections": [
            {
                "type": section.type,
                "marks_each": section.marks_each,
                "questions": [each.id for each in drawn.paper.sections[place]],
            }
            for place, section in enumerate(blueprint.sections)
        ],
        "cases": {},
    }
    for question in (question for section in drawn.questions for question in section if question.case):
        found["cases"].setdefault(question.case, []).append({"id": question.id, "marks": rounded(question.marks)})
    if drawn.paper.off:
        found["deviation"] = [
            {"section": off.section + 1, off.line: off.name, "wanted": [*off.quota], "got": off.got}
            for off in drawn.paper.off
        ]
    return found


def _plain(minutes: float) -> float | int:
    """Whole minutes without a decimal point."""
    return int(minutes) if minutes.is_integer() else minutes
