"""Options that do not match each other."""

import pytest

from studyapp.library.items.options import option_form, option_overlap
from tests.library.items.made import said, single, two, where


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("价格", "价格和质量"),
        ("价格", "质量、价格"),
        ("price", "price and quality"),
        ("Price", "quality, price"),
        ("10%–20%", "20%–30%"),
        ("3 至 6 个月", "5 至 9 个月"),
        ("5 to 10 years", "8 to 12 years"),
    ],
)
def test_options_of_which_one_holds_the_other_are_told(one: str, other: str) -> None:
    (fault,) = option_overlap(single(one, "x", other))
    assert fault.path == ("options", "C")
    assert said([fault]) == [f"“{one}” and “{other}” overlap, so both may be right; keep them apart"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("忠诚", "虚假忠诚"),
        ("45%", "145%"),
        ("loyalty", "true loyalty"),
        ("priceless and rare", "price"),
        ("10%–20%", "21%–30%"),
        ("2003-04", "2003"),
    ],
)
def test_options_with_a_word_in_common_are_fine(one: str, other: str) -> None:
    assert where(option_overlap(single(one, "x", other))) == []


def test_options_in_two_forms_are_told() -> None:
    assert said(option_form(single("它变大。", "它变小"))) == [
        "some options end with a full stop and some do not; write all alike"
    ]
    mixed = single(two("甲", "The price rises"), two("乙", "quality falls"))
    assert said(option_form(mixed)) == ["some options begin with a capital letter and some do not; write all alike"]
    article = single("asset", "cost", stem=two("客户是一种：", "A customer is an"))
    assert said(option_form(article)) == ["“an” before the options fits only some of them; write a(n)"]
    assert where(option_form(article)) == [("stem", "en")]


def test_options_in_one_form_are_fine_and_names_keep_their_capitals() -> None:
    assert where(option_form(single("它变大。", "它变小。"))) == []
    assert where(option_form(single("CRM software", "Porter's model", "a warehouse"))) == []
    assert where(option_form(single("cost", "price", stem="A customer is a:"))) == []
    assert where(option_form(single("asset", "cost", stem="A customer is a(n)"))) == []
