from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.insight.scores import Score, chapter_scores, topic_scores, weakest
from studyapp.insight.tally import Tally


def tally(answers: int, right: int, mark: str, full: str) -> Tally:
    return Tally(answers, right, Decimal(mark), Decimal(full), 1.0)


TALLIES = {"a": tally(4, 1, "1.5", "4"), "b": tally(1, 1, "2", "2"), "gone": tally(9, 9, "9", "9")}


def test_a_topic_s_share_is_marks_earned_of_marks_to_be_had() -> None:
    scores = topic_scores(TALLIES, ["b", "a"])
    assert list(scores) == ["b", "a"]
    assert scores["a"] == Score("a", 4, 1, Decimal("1.5"), Decimal(4))
    assert scores["a"].share == 0.375


def test_a_topic_without_answers_has_no_share() -> None:
    assert topic_scores(TALLIES, ["c"])["c"] == Score("c", 0, 0, Decimal(0), Decimal(0))
    assert topic_scores(TALLIES, ["c"])["c"].share is None


def test_a_chapter_s_share_weighs_answers_by_their_marks() -> None:
    scores = chapter_scores(TALLIES, {"one": ["a", "b"], "two": ["c"]})
    assert scores["one"] == Score("one", 5, 2, Decimal("3.5"), Decimal(6))
    assert scores["one"].share == pytest.approx(3.5 / 6)
    assert scores["two"].share is None


def test_deductions_do_not_take_a_share_below_zero() -> None:
    assert topic_scores({"a": tally(2, 0, "-1", "2")}, ["a"])["a"].share == 0


def test_the_weakest_are_those_with_the_lowest_share_and_enough_answers() -> None:
    scores = [
        Score("few", 1, 0, Decimal(0), Decimal(1)),
        Score("half", 4, 2, Decimal(2), Decimal(4)),
        Score("none", 0, 0, Decimal(0), Decimal(0)),
        Score("sure half", 8, 4, Decimal(4), Decimal(8)),
        Score("good", 4, 4, Decimal(4), Decimal(4)),
    ]
    assert [score.key for score in weakest(scores, 2, answers=3)] == ["sure half", "half"]
    assert [score.key for score in weakest(scores, 9)] == ["few", "sure half", "half", "good"]


@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.lists(
            st.tuples(st.integers(0, 200), st.integers(1, 200)).map(lambda pair: (min(pair), pair[1])), min_size=1
        ),
    )
)
def test_shares_agree_with_a_count_by_hand(answers: dict[str, list[tuple[int, int]]]) -> None:
    tallies = {
        topic: Tally(
            len(marks),
            sum(mark == full for mark, full in marks),
            sum((Decimal(mark) / 100 for mark, _ in marks), Decimal(0)),
            sum((Decimal(full) / 100 for _, full in marks), Decimal(0)),
            0.0,
        )
        for topic, marks in answers.items()
    }
    everything = [pair for marks in answers.values() for pair in marks]
    score = chapter_scores(tallies, {"all": "abcdef"})["all"]
    assert (score.answers, score.right) == (len(everything), sum(mark == full for mark, full in everything))
    by_hand = Fraction(sum(mark for mark, _ in everything), sum(full for _, full in everything)) if everything else None
    assert score.share == (None if by_hand is None else pytest.approx(float(by_hand)))
