"""What is typed or picked in a quiz and not handed in: it outlives leaving, and the program's end."""

import pytest

from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from tests.study.course import Desk
from tests.study.test_session import resumed
from tests.study.test_study import ALL, right, wrong

PEARS = Quiz(Scope(topics=("pears",)))


@pytest.mark.parametrize("answered", [0, 1])
def test_what_was_picked_is_there_again_after_leaving_however_little_was_answered(desk: Desk, answered: int) -> None:
    session = desk.open().quiz(ALL)
    for place in range(answered):
        session.submit(place, right(session, place))
    session.drafts[answered] = draft = wrong(session, answered)
    session.rate(answered, "guessed")
    session.pause()
    assert not session.sitting.over
    session = resumed(desk)
    assert (session.place, session.drafts, session.ratings) == (answered, {answered: draft}, {answered: "guessed"})


def test_what_was_kept_is_there_after_a_kill(desk: Desk) -> None:
    session = desk.open().quiz(PEARS)
    session.drafts[0] = "C"
    session.keep_drafts()
    session.drafts[0] = "A"  # killed before this one was kept
    assert resumed(desk).drafts == {0: "C"}


def test_only_news_is_kept(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(PEARS)
    session.drafts[0] = ""
    session.keep_drafts()
    session.drafts[0] = "C"
    for _ in range(3):
        session.keep_drafts()
    session.pause()
    session.pause()
    kinds = [type(each.event).__name__ for each in study.records.events(session.sitting.id)]
    assert kinds == ["Started", "Entered", "Paused"]


def test_saying_how_sure_one_is_is_something_to_come_back_to(desk: Desk) -> None:
    session = desk.open().quiz(PEARS)
    session.rate(0, "sure")
    session.pause()
    assert resumed(desk).ratings == {0: "sure"}


def test_a_sitting_whose_only_draft_was_deleted_again_is_over(desk: Desk) -> None:
    session = desk.open().quiz(PEARS)
    session.drafts[0] = "C"
    session.pause()
    session = resumed(desk)
    session.drafts[0] = ""
    session.pause()
    assert session.sitting.over


def test_a_draft_of_a_question_answered_since_does_not_come_back(desk: Desk) -> None:
    session = desk.open().quiz(PEARS)
    session.drafts[0] = "C"
    session.keep_drafts()
    session.submit(0, "B")
    session.pause()
    assert resumed(desk).drafts == {}


def test_an_answer_taken_back_is_there_to_be_mended_after_a_kill(desk: Desk) -> None:
    session = desk.open().quiz(PEARS)
    session.drafts[0] = "C"
    session.keep_drafts()
    session.rate(0, "sure")
    session.submit(0, "A")
    session.undo()
    session = resumed(desk)
    assert (session.drafts, session.ratings) == ({0: "A"}, {0: "sure"})


def test_a_draft_is_no_answer_where_the_answers_are_counted(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(PEARS)
    session.drafts[0] = "C"
    session.pause()
    assert [(each.answered, each.total) for each in study.records.open_sittings()] == [(0, 2)]
    assert study.records.tallies() == {}


def test_what_stood_there_counts_when_the_time_is_up_after_coming_back(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(PEARS.scope, minutes=1))
    session.drafts[0] = "B"
    session.pause()
    session = resumed(desk)
    desk.clock.pass_(61)
    session.time_up(0)
    assert session.totals() == (1, 2)
