"""Notes: their sections, and their mistakes where they stand."""

from pathlib import Path

import pytest

from studyapp.course.notes import Section
from studyapp.library.chapter_notes import read_notes
from tests.library.small import OUTLINE, notes, said

FILE = Path("one.en.md")


def problems(text: str, file: Path = FILE) -> list[str]:
    return said(read_notes(file, text, OUTLINE).problems)


def test_sections_are_cut_at_their_headings_and_not_inside_drawings() -> None:
    found = read_notes(FILE, notes("apples: Round.\n\n```model\n## box {#x}\n```", "pears: See [a](#apples)."), OUTLINE)
    assert found.problems == []
    assert found.notes.chapter == "ch1"
    assert found.notes.sections == [
        Section("apples", "About apples", "Round.\n\n```model\n## box {#x}\n```"),
        Section("pears", "About pears", "See [a](#apples)."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Title\n", "1:1: notes start with ---"),
        ("", "1:1: notes start with ---"),
        ("---\nchapter: ch1\n", "1:1: notes start with ---"),
        (notes("apples").replace("title: T\n", ""), "2:1: title is missing"),
        (notes("apples").replace("title:", "titel:"), "4:1: unknown key titel; did you mean title?"),
        (notes("apples").replace("lang: en", "lang: fr"), "3:7: fr is none of en, zh"),
        (notes("apples", lang="zh"), "3:7: lang is zh, but the file is named one.en.md"),
        (notes("apples", chapter="ch9"), "2:10: ch9 is no chapter of the syllabus; those are ch1, ch2"),
        (notes("apples").replace("title: T", "title： T"), "4:6: the colon after title is full-width"),
        (notes("aples"), "7:18: aples is no topic of the syllabus; did you mean apples?"),
        (notes("apples", "apples"), "10:19: apples already has a section in line 7"),
        (notes("apples").replace(" {#apples}", ""), "7:1: a section names its topic"),
        (notes("apples: ```model\nx"), "8:1: the block that opens here is never closed; end it with ```"),
        (notes("apples: ~~~~\n~~~\n```"), "8:1: the block that opens here is never closed; end it with ~~~~"),
        (
            notes("apples: go [there](#peers) now"),
            "8:13: warning: peers is no topic of the syllabus; did you mean pears?",
        ),
        (
            notes("apples").replace("\n\n##", "\n\nHello\n##"),
            "7:1: warning: text before the first ## section is not shown",
        ),
    ],
)
def test_one_mistake_is_one_line(text: str, message: str) -> None:
    (found,) = problems(text)
    assert found.startswith(message)


def test_an_error_leaves_the_notes_out_and_a_warning_does_not() -> None:
    assert read_notes(FILE, notes("aples"), OUTLINE).notes is None
    assert read_notes(FILE, notes("apples: [x](#peers)"), OUTLINE).notes is not None


def test_hidden_characters_are_stripped() -> None:
    found = read_notes(FILE, notes("apples: a\u202eb"), OUTLINE)
    assert found.notes.sections[0].body == "ab"


def test_a_line_of_brackets_takes_no_time_to_search_for_links() -> None:
    assert problems(notes("apples: " + "[" * 99_000)) == []
