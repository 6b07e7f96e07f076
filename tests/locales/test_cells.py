"""Text is measured, filled up and broken in terminal cells."""

import pytest

from studyapp.locales.cells import cells, padded, wrapped


def test_a_han_character_takes_two_cells_and_a_mark_above_none() -> None:
    assert [cells(text) for text in ("ab", "顾客", "（a）", "e\u0301", "…", "")] == [2, 4, 5, 1, 1, 0]
    assert padded("顾客", 6) == "顾客  "
    assert padded("7", 3, right=True) == "  7"


def test_lines_are_wrapped_at_words_and_between_han_characters() -> None:
    assert wrapped("one two three", 7) == "one two\nthree"
    assert wrapped("顾客满意度很高", 6) == "顾客满\n意度很\n高"
    assert wrapped("  A  one two", 8, "     ") == "  A  one\n     two"
    assert wrapped("one two three", None) == "one two three"


def test_punctuation_stays_with_its_word() -> None:
    assert wrapped("顾客满意，很好", 8) == "顾客满\n意，很好"
    assert wrapped("顾客（满意）", 6) == "顾客\n（满\n意）"


@pytest.mark.parametrize("width", range(4, 30))
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(width: int) -> None:
    text = "GAP 模型（差距模型）比较期望与感知，averyveryverylongwordindeed 然后：“结束”。"
    lines = wrapped(text, width, "  ").split("\n")
    assert max(map(cells, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())
