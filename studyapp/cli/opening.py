"""What `quiz`, `review` and `stats` have in common: opening the course and the records, and speaking to pipes."""

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TextIO, cast

from studyapp.cli.click_words import follow
from studyapp.cli.options import CONTENTS
from studyapp.course.text import Bilingual, Content, said
from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.locales import LANGUAGES, Language, language, say_n, speak
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
        chosen = study.records.settings()
        if options.lang is None and chosen.get("language") in LANGUAGES:
            speak(cast(Language, chosen["language"]))
            follow()
        _tell_of_problems(study)
        yield Opened(study, _content(options, chosen), options)
    finally:
        study.close()


def again(options: Options, *words: str) -> str:
    """The command line that goes on with what was begun under these options."""
    line = ["studyapp", *words]
    if options.data_dir:
        line += ["--data-dir", str(options.data_dir)]
    for bank in options.banks:
        line += ["--bank", str(bank)]
    return shlex.join(line)


def streams(encoding: str | None = None) -> tuple[TextIO, TextIO]:
    """Standard input and output in `encoding` (the terminal's, if none is given); what cannot be read or
    written becomes a `?`."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="replace")
    return sys.stdin, sys.stdout


def _content(options: Options, chosen: dict[str, str]) -> Content:
    """The line first, then what follows `--lang`, then what was chosen in the app, then the interface's language."""
    for wanted in (options.content, options.lang, chosen.get("content")):
        if wanted in CONTENTS:
            return cast(Content, wanted)
    return language()


def _tell_of_problems(study: Study) -> None:
    left_out = {problem.file for problem in study.catalogue.problems() if problem.left_out}
    if left_out:
        message = say_n(
            "{n} file of the course has errors and was left out: studyapp bank check says which",
            "{n} files of the course have errors and were left out: studyapp bank check says which",
            len(left_out),
        )
        sys.stderr.write(f"studyapp: {message}\n")
