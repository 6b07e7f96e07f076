"""Which words earn a key point, which do not, and what the points together are worth."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.points import Written
from studyapp.locales import Phrase
from studyapp.marking import Unreadable, marker
from studyapp.marking.points import LONGEST, earned, suggested
from studyapp.marking.schemes import Scheme
from tests.marking.written import KINDS, LOYALTY, MODEL, MOUTH, PROFIT, point, seen, written

FULL = st.decimals(Decimal("0.5"), 20, places=1)
PIECES = st.sampled_from(
    [
        "利润",
        "没有",
        "推荐",
        "，",
        "。",
        "\n",
        " ",
        "profit",
        "not",
        "recommended",
        "recomend",
        "信息",
        "Ｐrofit",
        "ﬁ",
        "é",
        "e\u0301",
    ]
)
ANSWERS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@st.composite
def questions(draw: st.DrawFn) -> Written:
    """Points of any marks, with and without `any` and `cap`."""
    marks = draw(st.lists(st.sampled_from([0.5, 1, 1.5, 2, 3.25]), min_size=1, max_size=5))
    points = [msgspec.structs.replace(each, marks=mark) for each, mark in zip(LOYALTY, marks, strict=False)]
    any = draw(st.none() | st.integers(1, len(points)))
    most = written(*points, any=any).worth()
    cap = draw(st.none() | st.decimals(Decimal("0.01"), most, places=2).map(float))
    return written(*points, any=any, cap=cap)


def found(expression: str, text: str) -> list[str]:
    """What of the text is evidence for a point that needs this expression and no other, doubted or not."""
    [each] = seen([point("要点", "point", ([expression], [expression]))], text)
    assert (each.suggested or each.doubt) == bool(each.evidence) == (not each.missing)
    return [text[start:end] for start, end in each.evidence]


@pytest.mark.parametrize(
    ("expression", "text", "evidence"),
    [
        ("profit", "A source of PROFIT.", "PROFIT"),
        ("profit", "They are profitable", "profitable"),
        ("recommend", "it is recommended by friends", "recommended"),
        ("earn money", "Earning the money is all", "Earning the money"),
        ("exceed expectations", "it exceeded their expectation", "exceeded their expectation"),
        ("increase profit", "increasing profits", "increasing profits"),
        ("satisfy needs", "satisfied customers' needs", ""),
        ("satisfy needs", "it satisfies needs", "satisfies needs"),
        ("refer", "referring friends", "referring"),
        ("word of mouth", "word-of-mouth", "word-of-mouth"),
        ("word of mouth", "Word of\nmouth", "Word of\nmouth"),
        ("customer lifetime value", "the customer's “lifetime value”", "customer's “lifetime value"),
        ("CRM", "ＣＲＭ系统", "ＣＲＭ"),
        ("CRM系统", "CRM 系统", "CRM 系统"),
        ("80%", "８０％的利润", "８０％"),
        ("顾客期望", "顾客的期望", "顾客的期望"),
        ("顾客的期望", "顾客期望", "顾客期望"),
        ("超出期望", "超出了期望", "超出了期望"),
        ("超出了期望", "超出期望", "超出期望"),
        ("顾客满意", "顾客 满意", "顾客 满意"),
        ("顾客满意", "“顾客”满意", "顾客”满意"),
        ("café", "cafe\u0301", "cafe\u0301"),
    ],
)
def test_an_expression_is_found_in_the_forms_it_takes_and_quoted_as_it_was_written(
    expression: str, text: str, evidence: str
) -> None:
    assert found(expression, text) == ([evidence] if evidence else [])


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("profit", "nonprofit"),
        ("satisfied", "dissatisfied"),
        ("price", "a priceless thing"),
        ("use", "useless"),
        ("use", "the user's usefulness"),
        ("goods", "it is good"),
        ("80", "180 or 800"),
        ("word of mouth", "word. Of mouth"),
        ("earn money", "earn no money"),
        ("顾客期望", "顾客，期望"),
        ("顾客期望", "期望顾客"),
        ("profit", ""),
    ],
)
def test_other_words_are_not_found(expression: str, text: str) -> None:
    assert found(expression, text) == []


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("利润", "顾客忠诚不带来利润"),
        ("利润", "不能给企业带来稳定的利润"),
        ("利润", "没有带来任何利润"),
        ("利润", "这不是利润"),
        ("利润", "并非为了利润"),
        ("利润", "无法为企业带来长期利润"),
        ("利润", "缺乏利润"),
        ("利润", "难以带来利润"),
        ("利润", "未能带来利润"),
        ("利润", "无利润"),
        ("利润", "毫无利润可言"),
        ("利润", "并不一定会带来利润"),
        ("利润", "不仅没有利润，还亏损"),
        ("利润", "不但不能带来利润"),
        ("期望", "不考虑顾客的期望"),
        ("超过期望", "感知没有超过期望"),
        ("高于期望", "感知不高于期望"),
        ("满意", "顾客不满意"),
        ("同意", "顾客不同意"),
        ("管理", "企业不管理顾客"),
        ("形象", "企业无形象"),
        ("理性", "非理性"),
        ("忠诚", "满意不等于忠诚"),
        ("忠诚", "满意的顾客未必忠诚"),
        ("忠诚", "重复购买不一定是忠诚"),
        ("价格", "顾客满意与价格无关"),
        ("价格", "满意和价格没有关系"),
        ("价格", "是服务而不是价格"),
        ("价格", "是服务而非价格"),
        ("价格", "不是价格而是服务"),
        ("服务", "既不是价格也不是服务"),
        ("口碑", "没有利润、没有口碑"),
        ("口碑", "没有忠诚的顾客就没有利润，没有口碑"),
        ("推荐", "不满意的顾客不会推荐"),
        ("推荐", "顾客不会向亲朋好友推荐"),
        ("损失", "没有给企业造成损失"),
        ("loyalty", "不能提高 loyalty"),
        ("profit", "it does not bring profit"),
        ("profit", "It doesn't bring a stable profit"),
        ("profit", "It doesn’t bring profit"),
        ("profit", "it dont bring profit"),
        ("profit", "there is no profit"),
        ("profit", "never a source of profit"),
        ("profit", "without any profit"),
        ("profit", "it cannot increase profits"),
        ("profit", "hardly any profit"),
        ("profit", "a non-profit organisation"),
        ("profit", "no longer a profit"),
        ("profit", "unable to earn a profit"),
        ("profit", "does not always bring the company a stable profit"),
        ("profit", "it is not a cost and not a profit"),
        ("profit", "not only does it not bring profit"),
        ("increase profit", "fails to increase profit"),
        ("satisfied", "un-satisfied customers"),
        ("loyalty", "customers lack loyalty"),
        ("loyalty", "an absence of loyalty"),
        ("loyalty", "not price, nor loyalty"),
        ("loyal", "being satisfied does not mean being loyal"),
        ("price", "service rather than price"),
        ("price", "instead of price"),
        ("price", "service, not price"),
        ("price", "it is unrelated to price"),
        ("price", "the price is irrelevant"),
        ("service", "neither price nor service"),
        ("recommend", "no customer will recommend the firm"),
        ("recommend", "nobody recommends it"),
        ("recommend", "dissatisfied customers will not recommend it"),
        ("customers expect", "they do not know what customers expect"),
    ],
)
def test_what_its_clause_denies_is_no_evidence(expression: str, text: str) -> None:
    assert found(expression, text) == []


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("利润", "不仅带来利润"),
        ("利润", "不但带来利润"),
        ("利润", "不断提高利润"),
        ("利润", "不同的利润"),
        ("利润", "无论利润高低"),
        ("利润", "无形中提高利润"),
        ("利润", "非常高的利润"),
        ("利润", "未来的利润"),
        ("利润", "毫无疑问带来利润"),
        ("利润", "不可或缺的利润来源"),
        ("利润", "不得不考虑利润"),
        ("利润", "并不是没有利润"),
        ("利润", "没有忠诚的顾客就没有利润"),
        ("忠诚", "没有忠诚的顾客，就没有利润"),
        ("利润", "不降价也能提高利润"),
        ("利润", "没有成本，利润高"),
        ("利润", "没有成本\n利润高"),
        ("利润", "不稳定的利润"),
        ("利润", "是否带来利润取决于顾客"),
        ("满意", "没有不满意的顾客"),
        ("满意", "不能不满意"),
        ("不满", "顾客不满"),
        ("服务", "不是价格而是服务"),
        ("服务", "不是价格，而是服务"),
        ("服务", "离不开服务"),
        ("服务", "非改善服务不可"),
        ("抱怨", "不满意的顾客会抱怨"),
        ("抱怨", "不满意顾客抱怨多"),
        ("抱怨", "缺乏信任导致抱怨"),
        ("口碑", "不少顾客传播口碑"),
        ("推荐", "不用花钱，顾客自己会推荐"),
        ("期望", "感知不低于期望"),
        ("顾客满意", "顾客满意与价格无关"),
        ("profit", "it not only brings profit"),
        ("profit", "not just a profit"),
        ("profit", "no doubt it brings profit"),
        ("profit", "nothing but profit"),
        ("profit", "cannot but increase profit"),
        ("profit", "There is no cost; profit rises"),
        ("profit", "does not cost much and brings profit"),
        ("profit", "without satisfied customers there is no profit"),
        ("satisfied", "Without satisfied customers there is no profit"),
        ("profit", "it cannot survive without profit"),
        ("profit", "nonetheless profit rises"),
        ("service", "not price but service"),
        ("service", "it is not price, but service"),
        ("price", "rather than service, price"),
        ("price", "no matter the price"),
        ("complain", "customers who are not satisfied will complain"),
        ("complain", "if customers are not satisfied, they complain"),
        ("complaint", "a lack of service quality leads to complaints"),
        ("not satisfied", "customers are not satisfied"),
    ],
)
def test_a_negator_that_denies_something_else_or_nothing_leaves_the_evidence(expression: str, text: str) -> None:
    assert found(expression, text) != []


def test_a_later_place_counts_where_the_first_is_denied() -> None:
    text = "没有利润的企业办不下去，忠诚顾客带来利润。"
    [each] = seen([PROFIT], text)
    assert each.evidence == ((text.rindex("利润"), text.rindex("利润") + 2),)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("recommend", "they recomend it"),
        ("recommend", "they reccommend it"),
        ("recommend", "they were recomended"),
        ("recommend", "they rceommend it"),
        ("recommend", "they recommemd it"),
        ("satisfaction", "satisfacton"),
        ("customer satisfaction", "the customers satisfaktion"),
        ("source of profit", "a sorce of profit"),
        ("服务质量", "服务制量"),
        ("顾客期望", "顾客期忘"),
        ("顾客忠诚度", "顾客忠成度"),
    ],
)
def test_a_typing_error_is_overlooked(expression: str, text: str) -> None:
    assert found(expression, text) != []


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("retain", "retail customers"),
        ("contact", "a contract with customers"),
        ("satisfaction", "dissatisfaction"),
        ("external", "internal"),
        ("quality", "equality"),
        ("product", "produce"),
        ("price", "prize"),
        ("recommend", "reccomennd"),
        ("recommend", "does not recomend"),
        ("认知差距", "感知差距"),
        ("顾客价值", "顾客价格"),
        ("顾客期望", "顾客失望"),
        ("超出期望", "低出期望"),
        ("增加利润", "减加利润"),
        ("内部营销", "外部营销"),
        ("服务质量", "服无质量"),
        ("服务质量", "服务不量"),
        ("利润", "利闰"),
        ("服务质量", "没有服务制量"),
    ],
)
def test_another_word_is_no_typing_error(expression: str, text: str) -> None:
    assert found(expression, text) == []


def test_an_expression_of_the_same_question_is_no_slip_of_another() -> None:
    points = [point("一", "one", (["认识差距"], ["commitment"])), point("二", "two", (["认时差距"], ["committment"]))]
    assert [each.suggested for each in seen(points, "认时差距")] == [False, True]
    assert [each.suggested for each in seen(points, "committment")] == [False, True]
    assert [each.suggested for each in seen(points[:1], "committment")] == [True]


def test_a_point_needs_every_group_and_says_which_is_missing() -> None:
    cost = LOYALTY[4]
    assert [(each.suggested, each.missing) for each in seen([cost], "服务成本很高")] == [(False, (1,))]
    [each] = seen([cost], "降低了服务成本")
    assert each.suggested
    assert each.evidence == ((0, 2), (3, 7))


def test_either_language_will_do_and_both_in_one_answer() -> None:
    assert suggested(written(), "忠诚顾客带来 profit；他们会向朋友 recommend") == [True, True, False, False, False]


@pytest.mark.parametrize("text", [MODEL.zh, MODEL.en])
def test_the_model_answer_earns_full_marks_in_each_language(text: str) -> None:
    question = written()
    assert marker(question).mark(question, text, Decimal(5), Scheme()) == 5


def test_any_four_of_five_points_earn_full_marks_and_a_cap_holds() -> None:
    four = [True, True, False, True, True]
    assert earned(written(any=4), four, Decimal(4)) == 4
    assert earned(written(any=4), [True] * 5, Decimal(4)) == 4
    assert earned(written(any=4), four[:3], Decimal(4)) == 2
    assert earned(written(cap=2), four, Decimal(2)) == 2
    assert earned(written(), [True, False, False, False, False], Decimal(3)) == Decimal("0.6")
    assert earned(written(PROFIT, MOUTH, LOYALTY[2]), [True], Decimal(1)) == Decimal("0.33")


def test_a_written_question_is_worth_its_best_points_where_no_blueprint_says_otherwise() -> None:
    points = [msgspec.structs.replace(PROFIT, marks=1.5), msgspec.structs.replace(MOUTH, marks=0.5)]
    for question, worth in ((written(*points), "2"), (written(*points, any=1), "1.5"), (written(*points, cap=1), "1")):
        assert str(marker(question).worth(question)) == worth
    assert marker(written()).guess(written(), Decimal(5), Scheme()) == 0


@given(questions(), ANSWERS, FULL)
def test_a_mark_lies_between_nothing_and_full_marks(question: Written, text: str, full: Decimal) -> None:
    assert 0 <= marker(question).mark(question, text, full, Scheme()) <= full


@given(questions(), st.lists(st.booleans(), min_size=5, max_size=5), st.integers(0, 4), FULL)
def test_one_more_tick_never_lowers_the_mark_and_all_earn_full_marks(
    question: Written, ticks: list[bool], place: int, full: Decimal
) -> None:
    more = [*ticks[:place], True, *ticks[place + 1 :]]
    assert 0 <= earned(question, ticks, full) <= earned(question, more, full) <= full
    assert earned(question, [True] * 5, full) == full
    assert earned(question, [], full) == 0


@given(questions(), st.lists(st.booleans(), min_size=5, max_size=5), FULL, st.data())
def test_the_order_of_points_makes_no_difference(
    question: Written, ticks: list[bool], full: Decimal, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(question.points))))
    other = msgspec.structs.replace(question, points=[question.points[place] for place in order])
    assert earned(other, [ticks[place] for place in order], full) == earned(question, ticks, full)


@given(ANSWERS)
def test_evidence_lies_in_the_text_and_is_found_again_by_itself(text: str) -> None:
    for each, asked in zip(seen(LOYALTY, text), LOYALTY, strict=True):
        assert list(each.evidence) == sorted(set(each.evidence))
        for start, end in each.evidence:
            assert 0 <= start < end <= len(text)
            [again] = seen([asked], text[start:end])
            assert (0, end - start) in again.evidence


@given(ANSWERS, ANSWERS)
def test_case_width_and_what_stands_in_other_sentences_make_no_difference(before: str, after: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in "PROFIT")
    assert suggested(written(), f"{before}\n\n。{wide}。\n{after}")[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x1b[31m",
        "利润" * 50_000,
        "没有利润，" * 20_000,
        "no profit, " * 9_000,
        "not " * 25_000,
        "a" + "\u0301" * 99_999,
        " \n" * 50_000,
        "earn" + "-" * 99_996,
        "没有就没" * 25_000,
        "without " * 12_500,
        "x" * 100_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_an_answer_of_any_sort_is_marked(text: str) -> None:
    question = written()
    mark = marker(question).mark(question, text, Decimal(5), Scheme())
    assert mark == 0


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_read_without_controls_and_keeps_its_lines(kind: type) -> None:
    question = written(kind=kind)
    marking = marker(question)
    typed = " one\r\ntwo\rthree\t\x1b[31m\x00\u202e\ud800 four\x85five \n\n"
    assert marking.read(question, typed, "") == "one\ntwo\nthree\t[31m four\nfive"
    assert marking.read(question, " \n ", "") == ""
    assert isinstance(marking.hint(question, ""), Phrase)


def test_an_answer_longer_than_anybody_writes_is_refused() -> None:
    question = written()
    assert marker(question).read(question, "利" * LONGEST, "") == "利" * LONGEST
    with pytest.raises(Unreadable, match="100000 characters"):
        marker(question).read(question, "利" * (LONGEST + 1), "")


def test_a_response_of_another_program_is_one_text() -> None:
    question = written()
    fits = [marker(question).fits(question, each) for each in ("", "words", "x" * LONGEST, "x" * (LONGEST + 1), ["a"])]
    assert fits == [True, True, True, False, False]
    assert not marker(question).fits(question, True)


@given(st.text())
def test_whatever_is_typed_fits_once_it_is_read_and_reading_it_again_changes_nothing(typed: str) -> None:
    question = written()
    response = marker(question).read(question, typed, "")
    assert marker(question).fits(question, response)
    assert marker(question).read(question, str(response), "") == response
