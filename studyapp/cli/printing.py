"""`studyapp bank print`: papers on paper, as Markdown or as a Word document."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.numbers import Seed, Whole
from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Refusal, phrase, say
from studyapp.study.places import Options
from studyapp.study.scope import CASE, Scope, Unknown

if TYPE_CHECKING:
    from studyapp.cli.opening import Opened
    from studyapp.exchange.document import Document
    from studyapp.exchange.paper import Paper
    from studyapp.exchange.printed import Answers

PATHS = click.Path(path_type=Path, readable=False)
ANSWERS: tuple["Answers", ...] = ("none", "with", "sheet", "blank")
Format = Literal["md", "docx"]
ENDINGS: dict[str, Format] = {".md": "md", ".markdown": "md", ".docx": "docx"}
MOST = 1000
"""Questions drawn at random."""


@click.command("print", cls=Everywhere, help=say("Print banks, parts of the course, or a paper for an exam."))
@click.argument("paths", metavar="[PATH…]", nargs=-1, type=PATHS)
@click.option("--exam", "name", metavar="NAME", help=say("a paper for this exam; studyapp exam lists them"))
@click.option("--seed", type=Seed(), metavar="N", help=say("draw and shuffle as N always does"))
@click.option("--topic", "topics", multiple=True, metavar="ID", help=say("only this topic; may be repeated"))
@click.option("--chapter", "chapters", multiple=True, metavar="5", help=say("only this chapter; may be repeated"))
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice((*QUESTION_TYPES, CASE)),
    help=say("only this type of question; may be repeated"),
)
@click.option("--count", type=Whole(1, MOST), metavar="N", help=say("so many of them, drawn at random"))
@click.option(
    "--answers",
    type=click.Choice(ANSWERS),
    default="none",
    help=say("below each question (with), on a sheet (sheet), or a sheet for them (blank)"),
)
@click.option(
    "--format", "kind", type=click.Choice(("md", "docx")), help=say("Markdown or Word; -o FILE.docx says it too")
)
@click.option("-o", "--output", "file", type=PATHS, metavar="FILE", help=say("write to this file"))
@click.option("--force", is_flag=True, help=say("overwrite the file if it is there"))
@click.pass_obj
def print_command(
    options: Options,
    /,
    paths: tuple[Path, ...],
    name: str | None,
    seed: int | None,
    topics: tuple[str, ...],
    chapters: tuple[str, ...],
    types: tuple[str, ...],
    count: int | None,
    answers: "Answers",
    kind: Format | None,
    file: Path | None,
    force: bool,
) -> None:
    from studyapp.cli.opening import again, opened
    from studyapp.exchange.printed import printed_paper

    scope = Scope(topics, chapters, types)
    _must_make_sense(paths, name, scope, count)
    kind = _kind(kind, file)
    if file is not None and not force and file.exists():
        raise Refusal(phrase("{path} exists already; choose another name, or add --force", path=str(file)))
    with opened(_with_banks(options, paths) if topics or chapters else options) as host:
        try:
            paper = _paper(host, paths, name, scope, count, seed)
        except Unknown as unknown:
            raise click.UsageError(str(unknown)) from None
        document = printed_paper(paper, answers, host.content)
    if file is None:
        _print(document)
        return
    _write(document, kind, file, force)
    click.echo(say("written: {path}", path=str(file)))
    if name is not None and seed is None:
        words = ("bank", "print", "--exam", name, "--seed", str(paper.seed), "--answers", "sheet")
        click.echo(say("its answers: {command}", command=again(options, *words)))


def _must_make_sense(paths: tuple[Path, ...], name: str | None, scope: Scope, count: int | None) -> None:
    narrowed = scope != Scope() or count is not None
    if name is not None and (paths or narrowed):
        raise click.UsageError(
            say("--exam says which questions: leave out paths, --topic, --chapter, --type and --count")
        )
    if name is None and not paths and not narrowed:
        raise click.UsageError(say("say what to print: a bank, --exam NAME, or --topic, --chapter, --type, --count"))


def _kind(kind: Format | None, file: Path | None) -> Format:
    found = kind or ("md" if file is None else ENDINGS.get(file.suffix.lower()))
    if found is None:
        raise click.UsageError(say("name the file .md or .docx, or add --format"))
    if found == "docx" and file is None:
        raise click.UsageError(say("a Word document needs a file: add -o FILE.docx"))
    return found


def _with_banks(options: Options, paths: tuple[Path, ...]) -> Options:
    """With the course these banks belong to, and themselves in it, so that it knows their topics."""
    from studyapp.cli.courses import course_files
    from studyapp.library.check import surroundings
    from studyapp.library.shipped import existing

    course = course_files(options)
    around = surroundings(existing(paths), course)
    return options._replace(banks=(*options.banks, *(each for each in around if each not in course), *paths))


def _paper(
    host: "Opened", paths: tuple[Path, ...], name: str | None, scope: Scope, count: int | None, seed: int | None
) -> "Paper":
    from studyapp.study.printing import Choosing, bank_paper, course_paper, exam_paper

    if name is not None:
        return exam_paper(host.study, name, seed)
    choosing = Choosing(scope, count, seed)
    return bank_paper(host.study, paths, choosing) if paths else course_paper(host.study, choosing)


def _print(document: "Document") -> None:
    from studyapp.cli.opening import sink
    from studyapp.exchange.markdown import markdown

    # What goes into a file or another program is UTF-8, as Markdown is; a terminal has an encoding of its own.
    out = sink(None if sys.stdout is not None and sys.stdout.isatty() else "utf-8")
    out.write(markdown(document))
    out.flush()


def _write(document: "Document", kind: Format, file: Path, force: bool) -> None:
    from studyapp.exchange.files import write

    if kind == "docx":
        from studyapp.exchange.docx import docx

        data = docx(document)
    else:
        from studyapp.exchange.markdown import markdown

        data = markdown(document).encode()
    write(file, data, force)
