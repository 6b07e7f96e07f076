"""Boxes are marked one by one or all together, and read from one line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.blanks import Blank, Forms
from studyapp.course.label import Label
from studyapp.marking import Unreadable, marker
from studyapp.marking.schemes import Scheme

FULL = st.decimals(Decimal("0.5"), 10, places=1)
EACH, ALL = Scheme(parts="each"), Scheme(parts="all")


def label(*answer: Blank) -> Label:
    drawing = "\n".join(f"[{place}] ──▶" for place in range(1, len(answer) + 1))
    return Label(id="l", topic="t", stem="Fill.", why="So.", drawing=drawing, answer=list(answer))


def words(right: list[bool]) -> list[str]:
    return [f"word {place}" if good else "other" for place, good in enumerate(right)]


def boxes(count: int) -> Label:
    return label(*words([True] * count))


def test_each_box_is_worth_a_mark_and_guessing_is_worth_nothing() -> None:
    assert marker(boxes(5)).worth(boxes(5)) == 5
    assert marker(boxes(5)).guess(boxes(5), Decimal(5), EACH) == 0


def test_an_accepted_form_of_either_language_earns_its_share() -> None:
    question = label(Forms(zh=["认知"], en=["knowledge", "listening"]), ["one", "1"], "gap")
    mark = marker(question).mark
    assert mark(question, ["认知", "1", "GAP"], Decimal(3), EACH) == 3
    assert mark(question, ["the Listening", "", "gap"], Decimal(3), EACH) == 2
    assert mark(question, ["", "认知", ""], Decimal(3), EACH) == 0


@given(st.lists(st.booleans(), min_size=1, max_size=8), FULL, st.data())
def test_one_more_right_box_never_lowers_the_mark(right: list[bool], full: Decimal, data: st.DataObject) -> None:
    question = boxes(len(right))
    place = data.draw(st.integers(0, len(right) - 1))
    better = [good or at == place for at, good in enumerate(right)]
    mark = marker(question).mark
    for scheme in (EACH, ALL):
        less, more = (mark(question, words(each), full, scheme) for each in (right, better))
        assert 0 <= less <= more <= full


@given(st.lists(st.booleans(), min_size=1, max_size=8), FULL)
def test_where_all_must_be_right_anything_less_earns_nothing(right: list[bool], full: Decimal) -> None:
    question = boxes(len(right))
    assert marker(question).mark(question, words(right), full, ALL) == (full if all(right) else 0)


def test_boxes_are_read_from_one_line_with_semicolons() -> None:
    question = boxes(2)
    read = marker(question).read
    assert read(question, "one； two", "") == ["one", "two"]
    assert read(question, "", "") == ["", ""]
    with pytest.raises(Unreadable, match="semicolons"):
        read(question, "one", "")


@given(st.integers(1, 4), st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_marked(count: int, typed: str) -> None:
    question = boxes(count)
    marking = marker(question)
    try:
        response = marking.read(question, typed, "")
    except Unreadable:
        return
    assert marking.fits(question, response)
    assert 0 <= marking.mark(question, response, Decimal(count), EACH) <= count


def test_the_key_earns_full_marks() -> None:
    question = label(Forms(zh=["认知"], en=["knowledge"]), "gap")
    for content in ("zh", "en"):
        for scheme in (EACH, ALL):
            assert marker(question).mark(question, question.key(content, "en"), Decimal(2), scheme) == 2


@pytest.mark.parametrize("response", ["a", ["a"], ["a", "b", "c"], [1, 2], None, True])
def test_a_response_of_the_wrong_shape_does_not_fit(response: object) -> None:
    assert not marker(boxes(2)).fits(boxes(2), response)  # type: ignore[arg-type]
