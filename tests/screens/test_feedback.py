"""What is said once a question is marked."""

from pathlib import Path

from studyapp.marking.schemes import for_choices
from studyapp.tui.widgets.feedback import _mark
from tests.study.course import Desk
from tests.study.test_exam import MANY, started


def test_the_rule_that_is_told_is_that_of_the_section(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    session = started(desk)
    session.enter(MANY, "AB")
    session.hand_in()
    plan = session.sitting.plan
    words = _mark(session, MANY).plain
    assert str(for_choices(plan.sections[1].scheme)) in words
    assert str(for_choices(plan.scheme)) not in words
    desk.close()
