"""Written answers: a page that keeps every word, then key points to tick, quoting the words that speak for them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import TextArea

from studyapp.course.points import Written
from studyapp.course.text import Content
from studyapp.locales import Language, speak
from studyapp.marking.points import LONGEST, suggest
from studyapp.sitting.events import Item
from studyapp.tui.keys import commands
from studyapp.tui.widgets.answer import Shown, answer_widget
from studyapp.tui.widgets.key_points import PointLine, Row
from studyapp.tui.widgets.written import Answer, highlighted
from tests.marking.written import COST, KINDS, MOUTH, PROFIT, seen, written
from tests.screens.alone import Alone, press

pytestmark = pytest.mark.slow  # an app is started for each of many details

ANSWERS = {
    "zh": "忠诚顾客非常重要，首先顾客对利润的作用很大，其次会介绍朋友来消费。\n另外人气吸引更多人；服务成本也低。",
    "en": "They are a source of profit. They recomend it to friends,\nand attract others. It costs a lot to serve.",
}


class Desk(Alone):
    """Remembers ticks too."""

    def __init__(self, shown: Shown, rows: int) -> None:
        super().__init__(answer_widget, shown, rows)
        self.ticked: list[list[bool]] = []
        self.confirmed: list[list[bool]] = []

    def on_answer_ticked(self, event: Answer.Ticked) -> None:
        self.ticked.append(event.ticks)

    def on_answer_confirmed(self, event: Answer.Confirmed) -> None:
        self.confirmed.append(event.ticks)

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the widget that the key line names."""
        return {each.shown: each.words for each in commands(self.screen) if each.listed}


@asynccontextmanager
async def desk(
    question: Written | None = None,
    *,
    language: Language = "en",
    content: Content | None = None,
    size: tuple[int, int] = (80, 24),
    full: str = "4",
    draft: str | None = None,
    marked: str | None = None,
    suggested: Sequence[bool] | None = None,
    ticks: Sequence[bool] | None = None,
    settled: bool = True,
) -> AsyncIterator[tuple[Desk, Pilot[None]]]:
    speak(language)
    asked = question or written(any=4)
    kind = str(asked.__struct_config__.tag)
    item = Item(question="w", hash="", card="", topic="", type=kind, letters="", full=Decimal(full))
    shown = Shown(asked, item, content or language, language, draft, marked, suggested, ticks, settled)  # type: ignore[arg-type]
    app = Desk(shown, size[1] * 2 // 3)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize(("kind", "rows", "tall"), list(zip(KINDS, (4, 7, 10), (False, True, True), strict=True)))
async def test_the_page_is_as_high_as_answers_of_its_type_are_long(kind: type, rows: int, tall: bool) -> None:
    async with desk(written(kind=kind)) as (app, _):
        assert app.screen_lines.index("below") == rows
        assert app.widget.TALL is tall


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "用自己的话作答。5 个要点，任 4 点满分。写完按 Ctrl+S 提交。"),
        ("en", "In your own words. 5 key points; any 4 earn full marks. Ctrl+S hands it in."),
    ],
)
async def test_an_empty_page_says_what_to_do(language: Language, words: str) -> None:
    async with desk(language=language) as (app, pilot):
        assert app.screen_lines[0].strip() == words
        assert words not in "".join(await press(app, pilot, "x"))


async def test_every_key_writes_and_enter_begins_a_line() -> None:
    async with desk() as (app, pilot):
        await press(
            app, pilot, "A", "1", "space", "enter", "?", "left_square_bracket", "slash", "x", "right_square_bracket"
        )
        assert app.changed[-1] == "A1 \n?[/x]"
        assert len(app.changed) == 9
        assert app.submitted == []
        assert app.screen_lines[1].strip() == "?[/x]"


async def test_ctrl_s_hands_in_and_the_key_line_says_so() -> None:
    async with desk(language="en") as (app, pilot):
        assert app.keys == {"^S": "Hand in"}
        await press(app, pilot, "enter", "a", "enter", "b", "enter", "ctrl+s")
        assert app.submitted == ["a\nb"]


async def test_an_empty_page_is_handed_in_as_no_answer() -> None:
    async with desk() as (app, pilot):
        await press(app, pilot, "space", "enter", "ctrl+s")
        assert app.submitted == [""]


async def test_what_was_written_comes_back_and_the_cursor_stands_behind_it() -> None:
    async with desk(draft="one\n二") as (app, pilot):
        assert app.changed == []
        await press(app, pilot, "x")
        assert app.changed == ["one\n二x"]


async def test_an_answer_too_long_is_not_handed_in_and_nothing_of_it_is_lost() -> None:
    async with desk(draft="x" * (LONGEST + 1)) as (app, pilot):
        await press(app, pilot, "ctrl+s")
        assert app.submitted == []
        assert "longer than 100000 characters" in next(iter(app._notifications)).message
        assert app.query_one(TextArea).text == "x" * (LONGEST + 1)


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_points_show_tick_and_evidence_at_every_size(language: Language, size: tuple[int, int]) -> None:
    async with desk(language=language, size=size, marked=ANSWERS[language], settled=False) as (app, _):
        lines = app.screen_lines[: app.screen_lines.index("below")]
        text = "\n".join(lines)
        assert max(map(cell_len, lines)) <= size[0]
        assert [line.strip()[:3] for line in lines if line.strip().startswith("[")] == [
            "[?]" if language == "zh" else "[✓]",
            "[✓]",
            "[ ]",
            "[✓]",
            "[ ]",
        ]
        for words in (
            (
                "要点 · 每点 1 分 · 任 4 点满分",
                "建议 2/4   你定 2/4",
                "说的是这个意思吗：“首先",
                "“其次会介绍朋友来消费”",
                "没有找到",
                "只有一部分：“服务成本也低”",
            )
            if language == "zh"
            else (
                "Key points · each 1 mark · any 4 earn",
                "suggested 3/4   yours 3/4",
                "“They recomend",
                "not found",
                "in part: “It costs",
            )
        ):
            assert words in text


async def test_at_60_cells_the_evidence_stands_below_its_point() -> None:
    async with desk(size=(60, 24), marked=ANSWERS["en"]) as (app, _):
        at = next(place for place, line in enumerate(app.screen_lines) if "Source of profit" in line)
        assert app.screen_lines[at + 1].strip() == "“They are a source of profit”"


async def test_space_turns_the_tick_under_the_cursor_and_enter_confirms() -> None:
    async with desk(marked=ANSWERS["en"], settled=False) as (app, pilot):
        assert app.keys == {"Space": "Tick or untick", "Enter": "Confirm"}
        lines = await press(app, pilot, "down", "down", "space")
        assert app.ticked == [[True, True, True, True, False]]
        assert any("[✓] Information" in line for line in lines)
        assert "suggested 3/4   yours 4/4" in lines[0]
        await press(app, pilot, "up", "space", "enter")
        assert app.ticked[-1] == app.confirmed[0] == [True, False, True, True, False]
        assert app.submitted == []


async def test_a_click_turns_a_tick_and_confirms_nothing() -> None:
    async with desk(marked=ANSWERS["en"], settled=False) as (app, pilot):
        await pilot.click("#points", offset=(10, 4))
        await pilot.pause()
        assert app.ticked == [[True, True, False, True, True]]
        assert app.confirmed == []
        assert await press(app, pilot, "space")
        assert app.ticked[-1] == [True, True, False, True, False]


async def test_words_that_leave_the_matter_open_are_the_students_to_decide() -> None:
    async with desk(language="zh", marked=ANSWERS["zh"], settled=False) as (app, pilot):
        assert "[?] 利润源泉" in "\n".join(app.screen_lines)
        for sign in ("[✓]", "[?]"):
            lines = await press(app, pilot, "space")
            assert f"{sign} 利润源泉" in "\n".join(lines)
        assert [ticks[0] for ticks in app.ticked] == [True, False]
        await press(app, pilot, "enter")
        assert app.confirmed == [[False, True, False, True, False]]
    async with desk(language="zh", marked=ANSWERS["zh"]) as (app, _):
        assert "[ ] 利润源泉" in "\n".join(app.screen_lines)


async def test_ticks_being_edited_come_back() -> None:
    ticks = [False, True, True, False, False]
    async with desk(marked=ANSWERS["en"], ticks=ticks, settled=False) as (app, pilot):
        assert "suggested 3/4   yours 2/4" in app.screen_lines[0]
        await press(app, pilot, "enter")
        assert app.confirmed == [ticks]


async def test_settled_points_cannot_be_changed_and_enter_goes_on() -> None:
    async with desk(marked=ANSWERS["en"]) as (app, pilot):
        before = app.screen_lines
        assert app.keys == {}
        await pilot.click("#points", offset=(10, 0))
        assert await press(app, pilot, "space") == before
        await press(app, pilot, "enter")
        assert (app.ticked, app.confirmed, app.submitted) == ([], [], [ANSWERS["en"]])


async def test_both_marks_are_shown_where_they_differ_and_one_where_they_do_not() -> None:
    async with desk(marked=ANSWERS["en"], suggested=[True] * 3 + [False] * 2, ticks=[True] * 5) as (app, _):
        assert app.screen_lines[0].endswith("suggested 3/4   yours 4/4")
    async with desk(marked=ANSWERS["en"]) as (app, _):
        assert app.screen_lines[0].endswith("   3/4")
        assert "yours" not in app.screen_lines[0]


async def test_points_that_carry_different_marks_say_how_many_of_those_the_paper_gives() -> None:
    points = [msgspec.structs.replace(PROFIT, marks=1.5), msgspec.structs.replace(MOUTH, marks=0.5)]
    async with desk(written(*points), full="4", marked=ANSWERS["en"]) as (app, _):
        assert app.screen_lines[0].split() == ["Key", "points", "4/4"]
        assert app.screen_lines[1].endswith("3 marks")
        assert app.screen_lines[2].endswith("1 mark")
    async with desk(written(cap=3), full="3", marked="") as (app, _):
        assert "Key points · each 1 mark · at most 3 marks in all" in app.screen_lines[0]


async def test_both_languages_of_a_point_are_shown() -> None:
    async with desk(content="both", marked="利润", size=(120, 40)) as (app, _):
        assert "[✓] Source of profit / 利润源泉" in app.screen_lines[1]


async def test_an_answer_nobody_wrote_finds_nothing() -> None:
    async with desk(marked="") as (app, _):
        assert app.screen_lines[0].endswith("0/4")
        assert sum("not found" in line for line in app.screen_lines) == 5


async def test_brackets_and_escapes_of_an_answer_are_shown_and_not_obeyed() -> None:
    async with desk(marked="[link=x]profit[/] \x1b[31m\u202e", size=(120, 40)) as (app, _):
        assert "“[link=x]profit[/] \ufffd[31m\ufffd”" in app.screen_lines[1]


async def test_a_rule_of_one_written_type_does_not_reach_another() -> None:
    """Their widgets share a name, and so would a style sheet's rules."""
    async with desk(written(kind=KINDS[2])) as (app, pilot):
        shown = app.shown._replace(
            question=written(kind=KINDS[0]), item=msgspec.structs.replace(app.shown.item, type="term")
        )
        await app.query("Answer").remove()
        await app.mount(answer_widget(shown), before=0)
        await pilot.pause()
        assert app.screen_lines.index("below") == 4


def test_the_whole_answer_is_shown_with_its_evidence_set_off() -> None:
    text = "带来利润\t\x1b，profit。\n服务成本降低"
    content = highlighted(text, seen([PROFIT, COST], text))
    assert content.plain == "带来利润 \ufffd，profit。\n服务成本降低"
    assert sorted(content.plain[span.start : span.end] for span in content.spans) == ["利润", "服务成本", "降低"]


@given(
    st.lists(
        st.sampled_from(["利润", "profit", "，", "。", " ", "\n", "很", "é\u0301", "\x1b", "cost", "x" * 30]),
        max_size=30,
    ),
    st.integers(1, 130),
    st.text("利a ", min_size=1, max_size=40),
    st.sampled_from(["", "1.5 marks"]),
)
def test_a_row_never_runs_over_its_width(pieces: list[str], width: int, name: str, marks: str) -> None:
    text = "".join(pieces)
    for suggestion in suggest(written(), text):
        lines = PointLine(Row(name, suggestion, True, marks), text, cell_len(name)).lines(width)
        assert all("\n" not in line.plain for line in lines)
        if width >= 24:
            assert max(line.cell_length for line in lines) <= width
            quoted = "\n".join(line.plain for line in lines)
            assert bool(suggestion.evidence) == ("“" in quoted)


@pytest.mark.parametrize("points", [3, 7])
async def test_ticks_of_an_answer_whose_question_has_other_points_by_now_are_found_anew(points: int) -> None:
    async with desk(marked=ANSWERS["en"], suggested=[True] * points, ticks=[True] * points, settled=False) as (app, _):
        found = [each.suggested for each in suggest(written(), ANSWERS["en"])]
        screen = "\n".join(app.screen_lines)
        assert screen.count("[✓]") == sum(found)
        assert screen.count("[ ]") + screen.count("[?]") == len(found) - sum(found)
