"""What is typed becomes a response, or a message that says what to type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.question import Question, Response
from studyapp.marking import Unreadable, marker
from studyapp.marking.schemes import Scheme
from tests.marking.questions import fill_in, multiple, single, true_false

EVERY_TYPE = (single(), multiple(), true_false(), fill_in("one"), fill_in("one", "two"))


@pytest.mark.parametrize("typed", ["B", "b", " b ", "Ｂ", "ｂ。", "2", "２"])
def test_a_letter_is_read_however_it_is_written(typed: str) -> None:
    assert marker(single()).read(single(), typed, "ABCD") == "B"


@pytest.mark.parametrize("typed", ["AC", "ca", "a, c", "Ａ、Ｃ", "A；C".replace("；", ";"), "1 3", "CAC"])
def test_several_letters_are_read_in_any_order(typed: str) -> None:
    assert marker(multiple()).read(multiple(), typed, "ABCD") == "AC"


def test_letters_mean_the_options_as_they_are_shown() -> None:
    assert marker(single()).read(single(), "A", "DCBA") == "D"
    assert marker(multiple()).read(multiple(), "AB", "DCBA") == "CD"


@pytest.mark.parametrize("typed", ["E", "AB", "what", "0", "9", "\x1b[A", "Ａ!", "对", "−1"])
def test_what_is_no_letter_of_a_single_choice_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        marker(single()).read(single(), typed, "ABCD")


@pytest.mark.parametrize("typed", ["T", "true", "Ｔ", "y", "对", "正确", "√", "✔", "1", "A", "是"])
def test_a_yes_is_read_in_either_language(typed: str) -> None:
    assert marker(true_false()).read(true_false(), typed, "") is True


@pytest.mark.parametrize("typed", ["F", "false", "ｆ", "n", "错", "错误", "×", "x", "0", "B", "否", "不对"])
def test_a_no_is_read_in_either_language(typed: str) -> None:
    assert marker(true_false()).read(true_false(), typed, "") is False


def test_what_is_no_judgement_is_refused() -> None:
    with pytest.raises(Unreadable, match="T or F"):
        marker(true_false()).read(true_false(), "maybe", "")


@pytest.mark.parametrize("typed", ["one; two", "one；two", "one|two", " one ;two "])
def test_blanks_are_separated_by_semicolons(typed: str) -> None:
    assert marker(fill_in("a", "b")).read(fill_in("a", "b"), typed, "") == ["one", "two"]


def test_a_blank_may_be_left_out() -> None:
    assert marker(fill_in("a", "b")).read(fill_in("a", "b"), "; two", "") == ["", "two"]


@pytest.mark.parametrize("typed", ["one", "one; two; three"])
def test_too_few_or_too_many_blanks_are_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="2 blanks"):
        marker(fill_in("a", "b")).read(fill_in("a", "b"), typed, "")


def test_a_lone_blank_takes_the_line_as_it_is() -> None:
    assert marker(fill_in("a")).read(fill_in("a"), " one; or two ", "") == ["one; or two"]


@pytest.mark.parametrize("question", EVERY_TYPE, ids=lambda each: type(each).__name__)
def test_an_empty_line_is_no_answer_in_every_type(question: Question) -> None:
    response = marker(question).read(question, "  ", question.letters)
    assert marker(question).fits(question, response)
    assert question.spoken(response, question.letters, "en", "en") == "no answer"


@given(st.sampled_from(EVERY_TYPE), st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_marked(question: Question, typed: str) -> None:
    marking = marker(question)
    try:
        response = marking.read(question, typed, question.letters)
    except Unreadable:
        return
    assert marking.fits(question, response)
    assert 0 <= marking.mark(question, response, marking.worth(question), Scheme()) <= marking.worth(question)


@pytest.mark.parametrize("question", EVERY_TYPE, ids=lambda each: type(each).__name__)
def test_the_right_answer_fits_and_earns_full_marks(question: Question) -> None:
    marking = marker(question)
    full = marking.worth(question)
    assert marking.fits(question, question.key("en", "en"))
    assert marking.mark(question, question.key("en", "en"), full, Scheme()) == full


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (single(), "E"), (single(), "AB"), (single(), True), (single(), ["B"]), (single(), 1), (single(), None),
        (multiple(), "CA"), (multiple(), "AA"), (multiple(), "AE"), (multiple(), True), (multiple(), {"A": 1}),
        (true_false(), "T"), (true_false(), 1), (true_false(), []), (true_false(), None),
        (fill_in("a"), "a"), (fill_in("a"), []), (fill_in("a"), ["a", "b"]), (fill_in("a"), [1]), (fill_in("a"), None),
    ],
)  # fmt: skip
def test_a_response_of_the_wrong_shape_does_not_fit(question: Question, response: Response) -> None:
    assert not marker(question).fits(question, response)
