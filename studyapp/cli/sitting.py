"""What `quiz`, `review` and `exam` have in common: a sitting in the app, line by line, or driven by a program."""

import sys
from collections.abc import Callable
from typing import Any

import click

from studyapp.cli.numbers import Seed
from studyapp.cli.opening import Opened, Start, opened, sink, source
from studyapp.locales import Phrase, Refusal, phrase, say
from studyapp.sitting.events import Started
from studyapp.study.drill import Drill
from studyapp.study.exam import Exam
from studyapp.study.places import Options
from studyapp.study.scope import Unknown
from studyapp.study.session import Session
from studyapp.study.study import Study

FORMS = {"quiz": ("drill", "timed"), "review": ("review",), "exam": ("exam",)}
"""The forms of the sittings that each command starts, and goes on with."""

_NOTHING_LEFT: dict[str, Phrase] = {
    "quiz": phrase("no quiz was left unfinished"),
    "review": phrase("no review was left unfinished"),
    "exam": phrase("no exam was left unfinished"),
}


def sitting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that every sitting has; the command takes them as keywords."""
    # Each one is put before those already there.
    for option in (
        click.option("--jsonl", is_flag=True, help=say("one JSON object a line, for programs")),
        click.option("--plain", is_flag=True, help=say("line by line, for screen readers and pipes")),
        click.option("--resume", is_flag=True, help=say("go on with the newest one that was left")),
        click.option("--seed", type=Seed(), metavar="N", help=say("draw and shuffle as N always does")),
    ):
        command = option(command)
    return command


def sit(
    options: Options, start: Start, command: str, *, narrowed: bool, resume: bool, plain: bool, jsonl: bool
) -> None:
    """Start a sitting, or with `resume` go on with one, and see it to its end or pause. `narrowed` says that the line
    makes choices of its own."""
    if plain and jsonl:
        raise click.UsageError(say("--plain or --jsonl, not both"))
    if resume and narrowed:
        raise click.UsageError(say("--resume goes on with what was begun; it takes no other choice"))
    if resume:
        start = resumed(command)
    if plain or jsonl:
        _line_by_line(options, start, command, jsonl)
        return
    if not in_a_terminal():
        raise click.UsageError(say("the app needs a terminal; without one, add --plain or --jsonl"))
    from studyapp.tui.app import open_app

    click.get_current_context().exit(open_app(options, start=start))


def resumed(command: str, exam: str | None = None) -> Start:
    """Goes on with the newest open sitting of this command's kind; with `exam`, of that exam."""

    def start(study: Study) -> Session:
        for waiting in study.records.open_sittings():
            if waiting.form in FORMS[command] and exam in (None, _exam_of(study, waiting.id)):
                return study.resume(waiting.id)
        raise Refusal(_NOTHING_LEFT[command])

    return start


def in_a_terminal() -> bool:
    """Whether somebody sits before this program."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _exam_of(study: Study, sitting: str) -> str:
    started = (each.event for each in study.records.events(sitting))
    return next((event.exam for event in started if isinstance(event, Started)), "")


def _line_by_line(options: Options, start: Start, command: str, jsonl: bool) -> None:
    encoding = "utf-8" if jsonl else None
    lines = source(encoding), sink(encoding)
    with opened(options) as host:
        try:
            session = start(host.study)
        except Unknown as unknown:
            raise click.UsageError(str(unknown)) from None
        if jsonl:
            _driven(session, host, *lines)
        else:
            _told(session, host, command, *lines)


def _driven(session: Session, host: Opened, *lines: Any) -> None:
    if isinstance(session, Exam):
        from studyapp.cli.jsonl_exam import drive_exam

        drive_exam(session, host, *lines)
    elif isinstance(session, Drill):
        from studyapp.cli.jsonl import drive

        drive(session, host, *lines)


def _told(session: Session, host: Opened, command: str, *lines: Any) -> None:
    if isinstance(session, Exam):
        from studyapp.cli.plain_exam import sit_exam

        sit_exam(session, host, command, *lines)
    elif isinstance(session, Drill):
        from studyapp.cli.plain import converse

        converse(session, host, command, *lines)
    else:
        from studyapp.cli.plain_recite import recite

        recite(session, host, *lines)
