"""`studyapp quiz` and `studyapp review`: in the app, line by line (`--plain`), or driven by a program (`--jsonl`)."""

import re
import sys
from collections.abc import Callable
from typing import Any

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.marking import marking_options, scheme_of
from studyapp.cli.numbers import Minutes, Seed, Whole
from studyapp.cli.opening import Start, opened, sink, source
from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Phrase, Refusal, phrase, say
from studyapp.marking.schemes import Scheme
from studyapp.study.places import Options
from studyapp.study.quiz import Quiz
from studyapp.study.scope import CASE, Scope, Unknown
from studyapp.study.session import Session
from studyapp.study.study import Study

MOST = 1000
"""Questions in one sitting."""
LONGEST = 24 * 60
"""Minutes a timed quiz may last."""

COUNT = Whole(1, MOST)


def _sitting(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `quiz` and `review` share."""
    # Each one is put before those already there.
    for option in (
        click.option("--jsonl", is_flag=True, help=say("one JSON object a line, for programs")),
        click.option("--plain", is_flag=True, help=say("line by line, for screen readers and pipes")),
        click.option("--resume", is_flag=True, help=say("go on with the newest one that was left")),
        click.option("--seed", type=Seed(), metavar="N", help=say("draw and shuffle as N always does")),
    ):
        command = option(command)
    return command


@click.command(
    cls=Everywhere, help=say("Answer questions, timed or not. Opens the app unless --plain or --jsonl is given.")
)
@click.option("--topic", "topics", multiple=True, metavar="ID", help=say("only this topic; may be repeated"))
@click.option("--chapter", "chapters", multiple=True, metavar="5", help=say("only this chapter; may be repeated"))
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice((*QUESTION_TYPES, CASE)),
    help=say("only this type of question; may be repeated"),
)
@click.option("--count", type=COUNT, metavar="N", help=say("how many questions (10)"))
@click.option("--minutes", type=Minutes(LONGEST), metavar="M", help=say("time allowed; no limit without it"))
@marking_options
@_sitting
@click.pass_obj
def quiz(
    options: Options,
    /,
    topics: tuple[str, ...],
    chapters: tuple[str, ...],
    types: tuple[str, ...],
    count: int | None,
    minutes: float | None,
    seed: int | None,
    resume: bool,
    plain: bool,
    jsonl: bool,
    **marks: Any,
) -> None:
    scheme = scheme_of(**marks)
    wanted = Quiz(Scope(topics, chapters, types), count or 10, minutes, seed, scheme)

    def start(study: Study) -> Session:
        _refuse_other_numbers(chapters, study)
        return study.quiz(wanted)

    narrowed = scheme != Scheme() or any(
        each not in (None, ()) for each in (topics, chapters, types, count, minutes, seed)
    )
    _sit(options, start, "quiz", narrowed, resume, plain, jsonl)


def _refuse_other_numbers(chapters: tuple[str, ...], study: Study) -> None:
    """A number that is none of the chapters' is answered with theirs, not with the nearest id."""
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


@click.command(
    cls=Everywhere, help=say("Answer what is due, and new questions. Opens the app unless --plain or --jsonl is given.")
)
@click.option("--count", type=COUNT, metavar="N", help=say("how many questions at most (20)"))
@click.option("--new", type=Whole(0, MOST), metavar="N", help=say("how many of them may be new"))
@_sitting
@click.pass_obj
def review(options: Options, /, count: int | None, new: int | None, seed: int | None, **how: bool) -> None:
    narrowed = any(each is not None for each in (count, new, seed))
    _sit(options, lambda study: study.review(count or 20, seed, new), "review", narrowed, **how)


def _sit(options: Options, start: Start, command: str, narrowed: bool, resume: bool, plain: bool, jsonl: bool) -> None:
    if plain and jsonl:
        raise click.UsageError(say("--plain or --jsonl, not both"))
    if resume and narrowed:
        raise click.UsageError(say("--resume goes on with what was begun; it takes no other choice"))
    if resume:
        start = _resumed(command)
    if plain or jsonl:
        _line_by_line(options, start, command, jsonl)
        return
    if not _in_a_terminal():
        raise click.UsageError(say("the app needs a terminal; without one, add --plain or --jsonl"))
    from studyapp.tui.app import open_app

    click.get_current_context().exit(open_app(options, start=start))


def _in_a_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _line_by_line(options: Options, start: Start, command: str, jsonl: bool) -> None:
    encoding = "utf-8" if jsonl else None
    lines = source(encoding), sink(encoding)
    with opened(options) as host:
        try:
            session = start(host.study)
        except Unknown as unknown:
            raise click.UsageError(str(unknown)) from None
        if jsonl:
            from studyapp.cli.jsonl import drive

            drive(session, host, *lines)
        else:
            from studyapp.cli.plain import converse

            converse(session, host, command, *lines)


def _resumed(command: str) -> Start:
    """The newest open sitting of this command's kind."""

    def start(study: Study) -> Session:
        for waiting in study.records.open_sittings():
            if (waiting.form == "review") == (command == "review"):
                return study.resume(waiting.id)
        raise Refusal(_NOTHING_LEFT[command])

    return start


_NOTHING_LEFT: dict[str, Phrase] = {
    "quiz": phrase("no quiz was left unfinished"),
    "review": phrase("no review was left unfinished"),
}
