"""A small exam on the small course and every type, for tests of the screens it is sat on."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from textual.pilot import Pilot

from studyapp.study.exam import Exam
from studyapp.study.exams import start_exam
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.exam import ExamScreen
from tests.screens.screen import StillClock, running

EVERY_TYPE = Path(__file__).parent / "every_type.yaml"

BLUEPRINT = """\
exam: small
course: crm
title: {{zh: 模拟小卷, en: Small exam}}
marks: 12
pass_mark: 6
minutes: 20
{more}
sections:
  - type: single
    count: 2
    marks_each: 1{first}
  - type: multiple
    count: 1
    marks_each: 2
  - type: fill_in
    count: 1
    marks_each: 2
  - type: term
    count: 1
    marks_each: 3
  - type: numeric
    count: 1
    marks_each: 3
"""


def exam(
    folder: Path,
    language: str = "en",
    size: tuple[int, int] = (80, 24),
    more: str = "",
    first: str = "",
    case: str = "",
    clock: StillClock | None = None,
) -> AbstractAsyncContextManager[tuple[StudyApp, Pilot[None]]]:
    """The app with the exam just begun."""
    banks = folder / "instructor"
    (banks / "exams").mkdir(parents=True, exist_ok=True)
    (banks / "exams" / "small.yaml").write_text(
        (BLUEPRINT + case).format(more=more, first=first).replace("marks: 12", f"marks: {16 if case else 12}"),
        encoding="utf-8",
    )
    return running(
        folder,
        "zh" if language == "zh" else "en",
        size=size,
        banks=(banks, EVERY_TYPE),
        start=lambda study: start_exam(study, "small", seed=3),
        clock=clock,
    )


def session(app: StudyApp) -> Exam:
    """The exam that is being sat."""
    screen = next(screen for screen in reversed(app.screen_stack) if isinstance(screen, ExamScreen))
    return screen.exam
