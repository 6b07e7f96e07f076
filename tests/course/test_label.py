"""What a drawing with boxes finds wrong in itself, and how it is shown."""

import pytest

from studyapp.course.blanks import Blank, Forms
from studyapp.course.label import HIGHEST, WIDEST, Label
from studyapp.course.text import Bilingual, Text

DRAWING = "┌─────┐\n│ [1] │──▶ [2]\n└─────┘\n"
BOTH = Bilingual(zh="顾客 [1]\n  │\n企业 [2]\n", en="customer [1]\n  │\nfirm [2]\n")


def label(drawing: Text = DRAWING, *answer: Blank) -> Label:
    return Label(id="l", topic="t", stem="Fill.", why="So.", drawing=drawing, answer=list(answer) or ["one", "two"])


@pytest.mark.parametrize("drawing", [DRAWING, BOTH, "\n\n" + DRAWING + "\n\n", f"[1]\n{'人' * (WIDEST // 2)}\n[2]"])
def test_a_sound_drawing_has_no_faults(drawing: Text) -> None:
    assert list(label(drawing).faults()) == []


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (label("no\nbox", "x"), ("drawing",), "the drawing has no box"),
        (label("[1]\n[3]"), ("drawing",), "number the boxes"),
        (label("[1] [2]\n[1]"), ("drawing",), "number the boxes"),
        (label("[1]\n.", "a", "b"), ("drawing",), "boxes in the drawing: 1, answers: 2"),
        (label(Bilingual(zh=BOTH.zh, en="[1]\n.")), ("drawing", "en"), "boxes in the drawing: 1, answers: 2"),
        (label("[1] [2]"), ("drawing",), "several lines"),
        (label("[1]\n[2]" + "\n." * (HIGHEST - 1)), ("drawing",), "21 lines; at most 20"),
        (label(f"[1]\n[2]\n{'x' * (WIDEST + 1)}"), ("drawing",), "line 3 of the drawing is 79 columns wide"),
        (label(f"[1]\n{'人' * 40}\n[2]"), ("drawing",), "line 2 of the drawing is 80 columns wide"),
        (label("[1]\n\t[2]"), ("drawing",), "line 2 of the drawing has a tab"),
        (label(" \n "), ("drawing",), "empty"),
        (label(DRAWING, "one", []), ("answer", 1), "at least one accepted form"),
        (label(DRAWING, "one", Forms(zh=["x"], en=[])), ("answer", 1), "at least one accepted form"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: Label, path: tuple[str | int, ...], words: str) -> None:
    assert [fault.path for fault in question.faults()] == [path]
    assert words in str(next(iter(question.faults())).message)


def test_the_drawing_is_printed_below_the_stem_with_its_own_spaces() -> None:
    assert label().lines("", "en", "en") == ["Fill.", "", "┌─────┐", "│ [1] │──▶ [2]", "└─────┘"]
    assert label("\n   [1]  \n[2]\n\n").lines("", "en", "en")[2:] == ["   [1]", "[2]"]


def test_with_both_languages_the_interfaces_drawing_comes_first() -> None:
    assert label(BOTH).drawings("both", "zh") == [["顾客 [1]", "  │", "企业 [2]"], ["customer [1]", "  │", "firm [2]"]]
    assert label(BOTH).drawings("en", "zh") == [["customer [1]", "  │", "firm [2]"]]
    assert label(DRAWING).drawings("both", "zh") == label(DRAWING).drawings("en", "en")


def test_a_program_is_given_the_drawing_and_the_number_of_boxes() -> None:
    assert label(BOTH).posed("", "en", "zh") == {"blanks": 2, "drawing": "customer [1]\n  │\nfirm [2]"}


def test_the_key_of_a_box_is_its_first_form_in_the_language_shown() -> None:
    question = label(DRAWING, Forms(zh=["认知"], en=["knowledge"]), ["1", "one"])
    assert question.key("zh", "en") == ["认知", "1"]
    assert question.key("both", "en") == ["knowledge", "1"]
    assert question.spoken(["认知", ""], "", "zh", "zh") == "认知; —"
