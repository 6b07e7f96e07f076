"""Saving the paper of a sitting as files, beside the records."""

import re
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.course.text import Content, Text
from studyapp.exchange.files import write
from studyapp.exchange.markdown import markdown
from studyapp.exchange.printed import printed_paper
from studyapp.locales import Refusal, phrase
from studyapp.study.printing import sitting_paper
from studyapp.study.session import Session

if TYPE_CHECKING:
    from studyapp.exchange.printed import Answers

FOLDER = "papers"
FILES: tuple[tuple[str, "Answers"], ...] = (("", "none"), ("-answers", "with"))
"""What is added to the name of each file, and what it holds: the paper by itself, and with what was answered and what
is right."""

LONGEST = 60
"""Characters of an exam's name in that of a file."""


def save_paper(session: Session, title: Text, content: Content) -> list[Path]:
    """Write what was asked, to be sat once more, and the same with answers and marks, as Markdown, never over what is
    there; returns the files. `title` is for a sitting that has none. Raises `Refusal` where they cannot be written."""
    folder = session.study.places.progress.parent / FOLDER
    paper = sitting_paper(session, title)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(phrase("{file} cannot be written: {reason}", file=str(folder), reason=reason)) from None
    files = _unused(folder, _name(session))
    for path, (_, answers) in zip(files, FILES, strict=True):
        asked = paper if answers == "with" else paper.unanswered()
        write(path, markdown(printed_paper(asked, answers, content)).encode())
    return files


def _name(session: Session) -> str:
    """What was sat, and when it was begun. Whatever a blueprint is called, the name stays in the folder."""
    plan = session.sitting.plan
    begun = datetime.fromtimestamp(session.sitting.begun // 1000, session.study.clock.zone)
    called = re.sub(r"[^\w-]+", "-", plan.exam or plan.form)[:LONGEST]
    return f"{called}-{begun:%Y-%m-%d-%H%M%S}"


def _unused(folder: Path, name: str) -> list[Path]:
    """Files that are not there yet: of this name, or with the first number that makes it new."""
    stems = (name if number == 1 else f"{name}-{number}" for number in count(1))
    pairs = ([folder / f"{stem}{ending}.md" for ending, _ in FILES] for stem in stems)
    return next(files for files in pairs if not any(file.exists() for file in files))
