"""The line above a question: where in the course it stands, how far the sitting is, what kind of question it is."""

from typing import TYPE_CHECKING

from studyapp.locales import phrase, say, say_n
from studyapp.marking.schemes import printed
from studyapp.sitting.countdown import Countdown
from studyapp.study.session import Session

if TYPE_CHECKING:
    from studyapp.tui.app import StudyApp

FORMS = {
    "drill": phrase("Quiz"),
    "timed": phrase("Timed quiz"),
    "review": phrase("Review"),
    "exam": phrase("Exam"),
}
DIFFICULTIES = (phrase("easy"), phrase("fairly easy"), phrase("fairly hard"), phrase("hard"))

WIDE = 100
"""Cells from which on there is room for more than the necessary."""


def where(session: Session, place: int, app: "StudyApp") -> str:
    """The topic; and, with room for it, the form of the sitting."""
    topic = app.topic_name(session.items[place].topic)
    return topic if app.size.width < WIDE else f"{FORMS[session.sitting.plan.form]} · {topic}"


def how_far(session: Session, place: int, timed: bool) -> str:
    """The number of the question, and where it is `timed` what is left."""
    counted = f"{place + 1}/{len(session.items)}"
    left = session.time_left() if timed else None
    return counted if left is None else say("{counted}  {clock} left", counted=counted, clock=clock(left))


def what(session: Session, place: int) -> str:
    """Type, marks and difficulty."""
    question, item = session.question(place), session.items[place]
    return say_n(
        "{type} · {marks} mark · {difficulty}",
        "{type} · {marks} marks · {difficulty}",
        1 if item.full == 1 else 2,
        type=question.type_name,
        marks=printed(item.full),
        difficulty=DIFFICULTIES[question.difficulty - 1],
    )


def clock(seconds: float) -> str:
    """Seconds as 03:41, rounded up: 0:00 is shown only when nothing is left."""
    whole = int(-(-seconds // 1))
    return f"{whole // 60:02}:{whole % 60:02}"


def countdown(limit: Countdown) -> str:
    """A limit that runs, and what is left of it."""
    left = clock(limit.left)
    match limit.of:
        case "section":
            return say("section {clock}", clock=left)
        case "question":
            return say("question {clock}", clock=left)
        case _:
            return say("{clock} left", clock=left)
