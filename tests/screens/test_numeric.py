"""The line a calculation is answered on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from studyapp.course.question import Response
from studyapp.sitting.events import Item
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.numeric import Answer as NumericAnswer
from tests.course.test_numeric import VALUES, numeric
from tests.screens.screen import seen

ITEM = Item(question="q", hash="", card="q", topic="t", type="numeric", letters="", full=Decimal(2), values=VALUES)


class Bench(App[None]):
    """The widget alone, and what it posts."""

    def __init__(self, draft: Response | None, marked: Response | None) -> None:
        super().__init__()
        self.shown = Shown(numeric().drawn(VALUES), ITEM, "en", "en", draft, marked)
        self.changed: list[Response] = []
        self.submitted: list[Response] = []

    def compose(self) -> ComposeResult:
        yield NumericAnswer(self.shown)

    def on_answer_changed(self, event: Answer.Changed) -> None:
        self.changed.append(event.response)

    def on_answer_submitted(self, event: Answer.Submitted) -> None:
        self.submitted.append(event.response)


@asynccontextmanager
async def bench(
    draft: Response | None = None, marked: Response | None = None, width: int = 80
) -> AsyncIterator[tuple[Bench, Pilot[None]]]:
    app = Bench(draft, marked)
    async with app.run_test(size=(width, 10)) as pilot:
        app.query_one(NumericAnswer).take_focus()
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_unit_stands_behind_the_number_and_the_decimals_below(width: int) -> None:
    async with bench(width=width) as (app, pilot):
        await pilot.press("2", "8")
        assert "28" in seen(app)
        assert "%" in seen(app)
        assert "to the nearest 0.1" in seen(app)
        await pilot.press("enter")
        assert app.submitted == ["28"]
        assert app.changed == ["2", "28"]


async def test_enter_on_what_is_no_number_says_what_to_type_until_it_is_mended() -> None:
    async with bench() as (app, pilot):
        await pilot.press("2", "x", "enter")
        assert app.submitted == []
        assert "type a number in %, such as 12.5 or 1/3, not 2x" in seen(app)
        await pilot.press("backspace")
        assert "type a number" not in seen(app)
        await pilot.press("enter")
        assert app.submitted == ["2"]


async def test_a_draft_comes_back_and_an_empty_line_is_left_to_the_screen() -> None:
    async with bench(draft="12,5") as (app, pilot):
        assert app.query_one(Input).value == "12,5"
        await pilot.press(*["backspace"] * 4, "enter")
        assert app.submitted == [""]


@pytest.mark.parametrize(
    ("marked", "verdict"), [("28 %", "✓ right"), ("12", "✗ answer: 28.0%"), ("", "✗ answer: 28.0%")]
)
async def test_once_marked_it_says_what_was_given_and_what_is_right(marked: str, verdict: str) -> None:
    async with bench(marked=marked) as (app, _):
        assert marked in seen(app)
        assert verdict in seen(app)
        assert app.query_one(Input).disabled
