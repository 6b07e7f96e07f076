"""The figures agree with a count by hand."""

from decimal import Decimal

from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.study.scores import Scores, scores
from tests.study.course import FRUIT, Desk, write_course
from tests.study.test_study import ALL, answer_all, ids
from tests.study.test_types_sat import SHORT, SUM


def by_topic(found: Scores) -> dict[str, tuple[int, int, Decimal, Decimal]]:
    return {each.topic.id: each.score[1:] for chapter in found.chapters for each in chapter.topics}


def test_before_the_first_answer_all_is_nothing(desk: Desk) -> None:
    found = scores(desk.open())
    assert (found.total.answers, found.total.share, found.seconds) == (0, None, 0)
    assert (found.due, found.met, found.cards, found.streak, found.days) == (0, 0, 7, 0, 0)
    assert by_topic(found) == dict.fromkeys(("apples", "pears", "plums"), (0, 0, 0, 0))


def test_topics_chapters_and_total_add_up(desk: Desk) -> None:
    study = desk.open()
    session = study.quiz(ALL)
    answer_all(session, "apples-1", "plums-many")
    again = study.quiz(Quiz(Scope(topics=("plums",), types=("fill_in",))))
    again.submit(0, ["one", ""], seconds=90)
    found = scores(study)
    assert by_topic(found) == {"apples": (3, 2, 2, 3), "pears": (2, 2, 2, 2), "plums": (4, 2, 4, 7)}
    assert [chapter.score[:] for chapter in found.chapters] == [("ch01", 5, 4, 4, 5), ("ch02", 4, 2, 4, 7)]
    assert (found.total.answers, found.total.right, found.total.mark, found.total.full) == (9, 6, 8, 12)
    assert found.total.share == 8 / 12
    assert (found.met, found.cards, found.seconds) == (7, 7, 90)


def test_due_counts_what_a_review_would_ask_again(desk: Desk) -> None:
    study = desk.open()
    answer_all(study.quiz(ALL), "pears-1", "plums-many")
    desk.clock.pass_(days=1)
    found = scores(study)
    assert found.due == 2 == len(ids(study.review(new=0)))
    assert found.day == study.today()


def test_days_in_a_row_hold_until_the_day_after(desk: Desk) -> None:
    study, seen = desk.open(), []
    for days in (0, 1, 1, 2):
        desk.clock.pass_(days=days)
        seen.append(scores(study).streak)
        session = study.quiz(Quiz(Scope(topics=("pears",)), count=1))
        answer_all(session)
        seen.append(scores(study).streak)
    assert seen == [0, 1, 1, 2, 2, 3, 0, 1]
    assert scores(study).days == 4


def test_only_the_open_course_is_counted(desk: Desk) -> None:
    answer_all(desk.open().quiz(ALL), "pears-1")
    write_course(desk.course, *[each for each in FRUIT if "topic: plums" not in each])
    desk.clock.pass_(days=1)
    found = scores(desk.open())
    assert "plums" in by_topic(found)
    assert (found.met, found.cards, found.due) == (4, 4, 1)
    syllabus = desk.course / "syllabus.yaml"
    syllabus.write_text(syllabus.read_text(encoding="utf-8").partition("  - id: ch02")[0], encoding="utf-8")
    found = scores(desk.open())
    assert set(by_topic(found)) == {"apples", "pears"}
    assert (found.total.answers, found.total.mark) == (5, 4)


def by_type(found: Scores) -> dict[str, tuple[int, int, Decimal, Decimal]]:
    return {score.key: score[1:] for score in found.types}


def test_types_are_counted_in_their_own_order_and_only_those_answered(desk: Desk) -> None:
    study = desk.open()
    assert scores(study).types == []
    answer_all(study.quiz(Quiz(Scope(types=("fill_in",)))), "plums-fill")
    answer_all(study.quiz(Quiz(Scope(topics=("apples",)))), "apples-1")
    found = scores(study)
    assert by_type(found) == {"single": (3, 2, 2, 3), "fill_in": (1, 0, 0, 2)}
    assert [score.key for score in found.types] == ["single", "fill_in"]
    assert sum(score.mark for score in found.types) == found.total.mark


def test_a_type_counts_what_is_confirmed_and_not_what_is_taken_back(desk: Desk) -> None:
    write_course(desk.course, SHORT.format(family="plums-short"), SUM)
    study = desk.open()
    session = study.quiz(Quiz(count=2, seed=1))
    place = ids(session).index("plums-short")
    session.submit(place, "tasty")
    assert by_type(scores(study)) == {"short_answer": (1, 0, 1, 4)}
    session.confirm(place, [True, True, True])
    assert by_type(scores(study)) == {"short_answer": (1, 1, 4, 4)}
    session.submit(1 - place, "0")
    assert by_type(scores(study)) == {"short_answer": (1, 1, 4, 4), "numeric": (1, 0, 0, 2)}
    session.undo()
    session.undo()
    assert scores(study).types == []
