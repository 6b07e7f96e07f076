"""When evidence is sure: own words, agreement with the model answer, and what turns either round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.reference import Reference
from studyapp.course.evidence.suggestion import Grade, Signs, Suggestion, suggestions
from studyapp.course.evidence.wording import Sentence, content

STEM = ["简述客户期望过高的风险和净现值法。", "What risk lies in expectations, and how is net present value used?"]
MODEL = [
    "期望过高，再好的服务也会让客户失望。净现值大于零时方案可行，小于零时应当放弃。",
    "Excessive expectations disappoint customers whatever the service. A project is accepted when its value is above "
    "zero and rejected otherwise.",
]
NAMES = ["期望过高", "excessive expectations", "大于零可行", "accept above zero"]
HIGH = Signs(
    [["期望", "盼头", "expect", "hope"], ["过高", "太高", "excessive", "too much"]],
)
ACCEPT = Signs(
    [["大于零", "正数", "小于零", "above", "below"], ["可行", "采纳", "accept"]],
)


def seen(point: Signs, text: str) -> Suggestion:
    (found,) = suggestions([point], Folded(text), reference=Reference(STEM, MODEL, NAMES))
    return found


@pytest.mark.parametrize(
    ("point", "text", "grade"),
    [
        (HIGH, "客户的盼头太高，就容易觉得被骗了。", "sure"),
        (HIGH, "People hope for too much and feel let down by quite ordinary service.", "sure"),
        (HIGH, "期望过高，是指导游记错时间、送货延误。", "likely"),
        (HIGH, "Excessive expectations: the staff are rude and come late.", "likely"),
        (HIGH, "客户的盼头太高，是期望净现值大于零。", "likely"),
        (HIGH, "Customers hope for excessive value of a project.", "likely"),
        (HIGH, "期望过高。", "sure"),
        (HIGH, "Excessive expectations.", "sure"),
        (HIGH, "They are wrong; so the expectations are excessive.", "likely"),
        (HIGH, "期望过高，再好的服务也会使人失望。", "sure"),
        (HIGH, "Excessive expectations disappoint the customers sooner or later.", "sure"),
        (ACCEPT, "净现值大于零时方案可行。", "sure"),
        (ACCEPT, "净现值小于零时方案可行，大于零时应当放弃。", "likely"),
        (ACCEPT, "A project is accepted when its value is above zero.", "sure"),
        (ACCEPT, "A project is accepted when its value is below zero.", "likely"),
        (ACCEPT, "Above zero is when a project and its value are accepted.", "likely"),
        (HIGH, "客户来了。", "no"),
    ],
)
def test_how_safe_evidence_is(point: Signs, text: str, grade: Grade) -> None:
    assert seen(point, text).grade == grade


def test_what_is_likely_shows_its_evidence_and_is_not_suggested() -> None:
    found = seen(HIGH, "期望过高，是指导游记错时间。")
    assert (found.suggested, found.doubt, found.missing, found.evidence) == (False, False, (), ((0, 2), (2, 4)))


def test_the_sentence_that_is_sure_counts_and_is_the_one_shown() -> None:
    text = "期望过高是指导游记错了时间。客户的盼头太高，就会觉得被骗。"
    found = seen(HIGH, text)
    assert found.suggested
    assert [text[start:end] for start, end in found.evidence] == ["盼头", "太高"]


def test_without_a_question_around_it_what_is_found_is_sure() -> None:
    (found,) = suggestions([HIGH], Folded("期望过高，是指导游记错时间。"))
    assert found.grade == "sure"


def test_content_words_are_han_characters_and_english_stems_without_those_of_grammar() -> None:
    assert content("the customers' 期望的 expectations, 24") == ("custom", "期", "望", "expect", "24")
    assert content("customer expectation") == content("customers' expectations")


def test_the_names_of_all_points_are_words_the_question_hands_out() -> None:
    text = "People hope for too much and feel let down by quite ordinary service."
    for names, grade in ((NAMES, "sure"), ([*NAMES, "too much hope"], "likely")):
        (found,) = suggestions([HIGH], Folded(text), reference=Reference(STEM, MODEL, names))
        assert found.grade == grade


@pytest.mark.parametrize(("word", "grade"), [("降低", "likely"), ("缩水", "sure")])
def test_a_word_of_direction_is_nobodys_own(word: str, grade: Grade) -> None:
    text = Folded(f"价值会慢慢{word}，谁都看得出来。")
    (found,) = suggestions([Signs([["价值"], [word]])], text, reference=Reference(["价值"], ["甲乙丙"], []))
    assert found.grade == grade


WORDS = st.lists(st.sampled_from("甲乙丙丁"), max_size=12)


@given(WORDS, WORDS)
def test_the_words_shared_in_order_are_the_longest_common_subsequence(one: list[str], other: list[str]) -> None:
    rows = [[0] * (len(other) + 1)]
    for word in one:
        row = [0]
        for place, each in enumerate(other):
            row.append(rows[-1][place] + 1 if word == each else max(row[-1], rows[-1][place + 1]))
        rows.append(row)
    assert Sentence("".join(other)).shared(one) == rows[-1][-1]


OFF = st.text("天气很今日来店去年多人吃饭 abcgk,，", max_size=40)
SAID = [
    "期望过高，是指导游记错时间、送货延误",
    "Excessive expectations: the staff are rude and come late",
    "净现值小于零时方案可行，大于零时应当放弃",
    "客户的盼头太高，就容易觉得被骗了",
    "A project is accepted when its value is above zero",
]


@given(st.sampled_from(SAID), OFF, OFF)
def test_sentences_about_other_things_make_nothing_surer_or_less_sure(said: str, before: str, after: str) -> None:
    for point in (HIGH, ACCEPT):
        assert seen(point, f"{before}。\n{said}。\n{after}").grade == seen(point, f"{said}。").grade


@given(st.sampled_from(SAID), st.text("期望过高盼头太大小于零可行，。 abovecept", max_size=30))
def test_a_reference_only_ever_withholds(said: str, more: str) -> None:
    for point in (HIGH, ACCEPT):
        (free,) = suggestions([point], Folded(said + more))
        held = seen(point, said + more)
        assert held.suggested <= free.suggested
        assert (held.missing, held.doubt) == (free.missing, free.doubt)
