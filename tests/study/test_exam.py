"""An exam that is sat: what is entered, the clock, the way through the paper, handing in, and two windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.locales import Refusal
from studyapp.records.journal import Overtaken
from studyapp.sitting.state import section_totals
from studyapp.study.exam import Exam, Standing
from studyapp.study.exams import start_exam
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.study.study import Study
from tests.study.course import FRUIT, Desk, write_course
from tests.study.test_study import right, wrong
from tests.study.test_types_sat import SUM

BLUEPRINT = """\
exam: small
course: tiny
title: {{zh: 小考, en: Small exam}}
marks: 11
pass_mark: 6
minutes: 10
{more}
sections:
  - type: single
    count: 4
    marks_each: 2{first}
  - type: multiple
    count: 1
    marks_each: 2
    scheme: {{multiple: deduct, penalty: 1}}
  - type: true_false
    count: 1
    marks_each: 1
    scheme: {{wrong_judgement: 1}}
"""
SINGLES, MANY, JUDGE = range(4), 4, 5


def write_exam(desk: Desk, more: str = "", first: str = "") -> None:
    folder = desk.course / "exams"
    folder.mkdir(exist_ok=True)
    (folder / "small.yaml").write_text(BLUEPRINT.format(more=more, first=first), encoding="utf-8")


def started(desk: Desk, more: str = "", first: str = "") -> Exam:
    write_exam(desk, more, first)
    return start_exam(desk.open(), "small", seed=1)


def resumed(desk: Desk) -> Exam:
    """The open exam, gone on with by another start of the program."""
    study = desk.open()
    session = study.resume(study.records.open_sittings()[0].id)
    assert isinstance(session, Exam)
    return session


def answered(session: Exam) -> dict[int, object]:
    return {place: session.response(place) for place in range(len(session.items)) if session.response(place)}


def test_a_paper_has_its_sections_marks_and_deadline(desk: Desk) -> None:
    plan = started(desk).sitting.plan
    assert [(each.type, each.size) for each in plan.sections] == [("single", 4), ("multiple", 1), ("true_false", 1)]
    assert sum(item.full for item in plan.items) == 11
    assert (plan.form, plan.exam, plan.deadline) == ("exam", "small", desk.clock.at + 600_000)


def test_the_same_seed_gives_the_same_exam(desk: Desk) -> None:
    first = started(desk)
    assert start_exam(first.study, "small", seed=1).items == first.items


def test_nothing_is_marked_before_it_is_handed_in(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, "A")
    session.enter(0, "B")
    assert session.given(0) is None
    assert session.study.records.tallies() == {}
    assert answered(session) == {0: "B"}


def test_handing_in_marks_what_stands_there_by_the_convention_of_its_section(desk: Desk) -> None:
    session = started(desk)
    for place in SINGLES:
        session.enter(place, right(session, place))
    session.enter(MANY, "AB")
    session.hand_in()
    assert [*section_totals(session.sitting)] == [8, 0, 0]
    assert session.totals() == (8, 11)
    assert session.sitting.finished is not None
    assert session.sitting.finished.why == "left"
    assert session.study.records.open_sittings() == []


def test_deductions_stop_at_zero_in_their_section(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, right(session, 0))
    session.enter(MANY, "BD")
    session.enter(JUDGE, True)
    session.hand_in()
    assert session.given(MANY).mark < 0 > session.given(JUDGE).mark
    assert session.totals()[0] == 2


def test_an_answer_taken_away_is_none(desk: Desk) -> None:
    session = started(desk)
    session.enter(MANY, "AC")
    session.enter(MANY, "")
    assert answered(session) == {}
    assert len(session.empty()) == len(session.items)


def test_what_stands_there_already_is_not_written_again(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, "B")
    newest = session.sitting.newest
    session.enter(0, "B")
    session.enter(1, "")
    assert session.sitting.newest == newest


def test_a_guess_and_certainty_go_into_the_answer(desk: Desk) -> None:
    session = started(desk)
    session.rate(0, "guessed")
    session.enter(0, right(session, 0))
    session.enter(1, wrong(session, 1))
    session.rate(1, "sure")
    session.hand_in()
    assert [session.given(place).answer.confidence for place in (0, 1)] == ["guessed", "sure"]
    assert session.given(0).right
    assert not session.given(0).known


def test_the_time_on_each_question_is_what_it_was_looked_at(desk: Desk) -> None:
    session = started(desk)
    desk.clock.pass_(10)
    session.enter(0, "A")
    desk.clock.pass_(5)
    session.turn(1)
    desk.clock.pass_(7)
    session.enter(1, "A")
    session.turn(0)
    desk.clock.pass_(1)
    session.hand_in()
    assert [session.given(place).answer.seconds for place in (0, 1)] == [16, 7]


def test_after_a_kill_everything_is_as_it_was_and_the_clock_ran_on(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, "A")
    session.flag(0)
    session.turn(3)
    session.enter(3, "C")
    desk.clock.pass_(100)
    again = resumed(desk)
    assert (again.place, answered(again), again.flagged(0)) == (3, {0: "A", 3: "C"}, True)
    assert again.time_left() == 500
    assert again.sitting.desk.seconds.get(3, 0) == 0


def test_a_clock_set_back_moves_nothing_within_a_process_and_the_deadline_holds_for_the_next(desk: Desk) -> None:
    session = started(desk)
    desk.clock.pass_(60)
    desk.clock.jump(-3600)
    assert session.time_left() == 540
    desk.clock.jump(3600)
    assert resumed(desk).time_left() == 540


def test_who_comes_back_after_the_deadline_finds_it_handed_in(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, right(session, 0))
    desk.clock.pass_(601)
    again = resumed(desk)
    assert again.sitting.finished is not None
    assert (again.sitting.finished.why, again.totals()[0]) == ("time", 2)


def test_at_the_deadline_it_is_handed_in_and_takes_nothing_more(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, right(session, 0))
    desk.clock.pass_(600)
    with pytest.raises(Refusal, match="time is up"):
        session.enter(1, "A")
    assert session.tick() == "over"
    assert session.totals()[0] == 2


def test_where_the_blueprint_allows_a_pause_the_clock_stands_still(desk: Desk) -> None:
    session = started(desk, "pause: true")
    session.enter(0, "A")
    desk.clock.pass_(60)
    session.pause()
    desk.clock.pass_(5000)
    assert resumed(desk).time_left() == 540


def test_without_a_pause_leaving_stops_nothing(desk: Desk) -> None:
    session = started(desk)
    session.pause()
    desk.clock.pass_(60)
    assert resumed(desk).time_left() == 540


def test_forward_only_knows_no_way_back(desk: Desk) -> None:
    session = started(desk, "forward: true")
    session.turn(2)
    assert (session.beside(-1), session.open_places()) == (None, [2, 3, 4, 5])
    for forbidden in (lambda: session.turn(0), lambda: session.enter(0, "A")):
        with pytest.raises(Refusal, match="no way back"):
            forbidden()


def test_sections_with_a_time_are_sat_one_after_the_other(desk: Desk) -> None:
    session = started(desk, first="\n    minutes: 2")
    assert session.open_places() == [*SINGLES]
    assert [(each.of, each.left) for each in session.countdowns()] == [("sitting", 600), ("section", 120)]
    session.turn(3)
    assert session.leaves_section(session.beside(1))
    desk.clock.pass_(120)
    assert session.tick() == "turned"
    assert (session.place, session.open_places()) == (MANY, [MANY])
    with pytest.raises(Refusal, match="no way back"):
        session.turn(0)


def test_a_question_with_a_time_is_left_when_it_is_up_and_the_last_one_hands_in(desk: Desk) -> None:
    session = started(desk, "seconds_each: 30")
    for place in range(1, 6):
        desk.clock.pass_(29)
        assert session.tick() == ""
        desk.clock.pass_(1)
        assert (session.tick(), session.place) == ("turned", place)
    desk.clock.pass_(30)
    assert session.tick() == "over"


def test_an_edited_bank_changes_nothing_and_is_mentioned(desk: Desk) -> None:
    session = started(desk)
    before = [session.question(place) for place in range(6)]
    write_course(desk.course, *[each.replace("answer: B", "answer: C") for each in FRUIT if "pears-2" not in each])
    again = resumed(desk)
    assert [again.question(place) for place in range(6)] == before
    assert (again.gone, again.edited) == (0, 4)


def test_two_windows_on_one_exam_lose_nothing(desk: Desk) -> None:
    here = started(desk)
    there = resumed(desk)
    there.enter(0, "A")
    with pytest.raises(Overtaken):
        here.enter(1, "C")
    assert answered(here) == {0: "A"}
    here.enter(1, "C")
    with pytest.raises(Overtaken):
        there.hand_in()
    there.hand_in()
    assert {place: there.given(place).answer.response for place in (0, 1)} == {0: "A", 1: "C"}
    with pytest.raises(Overtaken):
        here.enter(2, "A")
    assert here.sitting.over
    assert here.study.records.check() == []


def test_a_quiz_with_answers_afterwards_is_sat_like_an_exam_and_can_be_left(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(count=8, deferred=True, minutes=5, seed=1))
    assert isinstance(session, Exam)
    session.enter(0, right(session, 0))
    session.pause()
    desk.clock.pass_(1000)
    assert resumed(desk).time_left() == 300


def test_a_quiz_left_without_an_answer_is_over(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(deferred=True))
    session.pause()
    assert session.sitting.over


def test_what_is_typed_and_no_number_is_kept_and_earns_nothing(desk: Desk) -> None:
    write_course(desk.course, SUM)
    session = desk.open().quiz(Quiz(deferred=True))
    session.enter(0, "two or three")
    assert session.response(0) == "two or three"
    session.hand_in()
    assert session.given(0).mark == 0


@pytest.fixture
def ghost(tmp_path: Path) -> Iterator[Study]:
    desk = Desk(tmp_path / "ghost")
    yield desk.open()
    desk.close()


def test_an_exam_that_does_not_exist_is_wrong_usage(ghost: Study) -> None:
    with pytest.raises(Refusal, match="no exam"):
        start_exam(ghost, "nothing")


def test_who_goes_on_after_another_window_paused_is_on_the_clock(desk: Desk) -> None:
    here = started(desk, "pause: true")
    here.enter(0, "A")
    there = resumed(desk)
    with pytest.raises(Overtaken):
        here.pause()
    here.pause()
    with pytest.raises(Overtaken):
        there.enter(1, "A")
    there.enter(1, "A")
    desk.clock.pass_(100)
    assert there.time_left() == 500


def test_what_the_clock_hands_in_late_counts_for_the_day_and_the_time_of_the_deadline(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, right(session, 0))
    day = session.study.today()
    desk.clock.pass_(days=2)
    again = resumed(desk)
    assert again.given(0).answer.day == day
    assert again.sitting.spent == 600


def test_an_exam_left_with_nothing_but_a_flag_can_be_gone_on_with(desk: Desk) -> None:
    session = started(desk, "pause: true")
    session.flag(2)
    session.pause()
    assert resumed(desk).flagged(2)


@pytest.mark.parametrize(("more", "first"), [("seconds_each: 30", ""), ("", "\n    minutes: 0.5")])
def test_nothing_is_entered_once_the_time_of_a_question_or_section_is_up(desk: Desk, more: str, first: str) -> None:
    session = started(desk, more, first)
    desk.clock.pass_(30)
    for late in (lambda: session.enter(0, "A"), lambda: session.flag(0), lambda: session.turn(1)):
        with pytest.raises(Refusal, match="time is up"):
            late()


def test_what_stands_on_the_sheet_when_the_time_of_a_question_is_up_counts(desk: Desk) -> None:
    session = started(desk, "seconds_each: 30")
    desk.clock.pass_(30)
    assert session.tick(Standing(0, "B")) == "turned"
    assert session.response(0) == "B"


def test_a_time_for_each_question_leaves_no_way_back(desk: Desk) -> None:
    session = started(desk, "seconds_each: 30")
    session.turn(1)
    assert session.beside(-1) is None


def test_nothing_happens_to_an_exam_that_was_handed_in(desk: Desk) -> None:
    session = started(desk)
    session.hand_in()
    newest = session.sitting.newest
    for late in (lambda: session.flag(0), lambda: session.turn(1), lambda: session.enter(0, "A")):
        with pytest.raises(Refusal, match="time is up"):
            late()
    session.hand_in()
    assert session.sitting.newest == newest


def test_where_the_question_at_hand_is_gone_the_next_one_is_turned_to(desk: Desk) -> None:
    session = started(desk)
    gone = session.items[0].question
    session.enter(1, "A")
    write_course(desk.course, *[each for each in FRUIT if f"id: {gone}\n" not in each])
    desk.forget_contents()
    again = resumed(desk)
    assert (again.gone, again.place, again.sitting.desk.at, again.answered()) == (1, 1, 1, 1)
    assert again.beside(1) == 2


def test_what_is_done_after_catching_up_comes_after_what_was_done_elsewhere(desk: Desk) -> None:
    """Even where the clock of this process is behind."""
    here = started(desk)
    desk.clock.jump(100)
    there = resumed(desk)
    there.enter(0, "A")
    desk.clock.jump(-100)
    with pytest.raises(Overtaken):
        here.enter(0, "C")
    here.enter(0, "C")
    assert answered(resumed(desk)) == {0: "C"}


def test_a_clock_set_back_between_two_starts_gives_no_time_back(desk: Desk) -> None:
    session = started(desk)
    desk.clock.pass_(60)
    session.enter(0, "A")
    desk.clock.jump(-3600)
    assert resumed(desk).time_left() == 540


def test_no_question_was_looked_at_for_the_night_after_the_deadline(desk: Desk) -> None:
    session = started(desk)
    session.enter(0, "A")
    desk.clock.pass_(10)
    session.turn(1)
    session.enter(1, "A")
    desk.clock.pass_(36_000)
    assert session.tick() == "over"
    assert [session.given(place).answer.seconds for place in (0, 1)] == [10, 590]


def test_a_sitting_left_to_run_ran_no_longer_than_its_limit(desk: Desk) -> None:
    session = started(desk, "pause: true")
    desk.clock.pass_(36_000)
    session.tick()
    assert session.sitting.spent == 600


def test_an_empty_sheet_is_no_news(desk: Desk) -> None:
    session = started(desk)
    session.turn(MANY)
    session.hand_in(standing=Standing(MANY, ""))
    assert session.sitting.desk.entered == {}


def test_a_sheet_there_is_no_way_back_to_counts_no_more(desk: Desk) -> None:
    session = started(desk, "forward: true")
    session.enter(0, "A")
    session.turn(1)
    session.hand_in(standing=Standing(0, "B"))
    assert session.given(0).answer.response == "A"


def test_a_question_that_was_moved_to_another_topic_is_still_in_the_course(desk: Desk) -> None:
    """Also where nothing was kept of it."""
    session = desk.open().quiz(Quiz(scope=Scope(topics=("pears",)), deferred=True))
    session.enter(0, "A")
    write_course(desk.course, *[each.replace("topic: pears", "topic: plums") for each in FRUIT])
    desk.forget_contents()
    assert resumed(desk).gone == 0
