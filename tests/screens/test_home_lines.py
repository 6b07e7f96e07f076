import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from studyapp.library.catalogue import ChapterRow
from studyapp.locales import Language, say, speak
from studyapp.study.home import ChapterFigure
from studyapp.tui.screens.home_lines import Deed, chapter_lines, folded
from studyapp.tui.widgets.bars import EMPTY, FULL

NAMES = [
    ("客户关系管理概述", "Foundations of CRM"),
    ("客户满意与服务质量", "Customer Satisfaction and Service Quality"),
    ("客户数据、数据仓库与数据挖掘", "Customer Data, Data Warehousing and Data Mining"),
    ("CRM 失败、流程重组与挑战", "CRM Failure, Process Re-engineering and Challenges"),
]

_words = st.lists(st.text("aZ-关，", min_size=1, max_size=30), min_size=1, max_size=8).map(" ".join)


def figures(*names: tuple[str, str], share: float | None = 0.5, weak: int = -1) -> list[ChapterFigure]:
    """Chapters of these names, all with the same share, one of them weak."""
    rows = [ChapterRow(f"ch{place + 1:02}", zh, en, 5, place + 1) for place, (zh, en) in enumerate(names)]
    return [ChapterFigure(row, share, place == weak) for place, row in enumerate(rows)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [30, 38, 56, 78])
def test_no_name_of_a_chapter_is_cut_and_no_line_is_too_long(language: Language, width: int) -> None:
    speak(language)
    lines = chapter_lines(figures(*NAMES, weak=1), width, 30).plain.split("\n")
    words = re.sub(rf"[\d\s{FULL}{EMPTY}]|{say('weak')}", "", "".join(lines))
    for zh, en in NAMES:
        assert (zh if language == "zh" else en).replace(" ", "") in words
    assert max(map(cell_len, lines)) <= width


def test_bars_stand_where_every_name_has_room_beside_them() -> None:
    speak("en")
    narrow, wide = (chapter_lines(figures(*NAMES), width, 30).plain for width in (38, 78))
    assert not {FULL, EMPTY} & set(narrow)
    assert wide.count(FULL) == wide.count(EMPTY) == 4 * len(NAMES)


@given(st.lists(_words, min_size=1, max_size=20), st.integers(20, 80), st.integers(4, 30))
def test_whatever_chapters_are_called_their_marks_stay_within_the_room_there_is(
    names: list[str], width: int, rows: int
) -> None:
    speak("en")
    lines = chapter_lines(figures(*zip(names, names, strict=True), weak=0), width, rows).plain.split("\n")
    assert len(lines) <= 1 + rows
    assert max(map(cell_len, lines[1:-1]), default=0) <= width


def test_where_not_all_chapters_fit_those_with_the_lowest_marks_are_shown_in_the_order_of_the_course() -> None:
    speak("en")
    shares = (0.9, 0.1, None, 0.3)
    several = [figure._replace(share=share) for figure, share in zip(figures(*NAMES), shares, strict=True)]
    lines = chapter_lines(several, 78, 3).plain.split("\n")
    assert [line.split()[0] for line in lines[1:]] == ["2", "4", "…"]


def test_before_the_first_answer_there_are_no_marks_to_show() -> None:
    assert chapter_lines(figures(*NAMES, share=None), 78, 30).plain == ""


@given(_words, st.integers(2, 40))
def test_a_folded_name_loses_nothing_but_spaces(name: str, room: int) -> None:
    lines = folded(name, room)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert max(map(cell_len, lines)) <= room


def test_what_a_deed_is_about_stands_beside_it_or_whole_below() -> None:
    short = Deed("Weakest", "", "W", "weakest", "Kano", "Weakest: Kano")
    assert short.text.plain.split() == ["Weakest:", "Kano", "W"]
    topic = "Eight causes of CRM failure"
    first, second = Deed("Weakest", "", "W", "weakest", topic, f"Weakest: {topic}").text.plain.split("\n")
    assert (first.split(), second.strip()) == (["Weakest", "W"], topic)
