"""Labelling a drawing: the drawing stays as it was drawn and follows the cursor, whatever room there is."""

from collections.abc import Iterator

import pytest
from textual.widgets import Input

from studyapp.course.blanks import Forms
from studyapp.course.label import Label
from studyapp.course.text import Bilingual
from studyapp.locales import Language
from studyapp.tui.widgets.drawing import Drawing
from studyapp.tui.widgets.label import Answer
from tests.screens.alone import Alone, alone, press

pytestmark = pytest.mark.slow  # an app is started for each of many details

FLOW = ["┌─────┐        ┌──────┐", "│ [1] ├── 理解 ▶ [2]  │", "└─────┘  [/x]  └──────┘"]


def label(drawing: list[str], zh: list[str] | None = None) -> Label:
    en = "\n".join(drawing)
    text = en if zh is None else Bilingual(zh="\n".join(zh), en=en)
    answer = [Forms(zh=[f"词{n}"], en=[f"word {n}"]) for n in range(1, en.count("[") - en.count("[/") + 1)]
    return Label(id="l", topic="t", stem="Fill.", why="So.", drawing=text, answer=answer)


def tower(boxes: int, width: int = 20) -> Label:
    """A drawing of 20 rows; the boxes go down step by step, the last one stands at the right end of its row."""
    lines = [f"row {row}".ljust(width - 4) + "|" for row in range(20)]
    for place in range(boxes):
        lines[place * 19 // max(1, boxes - 1)] = f"{'':{place * (width - 4) // boxes}}[{place + 1}]"
    lines[-1] = f"[{boxes}]".rjust(width)
    return label(lines)


def picked_out(app: Alone) -> list[str]:
    """The text on the screen that is shown in reverse."""
    strips = app.screen._compositor.render_strips()
    return [
        part.text.strip()
        for strip in strips
        for part in strip
        if part.style and part.style.reverse and "[" in part.text
    ]


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    return request.param


async def test_the_drawing_is_shown_as_it_was_drawn(language: Language) -> None:
    async with alone(Answer, label(FLOW), language=language, size=(60, 24)) as (app, _):
        assert [line.strip() for line in app.screen_lines[:3]] == FLOW


async def test_enter_goes_to_the_next_box_and_hands_in_after_the_last() -> None:
    async with alone(Answer, label(FLOW)) as (app, pilot):
        assert picked_out(app) == ["[1]"]
        await press(app, pilot, "a", "enter")
        assert picked_out(app) == ["[2]"]
        assert app.submitted == []
        await press(app, pilot, "b", "enter")
        assert app.changed[-1] == app.submitted[-1] == ["a", "b"]


async def test_the_cursor_starts_in_the_first_empty_box() -> None:
    async with alone(Answer, label(FLOW), draft=["a", ""]) as (app, _):
        assert picked_out(app) == ["[2]"]
        assert [blank.value for blank in app.query(Input)] == ["a", ""]


@pytest.mark.parametrize(
    ("size", "rows"),
    [
        # Narrow and low, the lines below the drawing; wide and high, beside it. The rest lies between.
        ((40, 24), 10),
        ((120, 24), 16),
        *(
            pytest.param((width, 24), rows, marks=pytest.mark.slow)
            for width, rows in [(40, 16), (60, 10), (60, 16), (80, 10), (80, 16), (120, 10)]
        ),
    ],
)
async def test_the_current_box_and_its_line_are_always_in_sight(size: tuple[int, int], rows: int) -> None:
    async with alone(Answer, tower(8, width=78), size=size, rows=rows) as (app, pilot):
        for place, key in [*((place, "down") for place in range(8)), *((place, "up") for place in range(6, -1, -1))]:
            if place or key == "up":
                await press(app, pilot, key)
            assert picked_out(app) == [f"[{place + 1}]"]
            line = app.query_one(f"#blank-{place}", Input)
            assert line.has_focus
            assert line.region.height == 1
            assert app.screen.region.contains_region(line.region)
            assert line.region in line.parent.parent.region  # type: ignore[union-attr, operator]
            assert app.widget.max_scroll_y == 0


async def test_the_lines_stand_beside_a_drawing_that_leaves_room() -> None:
    async with alone(Answer, label(FLOW), size=(80, 24)) as (app, _):
        assert app.query_one("#boxes").region.x > app.query_one(Drawing).region.x
        assert app.screen_lines[0].split("┐")[-1].split() == ["[1]"]
    async with alone(Answer, label(FLOW), size=(60, 24)) as (app, _):
        assert app.query_one("#boxes").region.y == 3


async def test_no_row_is_wasted_on_a_small_drawing() -> None:
    async with alone(Answer, label(FLOW), size=(60, 24)) as (app, _):
        assert app.screen_lines[5] == "below"


async def test_tab_leads_into_a_drawing_that_scrolls_and_only_then() -> None:
    async with alone(Answer, tower(2, width=78)) as (app, pilot):
        before = app.screen_lines
        screen = await press(app, pilot, "shift+tab", "down")
        assert app.focused is app.query_one(Drawing)
        assert screen[0].split()[:2] == before[1].split()[:2] == ["row", "1"]
    async with alone(Answer, label(FLOW)) as (app, pilot):
        await press(app, pilot, "shift+tab")
        assert isinstance(app.focused, Input)


async def test_a_click_on_a_box_goes_to_its_line() -> None:
    async with alone(Answer, label(FLOW)) as (app, pilot):
        await pilot.click(Drawing, offset=(18, 1))
        await pilot.pause()
        assert app.query_one("#blank-1").has_focus


async def test_once_marked_each_line_says_right_or_the_answer(language: Language) -> None:
    async with alone(Answer, label(FLOW), language=language, marked=["Word 1", "x"], size=(60, 24)) as (app, _):
        right, wrong = app.screen_lines[3:5]
        assert right.split() == (
            ["[1]", "Word", "1", "✓", "正确"] if language == "zh" else ["[1]", "Word", "1", "✓", "right"]
        )
        assert wrong.split()[:3] == ["[2]", "x", "✗"]
        assert wrong.endswith("词2" if language == "zh" else "word 2")


async def test_nothing_jumps_when_marked() -> None:
    async with alone(Answer, tower(5)) as (app, _):
        asked = [line.region for line in app.query(Input)]
    async with alone(Answer, tower(5), marked=[""] * 5) as (app, _):
        assert [(line.region.x, line.region.y) for line in app.query(Input)] == [(each.x, each.y) for each in asked]


async def test_once_marked_the_arrows_go_from_box_to_box() -> None:
    async with alone(Answer, tower(8, width=78), rows=10, marked=["word 1", *[""] * 7]) as (app, pilot):
        for place in range(8):
            assert picked_out(app) == [f"[{place + 1}]"] * 2  # in the drawing, and in front of its line
            assert any(f"answer: word {place + 1}" in line for line in app.screen_lines) == (place > 0)
            await press(app, pilot, "down")


async def test_with_both_languages_both_drawings_are_there_and_the_first_is_followed() -> None:
    question = label(FLOW, zh=[line.replace("─", "═") for line in FLOW])
    async with alone(Answer, question, language="zh", content="both", size=(60, 24)) as (app, _):
        assert [line.strip()[:4] for line in app.screen_lines[:7]] == [
            "┌═══",
            "│ [1",
            "└═══",
            "",
            "┌───",
            "│ [1",
            "└───",
        ]
        assert picked_out(app) == ["[1]", "[1]"]


async def test_a_narrower_terminal_folds_nothing() -> None:
    async with alone(Answer, label(FLOW), size=(80, 24)) as (app, pilot):
        await pilot.resize_terminal(20, 24)
        await press(app, pilot, "down")
        assert picked_out(app) == ["[2]"]
        assert app.query_one(Drawing).max_scroll_y == 0
        await pilot.resize_terminal(80, 24)
        await press(app, pilot, "up")
        assert [line.strip() for line in app.screen_lines[:3]][2] == FLOW[2]
