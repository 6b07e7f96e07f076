"""A judgement with words to put right: half the marks for each, and how they are read from one line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.blanks import Forms
from studyapp.course.question import Response
from studyapp.course.true_false import Fix, TrueFalse
from studyapp.marking import Unreadable, marker
from studyapp.marking.schemes import Scheme
from tests.marking.questions import true_false

FULL = st.decimals(Decimal("0.5"), 10, places=1)
SCHEMES = st.builds(Scheme, wrong_judgement=st.decimals(0, 3, places=2))
FIX = Fix(wrong="b", right=Forms(zh=["感知"], en=["perception", "what is perceived"]))
QUESTION = TrueFalse(id="j", topic="t", stem="a b c", why="w", answer=False, correction="c", fix=FIX)
MARKING = marker(QUESTION)


@pytest.mark.parametrize(
    ("response", "mark"),
    [
        (["感知"], "2"), (["The Perception."], "2"), (["what is perceived"], "2"),
        (["expectation"], "1"), (False, "1"),
        (True, "-0.5"), ("", "0"), ([""], "0"), ([], "0"),
    ],
)  # fmt: skip
def test_half_the_marks_are_for_the_judgement_and_half_for_the_words(response: Response, mark: str) -> None:
    scheme = Scheme(wrong_judgement=Decimal("0.5"))
    assert MARKING.worth(QUESTION) == 2
    assert MARKING.mark(QUESTION, response, Decimal(2), scheme) == Decimal(mark)


@given(FULL, SCHEMES)
def test_the_words_never_lower_the_mark(full: Decimal, scheme: Scheme) -> None:
    judged, wrong, right = (MARKING.mark(QUESTION, each, full, scheme) for each in (False, ["x"], ["感知"]))
    assert 0 < judged == wrong < right == full


def test_half_of_an_odd_mark_is_rounded() -> None:
    assert MARKING.mark(QUESTION, False, Decimal("0.25"), Scheme()) == Decimal("0.13")


@given(FULL, SCHEMES)
def test_a_guess_is_worth_the_mean_of_both_judgements_without_words(full: Decimal, scheme: Scheme) -> None:
    marks = [MARKING.mark(QUESTION, response, full, scheme) for response in (True, False)]
    assert MARKING.guess(QUESTION, full, scheme) == sum(marks) / 2


def test_answers_recorded_before_words_were_asked_for_or_after_are_still_marked() -> None:
    assert MARKING.mark(QUESTION, False, Decimal(1), Scheme()) == Decimal("0.5")
    for answer in (True, False):
        plain = true_false(answer)
        assert marker(plain).mark(plain, ["感知"], Decimal(1), Scheme()) == (0 if answer else 1)


@pytest.mark.parametrize("sign", ["F ", "f, ", "Ｆ　", "错 ", "错，", "false: ", "错误；", "× ", "wrong. "])
def test_words_are_read_after_the_judgement(sign: str) -> None:
    assert MARKING.read(QUESTION, f" {sign}perception ", "") == ["perception"]


def test_words_keep_the_separators_within_them() -> None:
    assert MARKING.read(QUESTION, "F no, not b; c", "") == ["no, not b; c"]


@pytest.mark.parametrize(("typed", "response"), [("T", True), ("对", True), ("F", False), ("错", False), ("  ", "")])
def test_a_judgement_alone_is_read_as_ever(typed: str, response: Response) -> None:
    assert MARKING.read(QUESTION, typed, "") is response


@pytest.mark.parametrize(
    "typed", ["perception", "no loyalty", "2 times", "T perception", "对，感知", "错感知", "B 感知"]
)
def test_words_without_a_clear_false_in_front_are_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="type T, or F"):
        MARKING.read(QUESTION, typed, "")


def test_words_are_no_answer_where_none_are_asked_for() -> None:
    with pytest.raises(Unreadable, match="type T or F"):
        marker(true_false()).read(true_false(), "F perception", "")
    assert not marker(true_false()).fits(true_false(), ["perception"])


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_marked(typed: str) -> None:
    try:
        response = MARKING.read(QUESTION, typed, "")
    except Unreadable:
        return
    assert MARKING.fits(QUESTION, response)
    assert 0 <= MARKING.mark(QUESTION, response, Decimal(2), Scheme()) <= 2


def test_the_key_fits_and_earns_full_marks() -> None:
    key = QUESTION.key("zh", "zh")
    assert MARKING.fits(QUESTION, key)
    assert MARKING.mark(QUESTION, key, Decimal(2), Scheme()) == 2


@pytest.mark.parametrize("response", ["F", 1, [], [""], [" "], ["a", "b"], [1], None])
def test_a_response_of_the_wrong_shape_does_not_fit(response: object) -> None:
    assert not MARKING.fits(QUESTION, response)  # type: ignore[arg-type]
