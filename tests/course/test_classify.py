"""What a classifying question finds wrong in itself, and how it is shown."""

import msgspec
import pytest

from studyapp.course.classify import Category, Classify
from studyapp.course.text import Bilingual, Text
from tests.marking.parts import BASE, classify, matrix


def kinds(*each: tuple[Text, list[Text]], **more: object) -> Classify:
    made = [Category(name=name, items=items) for name, items in each]
    return Classify(**BASE, categories=made, **more)  # type: ignore[arg-type]


def test_a_bank_writes_categories_with_their_items() -> None:
    written = {
        **BASE,
        "categories": [{"name": "x", "items": ["a", {"zh": "乙", "en": "b"}]}, {"name": "y", "items": ["c"]}],
    }
    question = msgspec.convert(written, Classify)
    assert question.letters == "abc"
    assert question.key("en", "en") == ["A", "A", "B"]
    assert list(question.faults()) == []


@pytest.mark.parametrize("sizes", [(1, 2), (6, 6), (2, 2, 2, 2, 2, 2)])
def test_as_many_items_as_there_are_keys_are_sound(sizes: tuple[int, ...]) -> None:
    assert list(classify(*sizes).faults()) == []


def test_four_categories_may_stand_in_a_matrix() -> None:
    assert list(classify(1, 1, 1, 1, matrix=matrix()).faults()) == []


TWO_LANGUAGES = Bilingual(zh="甲", en="a")


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (classify(3), ("categories",), "2 to 6 categories, not 1"),
        (classify(1, 1, 1, 1, 1, 1, 1), ("categories",), "2 to 6 categories, not 7"),
        (classify(1, 1), ("categories",), "3 to 12 items in all categories together, not 2"),
        (classify(7, 6), ("categories",), "3 to 12 items in all categories together, not 13"),
        (classify(2, 0, 2), ("categories", 1, "items"), "no item belongs"),
        (classify(1, 0, 1, 1, matrix=matrix()), ("categories", 1, "items"), "no item belongs"),
        (kinds(("x", ["a", "b", "a "]), ("y", ["c"])), ("categories", 0, "items", 2), "says the same"),
        (kinds(("x", ["a", "b"]), ("y", ["c", "b"])), ("categories", 1, "items", 1), "category A too"),
        (kinds(("x", ["b", TWO_LANGUAGES]), ("y", ["甲"])), ("categories", 1, "items", 0), "category A too"),
        (kinds(("x", ["a", "b"]), (" x", ["c"])), ("categories", 1, "name"), "says the same"),
        (kinds(("x", ["a", " "]), ("y", ["c"])), ("categories", 0, "items", 1), "empty"),
        (classify(1, 1, 1, matrix=matrix()), ("matrix",), "four categories, row by row; there are 3"),
        (classify(1, 1, 1, 1, matrix=matrix(across=["often"])), ("matrix", "across"), "two headings on each side"),
        (classify(1, 1, 1, 1, matrix=matrix(down=["a", "b", "c"])), ("matrix", "down"), "not 3"),
        (classify(1, 1, 1, 1, matrix=matrix(down=["a", "a"])), ("matrix", "down", 1), "says the same"),
        (kinds(("x", ["a", "b"]), ("y", ["c"]), why_not={"A": "No."}), ("why_not", "A"), "has none"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: Classify, path: tuple[str | int, ...], words: str) -> None:
    assert [fault.path for fault in question.faults()] == [path]
    assert words in str(next(iter(question.faults())).message)


def test_lines_number_the_items_as_shuffled_and_letter_the_categories() -> None:
    question = kinds(("x", ["a", TWO_LANGUAGES]), (Bilingual(zh="丙", en="y"), ["c"]))
    assert question.lines("cba", "en", "en") == [
        "Which?", "  1  c", "  2  a", "  3  a", "", "  A  x", "  B  y",
    ]  # fmt: skip
    assert question.lines("cba", "both", "en")[-2:] == ["  B  y", "     丙"]


def test_two_figure_numbers_stay_in_their_column() -> None:
    assert classify(6, 6).lines("abcdefghijkl", "en", "en")[9:11] == ["  9  item 2.3", "  10 item 2.4"]


def test_lines_of_a_matrix_say_where_each_cell_is() -> None:
    lines = classify(1, 1, 1, 1, matrix=matrix()).lines("abcd", "en", "en")
    assert lines[-4:] == [
        "  A  kind 1 (keen · often)",
        "  B  kind 2 (keen · seldom)",
        "  C  kind 3 (cool · often)",
        "  D  kind 4 (cool · seldom)",
    ]


def test_a_program_gets_the_items_as_shuffled_and_the_categories_with_their_headings() -> None:
    posed = classify(1, 1, 1, 1, matrix=matrix()).posed("dbca", "en", "en")
    assert [item["key"] for item in posed["items"]] == ["d", "b", "c", "a"]
    assert posed["categories"][1] == {"key": "B", "text": "kind 2", "headings": ["keen", "seldom"]}
    assert classify(2, 1).posed("cab", "en", "en")["categories"][0] == {"key": "A", "text": "kind 1"}


def test_a_response_is_spoken_with_the_numbers_shown() -> None:
    question = classify(2, 1)
    assert question.spoken(["A", "", "B"], "cab", "en", "en") == "1–B 2–A"
    assert question.spoken(["", "", ""], "cab", "en", "en") == "no answer"
