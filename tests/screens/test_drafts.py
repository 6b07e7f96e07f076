"""A quiz that is left, or killed, with something typed or picked in it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from studyapp.course.types import QUESTION_TYPES
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.home import HomeScreen
from tests.screens.screen import press, running, seen, settled
from tests.screens.test_confirming import ANSWER, ON, asked
from tests.screens.test_question import only
from tests.screens.test_types import BANK, enter, typed

pytestmark = pytest.mark.slow  # an app is started twice for each detail

TOUCHES = {"ordering": ["space", "down"], "matching": ["a"], "classify": ["a"]}
"""Keys that enter something in a question of a type; for all others a digit."""


async def kept(app: StudyApp, pilot: Pilot[None]) -> None:
    """Let the moment pass after which what was typed is kept."""
    assert app.screen._resting is not None
    app.screen._keep()
    await settled(app, pilot)


async def test_what_was_typed_before_the_first_answer_is_there_again(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("loyalty-types")) as (app, pilot):
        await press(app, pilot, *"late", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "Continue" in seen(app)
        assert "late" in await press(app, pilot, "c")
        await press(app, pilot, *"words", "enter")
        assert app.screen.session.given(0).answer.response == ["late", "words"]


async def test_what_was_picked_and_said_of_it_is_there_again_in_the_next_start(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "b", "ctrl+g")
        await pilot.press("ctrl+q")
    async with running(tmp_path) as (app, pilot):
        screen = await press(app, pilot, "c")
        assert "● B" in screen
        assert app.screen.session.ratings == {0: "guessed"}


async def test_what_was_picked_is_kept_a_moment_later_without_leaving(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "b")
        await kept(app, pilot)
        session = app.screen.session
        assert app.study.records.events(session.sitting.id)[-1].event.response == session.drafts[0]


async def test_what_was_said_of_an_answer_is_kept_a_moment_later(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "ctrl+g")
        await kept(app, pilot)
        sitting = app.screen.session.sitting.id
        assert app.study.records.events(sitting)[-1].event.confidence == "guessed"


async def test_each_type_left_untouched_is_over_and_each_one_touched_is_not(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,)) as (app, pilot):
        for kind in QUESTION_TYPES:
            left = []
            for touched in (False, True):
                app.sit(lambda study, kind=kind: study.quiz(Quiz(Scope(types=(kind,)), count=1)))
                await settled(app, pilot)
                session = app.screen.session
                if touched:
                    await press(app, pilot, *TOUCHES.get(kind, ["1"]))
                await press(app, pilot, "f2", "escape")
                left.append(session.sitting.over)
            assert left == [True, False], kind


async def test_points_ticked_and_not_confirmed_are_ticked_still_in_the_next_start(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short", "every-numeric")) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s")
        assert ON in await press(app, pilot, "down", "space")
        await kept(app, pilot)
        session = app.screen.session
        assert app.study.records.events(session.sitting.id)[-1].event.ticks == session.ticking[0]
        await pilot.press("ctrl+q")
    async with running(tmp_path, banks=(BANK,)) as (app, pilot):
        await press(app, pilot, "c")
        assert app.screen.session.ticking == session.ticking
