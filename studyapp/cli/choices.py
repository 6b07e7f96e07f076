"""The options that make up a quiz, and the quiz they add up to."""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

import click
from msgspec.structs import replace

from studyapp.cli.marking import marking_options, scheme_of
from studyapp.cli.numbers import Minutes, Seconds, Whole
from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import phrase, say
from studyapp.study.presets import MOST
from studyapp.study.quiz import Only, Quiz
from studyapp.study.scope import CASE, Scope, Unknown
from studyapp.study.study import Study

LONGEST = 24 * 60
"""Minutes a timed quiz may last."""

COUNT = Whole(1, MOST)
ORDERS = ("random", "course", "wrong-first", "unseen-first")
_MARKING = ("marking", "part", "penalty", "wrong_judgement")


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options; the command takes them as keywords and hands them to `quiz_of`."""
    command = marking_options(command)
    # Each one is put before those already there.
    for option in reversed((*_which(), *_how())):
        command = option(command)
    return command


def _which() -> tuple[Callable[..., Any], ...]:
    """What says which questions are asked."""
    types, difficulties = click.Choice((*QUESTION_TYPES, CASE)), Whole(1, 4)
    return (
        click.option("--topic", "topics", multiple=True, metavar="ID", help=say("only this topic; may be repeated")),
        click.option(
            "--chapter", "chapters", multiple=True, metavar="5", help=say("only this chapter; may be repeated")
        ),
        click.option(
            "--type", "types", multiple=True, type=types, help=say("only this type of question; may be repeated")
        ),
        click.option(
            "--difficulty",
            "difficulties",
            multiple=True,
            type=difficulties,
            metavar="1..4",
            help=say("only this difficulty, 1 (easy) to 4 (hard); may be repeated"),
        ),
        click.option(
            "--only",
            multiple=True,
            type=click.Choice(get_args(Only)),
            help=say("never asked, in the mistake book, bookmarked, hot topics, weakest topics; may be repeated"),
        ),
        click.option("--count", type=COUNT, metavar="N", help=say("how many questions (10)")),
    )


def _how() -> tuple[Callable[..., Any], ...]:
    """What says how they are asked."""
    return (
        click.option("--order", type=click.Choice(ORDERS), help=say("what is asked first (random)")),
        click.option("--minutes", type=Minutes(LONGEST), metavar="M", help=say("time allowed; no limit without it")),
        click.option(
            "--seconds", type=Seconds(LONGEST * 60), metavar="S", help=say("time for each question; no limit by itself")
        ),
        click.option(
            "--feedback",
            type=click.Choice(("at-once", "after")),
            help=say("marks and explanations after each answer, or after the last (at-once)"),
        ),
        click.option(
            "--shuffle/--no-shuffle",
            "shuffled",
            default=None,
            help=say("options shuffled, or as in the file (shuffled)"),
        ),
    )


def quiz_of(base: Quiz, seed: int | None, choices: Mapping[str, Any]) -> Quiz:
    """`base` with what the line chooses otherwise; raises `click.UsageError` for choices that leave nothing."""
    chosen = {name: value for name, value in choices.items() if value not in (None, ())}
    changes: dict[str, Any] = {
        name: chosen[name] for name in ("count", "minutes", "seconds", "only", "shuffled") if name in chosen
    }
    if {"unseen", "wrong"} <= set(changes.get("only", ())):
        raise click.UsageError(say("--only unseen or --only wrong, not both: what was never asked was never wrong"))
    if seed is not None:
        changes["seed"] = seed
    if "order" in chosen:
        changes["order"] = chosen["order"].replace("-", "_")
    if "feedback" in chosen:
        changes["deferred"] = chosen["feedback"] == "after"
    if marks_chosen(choices):
        marks = {name: choices[name] for name in _MARKING}
        changes["scheme"] = scheme_of(all_or_nothing=choices["all_or_nothing"], **marks)
    scope = base.scope._replace(**{name: chosen[name] for name in Scope._fields if name in chosen})
    return replace(base, scope=scope, **changes)


def narrowed(choices: Mapping[str, Any]) -> bool:
    """Whether the line chooses anything."""
    return any(
        value not in (None, ()) and (value is not False or name == "shuffled") for name, value in choices.items()
    )


def marks_chosen(choices: Mapping[str, Any]) -> bool:
    """Whether the line says how answers are marked."""
    return bool(choices["all_or_nothing"]) or any(choices[name] is not None for name in _MARKING)


def refuse_other_numbers(chapters: tuple[str, ...], study: Study) -> None:
    """A number that is none of the chapters' is answered with theirs, not with the nearest id; raises `Unknown`."""
    numbers = sorted(int(row.id[2:]) for row in study.catalogue.chapters() if re.fullmatch("ch[0-9]+", row.id))
    for name in chapters:
        if numbers and name.isdecimal() and (len(name) > 4 or int(name) not in numbers):
            raise Unknown(
                phrase(
                    "there is no chapter {name}; there are {first} to {last}",
                    name=name[:10],
                    first=numbers[0],
                    last=numbers[-1],
                )
            )
