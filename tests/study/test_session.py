"""A sitting that is sat: answers, time, taking back, leaving and coming back, and a course that changes meanwhile."""

import pytest

from studyapp.locales import Refusal
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.study.session import Session
from tests.study.course import FRUIT, Desk, single, write_course
from tests.study.test_study import ALL, answer_all, ids, marks, right, wrong


def resumed(desk: Desk) -> Session:
    """The newest open sitting, gone on with by another start of the program."""
    study = desk.open()
    return study.resume(study.records.open_sittings()[0].id)


def test_an_answer_is_marked_and_kept_at_once(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("pears",))))
    given = session.submit(0, "B")
    assert (given.mark, given.answer.full, given.right) == (1, 1, True)
    assert session.given(0) == given
    assert session.place == 1
    assert resumed(desk).given(0) == given


def test_a_question_takes_one_answer(desk: Desk) -> None:
    session = desk.open().quiz(ALL)
    session.submit(0, right(session, 0))
    with pytest.raises(Refusal, match="answered already"):
        session.submit(0, right(session, 0))


def test_the_last_answer_ends_the_sitting(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    answer_all(session, "plums-fill")
    assert session.sitting.finished is not None
    assert session.sitting.finished.why == "complete"
    assert (session.place, session.totals()) == (None, (8, 10))
    assert study.records.open_sittings() == []


def test_an_answer_says_how_long_it_took(desk: Desk) -> None:
    session = desk.open().quiz(ALL)
    session.show(0)
    desk.clock.pass_(12.5)
    assert session.submit(0, wrong(session, 0)).answer.seconds == 12.5
    session.show(1)
    assert session.submit(1, wrong(session, 1), seconds=3.25).answer.seconds == 3.25


def test_time_runs_by_the_steady_clock_whatever_the_wall_says(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(minutes=10))
    desk.clock.pass_(60)
    desk.clock.jump(-3600)
    assert session.time_left() == 540
    desk.clock.jump(7200)
    assert session.time_left() == 540


def test_time_stands_still_in_a_pause_and_after_a_kill(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(minutes=10))
    desk.clock.pass_(50)
    session.submit(0, right(session, 0))
    desk.clock.pass_(10)
    session.pause()
    desk.clock.pass_(days=1)
    session = resumed(desk)
    assert session.time_left() == 540
    desk.clock.pass_(30)
    session.submit(1, right(session, 1))
    desk.clock.pass_(20)  # killed here: nothing says so
    assert resumed(desk).time_left() == 510


def test_time_never_falls_below_nothing_and_ends_the_sitting_when_told(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(minutes=1))
    desk.clock.pass_(61)
    assert session.time_left() == 0
    session.finish("time")
    assert session.sitting.finished is not None
    with pytest.raises(Refusal):
        session.submit(0, right(session, 0))
    session.finish("left")
    assert session.sitting.finished.why == "time"


def test_pausing_twice_is_pausing_once(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    session.submit(0, right(session, 0))
    session.pause()
    session.pause()
    assert len(study.records.events(session.sitting.id)) == 3


def test_a_sitting_left_before_the_first_answer_is_over(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    session.pause()
    assert session.sitting.over
    assert study.records.open_sittings() == []


def test_undo_is_as_if_it_had_never_been_answered(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    session.submit(0, right(session, 0))
    before = marks(study), study.records.cards(), study.records.shown(ids(session))
    session.submit(1, wrong(session, 1))
    assert session.undo() == 1
    assert (marks(study), study.records.cards(), study.records.shown(ids(session))) == before
    assert session.place == 1
    assert session.drafts == {1: wrong(session, 1)}


def test_undo_goes_back_answer_by_answer_also_after_a_restart_and_the_end(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("pears",))))
    session.submit(0, "B")
    session.submit(1, "A")
    assert session.sitting.over
    assert session.undo() == 1
    assert not session.sitting.over
    session = resumed(desk)
    assert session.undo() == 0
    assert session.undo() is None
    session.submit(0, "A")
    session.submit(1, "B")
    assert session.totals() == (1, 2)


def test_undo_takes_back_the_newest_answer_not_the_last_place(desk: Desk) -> None:
    session = desk.open().quiz(ALL)
    session.submit(3, right(session, 3))
    session.submit(1, right(session, 1))
    assert session.undo() == 1
    assert session.undo() == 3


def test_a_draft_goes_when_its_question_is_answered(desk: Desk) -> None:
    session = desk.open().quiz(ALL)
    session.drafts[0] = wrong(session, 0)
    session.submit(0, right(session, 0))
    assert session.drafts == {}


def test_the_card_says_when_it_is_due(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("pears",))))
    assert session.days_until_due(0) == 0
    session.submit(0, "A")
    session.submit(1, "B")
    assert session.days_until_due(0) == 1 < session.days_until_due(1)


def test_of_a_question_that_left_the_course_nothing_is_left_in_older_records(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("apples", "pears")), count=20, seed=1))
    leaving = session.items[0].question
    session.submit(1, right(session, 1))
    write_course(desk.course, *[each for each in FRUIT if f"id: {leaving}\n" not in each])
    desk.forget_contents()
    session = resumed(desk)
    assert (session.gone, session.place) == (1, 2)
    for place in (2, 3, 4):
        assert not session.sitting.over
        session.submit(place, right(session, place))
    assert session.sitting.over


def test_an_answer_to_a_question_that_left_the_course_cannot_be_taken_back(desk: Desk) -> None:
    """It could not be given again, and the sitting would never end."""
    session = desk.open().quiz(Quiz(Scope(topics=("pears",)), seed=1))
    session.submit(0, "B")
    gone = session.items[0].question
    write_course(desk.course, *[each for each in FRUIT if f"id: {gone}\n" not in each])
    desk.forget_contents()
    assert resumed(desk).undo() is None


def test_a_sitting_whose_questions_are_not_here_now_waits_for_them(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("pears",))))
    session.submit(0, "B")
    write_course(desk.course, *[each for each in FRUIT if "topic: pears" not in each])
    desk.forget_contents()
    with pytest.raises(Refusal, match="not in the course now"):
        resumed(desk)
    write_course(desk.course, *FRUIT)
    assert resumed(desk).place == 1


def test_an_option_taken_away_takes_the_question_out_of_the_sitting(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("pears",))))
    shorter = [each.replace("      C: {zh: 丙, en: Gamma}\n", "") if "pears-1" in each else each for each in FRUIT]
    write_course(desk.course, *shorter)
    desk.forget_contents()
    session = resumed(desk)
    assert session.gone == 1
    assert session.items[session.place or 0].question == "pears-2"


def test_a_question_of_another_type_is_no_longer_the_one_drawn(desk: Desk) -> None:
    desk.open().quiz(Quiz(Scope(topics=("pears",))))
    several = [each.replace("type: single", "type: multiple") if "pears-1" in each else each for each in FRUIT]
    write_course(desk.course, *several)
    desk.forget_contents()
    assert resumed(desk).gone == 1


def test_a_question_mended_meanwhile_is_marked_as_it_is_now_where_older_records_kept_nothing(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("apples",)), seed=1))
    drawn = session.items[0]
    write_course(desk.course, *[each.replace("answer: B", "answer: C") for each in FRUIT])
    desk.forget_contents()
    session = resumed(desk)
    given = session.submit(0, "C")
    assert given.right
    assert given.answer.hash == session.hash(0) != drawn.hash
    assert session.items[0] == drawn


def test_a_longer_course_changes_nothing_in_an_open_sitting(desk: Desk) -> None:
    before = desk.open().quiz(ALL)
    write_course(desk.course, *FRUIT, single("apples-9", "apples"))
    assert resumed(desk).items == before.items


def test_a_sitting_asks_what_it_was_started_with_whatever_becomes_of_the_bank(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("apples", "pears")), count=20, seed=1))
    before = [session.question(place) for place in range(len(session.items))]
    edited = [each.replace("answer: B", "answer: C") for each in FRUIT if "id: pears-1\n" not in each]
    write_course(desk.course, *edited)
    session = resumed(desk)
    assert [session.question(place) for place in range(len(session.items))] == before
    assert (session.gone, session.edited) == (0, len(before))
    given = session.submit(0, "B")
    assert given.right
    assert given.answer.hash == session.items[0].hash


def test_nothing_is_said_of_edits_where_nothing_was_edited(desk: Desk) -> None:
    desk.open().quiz(ALL)
    assert resumed(desk).edited == 0


def test_each_content_is_kept_once(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    hashes = [item.hash for item in session.items]
    assert study.records.lacking(hashes) == set()
    kept = len(study.records.events(""))
    study.quiz(ALL)
    assert len(study.records.events("")) == kept == len(set(hashes))


def test_the_material_of_a_case_is_kept_with_its_questions(desk: Desk) -> None:
    case = """\
  - id: orchard
    topic: apples
    type: case
    title: {zh: 果园, en: Orchard}
    material: {zh: 老材料, en: Old material}
    questions:
      - id: orchard-1
        topic: apples
        type: true_false
        stem: {zh: 对吗, en: True}
        answer: true
        why: {zh: 对, en: Yes}
"""
    write_course(desk.course, case, *FRUIT)
    desk.open().quiz(Quiz(Scope(types=("case",))))
    write_course(desk.course, case.replace("Old", "New"), *FRUIT)
    session = resumed(desk)
    assert session.material(0).material.en == "Old material"
    assert session.edited == 1


def test_a_guess_that_comes_off_earns_its_marks_and_counts_as_not_known(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(Quiz(Scope(topics=("pears",))))
    session.rate(0, "guessed")
    given = session.submit(0, "B")
    assert (given.mark, given.right, given.known) == (1, True, False)
    assert session.days_until_due(0) == 1
    assert [mistake.question for mistake in study.records.mistakes()] == [session.items[0].question]


def test_what_was_wrong_with_confidence_comes_first_in_review(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    for place in range(len(session.items)):
        session.rate(place, "sure" if place == 4 else "")
        session.give_up(place)
    desk.clock.pass_(days=1)
    assert desk.open().review().items[0].question == session.items[4].question


def test_the_time_of_a_question_runs_while_it_waits_and_hands_in_what_stands_there(desk: Desk) -> None:
    session = desk.open().quiz(Quiz(Scope(topics=("pears",)), seconds=30))
    session.show(0)
    desk.clock.pass_(20)
    assert session.countdowns() == [("question", 10)]
    session.drafts[0] = "B"
    desk.clock.pass_(20)
    assert session.countdowns() == [("question", 0)]
    assert session.question_time_up(0).right
    session.show(1)
    assert session.countdowns() == [("question", 30)]
    assert session.question_time_up(1).answer.response == ""


def test_what_left_the_course_is_not_asked_again(desk: Desk) -> None:
    desk.open().quiz(ALL)
    write_course(desk.course, *[each for each in FRUIT if "id: pears-1\n" not in each])
    study = desk.open()
    assert [item.question for item in study.again(["pears-1", "pears-2"]).items] == ["pears-2"]
    with pytest.raises(Refusal, match="in the course now"):
        study.again(["pears-1"])
