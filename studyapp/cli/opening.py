"""What `quiz`, `review` and `stats` have in common: opening the course and the records, and speaking to pipes."""

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TextIO

import click

from studyapp.cli import click_words
from studyapp.course.text import Bilingual, Content, said
from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.locales import Language, Refusal, WrongUsage, language, phrase, say_n
from studyapp.study import languages
from studyapp.study.places import Options, places
from studyapp.study.session import Session
from studyapp.study.study import Study

Start = Callable[[Study], Session]


class Opened(NamedTuple):
    """An open study, and the language its questions and notes are shown in."""

    study: Study
    content: Content
    options: Options

    @property
    def interface(self) -> Language:
        return language()

    def name(self, row: TopicRow | ChapterRow) -> str:
        """A topic's or chapter's name on one line."""
        return said(Bilingual(zh=row.zh, en=row.en), self.content, self.interface)


@contextmanager
def opened(options: Options) -> Iterator[Opened]:
    """The study the options ask for, closed at the end. Speaks the language the student chose where the line names
    none; says on stderr when files of the course were left out."""
    study = Study(places(options.data_dir, options.banks))
    try:
        content = languages.follow(options, study.records.settings())
        click_words.follow()
        _tell_of_problems(study, options)
        yield Opened(study, languages.shown_in(content), options)
    finally:
        study.close()


def again(options: Options, *words: str) -> str:
    """The command line that calls a command with these options."""
    line = ["studyapp", *words]
    if options.data_dir:
        line += ["--data-dir", str(options.data_dir)]
    for bank in options.banks:
        line += ["--bank", str(bank)]
    return shlex.join(line)


def source(encoding: str | None = None) -> TextIO:
    """Standard input in `encoding` (the terminal's, if none is given); what cannot be read becomes a `?`. Raises
    `WrongUsage` where there is none."""
    if (stream := _in_encoding(sys.stdin, encoding)) is None:
        raise WrongUsage(phrase("there is no input to read answers from"))
    return stream


def sink(encoding: str | None = None) -> TextIO:
    """Standard output in the same way; raises `Refusal` where there is none."""
    if (stream := _in_encoding(sys.stdout, encoding)) is None:
        raise Refusal(phrase("there is no output to write to"))
    return stream


def _in_encoding(stream: TextIO | None, encoding: str | None) -> TextIO | None:
    """The stream once it reads or writes in `encoding`; `None` where the program was started without it."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=encoding, errors="replace")
    return stream


def _tell_of_problems(study: Study, options: Options) -> None:
    left_out = {problem.file for problem in study.catalogue.problems() if problem.left_out}
    if left_out:
        message = say_n(
            "{n} file of the course has errors and was left out; to see them: {command}",
            "{n} files of the course have errors and were left out; to see them: {command}",
            len(left_out),
            command=again(options, "bank", "check"),
        )
        click.echo(f"studyapp: {message}", err=True)
