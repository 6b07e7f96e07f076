"""What an ordering question finds wrong in itself, and how it is shown."""

import msgspec
import pytest

from studyapp.course.ordering import Ordering
from studyapp.course.text import Bilingual, Text
from tests.marking.parts import BASE, ordering


def items(*each: Text, **more: object) -> Ordering:
    return Ordering(**BASE, items=list(each), **more)  # type: ignore[arg-type]


def test_a_bank_writes_the_items_in_the_right_order() -> None:
    question = msgspec.convert({**BASE, "items": ["a", {"zh": "乙", "en": "b"}, "c"]}, Ordering)
    assert question.key("en", "en") == question.letters == "ABC"
    assert list(question.faults()) == []


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (ordering(2), ("items",), "write 3 to 8 items, not 2"),
        (ordering(9), ("items",), "write 3 to 8 items, not 9"),
        (items("a", "b", "a "), ("items", 2), "says the same"),
        (items("a", Bilingual(zh="乙", en="b"), Bilingual(zh="乙", en="c")), ("items", 2), "says the same"),
        (items("a", " ", "c"), ("items", 1), "empty"),
        (items("a", "b", "c", why_not={"A": "No."}), ("why_not", "A"), "has none"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: Ordering, path: tuple[str | int, ...], words: str) -> None:
    assert [fault.path for fault in question.faults()] == [path]
    assert words in str(next(iter(question.faults())).message)


def test_lines_show_the_items_as_they_are_shuffled() -> None:
    question = items("a", Bilingual(zh="乙", en="b"), "c")
    assert question.lines("BCA", "en", "en") == ["Which?", "  A  b", "  B  c", "  C  a"]
    assert question.lines("BCA", "both", "en")[1:3] == ["  A  b", "     乙"]


def test_a_program_gets_the_items_as_they_are_shuffled_with_their_keys() -> None:
    texts = {"A": "item 1", "B": "item 2", "C": "item 3"}
    assert ordering(3).posed("BCA", "en", "en") == {"items": [{"key": key, "text": texts[key]} for key in "BCA"]}


def test_a_response_is_spoken_with_the_letters_shown() -> None:
    assert ordering(4).spoken("ABCD", "DBAC", "en", "en") == "CBDA"
    assert ordering(4).spoken("DB", "DBAC", "en", "en") == "AB"
    assert ordering(4).spoken("", "DBAC", "en", "en") == "no answer"
