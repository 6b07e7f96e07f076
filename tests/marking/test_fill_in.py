"""Which ways of writing an answer count as the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.blanks import Forms
from studyapp.marking import marker
from studyapp.marking.blanks import folded, right_blanks
from studyapp.marking.schemes import Scheme
from tests.marking.questions import fill_in


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("ＣＲＭ", "crm"),
        ("  knowledge   gap ", "Knowledge gap"),
        ("the knowledge gap", "knowledge gap"),
        ("A knowledge gap", "knowledge gap"),
        ("management’s perception", "management's perception"),
        ("managements perception", "management's perception"),
        ("win-win", "win win"),
        ("win–win", "win win"),
        ("顾客 满意", "顾客满意"),
        ("顾客满意。", "顾客满意"),
        ("“顾客满意”", "顾客满意"),
        ("１２．９％", "12.9%"),
        ("12.9 %", "12.9%"),
        (".5", "0.5"),
        ("−0.5", "-0.5"),
        ("–.5", "-0.5"),
        ("1,000", "1000"),
        ("R & D", "R&D"),
        ("A", "a"),
    ],
)
def test_these_count_as_the_same(written: str, accepted: str) -> None:
    assert right_blanks(fill_in(accepted), [written]) == [True]


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("0.5", "-0.5"),
        ("12.9", "12.9%"),
        ("129", "12.9"),
        ("5", ".5"),
        ("05", "0.5"),
        ("1,5", "15"),
        ("", "a"),
        ("a", "an"),
        ("the", "gap"),
        ("dissatisfaction", "satisfaction"),
        ("不满意", "满意"),
        ("—", "-"),
    ],
)
def test_these_do_not(written: str, accepted: str) -> None:
    assert right_blanks(fill_in(accepted), [written]) == [False]


def test_a_lone_article_is_an_answer_of_its_own() -> None:
    """Customers of class A: the letter must not vanish as an article does."""
    assert folded("A") == "a"
    assert right_blanks(fill_in("A"), ["B"]) == [False]


@given(st.text(max_size=30))
def test_an_answer_always_counts_as_itself(words: str) -> None:
    assert right_blanks(fill_in(words), [words]) == [True]


@given(st.text(min_size=1, max_size=30))
def test_case_and_outer_space_never_matter(words: str) -> None:
    assert folded(f"  {words}\t") == folded(words)
    assert folded(words.casefold()) == folded(words)


@given(st.text(min_size=1, max_size=30).filter(lambda words: words.strip()))
def test_something_written_never_counts_as_nothing(words: str) -> None:
    assert folded(words)


def test_either_language_counts_and_each_blank_carries_an_equal_share() -> None:
    question = fill_in(Forms(zh=["认知"], en=["knowledge", "listening"]), ["one", "1"], "gap")
    mark = marker(question).mark
    assert mark(question, ["认知", "1", "GAP"], Decimal(3), Scheme()) == 3
    assert mark(question, ["listening", "", "gap"], Decimal(3), Scheme()) == 2
    assert mark(question, ["listening", "", ""], Decimal(1), Scheme()) == Decimal("0.33")
    assert mark(question, ["1", "认知", ""], Decimal(3), Scheme()) == 0


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.decimals(Decimal("0.5"), 10, places=1), st.data())
def test_one_more_right_blank_never_lowers_the_mark(right: list[bool], full: Decimal, data: st.DataObject) -> None:
    question = fill_in(*(f"word {place}" for place in range(len(right))))
    response = [f"word {place}" if good else "other" for place, good in enumerate(right)]
    place = data.draw(st.integers(0, len(right) - 1))
    better = [*response[:place], f"word {place}", *response[place + 1 :]]
    mark = marker(question).mark
    assert 0 <= mark(question, response, full, Scheme()) <= mark(question, better, full, Scheme()) <= full
