"""Sitting written answers, calculations and families of several types: confirming, undoing, time, coming back."""

from decimal import Decimal

import pytest

from studyapp.locales import Refusal
from studyapp.sitting.state import fold
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.study.session import Session
from studyapp.study.study import Study
from tests.study.course import Desk, single, write_course
from tests.study.test_session import resumed
from tests.study.test_study import ids, marks

SHORT = """\
  - id: plums-short
    topic: plums
    type: short_answer
    family: {family}
    stem: {{zh: 李子好在哪里, en: What are plums good for}}
    model: {{zh: 好吃，便宜，好看，耐放。, en: "They are tasty, cheap, pretty and keep."}}
    points:
      - point: {{zh: 好吃, en: taste}}
        accept: [{{zh: [好吃, 味道], en: [tasty, delicious]}}]
      - point: {{zh: 便宜, en: price}}
        accept: [{{zh: [便宜, 价低], en: [cheap, low price]}}]
      - point: {{zh: 好看, en: looks}}
        marks: 2
        accept: [{{zh: [好看, 漂亮], en: [pretty, beautiful]}}]
    why: {{zh: 尝一尝, en: Taste one}}
"""
SUM = """\
  - id: plums-sum
    topic: plums
    type: numeric
    family: plums-fact
    stem: {zh: "{a} 加 {b} 是多少", en: "What is {a} plus {b}"}
    parameters:
      a: {from: 1, to: 900}
      b: {from: 1, to: 900}
    formula: a + b
    why: {zh: "是 {answer}", en: "It is {answer}"}
"""
STEPS = """\
  - id: plums-steps
    topic: plums
    type: ordering
    family: plums-fact
    stem: {zh: 排序, en: Put in order}
    items: [{zh: 种, en: plant}, {zh: 摘, en: pick}, {zh: 吃, en: eat}]
    why: {zh: 先种, en: Plant first}
"""
ANSWER = "Plums are tasty.\nThey are cheap."
EVERY, MIDDLE, NONE = [True, True, True], [True, False, True], [False, False, False]


@pytest.fixture
def study(desk: Desk) -> Study:
    write_course(desk.course, SHORT.format(family="plums-short"), single("pears-1", "pears"))
    return desk.open()


@pytest.fixture
def session(study: Study) -> Session:
    """A timed quiz whose first question is the written one."""
    session = study.quiz(Quiz(count=2, seed=5, minutes=10))
    assert ids(session) == ["plums-short", "pears-1"]
    session.show(0)
    return session


def test_a_written_answer_counts_as_suggested_until_the_student_has_the_last_word(
    session: Session, study: Study
) -> None:
    given = session.submit(0, ANSWER)
    assert (given.mark, given.ticks, given.confirmed, session.settled(0)) == (2, [True, True, False], None, False)
    assert marks(study) == {"plums": (1, 0, 2, 4)}
    assert session.days_until_due(0) == 1
    given = session.confirm(0, EVERY)
    assert (given.mark, given.ticks, given.right, session.settled(0)) == (4, EVERY, True, True)
    assert given.answer.mark == 2
    assert marks(study) == {"plums": (1, 1, 4, 4)}
    assert session.days_until_due(0) > 1
    assert session.place == 1


def test_confirming_again_counts_anew_and_not_twice(session: Session, study: Study) -> None:
    session.submit(0, ANSWER)
    for ticks, mark, right in ((EVERY, 4, 1), (NONE, 0, 0), (MIDDLE, 3, 0), (EVERY, 4, 1)):
        assert session.confirm(0, ticks).mark == mark
        assert marks(study) == {"plums": (1, right, mark, 4)}
        assert session.totals() == (mark, 5)
    assert study.records.shown(["plums-short"])["plums-short"][0] == 1


def test_the_card_is_the_one_of_the_last_word(session: Session, study: Study, desk: Desk) -> None:
    session.submit(0, ANSWER)
    wrong = study.records.cards()
    session.confirm(0, EVERY)
    assert study.records.cards() != wrong
    session.confirm(0, MIDDLE)
    assert study.records.cards() == wrong


def test_undo_takes_the_confirmation_along_and_a_new_answer_is_open_again(session: Session, study: Study) -> None:
    session.submit(0, ANSWER)
    session.confirm(0, EVERY)
    session.ticking[0] = NONE
    assert session.undo() == 0
    assert (session.given(0), session.drafts, marks(study), study.records.cards()) == (None, {0: ANSWER}, {}, {})
    given = session.submit(0, "tasty")
    assert (given.mark, session.settled(0)) == (1, False)
    assert marks(study) == {"plums": (1, 0, 1, 4)}


def test_ticks_of_an_answer_taken_back_are_not_those_of_the_next(session: Session) -> None:
    session.submit(0, ANSWER)
    session.ticking[0] = NONE
    session.undo()
    assert 0 not in session.ticking


def test_an_unconfirmed_answer_waits_through_a_restart_and_may_be_confirmed_then(
    session: Session, study: Study, desk: Desk
) -> None:
    session.submit(0, ANSWER)
    session = resumed(desk)
    assert (session.settled(0), session.place) == (False, 1)
    session.confirm(0, EVERY)
    session = resumed(desk)
    assert (session.settled(0), session.given(0).mark, session.given(0).ticks) == (True, 4, EVERY)
    session.submit(1, "B")
    assert (session.sitting.over, session.totals()) == (True, (5, 5))


def test_points_ticked_and_not_confirmed_are_ticked_still_after_leaving(session: Session, desk: Desk) -> None:
    session.submit(0, ANSWER)
    session.ticking[0] = MIDDLE
    session.pause()
    again = resumed(desk)
    assert (again.ticking, again.settled(0), again.given(0)) == ({0: MIDDLE}, False, session.given(0))
    again.undo()
    again.submit(0, "They are cheap.")
    again.pause()
    assert resumed(desk).ticking == {}


def test_points_ticked_of_the_last_answer_of_all_are_kept_too(session: Session, study: Study) -> None:
    session.submit(1, "B")
    session.submit(0, ANSWER)
    session.ticking[0] = MIDDLE
    session.pause()
    state = fold(study.records.events(session.sitting.id))
    assert state is not None
    assert state.over
    assert Session(study, state).ticking == {0: MIDDLE}
    assert study.records.check() == []


def test_points_confirmed_are_not_ticked_otherwise_any_more(session: Session, desk: Desk) -> None:
    session.submit(0, ANSWER)
    session.ticking[0] = MIDDLE
    session.keep_drafts()
    session.confirm(0, EVERY)
    session.pause()
    assert resumed(desk).ticking == {}


def test_after_the_end_an_unconfirmed_answer_can_still_be_confirmed(session: Session, study: Study, desk: Desk) -> None:
    session.submit(1, "B")
    session.submit(0, ANSWER)
    assert session.sitting.over
    assert not session.settled(0)
    session = desk.open().resume(session.sitting.id)
    assert session.sitting.over
    session.confirm(0, EVERY)
    assert (session.sitting.over, session.totals()) == (True, (5, 5))
    assert desk.open().records.open_sittings() == []


def test_an_answer_without_a_word_has_nothing_to_confirm(session: Session) -> None:
    given = session.give_up(0)
    assert (given.mark, given.ticks, session.settled(0)) == (0, NONE, True)


def test_most_of_the_marks_count_as_known(session: Session, study: Study) -> None:
    write = session.submit(0, "tasty and pretty")
    assert (write.mark, write.right) == (3, False)
    assert session.confirm(0, EVERY).answer.needed == Decimal("3.2")


def test_time_up_while_confirming_ends_the_sitting_and_keeps_the_suggestion(session: Session, desk: Desk) -> None:
    session.submit(0, ANSWER)
    session.ticking[0] = EVERY
    desk.clock.pass_(601)
    assert session.time_left() == 0
    session.time_up(0)
    assert session.sitting.finished.why == "time"
    assert (session.given(0).mark, session.settled(0), session.can_undo) == (2, False, False)
    assert session.confirm(0, EVERY).mark == 4
    assert session.totals() == (4, 5)


def test_time_up_while_writing_hands_in_what_stands_there(session: Session, desk: Desk) -> None:
    session.drafts[0] = "They are tasty and ch"
    desk.clock.pass_(600)
    session.time_up(0)
    assert session.sitting.finished.why == "time"
    assert (session.given(0).answer.response, session.given(0).mark) == ("They are tasty and ch", 1)
    assert (session.given(1), session.settled(0)) == (None, False)


@pytest.mark.parametrize("draft", ["", "\n ", [], ["a"], "x" * 100_001], ids=["none", "blank", "list", "lists", "long"])
def test_time_up_with_nothing_that_can_be_marked_hands_nothing_in(
    session: Session, desk: Desk, draft: str | list[str]
) -> None:
    session.drafts[0] = draft
    desk.clock.pass_(600)
    session.time_up(0)
    assert session.sitting.finished.why == "time"
    assert session.totals() == (0, 5)


def test_an_answer_whose_points_are_others_now_keeps_its_mark(session: Session, study: Study, desk: Desk) -> None:
    session.submit(0, ANSWER)
    fewer = SHORT.format(family="plums-short").partition("      - point: {zh: 好看")
    write_course(desk.course, fewer[0] + "    why: {zh: 尝, en: Taste}\n", single("pears-1", "pears"))
    desk.forget_contents()
    session = resumed(desk)
    with pytest.raises(Refusal, match="has been changed"):
        session.confirm(0, EVERY)
    assert session.given(0).answer.mark == 2


FAMILY = [SHORT.format(family="plums-fact"), SUM, STEPS]


def test_variants_of_different_types_share_one_card_and_take_turns_in_reviews(desk: Desk) -> None:
    write_course(desk.course, *FAMILY)
    study, asked = desk.open(), []
    for _ in range(6):
        session = study.review()
        [item] = session.items
        assert item.card == "plums-fact"
        asked.append(item.type)
        session.give_up(0)
        desk.clock.pass_(days=30)
    assert asked == ["short_answer", "numeric", "ordering"] * 2
    assert list(study.records.cards()) == ["plums-fact"]
    assert study.records.cards()["plums-fact"].reps == 6


def test_a_review_asks_the_variant_not_seen_for_longest(desk: Desk) -> None:
    write_course(desk.course, *FAMILY)
    study = desk.open()
    for kind in ("ordering", "short_answer", "numeric"):
        study.quiz(Quiz(Scope(types=(kind,)))).give_up(0)
        desk.clock.pass_(days=1)
    assert [item.type for item in study.review().items] == ["ordering"]


def test_what_the_student_confirms_of_one_variant_is_known_of_all(desk: Desk) -> None:
    write_course(desk.course, *FAMILY)
    study = desk.open()
    session = study.quiz(Quiz(Scope(types=("short_answer",))))
    session.submit(0, ANSWER)
    session.confirm(0, EVERY)
    desk.clock.pass_(days=1)
    with pytest.raises(Refusal, match="nothing is due"):
        study.review()


def calculated(study: Study, seed: int | None = None) -> Session:
    return study.quiz(Quiz(Scope(types=("numeric",)), seed=seed))


def test_a_template_draws_new_values_each_time_and_the_same_ones_for_a_seed(desk: Desk) -> None:
    write_course(desk.course, SUM)
    study = desk.open()
    drawn = [calculated(study).items[0].values for _ in range(5)]
    assert len({tuple(values.values()) for values in drawn}) > 1
    seeded = [calculated(each, 5).items[0].values for each in (study, desk.open())]
    assert seeded[0] == seeded[1] != calculated(study, 6).items[0].values


def test_all_draws_of_a_template_feed_one_card(desk: Desk) -> None:
    write_course(desk.course, SUM)
    study = desk.open()
    for _ in range(3):
        session = calculated(study)
        assert session.submit(0, str(session.question(0).key("en", "en"))).right
    assert list(study.records.cards()) == ["plums-fact"]
    assert study.records.shown(["plums-sum"])["plums-sum"][0] == 3
    assert marks(study) == {"plums": (3, 3, 6, 6)}


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "paused"])
def test_who_comes_back_is_asked_with_the_same_values(desk: Desk, killed: bool) -> None:
    write_course(desk.course, SUM, single("pears-1", "pears"))
    session = desk.open().quiz(Quiz(count=2, seed=2))
    place = ids(session).index("plums-sum")
    session.submit(1 - place, "B")
    if not killed:
        session.pause()
    before = session.question(place).stem_versions("en", "en"), session.question(place).key("en", "en")
    session = resumed(desk)
    assert session.place == place
    after = session.question(place)
    assert (after.stem_versions("en", "en"), after.key("en", "en")) == before
    assert session.submit(place, str(before[1])).right


def test_taken_back_it_is_asked_with_the_same_values(desk: Desk) -> None:
    write_course(desk.course, SUM, single("pears-1", "pears"))
    session = desk.open().quiz(Quiz(count=2, seed=2))
    place = ids(session).index("plums-sum")
    before = session.items[place].values
    session.submit(place, "0")
    assert session.undo() == place
    assert session.items[place].values == before
    assert session.drafts[place] == "0"


def test_a_template_with_other_parameters_is_no_longer_the_question_drawn(desk: Desk) -> None:
    write_course(desk.course, SUM, single("pears-1", "pears"))
    session = desk.open().quiz(Quiz(count=2, seed=2))
    session.submit(ids(session).index("pears-1"), "B")
    write_course(desk.course, SUM.replace("{a}", "{c}").replace("a: {", "c: {").replace("a + b", "c + b"))
    desk.forget_contents()
    with pytest.raises(Refusal, match="not in the course now"):
        resumed(desk)
