"""Keys given away by their length, their place, or words of the stem."""

from studyapp.library.items.keys import ENOUGH, key_echo, key_length, key_position
from tests.library.items.made import bank, said, single, two, where


def test_a_key_longest_by_far_is_told_in_either_language() -> None:
    zh = single(
        two("客户关系管理的核心目标在于提升满意与忠诚", "a"), two("降低企业的成本", "b"), two("扩大市场份额", "c")
    )
    en = single(
        two("甲", "To raise the satisfaction and loyalty of customers"),
        two("乙", "To lower costs"),
        two("丙", "Growth"),
    )
    assert where(key_length(zh)) == [("options", "A", "zh")]
    assert where(key_length(en)) == [("options", "A", "en")]
    assert said(key_length(single("a key of thirty-one characters…", "fifteen of them"))) == [
        "the right option is the longest by far (31 characters, the next 15); make them alike"
    ]


def test_a_key_a_little_longer_or_not_the_only_long_option_is_fine() -> None:
    assert where(key_length(single("比其余的稍长一点", "其余的这么长"))) == []
    assert where(key_length(single("RFM model", "ACSI"))) == []
    long = "To raise the satisfaction and loyalty of customers"
    assert where(key_length(single(long, long.replace("raise", "limit"), "Growth"))) == []


def bank_with(letters: str) -> list[str]:
    options = ("one", "two", "three", "four")
    return said(key_position(bank(*(single(*options, answer=letter, id=f"q{n}") for n, letter in enumerate(letters)))))


def test_a_letter_that_is_most_keys_of_a_bank_or_none_is_told() -> None:
    assert bank_with("A" * 11 + "BCD" * 3) == ["A is the answer of 11 of 20 single choices; vary it"]
    assert bank_with("ABC" * 7) == ["D is the answer of none of 21 single choices; vary it"]


def test_even_letters_are_fine_and_a_small_bank_has_none_to_spread() -> None:
    assert bank_with("A" * 10 + "BCD" * 4) == []
    assert bank_with("A" * (ENOUGH - 1)) == []


def test_words_of_the_stem_in_the_key_alone_are_told() -> None:
    zh = single(
        "让四个入口共用一份记录", "再开一个账号", "给数据库加密", stem="公司有热线、网页等四个入口，最该做什么？"
    )
    en = single(
        "Train the mechanics in diagnosis",
        "Send vouchers",
        "Raise charges",
        stem="Mechanics fail to diagnose faults. What first?",
    )
    assert said(key_echo(zh)) == [
        "only the right answer repeats 四个入口 of the stem; say it otherwise or let a distractor repeat it too"
    ]
    assert where(key_echo(en)) == [("stem",)]
    assert "Mechanics, diagnose" in said(key_echo(en))[0]


def test_words_that_a_distractor_repeats_too_or_that_only_link_are_fine() -> None:
    stem = "公司有热线、网页等四个入口，最该做什么？"
    assert where(key_echo(single("让四个入口共用一份记录", "关掉四个入口之一", stem=stem))) == []
    assert where(key_echo(single("它是客户的", "它不是客户的事", stem="哪一种说法是客户的本意？"))) == []
    assert where(key_echo(single("Train mechanics", "Send vouchers", stem="Mechanics are slow. What first?"))) == []
