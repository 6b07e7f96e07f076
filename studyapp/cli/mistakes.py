"""`studyapp mistakes`: the mistake book as Markdown, CSV or JSON, on the screen or in a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.opening import opened, sink
from studyapp.exchange.mistakes import Kind
from studyapp.locales import Refusal, phrase, say, say_n
from studyapp.study.places import Options

if TYPE_CHECKING:
    from studyapp.study.mistakes import Book, Entry

KINDS: tuple[Kind, ...] = get_args(Kind)


@click.command(cls=Everywhere, help=say("Print the mistake book: what was wrong and why, the most often wrong first."))
@click.option("--all", "everything", is_flag=True, help=say("also what has left the book, is bookmarked or has a note"))
@click.option("--bookmarked", is_flag=True, help=say("what is bookmarked instead"))
@click.option("--format", "kind", type=click.Choice(KINDS), help=say("Markdown, CSV or JSON; -o FILE.csv says it too"))
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help=say("write to this file"),
)
@click.option("--force", is_flag=True, help=say("overwrite the file if it is there"))
@click.pass_obj
def mistakes(
    options: Options, everything: bool, bookmarked: bool, kind: Kind | None, file: Path | None, force: bool
) -> None:
    from studyapp.study.mistakes import ENDINGS, book, take_along, taken_along

    if everything and bookmarked:
        raise click.UsageError(say("--all has what is bookmarked too: leave out --bookmarked"))
    kind = kind or ("md" if file is None else ENDINGS.get(file.suffix.lower()))
    if kind is None:
        raise click.UsageError(say("name the file .md, .csv or .json, or add --format"))
    if file is not None and not force and file.exists():
        raise Refusal(phrase("{path} exists already; choose another name, or add --force", path=str(file)))
    with opened(options) as host:
        found = book(host.study)
        entries = _entries(found, everything, bookmarked)
        if file is not None:
            take_along(host.study, entries, host.content, file, kind, force)
            click.echo(say("written: {path}", path=str(file)))
        else:
            # What goes into another program is UTF-8; a terminal has an encoding of its own.
            out = sink(None if sys.stdout is not None and sys.stdout.isatty() else "utf-8")
            out.write(taken_along(host.study, entries, kind, host.content))
            out.flush()
        _tell(found, entries, bookmarked)


def _entries(found: "Book", everything: bool, bookmarked: bool) -> "list[Entry]":
    if everything:
        return found.entries
    return found.on("bookmarked" if bookmarked else "open")


def _tell(found: "Book", entries: "list[Entry]", bookmarked: bool) -> None:
    """Say on stderr what is not there, and why."""
    if not entries and bookmarked:
        click.echo(say("Nothing is bookmarked; Ctrl+B does it at a question in the app."), err=True)
    elif not entries:
        click.echo(say("The mistake book is empty; what you answer wrong comes here."), err=True)
    if found.gone:
        message = say_n(
            "{n} more question is not in the course now.", "{n} more questions are not in the course now.", found.gone
        )
        click.echo(message, err=True)
