"""`studyapp bank coverage`: what the course asks, by chapter, type and difficulty, and where it asks too little."""

from typing import TYPE_CHECKING, Any

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.courses import course_files
from studyapp.locales import Refusal, language, phrase, say, say_n
from studyapp.study.places import Options

if TYPE_CHECKING:
    from studyapp.course.syllabus import Chapter, Syllabus, Topic
    from studyapp.library.items.coverage import Coverage, Figures


@click.command("coverage", cls=Everywhere, help=say("What the course asks by chapter, type and difficulty; its holes."))
@click.option("--json", "as_json", is_flag=True, help=say("as one JSON object, for programs"))
@click.option("--strict", is_flag=True, help=say("Exit with 1 if there are holes."))
@click.pass_obj
def coverage(options: Options, as_json: bool, strict: bool) -> int:
    from studyapp.library.check import course_of
    from studyapp.library.items.coverage import coverage as covered

    syllabus, banks, broken = course_of(course_files(options))
    if syllabus is None:
        raise Refusal(phrase("the syllabus of this course cannot be read; see studyapp bank check"))
    if broken:
        message = say_n(
            "{n} file with errors was left out; see studyapp bank check",
            "{n} files with errors were left out; see studyapp bank check",
            broken,
        )
        click.echo(f"studyapp: {message}", err=True)
    found = covered(syllabus, banks)
    if as_json:
        from msgspec.json import encode

        click.echo(encode(_object(syllabus, found)).decode())
    else:
        from studyapp.cli.coverage_table import report

        click.echo("\n".join(report(syllabus, found, language())))
    return int(strict and bool(found.holes or found.without_case))


def _object(syllabus: "Syllabus", found: "Coverage") -> dict[str, Any]:
    """What `--json` prints. `cells` count the questions of each type, difficulty and level there is any of."""
    return {
        "course": syllabus.course,
        "total": _figures(found.total),
        "chapters": [_chapter(each, found.chapters[each.id]) for each in syllabus.chapters],
        "topics": [_topic(each, topic, found.topics[topic.id]) for each in syllabus.chapters for topic in each.topics],
        "holes": [{**hole._asdict(), "chapter": hole.chapter.id, "topic": hole.topic.id} for hole in found.holes],
        "chapters_without_case": [each.id for each in found.without_case],
    }


def _chapter(chapter: "Chapter", figures: "Figures") -> dict[str, Any]:
    return {"id": chapter.id, "weight": chapter.weight, "topics": len(chapter.topics), **_figures(figures)}


def _topic(chapter: "Chapter", topic: "Topic", figures: "Figures") -> dict[str, Any]:
    return {"id": topic.id, "chapter": chapter.id, "hot": topic.hot, **_figures(figures)}


def _figures(figures: "Figures") -> dict[str, Any]:
    return {
        "questions": figures.questions,
        "cases": figures.cases,
        "types": figures.types,
        "difficulties": figures.difficulties,
        "levels": figures.levels,
        "cells": [{**cell._asdict(), "questions": count} for cell, count in sorted(figures.cells.items())],
    }
