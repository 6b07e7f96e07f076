"""What a written question finds wrong in itself, and how it is shown."""

from decimal import Decimal

import msgspec
import pytest

from studyapp.course.blanks import Forms
from studyapp.course.points import KeyPoint, Written
from studyapp.course.short_answer import ShortAnswer
from studyapp.course.text import Bilingual
from studyapp.locales import speak
from tests.marking.written import COST, KINDS, MOUTH, PROFIT, point, written


def changed(old: KeyPoint, **fields: object) -> KeyPoint:
    return msgspec.structs.replace(old, **fields)


def faults(question: Written) -> list[tuple[tuple[str | int, ...], str, bool]]:
    found = list(question.faults())
    return [(fault.path, str(fault.message), fault.warning) for fault in found or question.trial_faults()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_question_has_no_faults(kind: type[ShortAnswer]) -> None:
    assert faults(written(kind=kind, any=4, cap=3.5)) == []


def test_a_question_is_read_as_authors_write_it() -> None:
    question = msgspec.convert(
        {
            "type": "short_answer",
            "id": "w",
            "topic": "t",
            "stem": "Why?",
            "why": "So.",
            "model": {"zh": "因为利润", "en": "Because of profit"},
            "points": [
                {"point": "profit", "accept": [{"zh": ["利润", "盈利"], "en": ["profit", "earnings"]}, ["a", "b"]]},
                {"point": "trust", "marks": 0.5, "accept": [["信任", "trust"]]},
            ],
            "any": 1,
        },
        ShortAnswer,
    )
    assert [each.signs.groups for each in question.points] == [
        [["利润", "盈利", "profit", "earnings"], ["a", "b"]],
        [["信任", "trust"]],
    ]
    assert str(question.worth()) == "1"


@pytest.mark.parametrize("marks", [0, -1, 0.125, 1e300, float("nan"), float("inf")])
def test_marks_are_above_nothing_bearable_and_have_two_decimals_at_most(marks: float) -> None:
    [(path, message, warning)] = faults(written(changed(PROFIT, marks=marks), MOUTH))
    assert path == ("points", 0, "marks")
    assert "above 0" in message
    assert not warning


@pytest.mark.parametrize("marks", [0.5, 1.5, 0.01, 1.25, 10, 0.1])
def test_marks_may_be_halves_and_other_fractions(marks: float) -> None:
    assert str(changed(PROFIT, marks=marks).worth) == str(marks)
    assert [path for path, _, _ in faults(written(changed(PROFIT, marks=marks), MOUTH))] == []


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (msgspec.structs.replace(written(), points=[]), ("points",), "at least one key point"),
        (written(any=0), ("any",), "from 1 to 5"),
        (written(any=6), ("any",), "from 1 to 5"),
        (written(cap=0), ("cap",), "above 0"),
        (written(cap=5.5), ("cap",), "earn less than the cap"),
        (written(any=2, cap=3), ("cap",), "earn less than the cap"),
        (written(changed(PROFIT, accept=[])), ("points", 0, "accept"), "at least one group"),
        (written(changed(PROFIT, accept=[[]])), ("points", 0, "accept", 0), "in each language"),
        (written(MOUTH, changed(PROFIT, accept=[Forms(["x", "y"], [])])), ("points", 1, "accept", 0), "each language"),
        (written(changed(PROFIT, accept=[["profit", " "]])), ("points", 0, "accept", 0, 1), "empty"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: Written, path: tuple[str | int, ...], words: str) -> None:
    found = [each for each in faults(question) if not each[2]]
    assert [each[0] for each in found] == [path]
    assert words in found[0][1]


def test_a_point_that_copying_the_question_would_earn_is_pointed_at() -> None:
    stem = Bilingual(zh="顾客忠诚为什么带来利润？", en="Why does loyalty pay?")
    [(path, message, warning)] = faults(written(stem=stem))
    assert path == ("points", 0, "accept")
    assert "copying the question" in message
    assert warning


def test_words_of_the_question_may_be_part_of_what_a_point_asks_for() -> None:
    stem = Bilingual(zh="忠诚顾客的服务成本有何特点？", en="What does it cost to serve loyal customers?")
    assert faults(written(stem=stem)) == []


def test_a_model_answer_that_would_not_earn_full_marks_names_the_point_and_what_is_missing() -> None:
    model = Bilingual(zh="带来利润，朋友推荐。", en="They bring no profit, but they recommend the firm.")
    [(path, message, warning)] = faults(written(PROFIT, MOUTH, model=model))
    assert path == ("model", "en")
    assert message == "the model answer does not earn the point Source of profit: not found, or negated: profit"
    assert warning


def test_a_model_answer_need_not_have_more_points_than_earn_full_marks() -> None:
    model = Bilingual(zh="带来利润，朋友推荐。", en="They bring profit and recommend the firm.")
    assert faults(written(any=2, model=model)) == []
    assert {path for path, _, _ in faults(written(any=3, model=model))} == {("model", "zh"), ("model", "en")}


def test_a_model_answer_in_one_text_is_looked_at_once() -> None:
    assert [path for path, _, _ in faults(written(PROFIT, MOUTH, model="利润"))] == [("model",)]


def test_a_group_with_one_expression_asks_for_other_ways_to_say_it() -> None:
    question = written(point("利润", "Profit", (["利润"], ["profit", "earnings"])), MOUTH)
    [(path, message, warning)] = faults(question)
    assert path == ("points", 0, "accept", 0)
    assert "otherwise" in message
    assert warning


def test_best_points_count_and_never_for_more_than_the_cap() -> None:
    points = [changed(PROFIT, marks=2), changed(MOUTH, marks=0.5), changed(COST, marks=1.5)]
    assert written(*points).worth() == 4
    assert written(*points, any=2).worth() == Decimal("3.5")
    assert written(*points, any=2, cap=3).worth() == 3


def test_the_question_says_how_many_points_are_wanted_but_not_which() -> None:
    assert written(any=4).lines("", "en", "en") == [
        "What are loyal customers good for?",
        "5 key points; any 4 earn full marks",
    ]
    assert written(PROFIT).lines("", "en", "en")[1] == "1 key point"
    assert written(changed(PROFIT, marks=1.5), MOUTH, any=1, cap=1).posed("", "en", "en") == {
        "points": [1.5, 1],
        "any": 1,
        "cap": 1,
    }


def test_the_key_is_the_model_answer_and_an_answer_is_spoken_as_it_is() -> None:
    question = written(model=Bilingual(zh="甲", en="alpha"))
    assert [question.key("zh", "en"), question.key("both", "en"), question.key("both", "zh")] == ["甲", "alpha", "甲"]
    assert question.spoken("one\ntwo", "", "en", "en") == "one\ntwo"
    assert question.spoken(" \n", "", "en", "en") == "no answer"


@pytest.mark.parametrize(("kind", "name"), list(zip(KINDS, ["名词解释", "简答", "论述"], strict=True)))
def test_a_type_has_the_name_exams_give_it(kind: type[ShortAnswer], name: str) -> None:
    speak("zh")
    assert str(kind.type_name) == name
