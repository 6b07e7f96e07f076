"""`studyapp exam`: the exams there are blueprints for, and the questions of a paper."""

from collections.abc import Iterator
from typing import Any

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.numbers import Seed
from studyapp.cli.opening import Opened, opened, sink
from studyapp.course.blueprint import Blueprint
from studyapp.course.text import said
from studyapp.locales import say, say_n
from studyapp.marking.schemes import printed, rounded
from studyapp.sitting.shortage import off_in_words, type_in_words
from studyapp.study.paper import Drawn, blueprint_files, blueprint_named, draw
from studyapp.study.places import Options


@click.command(cls=Everywhere, help=say("List the exams; with a NAME and --draw-only, draw a paper for that exam."))
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--seed", type=Seed(), metavar="N", help=say("draw as N always does"))
@click.option("--draw-only", is_flag=True, help=say("print the questions of a paper"))
@click.option("--json", "as_json", is_flag=True, help=say("as one JSON object, for programs"))
@click.pass_obj
def exam(options: Options, name: str | None, seed: int | None, draw_only: bool, as_json: bool) -> None:
    if name is None and (draw_only or seed is not None):
        raise click.UsageError(say("name the exam too; studyapp exam lists them"))
    if name is not None and not draw_only:
        raise click.UsageError(say("add --draw-only: it prints the questions of a paper"))
    out = sink("utf-8" if as_json else None)
    with opened(options) as host:
        if name is None:
            found = _list_object(host) if as_json else _list(host)
        else:
            drawn = draw(host.study, blueprint_named(host.study, name), seed)
            found = _object(drawn) if as_json else _paper(drawn, host)
        if isinstance(found, dict):
            from msgspec.json import Encoder

            out.write(Encoder(decimal_format="number").encode(found).decode() + "\n")
        else:
            out.writelines(f"{line}\n" for line in found)
        out.flush()


def _list(host: Opened) -> Iterator[str]:
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


def _paper(drawn: Drawn, host: Opened) -> Iterator[str]:
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


def _list_object(host: Opened) -> dict[str, Any]:
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


def _object(drawn: Drawn) -> dict[str, Any]:
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
