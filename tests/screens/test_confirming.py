"""Key points confirmed on the real screens: now or later, when the time is up, after a restart, in the result."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from studyapp.study.quiz import Quiz
from studyapp.study.session import Session
from studyapp.study.study import Study
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.screen import StillClock, press, running, seen, settled
from tests.screens.test_types import BANK, enter, typed

pytestmark = pytest.mark.slow  # an app is started for each of many details

ANSWER = "They bring profit."
OFF, ON = "[ ] word of mouth", "[✓] word of mouth"


def asked(*ids: str, minutes: float | None = None) -> Callable[[Study], Session]:
    """These questions of the bank, in this order."""
    return lambda study: study._start("timed" if minutes else "drill", ids, study._chance(3), Quiz(minutes=minutes))


async def run_out(app: StudyApp, pilot: Pilot[None], clock: StillClock) -> None:
    """Let the time run out under the question, and the result take keys."""
    question = app.screen
    assert isinstance(question, QuestionScreen)
    clock.forward(600)
    question._tick()
    await settled(app, pilot)
    assert isinstance(app.screen, ResultScreen)
    app.screen.listen()
    await settled(app, pilot)


async def test_ticks_are_turned_with_space_and_count_once_enter_is_pressed(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short")) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s")
        screen = await press(app, pilot, "down", "space", "down", "space")
        assert "suggested 1/3   yours 3/3" in screen
        assert app.screen.session.given(0).mark == 1
        screen = await press(app, pilot, "enter")
        assert "✓ Right  3/3" in screen
        assert "Enter Next question" in screen
        assert app.screen.session.given(0).mark == 3


async def test_the_language_can_be_changed_while_confirming_and_nothing_is_lost(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short")) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s", "down", "space")
        assert "[✓] 口碑价值" in await press(app, pilot, "f2")
        assert "3/3" in await press(app, pilot, "down", "space")
        await press(app, pilot, "enter")
        assert app.screen.session.given(0).ticks == [True, True, True, False]


async def test_half_an_answer_survives_a_change_of_language(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short")) as (app, pilot):
        await enter(app, pilot, *typed("They bring"))
        await press(app, pilot, "f2")
        await enter(app, pilot, *typed(" profit.\nThey"), "ctrl+s")
        assert app.screen.session.given(0).answer.response == "They bring profit.\nThey"


async def test_an_answer_is_taken_back_while_confirming_and_stands_on_the_page_again(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short")) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s")
        screen = await press(app, pilot, "f8")
        assert ANSWER in screen
        assert "Key points" not in screen
        await enter(app, pilot, *typed(" And feedback."), "ctrl+s")
        assert app.screen.session.given(0).answer.response == f"{ANSWER} And feedback."


async def test_who_leaves_while_confirming_finds_it_in_the_result_and_confirms_there(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short", "every-numeric")) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s")
        await press(app, pilot, "escape")
        assert "2/2" in await press(app, pilot, "c")
        await enter(app, pilot, *typed("28"), "enter", "enter")
        assert isinstance(app.screen, ResultScreen)
        assert "3 of 5 marks" in seen(app)
        screen = await press(app, pilot, "enter")
        assert OFF in screen
        assert "Enter Confirm" in screen
        assert ON in await press(app, pilot, "down", "space")
        screen = await press(app, pilot, "enter")
        assert "Enter Back" in screen
        assert "◐ Partly right  2/3" in screen
        session = app.screen.session
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ResultScreen)
        assert session.totals() == (4, 5)


async def test_the_result_counts_what_is_confirmed_from_it(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-numeric", "every-short")) as (app, pilot):
        await enter(app, pilot, *typed("28"), "enter", "enter", *typed(ANSWER), "ctrl+s")
        app.screen.show_result()
        await settled(app, pilot)
        assert "3 of 5 marks" in seen(app)
        screen = await press(app, pilot, "enter", "down", "space", "enter", "enter")
        assert isinstance(app.screen, ResultScreen)
        assert "4 of 5 marks" in screen


async def test_time_up_while_confirming_shows_the_result_and_it_can_be_confirmed_there(tmp_path: Path) -> None:
    clock = StillClock()
    start = asked("every-short", "every-numeric", minutes=10)
    async with running(tmp_path, banks=(BANK,), start=start, clock=clock) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s", "down", "space")
        await run_out(app, pilot, clock)
        assert "1 of 5 marks" in seen(app)
        screen = await press(app, pilot, "enter")
        assert ON in screen
        session = app.screen.session
        await press(app, pilot, "enter", "enter")
        assert isinstance(app.screen, ResultScreen)
        assert session.totals() == (2, 5)


async def test_time_up_while_writing_hands_in_what_stands_there(tmp_path: Path) -> None:
    clock = StillClock()
    start = asked("every-short", "every-numeric", minutes=10)
    async with running(tmp_path, banks=(BANK,), start=start, clock=clock) as (app, pilot):
        await enter(app, pilot, *typed("They bring profit.\nThey give feedb"))
        await run_out(app, pilot, clock)
        assert "1 of 5 marks" in seen(app)
        screen = await press(app, pilot, "enter")
        assert "They give feedb" in screen
        assert "Enter Confirm" in screen
