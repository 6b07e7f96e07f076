"""Which screen a session is shown on. Each is imported when it is first needed."""

from textual.screen import Screen

from studyapp.study.drill import Drill
from studyapp.study.exam import Exam
from studyapp.study.session import Session


def screen_of(session: Session) -> Screen[None]:
    """The screen of what is sat, was sat to its end, or is only looked at with its answers."""
    if session.sitting.over:
        from studyapp.tui.screens.result import ResultScreen

        return ResultScreen(session)
    if isinstance(session, Exam):
        from studyapp.tui.screens.exam import ExamScreen

        return ExamScreen(session)
    if isinstance(session, Drill):
        from studyapp.tui.screens.question import QuestionScreen

        return QuestionScreen(session)
    from studyapp.tui.screens.recite import RecitationScreen

    return RecitationScreen(session)
