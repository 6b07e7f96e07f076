"""Saving the paper of a sitting as files, beside the records."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.course.text import Content, Text
from studyapp.exchange.markdown import markdown
from studyapp.exchange.printed import printed_paper
from studyapp.locales import Refusal, phrase
from studyapp.study.printing import sitting_paper
from studyapp.study.session import Session

if TYPE_CHECKING:
    from studyapp.exchange.printed import Answers

FOLDER = "papers"
FILES: tuple[tuple[str, "Answers"], ...] = (("", "none"), ("-answers", "with"))
"""What is added to the name of each file, and what it holds: the paper by itself, and with what was answered."""


def save_paper(session: Session, title: Text, content: Content) -> list[Path]:
    """Write what was asked, and the same with answers and marks, as Markdown; returns the files. `title` is for a
    sitting that has none. Raises `Refusal` where they cannot be written."""
    folder = session.study.places.progress.parent / FOLDER
    paper = sitting_paper(session, title)
    begun = datetime.fromtimestamp(session.sitting.last // 1000, session.study.clock.zone)
    name = f"{session.sitting.plan.exam or session.sitting.plan.form}-{begun:%Y-%m-%d-%H%M%S}"
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for ending, answers in FILES:
            path = folder / f"{name}{ending}.md"
            path.write_text(markdown(printed_paper(paper, answers, content)), encoding="utf-8")
            written.append(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(phrase("{file} cannot be written: {reason}", file=str(folder), reason=reason)) from None
    return written
