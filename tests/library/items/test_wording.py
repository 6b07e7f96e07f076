"""Wording that misleads or gives away."""

import pytest

from studyapp.course.multiple import Multiple
from studyapp.library.items.wording import absolute_words, all_of_above, explanation, negative_stem
from tests.library.items.made import said, single, true_false, two, where


@pytest.mark.parametrize(
    "stem",
    [
        "下列哪一项不属于 CRM 系统的优势？",
        "客户来了。以下说法错误的是",
        "除了价格以外，下列哪些不是成本？",
        "Which of these is not an advantage of CRM?",
        "A firm starts afresh. Which doesn't help it?",
        "All of these are advantages except",
        "Which statement is false?",
    ],
)
def test_a_negative_stem_without_emphasis_is_told(stem: str) -> None:
    assert where(negative_stem(single("a", "b", stem=stem))) == [("stem",)]


@pytest.mark.parametrize(
    "stem",
    [
        "下列哪一项【不】属于 CRM 系统的优势？",
        "下列哪一项“不属于”CRM 系统的优势？",
        "下列哪一项是安全问题而不是收集不当？",
        "他不是会员。下列哪一项最恰当？",
        "Which of these is NOT an advantage of CRM?",
        "A customer who does not complain leaves. Which step comes first?",
        "Which describes the customer base and not one customer?",
    ],
)
def test_emphasis_or_a_not_that_is_not_asked_for_is_fine(stem: str) -> None:
    assert where(negative_stem(single("a", "b", stem=stem))) == []


def test_a_negative_statement_to_judge_is_fine() -> None:
    assert where(negative_stem(true_false("下列哪一项不属于优势？"))) == []


@pytest.mark.parametrize(
    "options",
    [
        ("客户满意有助于忠诚", "满意的客户一定忠诚", "满意与忠诚完全无关"),
        ("Satisfaction helps loyalty", "The satisfied are always loyal", "Loyalty never depends on it"),
        ("按需求分群", "向所有客户发送", "只有大客户才有"),
        ("Group by need", "Write to all customers", "Only large ones count"),
    ],
)
def test_absolute_words_in_the_distractors_alone_are_told(options: tuple[str, ...]) -> None:
    assert where(absolute_words(single(*options))) == [("options",)]


@pytest.mark.parametrize(
    "options",
    [
        ("客户满意一定有助于忠诚", "满意的客户一定忠诚", "满意与忠诚完全无关"),
        ("Satisfaction always helps", "The satisfied are always loyal", "Loyalty never depends on it"),
        ("客户满意有助于忠诚", "满意的客户一定忠诚", "满意就是忠诚"),
        ("Group by need", "Write to all customers", "Large ones count"),
        ("在一定程度上提高", "提高一定比例", "提高一定的数量"),
        ("Rings by result", "Backs up every week", "Adds up every night"),
    ],
)
def test_absolute_words_in_the_key_too_or_in_one_distractor_are_fine(options: tuple[str, ...]) -> None:
    assert where(absolute_words(single(*options))) == []


@pytest.mark.parametrize(
    "option",
    ["以上都对", "以上皆是。", "以上都不是", "以上选项均不正确", "全部正确", "A 和 B", "A、C 都对",
     "All of the above", "None of these.", "Both A and B", "both of the above", "A or C", "Neither B nor C is right"],
)  # fmt: skip
def test_an_option_about_other_options_is_told(option: str) -> None:
    assert where(all_of_above(single("a", option))) == [("options", "B")]
    several = Multiple(id="q", topic="t", why="w", stem="?", options={"A": "a", "B": two("甲", option)}, answer="A")
    assert where(all_of_above(several)) == [("options", "B", "en")]


@pytest.mark.parametrize(
    "option",
    [
        "以上一年的销售额为准",
        "全部客户的名单",
        "都市白领",
        "A 类客户",
        "AB 测试",
        "All of the customers",
        "None",
        "Vitamins A and B are sold",
    ],
)
def test_an_option_that_only_begins_so_is_fine(option: str) -> None:
    assert where(all_of_above(single("a", option))) == []


def test_an_explanation_that_repeats_the_key_the_stem_or_the_correction_is_told() -> None:
    assert where(explanation(single("认知差距", "标准差距", why="认知差距。"))) == [("why",)]
    repeats = two("因为期望不明", "The knowledge gap!")
    assert where(explanation(single(two("甲", "the Knowledge gap"), two("乙", "b"), why=repeats))) == [("why", "en")]
    corrected = true_false("It is 84%.", answer=False, correction="It is 85%.", why="It is 85%")
    assert said(explanation(corrected)) == ["this only repeats the question or its answer; say why it is right"]


def test_an_explanation_that_goes_on_from_the_key_is_fine() -> None:
    assert where(explanation(single("认知差距", "标准差距", why="认知差距：没有弄懂期望。"))) == []
    assert where(explanation(true_false("It is 84%.", answer=False, correction="It is 85%.", why="80 + 5"))) == []
