"""Single and multiple choice, and true or false, under every rule."""

from decimal import Decimal
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.course.multiple import Multiple
from studyapp.marking import marker
from studyapp.marking.schemes import Rule, Scheme
from tests.marking.questions import multiple, multiples, single, subset, true_false

FULL = st.decimals(Decimal("0.5"), 10, places=1)
PART = st.decimals(0, 3, places=2)
SCHEMES = st.builds(Scheme, multiple=st.sampled_from(get_args(Rule)), part=PART, penalty=PART, wrong_judgement=PART)
KINDER = SCHEMES.filter(lambda scheme: scheme.multiple != "deduct")


@given(multiples(), FULL, SCHEMES, st.data())
def test_a_mark_lies_between_its_floor_and_full_marks(
    question: Multiple, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    response = subset(data.draw, question.letters)
    mark = marker(question).mark(question, response, full, scheme)
    wrong = len(set(response) - set(question.answer))
    floor = -scheme.penalty * wrong if scheme.multiple == "deduct" else 0
    assert floor <= mark <= full


@given(multiples(), FULL, SCHEMES)
def test_the_key_earns_full_marks_under_every_rule(question: Multiple, full: Decimal, scheme: Scheme) -> None:
    assert marker(question).mark(question, question.answer, full, scheme) == full


@given(multiples(), FULL, SCHEMES)
def test_no_answer_earns_nothing(question: Multiple, full: Decimal, scheme: Scheme) -> None:
    assert marker(question).mark(question, "", full, scheme) == 0


@given(multiples(), FULL, SCHEMES, st.data())
def test_one_more_right_option_never_lowers_the_mark(
    question: Multiple, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    some = subset(data.draw, question.letters)
    more = "".join(sorted(set(some) | {data.draw(st.sampled_from(question.answer))}))
    mark = marker(question).mark
    assert mark(question, some, full, scheme) <= mark(question, more, full, scheme)


@given(multiples(), FULL, KINDER, st.data())
def test_one_more_wrong_option_never_raises_the_mark(
    question: Multiple, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    some = subset(data.draw, question.letters)
    more = "".join(sorted(set(some) | {data.draw(st.sampled_from(question.letters))} - set(question.answer)))
    mark = marker(question).mark
    assert mark(question, some, full, scheme) >= mark(question, more, full, scheme)


@given(multiples(), FULL, SCHEMES, st.data())
def test_the_order_of_letters_makes_no_difference(
    question: Multiple, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    response = subset(data.draw, question.letters)
    other = "".join(data.draw(st.permutations(response)))
    mark = marker(question).mark
    assert mark(question, response, full, scheme) == mark(question, other, full, scheme)


@given(multiples(), st.data())
def test_the_order_of_options_makes_no_difference_to_what_is_read(question: Multiple, data: st.DataObject) -> None:
    shown = "".join(data.draw(st.permutations(question.letters)))
    wanted = subset(data.draw, question.letters)
    typed = "".join(data.draw(st.permutations(["ABCDEFGH"[shown.index(letter)] for letter in wanted])))
    assert marker(question).read(question, typed, shown) == wanted


@pytest.mark.parametrize(
    ("rule", "some", "one_wrong"),
    [
        ("strict", "0", "0"),
        ("fixed", "0.5", "0"),
        ("half", "1", "0"),
        ("proportional", "0.67", "0"),
        ("deduct", "0.67", "0.17"),
    ],
)
def test_each_rule_gives_what_real_papers_state(rule: Rule, some: str, one_wrong: str) -> None:
    question, scheme = multiple("ABC"), Scheme(multiple=rule)
    mark = marker(question).mark
    assert mark(question, "A", Decimal(2), scheme) == Decimal(some)
    assert mark(question, "AD", Decimal(2), scheme) == Decimal(one_wrong)


def test_deduction_can_cost_marks() -> None:
    question, scheme = multiple("AB"), Scheme(multiple="deduct", penalty=Decimal(1))
    assert marker(question).mark(question, "CD", Decimal(2), scheme) == -2


@given(st.integers(2, 8), FULL, SCHEMES)
def test_a_guess_at_a_single_choice_is_worth_the_mean_of_all_guesses(
    options: int, full: Decimal, scheme: Scheme
) -> None:
    question = single("A", options)
    marks = [marker(question).mark(question, letter, full, scheme) for letter in question.options]
    assert marker(question).guess(question, full, scheme) == sum(marks) / len(marks)


@settings(max_examples=25)
@given(multiples(), FULL, SCHEMES)
def test_a_guess_at_a_multiple_choice_is_worth_the_mean_of_all_guesses(
    question: Multiple, full: Decimal, scheme: Scheme
) -> None:
    letters = question.letters
    guesses = [g for size in range(len(letters)) for g in combinations(letters, size + 1)]
    marks = [marker(question).mark(question, "".join(guess), full, scheme) for guess in guesses]
    assert len(marks) == 2 ** len(letters) - 1
    assert marker(question).guess(question, full, scheme) == sum(marks) / len(marks)


@given(st.booleans(), FULL, SCHEMES)
def test_a_guess_at_a_judgement_is_worth_the_mean_of_both(answer: bool, full: Decimal, scheme: Scheme) -> None:
    question = true_false(answer)
    marks = [marker(question).mark(question, response, full, scheme) for response in (True, False)]
    assert marker(question).guess(question, full, scheme) == sum(marks) / 2


def test_a_wrong_judgement_costs_what_the_scheme_says_and_none_costs_nothing() -> None:
    question, scheme = true_false(True), Scheme(wrong_judgement=Decimal("0.5"))
    mark = marker(question).mark
    assert [mark(question, each, Decimal(1), scheme) for each in (True, False, "")] == [1, Decimal("-0.5"), 0]


@pytest.mark.parametrize("rule", get_args(Rule))
def test_without_a_deduction_a_wrong_judgement_earns_a_plain_zero(rule: Rule) -> None:
    assert str(marker(true_false(True)).mark(true_false(True), False, Decimal(1), Scheme(multiple=rule))) == "0"
