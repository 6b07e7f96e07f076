"""Formulas: what they mean, where they are wrong, and that nothing written in one does harm."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.formulas.arithmetic import half_up, printed
from studyapp.course.formulas.formula import FormulaError, parse

VALUES = {name: Decimal(value) for name, value in {"a": "3", "b": "4", "n": "200", "p": "96", "d": "40"}.items()}


def value(text: str) -> Decimal:
    return parse(text).value(VALUES)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 4 - 3", "3"),
        ("100 / 10 / 2", "5"),
        ("-2 ** 2", "-4"),
        ("2 ** 3 ** 2", "512"),
        ("2 ^ -1", "0.5"),
        ("--3", "3"),
        ("0.1 + 0.2", "0.3"),
        ("1/3 * 3", "1"),
        ("8 ** (1/3)", "2"),
        ("1e3 + .5 + 5.", "1005.5"),
        ("（ｐ－ｄ）÷ｎ×１００", "28"),
        ("max（a，b）− min(a、b)", "1"),
        ("abs(-3) + sum(1, 2, 3) + mean(1, 2, 6)", "12"),
        ("sqrt(16)", "4"),
        ("round(2.5) + round(-2.5) + round(2.675, 2)", "2.68"),
        ("round(1640, -2)", "1600"),
    ],
)
def test_a_formula_means_what_it_says(text: str, result: str) -> None:
    assert value(text) == Decimal(result)


@pytest.mark.parametrize(
    ("text", "places", "result"),
    [
        ("npv(0.1, 300, 400, 500, 300) - 1000", 2, "183.87"),
        ("irr(-1000, 300, 400, 500, 300) * 100", 2, "18.03"),
        ("irr(-100, 110)", 20, "0.10000000000000000000"),
        ("payback(1000, 300, 400, 500, 300)", 1, "2.6"),
        ("payback(-1000, 300, 400, 500)", 1, "2.6"),
        ("payback(700, 300, 400, 500)", 1, "2.0"),
        ("1000*0.8/1.1 + 1000*0.8^2/1.1^2 + 1000*0.8^3/1.1^3", 2, "1640.87"),
        ("(1 - 0.5 ** (1/5)) * 100", 2, "12.94"),
        ("(0.40*8.2 + 0.32*7.6 + 0.28*7.1 - 1) / 9 * 100", 1, "74.4"),
    ],
)
def test_the_figures_of_the_course_come_out(text: str, places: int, result: str) -> None:
    assert printed(value(text), places) == result


@given(st.lists(st.integers(1, 900), min_size=1, max_size=8))
def test_at_its_internal_rate_a_project_is_worth_nothing(returns: list[int]) -> None:
    flows = ", ".join(map(str, returns))
    rate = parse(f"irr(-1000, {flows})").value({})
    assert abs(parse(f"npv(r, {flows}) - 1000").value({"r": rate})) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a < b", True),
        ("p + d < n", True),
        ("0 < a < b < 4", False),
        ("a = 3 and b == 4", True),
        ("a ≤ 3 and not b ≥ 5", True),
        ("a ≠ 3 or b > 3", True),
        ("not (a < b) or a > b", False),
        ("1/3 * 3 = 1", True),
        ("a > b and 1/0 > 0", False),
    ],
)
def test_a_constraint_holds_or_not(text: str, holds: bool) -> None:
    assert parse(text).holds(VALUES) is holds


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "ends too early"),
        ("  ", 1, "ends too early"),
        ("1 +", 4, "ends too early"),
        ("(1 + 2", 1, "never closed"),
        ("1 + 2)", 6, "does not fit"),
        ("a b", 3, "b does not fit"),
        ("1,000", 2, "does not fit"),
        ("10 %", 4, "% does not fit"),
        ("a.b", 2, "does not fit"),
        ("and", 1, "does not fit"),
        ("f(3)", 1, "no function f"),
        ("__import__('os')", 1, "no function __import__"),
        ("1 + sum", 5, "in brackets"),
        ("1 + sqrt(1, 2)", 5, "another number of values"),
        ("(a < b) + 1", 1, "compares"),
        ("a < (b < 3)", 5, "compares"),
        ("not a", 5, "condition"),
        ("1" * 30, 1, "24 digits"),
        ("2 * 1e999", 5, "24 digits"),
        ("1 + " * 200 + "1", 501, "500 signs"),
        ("(" * 400 + "1", 21, "nested"),
        ("2 ** " * 90 + "2", 103, "nested"),
        ("lambda: 0", 7, "does not fit"),
        ("[1][0]", 1, "does not fit"),
        ("'a'", 1, "does not fit"),
    ],
)
def test_a_formula_that_cannot_be_read_is_refused_where_it_is_wrong(text: str, column: int, words: str) -> None:
    with pytest.raises(FormulaError, match=words) as refused:
        parse(text)
    assert refused.value.column == column


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("1 / 0", 3, "division by zero"),
        ("a / (b - 4)", 3, "division by zero"),
        ("a + x", 5, "x has no value"),
        ("a < b", 1, "compares"),
        ("9 ** 9 ** 9", 3, "exponent"),
        ("99 ** 99", 1, "too large"),
        ("1e20 * 1e20", 1, "too large"),
        ("0 ** 0", 3, "raised to 0"),
        ("0 ** -1", 3, "raised to 0"),
        ("(-8) ** (1/3)", 6, "no root"),
        ("sqrt(-1)", 1, "no root"),
        ("round(1, 0.5)", 1, "how many decimals"),
        ("round(1, 99)", 1, "how many decimals"),
        ("npv(-1, 5)", 1, "no present value"),
        ("irr(100, 200)", 1, "changes exactly once"),
        ("irr(-100, 200, -50)", 1, "changes exactly once"),
        ("irr(-1e20, 1e-20)", 1, "too small"),
        ("payback(1000, 1, 1)", 1, "never paid back"),
    ],
)
def test_a_calculation_without_a_result_says_why(text: str, column: int, words: str) -> None:
    with pytest.raises(FormulaError, match=words) as refused:
        value(text)
    assert refused.value.column == column


def test_a_calculation_is_no_constraint() -> None:
    with pytest.raises(FormulaError, match="condition"):
        parse("a + b").holds(VALUES)


def test_a_formula_knows_the_names_it_needs_and_where_they_stand() -> None:
    formula = parse("(p - d) / n + p")
    assert formula.names == {"p", "d", "n"}
    assert formula.places == {"p": 2, "d": 6, "n": 11}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_within_itself(text: str) -> None:
    column = 1
    try:
        parse(text)
    except FormulaError as refused:
        column = refused.column
    assert 1 <= column <= len(text) + 1


@given(st.text(alphabet="0123456789.+-*/^()<>=, andortsqmixpv", max_size=60))
def test_whatever_can_be_read_ends_in_a_number_or_in_a_message(text: str) -> None:
    try:
        result = parse(text).value(VALUES)
    except FormulaError:
        return
    assert result.is_finite()


@st.composite
def calculations(draw: st.DrawFn, depth: int = 3) -> tuple[str, Fraction]:
    """A random expression and what it is worth, worked out in fractions."""
    if depth == 0 or draw(st.booleans()):
        number = draw(st.decimals(0, 99, places=draw(st.integers(0, 2))))
        return f"{number:f}", Fraction(number)
    one, first = draw(calculations(depth - 1))
    other, second = draw(calculations(depth - 1))
    sign = draw(st.sampled_from("+-*/" if second else "+-*"))
    result = {"+": first + second, "-": first - second, "*": first * second}.get(sign)
    return f"({one} {sign} {other})", first / second if result is None else result


@given(calculations())
def test_arithmetic_agrees_with_fractions(calculation: tuple[str, Fraction]) -> None:
    text, wanted = calculation
    assert abs(Fraction(parse(text).value({})) - wanted) <= max(Fraction(1), abs(wanted)) / 10**20


@given(st.decimals(-(10**6), 10**6, places=4), st.integers(0, 3))
def test_halves_are_rounded_away_from_zero(number: Decimal, places: int) -> None:
    scaled = abs(Fraction(number)) * 10**places
    whole = int(scaled) + (scaled - int(scaled) >= Fraction(1, 2))
    assert Fraction(half_up(number, places)) == Fraction(whole, 10**places) * (-1 if number < 0 else 1)


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        ("28.00", None, "28"), ("1E+3", None, "1000"), ("-0.50", None, "-0.5"), ("0.125", 2, "0.13"),
        ("28", 1, "28.0"), ("-0.04", 1, "0.0"), ("0", None, "0"), ("-0", None, "0"),
    ],
)  # fmt: skip
def test_a_number_is_printed_without_an_exponent_or_a_negative_zero(
    number: str, places: int | None, shown: str
) -> None:
    assert printed(Decimal(number), places) == shown


def test_decimals_that_never_end_are_cut_to_a_few() -> None:
    assert printed(value("1/3")) == "0.333333"
    assert printed(value("2/3000000")) == "0.000000666667"
