"""One quiz in two windows: each is told where the other went on, and catches up; nothing typed is lost."""

from typing import NamedTuple

import pytest

from studyapp.records.journal import Overtaken
from studyapp.study.drill import Drill
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from tests.study.course import Desk
from tests.study.test_session import resumed


class Windows(NamedTuple):
    """The same quiz of five questions twice, both knowing all there is to know."""

    first: Drill
    second: Drill


@pytest.fixture
def windows(desk: Desk) -> Windows:
    first = desk.open().quiz(Quiz(Scope(topics=("apples", "pears")), count=5, seed=1))
    second = desk.open().resume(first.sitting.id)
    assert isinstance(second, Drill)
    with pytest.raises(Overtaken):
        first.submit(0, "A")
    first.submit(0, "A")
    with pytest.raises(Overtaken):
        second.submit(0, "B")
    return Windows(first, second)


def test_the_other_window_has_the_answer_of_the_first_and_goes_on_behind_it(windows: Windows) -> None:
    assert windows.second.given(0) == windows.first.given(0)
    assert windows.second.place == 1


def test_an_answer_taken_back_in_one_window_is_open_in_the_other(windows: Windows) -> None:
    first, second = windows
    first.undo()
    with pytest.raises(Overtaken):
        second.submit(1, "B")
    assert (second.given(0), second.place) == (None, 0)
    assert second.drafts[1] == "B"
    second.submit(0, "C")
    assert second.submit(1, "B").answer.response == "B"


def test_a_quiz_that_was_ended_in_one_window_takes_no_answer_in_the_other(windows: Windows) -> None:
    first, second = windows
    first.finish("left")
    with pytest.raises(Overtaken):
        second.submit(1, "B")
    assert second.sitting.over
    assert [*second.sitting.answers] == [0]


def test_what_is_typed_in_one_window_is_kept_though_the_other_went_on(desk: Desk, windows: Windows) -> None:
    first, second = windows
    second.drafts[3] = "C"
    first.submit(1, "B")
    with pytest.raises(Overtaken):
        second.keep_drafts()
    assert second.given(1) is not None
    assert resumed(desk).drafts == {3: "C"}


def test_leaving_one_window_keeps_what_was_typed_and_the_clock_of_the_other(desk: Desk, windows: Windows) -> None:
    first, second = windows
    first.submit(1, "B")
    second.drafts[2] = "C"
    with pytest.raises(Overtaken):
        second.pause()
    assert resumed(desk).drafts == {2: "C"}
    with pytest.raises(Overtaken):
        first.submit(3, "B")
    assert first.sitting.since is not None


def test_of_one_answer_typed_in_both_windows_the_newer_is_not_overwritten_by_one_only_looked_at(
    windows: Windows,
) -> None:
    first, second = windows
    second.drafts[1] = "A"
    second.keep_drafts()
    with pytest.raises(Overtaken):
        first.submit(4, "B")
    assert first.drafts[1] == "A"
    first.drafts[1] = "C"
    first.keep_drafts()
    second.drafts[2] = "B"
    with pytest.raises(Overtaken):
        second.keep_drafts()
    assert (second.drafts[1], second.drafts[2]) == ("C", "B")


def test_what_was_typed_while_it_was_answered_elsewhere_is_there_once_that_is_taken_back(windows: Windows) -> None:
    first, second = windows
    second.drafts[1] = "C"
    first.submit(1, "B")
    with pytest.raises(Overtaken):
        second.undo()
    assert second.undo() == 1
    assert second.drafts[1] == "C"


def test_time_that_is_up_is_up_in_both_windows(desk: Desk) -> None:
    first = desk.open().quiz(Quiz(Scope(topics=("pears",)), minutes=1))
    second = desk.open().resume(first.sitting.id)
    second.submit(0, "B")
    desk.clock.pass_(61)
    first.finish("time")
    assert first.sitting.finished is not None
    assert first.sitting.finished.why == "time"
    assert [*first.sitting.answers] == [0]
    assert first.study.records.check() == []
