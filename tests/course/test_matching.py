"""What a matching question finds wrong in itself, and how it is shown."""

import msgspec
import pytest

from studyapp.course.matching import Matching, Pair
from studyapp.course.text import Bilingual, Text
from tests.marking.parts import BASE, matching


def pairs(*each: tuple[Text, Text], extra: tuple[Text, ...] = (), **more: object) -> Matching:
    made = [Pair(left=left, right=right) for left, right in each]
    return Matching(**BASE, pairs=made, extra=list(extra), **more)  # type: ignore[arg-type]


def test_a_bank_writes_pairs_and_extra_items() -> None:
    written = {**BASE, "pairs": [{"left": "a", "right": {"zh": "甲", "en": "x"}}, {"left": "b", "right": "y"}]}
    question = msgspec.convert({**written, "extra": ["z"]}, Matching)
    assert question.letters == "ABC"
    assert question.key("en", "en") == ["A", "B"]
    assert list(question.faults()) == []


@pytest.mark.parametrize(("count", "extra"), [(2, 0), (4, 4), (8, 0)])
def test_as_many_items_as_there_are_letters_are_sound(count: int, extra: int) -> None:
    assert list(matching(count, extra).faults()) == []


BOTH = Bilingual(zh="甲", en="one")


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (matching(1), ("pairs",), "at least two pairs"),
        (matching(9, 0), ("pairs",), "9 items on the right"),
        (matching(5, 4), ("extra",), "9 items on the right"),
        (pairs(("a", "x"), (" a ", "y")), ("pairs", 1, "left"), "says the same"),
        (pairs(("a", "x"), ("b", "x")), ("pairs", 1, "right"), "says the same"),
        (pairs(("a", "x"), ("b", "y"), extra=("z", "y ")), ("extra", 1), "says the same"),
        (pairs(("a", BOTH), ("b", Bilingual(zh="乙", en=" one"))), ("pairs", 1, "right"), "says the same"),
        (pairs(("a", BOTH), ("b", Bilingual(zh="甲", en="two"))), ("pairs", 1, "right"), "says the same"),
        (pairs(("a", BOTH), ("b", "甲")), ("pairs", 1, "right"), "says the same"),
        (pairs(("a", "x"), (" ", "y")), ("pairs", 1, "left"), "empty"),
        (pairs(("a", "x"), ("b", "y"), extra=(" ",)), ("extra", 0), "empty"),
        (pairs(("a", "x"), ("b", "y"), why_not={"A": "No."}), ("why_not", "A"), "has none"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: Matching, path: tuple[str | int, ...], words: str) -> None:
    assert [fault.path for fault in question.faults()] == [path]
    assert words in str(next(iter(question.faults())).message)


def test_a_left_item_may_say_what_a_right_one_says() -> None:
    assert list(pairs(("a", "b"), ("b", "a")).faults()) == []


def test_lines_show_numbers_on_the_left_and_the_letters_shown_on_the_right() -> None:
    question = pairs((BOTH, "x"), ("b", "y"), extra=(Bilingual(zh="丙", en="z"),))
    assert question.lines("CAB", "en", "en") == [
        "Which?", "  1  one", "  2  b", "", "  A  z", "  B  x", "  C  y",
    ]  # fmt: skip
    assert question.lines("CAB", "both", "zh")[1:3] == ["  1  甲", "     one"]


def test_a_program_gets_the_left_items_in_order_and_the_right_ones_with_their_keys() -> None:
    assert matching(2, 1).posed("CAB", "en", "en") == {
        "left": ["left 1", "left 2"],
        "right": [
            {"key": "C", "text": "extra 1"},
            {"key": "A", "text": "right 1"},
            {"key": "B", "text": "right 2"},
        ],
    }


def test_a_response_is_spoken_with_the_letters_shown() -> None:
    question = matching(3, 1)
    assert question.spoken(["A", "D", ""], "DCBA", "en", "en") == "1–D 2–A"
    assert question.spoken(["", "", ""], "DCBA", "en", "en") == "no answer"
    assert question.spoken("", "DCBA", "en", "en") == "no answer"
