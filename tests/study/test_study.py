"""Starting sittings: what is asked, in which order, and what is remembered of it."""

from decimal import Decimal

import pytest

from studyapp.course.question import Response
from studyapp.locales import Refusal
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope, Unknown
from studyapp.study.session import Session
from studyapp.study.study import TASTE, Study
from tests.study.course import FRUIT, Desk, single, write_course

ALL = Quiz(count=20)
APPLES, PEARS = {"apples-1", "apples-2", "apples-2b"}, {"pears-1", "pears-2"}
PLUMS = {"plums-many", "plums-judge", "plums-fill"}


def ids(session: Session) -> list[str]:
    return [item.question for item in session.items]


def right(session: Session, place: int) -> Response:
    return session.question(place).key("en", "en")


def wrong(session: Session, place: int) -> Response:
    return {"single": "A", "multiple": "B", "true_false": True, "fill_in": ["x", "y"]}[session.items[place].type]


def answer_all(session: Session, *wrongly: str) -> None:
    """Answer every question right but those named."""
    for place, item in enumerate(session.items):
        session.submit(place, (wrong if item.question in wrongly else right)(session, place))


@pytest.mark.parametrize(
    ("scope", "wanted"),
    [
        (Scope(), APPLES | PEARS | PLUMS),
        (Scope(topics=("apples",)), APPLES),
        (Scope(chapters=("2",)), PLUMS),
        (Scope(chapters=("ch02",), topics=("pears",)), PLUMS | PEARS),
        (Scope(chapters=("02",), types=("multiple", "fill_in")), {"plums-many", "plums-fill"}),
    ],
)  # fmt: skip
def test_a_quiz_asks_what_is_in_its_scope(desk: Desk, scope: Scope, wanted: set[str]) -> None:
    assert set(ids(desk.open().quiz(Quiz(scope, count=20)))) == wanted


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(topics=("aples",)), "did you mean apples"),
        (Scope(chapters=("9",)), "ch09"),
        (Scope(topics=("zzz",)), "zzz"),
    ],
)
def test_what_does_not_exist_is_unknown(desk: Desk, scope: Scope, words: str) -> None:
    with pytest.raises(Unknown, match=words):
        desk.open().quiz(Quiz(scope))


def test_a_scope_without_questions_is_refused_and_leaves_no_sitting(desk: Desk) -> None:
    study = desk.open()
    with pytest.raises(Refusal, match="no question fits"):
        study.quiz(Quiz(Scope(topics=("apples",), types=("fill_in",))))
    assert study.records.open_sittings() == []


def test_a_quiz_asks_as_many_as_wanted_and_every_fact_before_a_variant(desk: Desk) -> None:
    study = desk.open()
    assert len(ids(study.quiz(Quiz(count=3, seed=1)))) == 3
    for seed in range(10):
        session = study.quiz(Quiz(Scope(topics=("apples",)), count=2, seed=seed))
        assert len({item.card for item in session.items}) == 2


def test_a_seed_gives_the_same_questions_in_the_same_order_and_shuffle(desk: Desk) -> None:
    one, other = (desk.open().quiz(Quiz(count=8, seed=5)) for _ in range(2))
    assert one.items == other.items
    assert one.sitting.plan.seed == 5
    assert one.items != desk.open().quiz(Quiz(count=8, seed=6)).items


def test_without_a_seed_the_one_drawn_is_kept(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(Quiz(count=8))
    assert study.quiz(Quiz(count=8, seed=session.sitting.plan.seed)).items == session.items


def test_minutes_make_it_timed(desk: Desk) -> None:
    study = desk.open()
    timed, drill = study.quiz(Quiz(minutes=1.5)), study.quiz(Quiz())
    assert (timed.sitting.plan.form, timed.time_left()) == ("timed", 90)
    assert (drill.sitting.plan.form, drill.time_left()) == ("drill", None)


def test_a_first_review_asks_new_questions_and_one_of_a_family(desk: Desk) -> None:
    session = desk.open().review()
    assert session.sitting.plan.form == "review"
    assert sorted(ids(session)) == sorted(
        ["apples-1", "apples-2", "pears-1", "pears-2", "plums-many", "plums-judge", "plums-fill"]
    )


def test_tomorrow_what_was_wrong_comes_first(desk: Desk) -> None:
    study = desk.open()
    answer_all(study.quiz(ALL), "plums-fill", "pears-2")
    desk.clock.pass_(days=3)
    first = ids(study.review())
    assert set(first[:2]) == {"plums-fill", "pears-2"}
    assert len(first) == 7


def test_a_card_answered_today_is_not_due_today(desk: Desk) -> None:
    study = desk.open()
    answer_all(study.quiz(ALL), "plums-fill")
    with pytest.raises(Refusal, match="nothing is due"):
        study.review()
    desk.clock.pass_(days=1)
    assert ids(study.review()) == ["plums-fill"]


def test_a_review_takes_no_more_new_questions_than_asked_for(desk: Desk) -> None:
    study = desk.open()
    answer_all(study.quiz(Quiz(Scope(topics=("pears",)))), "pears-1", "pears-2")
    desk.clock.pass_(days=1)
    assert set(ids(study.review(new=0))) == {"pears-1", "pears-2"}
    assert len(ids(study.review(new=2))) == 4
    assert len(ids(study.review(size=3, new=2))) == 3


def test_a_review_takes_one_new_question_along_for_every_three_due(desk: Desk) -> None:
    study = desk.open()
    answer_all(study.quiz(Quiz(Scope(topics=("pears",)))), "pears-1", "pears-2")
    desk.clock.pass_(days=1)
    assert set(ids(study.review())) == {"pears-1", "pears-2"}
    answer_all(study.quiz(Quiz(Scope(topics=("plums",)))), *[row.id for row in study.catalogue.questions({"plums"})])
    desk.clock.pass_(days=1)
    due = len(study.records.due(study.today()))
    assert due >= 3
    assert len(ids(study.review())) == due + due // 3


def test_variants_of_a_family_take_turns(desk: Desk) -> None:
    study, asked = desk.open(), []
    for _ in range(4):
        session = study.review()
        asked += [each for each in ids(session) if each.startswith("apples-2")]
        answer_all(session, "apples-2", "apples-2b")
        desk.clock.pass_(days=30)
    assert asked == ["apples-2", "apples-2b", "apples-2", "apples-2b"]


def test_learning_asks_only_what_was_never_asked_hot_topics_first(desk: Desk) -> None:
    study = desk.open()
    session = study.learn(size=3)
    assert ids(session)[0] == "pears-1"
    assert {item.topic for item in session.items} == {"apples", "pears", "plums"}
    answer_all(session)
    later = study.learn()
    assert not set(ids(later)) & set(ids(session))
    answer_all(later)
    with pytest.raises(Refusal, match="met every question"):
        study.learn()


def test_a_taste_is_easy_quick_and_of_different_topics(desk: Desk) -> None:
    session = desk.open().taste()
    assert len({item.topic for item in session.items}) == len(session.items) == 3 <= TASTE
    assert {item.type for item in session.items} <= {"single", "true_false"}
    assert session.items[0].topic == "pears"
    assert all(session.question(place).difficulty <= 2 for place in range(3))


def test_a_course_without_easy_questions_still_gives_a_taste(desk: Desk) -> None:
    write_course(desk.course, single("hard", "apples", difficulty=4))
    assert ids(desk.open().taste()) == ["hard"]


def test_a_question_gone_from_the_course_is_not_reviewed(desk: Desk) -> None:
    answer_all(desk.open().quiz(ALL), "apples-1", "pears-1")
    desk.clock.pass_(days=1)
    write_course(desk.course, *[each for each in FRUIT if "pears-1" not in each])
    assert ids(desk.open().review()) == ["apples-1"]


def test_settings_are_kept(desk: Desk) -> None:
    desk.open().choose({"language": "zh"})
    study = desk.open()
    study.choose({"content": "both"})
    assert study.records.settings() == {"language": "zh", "content": "both"}


def test_a_sitting_that_never_was_cannot_be_resumed(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no such sitting"):
        desk.open().resume("none")


def test_the_study_day_turns_at_four(desk: Desk) -> None:
    study = desk.open()
    midnight = desk.clock.at // 86_400_000 * 86_400_000
    desk.clock.at = midnight + 4 * 3_600_000 - 1
    before = study.today()
    desk.clock.at += 1
    assert study.today() == before + 1


def marks(study: Study) -> dict[str, tuple[int, int, Decimal, Decimal]]:
    return {topic: tally[:4] for topic, tally in study.records.tallies().items()}


def test_every_answer_is_counted_with_its_topic(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    place = ids(session).index("plums-fill")
    session.submit(place, ["one", "x"])
    place = ids(session).index("pears-1")
    session.submit(place, "A")
    assert marks(study) == {"pears": (1, 0, 0, 1), "plums": (1, 0, 1, 2)}
