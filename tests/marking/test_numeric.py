"""Numbers as students type them, and which of them are right."""

from decimal import Decimal
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.numeric import Numeric
from studyapp.locales import speak
from studyapp.marking import Unreadable, marker
from studyapp.marking.numbers import number, tidied
from studyapp.marking.schemes import Scheme
from studyapp.marking.units import units_of
from tests.course.test_numeric import FIELDS, VALUES

YUAN = {"zh": "元", "en": "yuan"}
WAN = {"zh": "万元", "en": "10,000 yuan"}
YEARS = {"zh": "年", "en": "years"}
FULL = Decimal(2)


def numeric(formula: str, **fields: Any) -> Numeric:
    given = {"id": "q", "topic": "t", "type": "numeric", "stem": "?", "why": "So.", "formula": formula, **fields}
    return msgspec.convert(given, Numeric)


def typed(text: str, unit: Any = None) -> Decimal | None:
    """What a text is worth in a unit; `None` for no number."""
    found = number(tidied(text), units_of(numeric("1", unit=unit).unit))
    return None if found is None else found.value


def mark(question: Numeric, response: Any) -> Decimal:
    return marker(question).mark(question, response, FULL, Scheme())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5", "12.5"), (" 12.5 ", "12.5"), ("１２．５", "12.5"), ("12。", "12"), ("5.", "5"), (".5", "0.5"),
        ("0,75", "0.75"), ("12,50", "12.5"), ("0,750", "0.75"), ("1234,567", "1234.567"), ("1,2345", "1.2345"),
        ("1,234", "1234"), ("1,640.87", "1640.87"), ("１，６４０．８７", "1640.87"), ("1,234,567", "1234567"),
        ("1 640.87", "1640.87"), ("1\u202f640,87", "1640.87"), ("1.640,87", "1640.87"),
        ("-5", "-5"), ("−5", "-5"), ("－５", "-5"), ("–5", "-5"), ("- 5", "-5"), ("+5", "5"), ("-0", "0"),
        ("28%", "0.28"), ("２８％", "0.28"), ("28 %", "0.28"), ("28 percent", "0.28"), ("1/2%", "0.005"),
        ("1/4", "0.25"), ("１／４", "0.25"), ("3 / 4", "0.75"), ("-1/4", "-0.25"),
        ("1e3", "1000"), ("1.5E-2", "0.015"), ("16.4万", "164000"), ("1.5亿", "150000000"), ("2 thousand", "2000"),
        ("2\u200b8", "28"), ("\u202e28", "28"), ("2\x008", "28"),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    assert typed(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("28", "%", "28"), ("28%", "%", "28"), ("２８ ％", "%", "28"), ("28 per cent", "%", "28"),
        ("0.28", "%", "0.28"),
        ("16.4万元", YUAN, "164000"), ("16.4万", YUAN, "164000"), ("164,000元", YUAN, "164000"),
        ("¥164,000", YUAN, "164000"), ("￥16.4万", YUAN, "164000"), ("-¥5", YUAN, "-5"), ("¥-5", YUAN, "-5"),
        ("RMB 164000", YUAN, "164000"), ("164 thousand yuan", YUAN, "164000"), ("5%", YUAN, "0.05"),
        ("16.4", WAN, "16.4"), ("16.4万元", WAN, "16.4"), ("16.4 万", WAN, "16.4"), ("164000元", WAN, "16.4"),
        ("¥164000", WAN, "16.4"), ("0.00164亿元", WAN, "16.4"), ("16.4 10,000 yuan", WAN, "16.4"),
        ("2.6年", YEARS, "2.6"), ("2.6 years", YEARS, "2.6"), ("1 Year", YEARS, "1"),
        ("$5", {"zh": "美元", "en": "dollars"}, "5"), ("€5", {"zh": "欧元", "en": "euros"}, "5"),
    ],
)  # fmt: skip
def test_the_unit_may_be_written_too(text: str, unit: Any, value: str) -> None:
    assert typed(text, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("abc", None), ("nan", None), ("inf", None), ("-", None), (".", None), ("e5", None), ("--5", None),
        ("+-5", None), ("1+1", None), ("2*3", None), ("(5)", None), ("1,234,5", None), ("1,23,456", None),
        ("1 2", None), ("1..2", None), ("1.2.3", None), ("1/2/3", None), ("1 1/2", None), ("1,", None), ("0x10", None),
        ("1_000", None), ("½", None), ("5²", None), ("٣", None), ("①", None), ("二十", None), ("约28", None),
        ("28 29", None), ("1e999", None), ("5元", None), ("¥5", None), ("$5", YUAN), ("2.6月", YEARS), ("28元", "%"),
        ("2.8万", "%"), ("¥5", YEARS), ("-¥-5", YUAN), ("\x1b[31m28", None), ("2\n8", None),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_to_type(text: str, unit: Any) -> None:
    question = numeric("1", unit=unit)
    with pytest.raises(Unreadable, match="type a number"):
        marker(question).read(question, text, "")
    assert not marker(question).fits(question, text)
    assert mark(question, text) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [("1/0", "divided by 0"), ("0/0", "divided by 0"), ("1e99", "too large"), ("9" * 50, "too large")]
    + [(sign * 100_000, "at most 60") for sign in ("1", "a", "１", "1,", "\u4e07", "1/")],
)
def test_a_number_that_cannot_be_is_refused(text: str, words: str) -> None:
    question = numeric("1")
    with pytest.raises(Unreadable, match=words):
        marker(question).read(question, text, "")
    assert mark(question, text) == 0


def test_the_refusal_names_the_unit_and_quotes_no_more_than_fits() -> None:
    question = numeric("1", unit=YEARS)
    with pytest.raises(Unreadable) as refused:
        marker(question).read(question, "\x1b]0;" + "x" * 40, "")
    assert str(refused.value) == "type a number in years, such as 12.5 or 1/3, not ]0;xxxxxxxxxxxxxxxxx"


@pytest.mark.parametrize("text", ["", "   ", "\t", "\u3000", "\x00", "\u200b"])
def test_nothing_is_no_answer(text: str) -> None:
    question = numeric("1")
    assert marker(question).read(question, text, "") == ""
    assert marker(question).fits(question, "")
    assert mark(question, "") == 0


def test_a_response_is_kept_as_it_was_typed() -> None:
    question = numeric("1640.87", unit=YUAN)
    assert marker(question).read(question, " １，６４０．８７ 元\x07 ", "") == "１，６４０．８７ 元"


@pytest.mark.parametrize("response", [28, 28.0, True, None, ["28"], {"a": 1}, " 28", "28\x07"])
def test_a_response_that_was_not_read_does_not_fit(response: Any) -> None:
    assert not marker(numeric("28")).fits(numeric("28"), response)


@pytest.mark.parametrize(
    ("response", "right"),
    [
        ("28", True), ("28.0", True), ("28%", True), ("28.04", True), ("27.95", True), ("27.949", False),
        ("28.05", False), ("-28", False), ("0.28", False), ("2.8e1", True), ("56/2", True), ("", False),
    ],
)  # fmt: skip
def test_a_rounded_answer_is_right_where_it_rounds_to_the_same(response: str, right: bool) -> None:
    question = msgspec.convert(FIELDS, Numeric).drawn(VALUES)
    assert mark(question, response) == (FULL if right else 0)


@pytest.mark.parametrize(
    ("tolerance", "response", "right"),
    [
        ({"absolute": 0.5}, "99.5", True), ({"absolute": 0.5}, "100.5", True), ({"absolute": 0.5}, "100.51", False),
        ({"relative": 0.01}, "99", True), ({"relative": 0.01}, "101", True), ({"relative": 0.01}, "98.99", False),
        ({}, "100.00", True), ({}, "100.000001", False),
    ],
)  # fmt: skip
def test_a_tolerance_lets_near_answers_pass(tolerance: dict[str, float], response: str, right: bool) -> None:
    assert mark(numeric("100", tolerance=tolerance), response) == (FULL if right else 0)


def test_who_is_near_enough_to_the_answer_shown_is_right() -> None:
    question = numeric("27.96", round=1, tolerance={"absolute": 0.5})
    assert question.key("en", "en") == "28.0"
    assert [mark(question, each) for each in ("28.5", "27.46", "28.51")] == [FULL, FULL, 0]


@pytest.mark.parametrize(
    ("response", "right"),
    [
        ("1/3", True), ("2/6", True), ("0.33", True), ("0.333333", True), ("0." + "3" * 40, True), ("33.33%", True),
        ("0.3", False), ("0.34", False), ("0.3334", False), ("1/4", False), ("33/100", False), ("0", False),
    ],
)  # fmt: skip
def test_decimals_that_never_end_may_be_cut_after_two(response: str, right: bool) -> None:
    assert mark(numeric("1 / 3"), response) == (FULL if right else 0)


@given(st.integers(0, 2**32))
def test_the_model_answer_of_every_draw_is_right_and_the_next_one_is_not(seed: int) -> None:
    question = msgspec.convert(FIELDS, Numeric)
    drawn = question.drawn(question.draw(Random(seed)))
    key = drawn.key("en", "en")
    assert marker(drawn).fits(drawn, key)
    assert mark(drawn, key) == FULL
    assert mark(drawn, f"{Decimal(str(key)) + Decimal('0.1')}") == 0


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["{:f}", "{:,.4f}", " {:f} ", "{:f} 元", "¥{:f}"]))
def test_a_number_written_out_is_read_back(value: Decimal, form: str) -> None:
    assert typed(form.format(value), YUAN) == value


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_fraction_is_exact(above: int, below: int) -> None:
    assert mark(numeric(f"({above}) / {below}"), f"{above}/{below}") == FULL


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_stays_readable(text: str) -> None:
    question = numeric("28", unit=WAN)
    try:
        response = marker(question).read(question, text, "")
    except Unreadable:
        return
    assert marker(question).fits(question, response)
    assert mark(question, response) in (0, FULL)


def test_the_hint_says_unit_and_decimals_in_the_language_of_the_interface() -> None:
    question = numeric("1", unit=YEARS, round=1)
    assert str(marker(question).hint(question, "")) == "a number in years, to the nearest 0.1"
    assert str(marker(question).hint(numeric("1"), "")) == "a number"
    speak("zh")
    try:
        assert str(marker(question).hint(question, "")) == "一个数，单位：年，精确到 0.1"
    finally:
        speak("en")


def test_a_calculation_is_worth_two_marks_and_a_guess_nothing() -> None:
    question = numeric("1")
    assert marker(question).worth(question) == 2
    assert marker(question).guess(question, FULL, Scheme()) == 0
