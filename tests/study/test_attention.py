"""How much of the time a question was on the screen counts as time that its answer took."""

import pytest

from studyapp.study.aftermath import outcomes
from studyapp.study.attention import PICKED, WORKED
from studyapp.study.exam import Exam
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from tests.study.course import Desk, single, write_course
from tests.study.test_types_sat import SHORT

PEARS = Scope(topics=("pears",))
NIGHT = 28_800


def test_a_question_left_open_for_the_night_does_not_count_as_a_night_of_study(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(Quiz(PEARS))
    session.show(0)
    desk.clock.pass_(NIGHT)
    assert session.submit(0, "A").answer.seconds == PICKED
    assert study.records.tallies()["pears"].seconds == PICKED


def test_what_is_written_may_take_longer_than_what_is_picked(desk: Desk) -> None:
    write_course(desk.course, SHORT.format(family="plums-short"), single("pears-1", "pears"))
    session = desk.open().quiz(Quiz(Scope(types=("short_answer",))))
    session.show(0)
    desk.clock.pass_(NIGHT)
    assert session.submit(0, "They are tasty.").answer.seconds == WORKED > PICKED


def test_an_answer_takes_no_longer_than_the_time_its_question_has(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(PEARS, seconds=30))
    session.show(0)
    session.drafts[0] = "A"
    desk.clock.pass_(NIGHT)
    assert session.question_time_up(0).answer.seconds == 30


def test_what_a_program_says_an_answer_took_is_taken_as_it_is(desk: Desk) -> None:
    assert desk.open().quiz(Quiz(PEARS)).submit(0, "A", seconds=900).answer.seconds == 900


@pytest.mark.parametrize(("minutes", "counts"), [(None, PICKED), (60, 1200)])
def test_where_answers_come_at_the_end_only_a_clock_that_ran_counts_in_full(
    desk: Desk, minutes: float | None, counts: float
) -> None:
    session = desk.open().quiz(Quiz(PEARS, minutes=minutes, deferred=True))
    assert isinstance(session, Exam)
    for answered in (True, False):
        desk.clock.pass_(1200)
        if answered:
            session.enter(0, "A")
            session.turn(1)
    session.hand_in()
    assert session.sitting.answers[0].answer.seconds == counts
    assert [each.seconds for each in outcomes(session)] == [counts, counts]
