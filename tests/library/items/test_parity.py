"""The two languages of a question against each other."""

import pytest

from studyapp.course.blanks import Blank, Forms
from studyapp.course.case import Case
from studyapp.course.points import KeyPoint
from studyapp.course.question import Question
from studyapp.course.short_answer import ShortAnswer
from studyapp.course.true_false import Fix
from studyapp.library.items.parity import numbers, translation
from tests.library.items.made import fill_in, said, single, true_false, two, where

STEM = two("题干", "The stem")


def test_a_text_that_one_language_lacks_is_told() -> None:
    once = single(two("甲", "a"), "质量好", stem=STEM, why=two("因为", "because"))
    assert where(translation(once)) == [("options", "B")]
    assert where(translation(true_false(STEM, why="because it is so"))) == [("why",)]
    assert where(translation(fill_in(two("它是{1}", "It is {1}"), ["满意", "满足"], why=STEM))) == [("answer", 0)]
    assert said(translation(true_false(two("this stem is only in English", "The stem"), why=STEM))) == [
        "this is no Chinese; translate it"
    ]
    assert said(translation(true_false(two("题干", "题干是中文"), why=STEM))) == ["this is no English; translate it"]


def test_names_figures_and_questions_in_one_language_are_fine() -> None:
    names = single("RFM", "20%", "Kano", "A/B", stem=STEM, why=two("因为", "because"))
    assert where(translation(names)) == []
    assert where(translation(single("质量好", "价格低", stem="题干", why="因为"))) == []
    forms = fill_in(two("它是{1}、{2}", "It is {1}, {2}"), ["80%"], Forms(zh=["满意"], en=["satisfied"]), why=STEM)
    assert where(translation(forms)) == []
    assert where(translation(true_false(two("Kano 模型", 'In Chinese "满意" means more'), why=STEM))) == []


def test_the_accepted_words_of_key_points_need_no_translation() -> None:
    point = KeyPoint(point=two("口碑", "word of mouth"), accept=[["口碑", "推荐"]])
    assert where(translation(ShortAnswer(id="q", topic="t", stem=STEM, why=STEM, model=STEM, points=[point]))) == []


class Abbreviation(Question, frozen=True, kw_only=True):
    """A type the checks know nothing of."""

    long: Blank
    ways: list[Blank] = []


def test_accepted_forms_are_told_by_how_a_type_declares_them() -> None:
    def asked(*blanks: Blank, long: Blank = "RFM") -> list[tuple[str | int, ...]]:
        return where(translation(Abbreviation(id="q", topic="t", stem=STEM, why=STEM, long=long, ways=list(blanks))))

    assert asked(long=["customer relationship management", "客户关系管理"]) == []
    assert asked(long=Forms(zh=["满意", "满足"], en=["satisfied"])) == []
    assert asked(long=["满意", "满足"]) == [("long",)]
    assert asked(["满意"], "satisfied", ["satisfied", "满意"]) == [("ways", 0), ("ways", 1)]


def test_the_words_that_put_a_statement_right_are_accepted_forms_too() -> None:
    def fixed(right: Blank) -> list[tuple[str | int, ...]]:
        fix = Fix(wrong=two("题", "stem"), right=right)
        return where(translation(true_false(STEM, answer=False, why=STEM, fix=fix)))

    assert fixed(["满意", "satisfied"]) == []
    assert fixed("satisfied") == [("fix", "right")]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("从 22% 升到 35%", "From 22% to 53%"),
        ("共 240 位客户", "There are many customers"),
        ("20 万元", "20 million yuan and 3,000"),
        ("打 8 折", "Sold at 30% off"),
        ("他等了六天", "He waited for 7 days"),
    ],
)
def test_a_figure_that_the_other_language_lacks_is_told(zh: str, en: str) -> None:
    assert where(numbers(true_false(two(zh, en))))


def test_what_is_missing_is_named_in_the_language_that_has_it() -> None:
    faults = list(numbers(true_false(two("从 22% 升到 35%，共 1,200 人", "From 22% to 53%"))))
    assert where(faults) == [("stem", "zh"), ("stem", "en")]
    assert said(faults)[0] == "the other language does not have 35, 1,200; say the same in both"


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("20 万元，三千万人", "200,000 yuan, 30 million people"),
        ("1.2 亿", "120 million"),
        ("七五折，三成", "25% off, 30%"),
        ("3 月 5 日晚上 7 点", "5 March, 7 pm"),
        ("二十四小时", "24 hours"),
        ("21 世纪初", "in the early 2000s"),
        ("4P 与 4C", "marketing mix and customer view"),
        ("每付 1 元", "For each yuan"),
        ("两三百人", "200 or 300 people"),
        ("甲、乙、丙", "items 1, 2 and 3"),
        ("第 12 位", "the twelfth"),
        ("第二十一", "Number 21"),
        ("25 家", "twenty-five shops"),
        ("卖出 80（万元）", "Sold 0.8 (million yuan)"),
        ("空 {1}{2}", "Blank {2} {1} here"),
    ],
)
def test_the_same_figure_said_otherwise_is_fine(zh: str, en: str) -> None:
    assert said(numbers(true_false(two(zh, en)))) == []


def test_options_and_the_material_of_a_case_are_compared_too() -> None:
    assert where(numbers(single(two("5 天", "5 days"), two("6 天", "9 days")))) == [
        ("options", "B", "zh"),
        ("options", "B", "en"),
    ]
    case = Case(id="c", topic="t", title="T", material=two("有 12 人", "There are 13"), questions=[])
    assert where(numbers(case)) == [("material", "zh"), ("material", "en")]
