"""Numeric questions: what is drawn, what is shown of it, and what their check finds."""

from collections import Counter
from decimal import Decimal
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.numeric import Drawn, Numeric
from studyapp.course.question import Fault
from studyapp.course.templates.parameters import Range, anywhere, contains, space
from studyapp.course.text import Bilingual

VALUES = {"n": "200", "p": "96", "d": "40"}
EXAMPLE = {"values": {"n": 200, "p": 96, "d": 40}, "answer": 28}
FIELDS: dict[str, Any] = {
    "id": "nps",
    "topic": "nps",
    "type": "numeric",
    "stem": {"zh": "调查 {n} 人，推荐者 {p} 人，贬损者 {d} 人。", "en": "{n} asked: {p} promoters, {d} detractors."},
    "why": {"zh": "推荐者占 {p / n * 100:1}%，NPS = {answer}", "en": "{share * 100:1}% promoters, NPS = {answer}"},
    "parameters": {"n": {"from": 100, "to": 400, "step": 50}, "p": {"from": 40, "to": 200, "step": 4}, "d": [10, 40]},
    "constraints": ["p + d < n"],
    "let": {"share": "p / n"},
    "formula": "(share - d / n) * 100",
    "round": 1,
    "unit": "%",
}
PLAIN: dict[str, Any] = {"id": "q", "topic": "t", "type": "numeric", "stem": "?", "why": "So."}


def wrong(question: Numeric) -> list[Fault]:
    """What the check of a bank finds."""
    found = list(question.faults())
    return found or list(question.trial_faults())


def numeric(**fields: Any) -> Numeric:
    """The question of the promoters, with other fields; those that are `None` are left out."""
    given = {name: value for name, value in {**FIELDS, **fields}.items() if value is not None}
    return msgspec.convert(given, Numeric)


def bare(formula: str, **fields: Any) -> Numeric:
    return msgspec.convert({**PLAIN, "formula": formula, **fields}, Numeric)


@given(st.integers(0, 2**32))
def test_what_is_drawn_is_on_its_step_and_satisfies_the_constraints(seed: int) -> None:
    question = numeric()
    drawn = {name: Decimal(value) for name, value in question.draw(Random(seed)).items()}
    assert drawn["n"] in range(100, 401, 50)
    assert drawn["p"] in range(40, 201, 4)
    assert drawn["d"] in (10, 40)
    assert drawn["p"] + drawn["d"] < drawn["n"]


@given(st.integers(0, 2**32))
def test_the_same_seed_draws_the_same(seed: int) -> None:
    assert numeric().draw(Random(seed)) == numeric().draw(Random(seed))


@given(st.integers(-50, 50), st.integers(0, 60), st.sampled_from([0.1, 0.25, 1.0, 2.5]), st.integers(0, 999))
def test_steps_are_exact_and_never_lead_out_of_the_range(first: int, steps: int, step: float, seed: int) -> None:
    last = float(Decimal(first) / 10 + steps * Decimal(repr(step)))
    among = space({"x": Range(first=first / 10, last=last, step=step)})
    value = anywhere(among, Random(seed))["x"]
    assert among["x"].many == steps + 1
    assert contains(among["x"], value)
    assert Decimal(repr(first / 10)) <= value <= Decimal(repr(last))
    assert (value - Decimal(first) / 10) % Decimal(repr(step)) == 0


def test_tenths_add_up() -> None:
    question = bare("x", parameters={"x": {"from": 0.1, "to": 0.3, "step": 0.1}})
    assert {question.draw(Random(seed))["x"] for seed in range(50)} == {"0.1", "0.2", "0.3"}


def test_every_fitting_draw_is_as_likely_as_any_other() -> None:
    question = bare("a", parameters={"a": [1, 2, 3], "b": [1, 2, 3]}, constraints=["a < b"])
    random = Random(1)
    found = Counter(tuple(question.draw(random).values()) for _ in range(600))
    assert set(found) == {("1", "2"), ("1", "3"), ("2", "3")}
    assert min(found.values()) > 150


def test_the_only_draw_that_fits_is_found_in_a_small_space() -> None:
    ends = {"from": 1, "to": 40}
    question = bare("a", parameters={"a": ends, "b": ends}, constraints=["a = 37", "b = 11"])
    assert {tuple(question.draw(Random(seed)).values()) for seed in range(5)} == {("37", "11")}
    assert list(wrong(question)) == []


def test_values_with_which_nothing_can_be_worked_out_are_never_drawn() -> None:
    question = bare("1 / (x - 2)", parameters={"x": [1, 2, 3]})
    assert {question.draw(Random(seed))["x"] for seed in range(50)} == {"1", "3"}


def test_a_constraint_may_ask_for_an_answer_that_comes_out_even() -> None:
    question = bare("a / b", parameters={"a": [6, 7, 8], "b": [3, 4]}, constraints=["answer = round(answer)"])
    assert {tuple(question.draw(Random(seed)).values()) for seed in range(50)} == {("6", "3"), ("8", "4")}


def test_a_drawn_question_has_its_values_in_every_text() -> None:
    drawn = numeric().drawn(VALUES)
    assert drawn.stem == Bilingual(
        zh="调查 200 人，推荐者 96 人，贬损者 40 人。", en="200 asked: 96 promoters, 40 detractors."
    )
    assert drawn.why == Bilingual(zh="推荐者占 48.0%，NPS = 28.0", en="48.0% promoters, NPS = 28.0")
    assert drawn.key("en", "en") == "28.0"
    assert drawn.stem_versions("en", "en") == ["200 asked: 96 promoters, 40 detractors."]


def test_a_drawn_question_stays_as_it_was_drawn() -> None:
    drawn = numeric().drawn(VALUES)
    assert drawn.draw(Random(9)) == VALUES
    assert drawn.drawn(VALUES) is drawn
    with pytest.raises(KeyError):
        drawn.drawn({**VALUES, "n": "250"})


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"n": "200", "p": "96"},
        {**VALUES, "more": "1"},
        {**VALUES, "n": "0"},
        {**VALUES, "n": "nan"},
        {**VALUES, "n": "1e3"},
        {**VALUES, "n": ""},
        {**VALUES, "n": "9" * 99},
    ],
)
def test_values_that_are_not_its_own_or_give_no_answer_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        numeric().drawn(values)


def test_a_listing_shows_the_values_of_the_example_or_of_one_draw_and_no_braces() -> None:
    assert numeric(example=EXAMPLE).stem_versions("en", "en") == ["200 asked: 96 promoters, 40 detractors."]
    shown = numeric().stem_versions("both", "zh")
    assert shown == numeric().stem_versions("both", "zh")
    assert not any("{" in text for text in shown)


def test_doubled_braces_are_braces() -> None:
    question = bare("2", stem="{{a}} {1 + 1} {{{2 * 2}}}")
    assert question.stem_versions("en", "en") == ["{a} 2 {4}"]


def test_numbers_in_texts_have_the_decimals_asked_for() -> None:
    question = bare(
        "x / 3",
        round=2,
        parameters={"x": [-10]},
        stem="{x} {x:1} {x / 4} {x/3} {x / 3 ： 2}",
        why="{answer} {answer:4}",
    )
    drawn = question.drawn({"x": "-10"})
    assert drawn.stem == "-10 -10.0 -2.5 -3.333333 -3.33"
    assert drawn.why == "-3.33 -3.3300"


def test_the_lines_say_the_unit_and_the_decimals_wanted() -> None:
    drawn = numeric().drawn(VALUES)
    assert drawn.lines("", "en", "en")[-1] == "  (in %, to the nearest 0.1)"
    assert drawn.posed("", "en", "en") == {"unit": "%", "decimals": 1}
    years = bare("2", round=0, unit={"zh": "年", "en": "years"})
    assert years.lines("", "en", "en") == ["?", "  (in years, to the nearest whole number)"]
    assert years.posed("", "both", "zh") == {"unit": "年", "decimals": 0}
    assert bare("2").lines("", "en", "en") == ["?"]
    assert bare("2").posed("", "en", "en") == {"unit": None, "decimals": None}


def test_a_response_is_spoken_with_its_unit_once() -> None:
    drawn, years = numeric().drawn(VALUES), bare("2", unit={"zh": "年", "en": "years"})
    assert [drawn.spoken(each, "", "en", "en") for each in ("28", "28 %", "")] == ["28%", "28 %", "no answer"]
    assert years.spoken("2.6", "", "zh", "zh") == "2.6 年"
    assert years.spoken("2.6 years", "", "en", "en") == "2.6 years"


def test_a_question_has_no_letters_and_a_fixed_one_needs_no_parameters() -> None:
    assert numeric().letters == ""
    fixed = bare("npv(0.1, 300, 400, 500, 300) - 1000", round=2)
    assert list(wrong(fixed)) == []
    assert fixed.draw(Random(1)) == {}
    assert fixed.drawn({}).key("en", "en") == "183.87"


def test_what_was_drawn_is_no_field_of_a_file() -> None:
    with pytest.raises(msgspec.ValidationError):
        bare("2", values={"x": "1"})
    assert isinstance(bare("2").drawn({}), Drawn)


def test_a_sound_question_has_no_faults() -> None:
    assert list(wrong(numeric(example=EXAMPLE))) == []


@pytest.mark.parametrize(
    ("fields", "path", "words"),
    [
        ({"formula": "(p - d / n"}, ("formula",), "column 1: the bracket"),
        ({"formula": "p < d"}, ("formula",), "column 1: this compares"),
        ({"formula": "p - q"}, ("formula",), "column 5: there is no value q; there are n, p, d, share"),
        ({"formula": " "}, ("formula",), "empty"),
        ({"constraints": ["p < n", "p + d"]}, ("constraints", 1), "condition"),
        ({"constraints": ["p > 1000"]}, ("constraints",), "an empty constraint"),
        ({"constraints": ["p / (d - 10) > 0"]}, ("constraints",), "d = 10: division by zero"),
        ({"formula": "share / (d - 40)"}, ("formula",), "d = 40: division by zero"),
        ({"let": {"share": "p / (n - 100)"}}, ("let", "share"), "with n = 100, .*: division by zero"),
        ({"let": {"share": "other", "other": "p"}}, ("let", "share"), "no value other"),
        ({"let": {"share": "p / n", "p": "1"}}, ("let", "p"), "a parameter already"),
        ({"let": {"share": "p / n", "answer": "1"}}, ("let", "answer"), "a meaning of its own"),
        ({"formula": "p * 1e23"}, ("formula",), "too large"),
        ({"stem": "{n"}, ("stem",), r"column 1: \{ stands alone"),
        ({"stem": {"zh": "{n}", "en": "n}"}}, ("stem", "en"), "column 2: } stands alone"),
        ({"stem": "{}"}, ("stem",), "column 2: the formula ends too early"),
        ({"stem": "{n} {m}"}, ("stem",), "column 6: there is no value m"),
        ({"stem": "{n:one}"}, ("stem",), "column 4: after the colon"),
        ({"stem": "{n < p}"}, ("stem",), "column 2: this compares"),
        ({"stem": "{answer}"}, ("stem",), "not known here"),
        ({"why": "{1 / (d - 10)}"}, ("why",), "d = 10: division by zero"),
        ({"round": -1}, ("round",), "0 to 10"),
        ({"round": 11}, ("round",), "0 to 10"),
        ({"tolerance": {"absolute": -1}}, ("tolerance", "absolute"), "0 or more"),
        ({"tolerance": {"relative": 5}}, ("tolerance", "relative"), "a share"),
        ({"tolerance": {"absolute": 1, "relative": 0.1}}, ("tolerance",), "one tolerance"),
        ({"why_not": {"A": "x"}}, ("why_not", "A"), "has none"),
        ({"unit": " "}, ("unit",), "empty"),
        ({"example": {**EXAMPLE, "answer": 28.5}}, ("example", "answer"), "the answer is 28.0"),
        ({"example": {"values": {"n": 200}, "answer": 1}}, ("example", "values"), "every parameter: n, p, d"),
        ({"example": {"values": {"n": 210, "p": 96, "d": 40}, "answer": 1}}, ("example", "values", "n"), "never 210"),
        ({"example": {"values": {"n": 200, "p": 97, "d": 40}, "answer": 1}}, ("example", "values", "p"), "never 97"),
        ({"example": {"values": {"n": 100, "p": 96, "d": 40}, "answer": 1}}, ("example", "values"), "do not satisfy"),
    ],
)
def test_a_fault_is_found_where_it_stands(fields: dict[str, Any], path: tuple[str | int, ...], words: str) -> None:
    faults = list(wrong(numeric(**fields)))
    assert [fault.path for fault in faults] == [path]
    assert not faults[0].warning
    with pytest.raises(AssertionError, match=words):
        raise AssertionError(str(faults[0].message))


@pytest.mark.parametrize(
    ("parameter", "path", "words"),
    [
        ([], (), "at least one"),
        ({"from": 5, "to": 1}, ("from",), "larger than to"),
        ({"from": 1, "to": 5, "step": 0}, ("step",), "larger than 0"),
        ({"from": 1, "to": 5, "step": -1}, ("step",), "larger than 0"),
        ([1e30], (), "too large"),
        ([1e-20], (), "12 decimals"),
    ],
)
def test_a_parameter_without_sensible_values_is_refused(parameter: Any, path: tuple[str, ...], words: str) -> None:
    (fault,) = wrong(bare("x", parameters={"x": parameter}))
    assert fault.path == ("parameters", "x", *path)
    assert words in str(fault.message)


@pytest.mark.parametrize("name", ["max", "and", "answer", "人数", "1a", "a b", "a" * 41])
def test_a_name_that_formulas_cannot_use_is_refused(name: str) -> None:
    paths = [fault.path for fault in wrong(bare("1", parameters={name: [1]}))]
    assert paths == [("parameters", name)]


def test_a_constraint_that_hardly_any_draw_satisfies_is_refused_in_a_large_space() -> None:
    question = bare("x", parameters={"x": {"from": 1, "to": 1000000}}, constraints=["x < 500"])
    (fault,) = wrong(question)
    assert fault.path == ("constraints",)
    assert "1 draw in 50" in str(fault.message) or "empty constraint" in str(fault.message)


def test_a_very_large_space_is_nothing_special() -> None:
    far = {"from": -1e12, "to": 1e12, "step": 0.001}
    question = bare("x + y", parameters={"x": far, "y": far, "z": far})
    assert list(wrong(question)) == []
    assert question.draw(Random(1)).keys() == {"x", "y", "z"}


@pytest.mark.parametrize(
    ("formula", "words"), [("7 * 6", "always the same"), ("x / 3", "with x = 10: the answer has no last decimal")]
)
def test_a_formula_that_is_likely_a_slip_is_warned_of(formula: str, words: str) -> None:
    (fault,) = wrong(bare(formula, parameters={"x": [10]}))
    assert fault.warning
    assert words in str(fault.message)


def test_a_parameter_used_by_way_of_let_is_used() -> None:
    question = bare("half", parameters={"x": [10]}, let={"double": "x * 2", "half": "double / 4"})
    assert list(wrong(question)) == []


def test_an_example_of_an_endless_answer_may_have_as_many_decimals_as_it_likes() -> None:
    example = {"values": {"x": 10}, "answer": 3.33}
    faults = wrong(bare("x / 3", parameters={"x": [10]}, example=example))
    assert all(fault.warning for fault in faults)
