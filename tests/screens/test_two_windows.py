"""A quiz on the screen while another window goes on with it: the student is told, and shown where it stands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from studyapp.study.drill import Drill
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.screen import press, running, seen, settled
from tests.screens.test_confirming import ANSWER, ON, asked
from tests.screens.test_goldens import asked_in_order
from tests.screens.test_types import BANK, enter, typed


@asynccontextmanager
async def windows(folder: Path) -> AsyncIterator[tuple[StudyApp, Pilot[None], Drill]]:
    """The app with a quiz on its screen, and the same quiz in another window."""
    async with running(folder, start=asked_in_order) as (app, pilot):
        other = app.study.resume(session(app).sitting.id)
        assert isinstance(other, Drill)
        yield app, pilot, other


def session(app: StudyApp) -> Drill:
    screen = app.screen
    assert isinstance(screen, QuestionScreen)
    return screen.drill


def told(app: StudyApp) -> int:
    """How often the student was told."""
    return sum("another window" in each.message for each in app._notifications)


async def test_an_answer_to_a_question_answered_elsewhere_shows_the_next_one_open(tmp_path: Path) -> None:
    async with windows(tmp_path) as (app, pilot, other):
        other.submit(0, "A")
        other.submit(1, other.nothing(1))
        await press(app, pilot, "b", "enter")
        assert (told(app), app.screen.place) == (1, 2)
        assert session(app).given(0) == other.given(0)
        assert " 3/" in seen(app)


async def test_an_answer_taken_back_elsewhere_is_asked_again_here(tmp_path: Path) -> None:
    async with windows(tmp_path) as (app, pilot, other):
        other.submit(0, "A")
        await press(app, pilot, "b", "enter", "b")
        other.undo()
        app.screen._keep()
        await settled(app, pilot)
        assert (told(app), app.screen.place) == (2, 0)
        assert "Hand in" in seen(app)
        assert session(app).drafts[1]


async def test_what_is_typed_here_stays_where_it_is_typed_when_the_other_window_does_something(tmp_path: Path) -> None:
    async with windows(tmp_path) as (app, pilot, other):
        for place in range(3):
            other.submit(place, other.nothing(place))
        await press(app, pilot, "b", "enter")
        assert app.screen.place == 3
        await press(app, pilot, *"late")
        other.drafts[4] = "B"
        other.keep_drafts()
        app.screen._keep()
        await settled(app, pilot)
        assert told(app) == 2
        assert app.screen.query(Input).first().value == "late"
        assert app.study.records.events(other.sitting.id)[-1].event.place == 3


async def test_a_quiz_ended_elsewhere_shows_its_result_here(tmp_path: Path) -> None:
    async with windows(tmp_path) as (app, pilot, other):
        other.submit(0, "A")
        other.finish("left")
        await press(app, pilot, "b", "enter")
        assert isinstance(app.screen, ResultScreen)
        assert told(app) == 1


async def test_key_points_being_confirmed_stay_on_the_screen_with_their_ticks(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-short", "every-numeric")) as (app, pilot):
        await enter(app, pilot, *typed(ANSWER), "ctrl+s", "down", "space")
        other = app.study.resume(session(app).sitting.id)
        assert isinstance(other, Drill)
        other.submit(1, other.nothing(1))
        screen = await press(app, pilot, "enter")
        assert told(app) == 1
        assert ON in screen
        assert "Enter Confirm" in screen
        await press(app, pilot, "enter")
        assert session(app).given(0).confirmed is not None
