"""What is broken is said on the screen; the app goes on."""

import shutil
from pathlib import Path

import pytest

from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.notes import NotesScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.screen import COURSE, at, press, running, seen, settled
from tests.screens.test_goldens import asked_in_order


@pytest.fixture
async def started(tmp_path: Path) -> Path:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape")
    return tmp_path


async def test_with_damaged_records_notes_can_be_read_and_scores_say_why_not(started: Path) -> None:
    for file in started.glob("progress.db*"):
        file.unlink()
    at(started).progress.write_bytes(b"garbage" * 1000)
    async with running(started, start=None) as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, HomeScreen)
        await press(app, pilot, "b", "enter")
        assert isinstance(app.screen, NotesScreen)
        assert "The model compares" in seen(app)


async def test_a_damaged_index_is_made_anew(started: Path) -> None:
    cache = at(started).cache
    whole = bytearray(cache.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    cache.write_bytes(bytes(whole))
    async with running(started) as (app, _):
        assert "A small course" in seen(app)
        assert "met 1 of 5 facts" in seen(app)


async def test_a_sitting_goes_on_with_what_it_was_started_with_while_its_bank_is_broken(tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(COURSE, course)
    places = at(tmp_path)._replace(banks=(course,))
    from studyapp.study.study import Study
    from tests.screens.screen import StillClock

    study = Study(places, StillClock())
    session = asked_in_order(study)
    session.submit(0, "A")
    session.pause()
    study.close()
    bank = course / "small.yaml"
    bank.write_text(bank.read_text(encoding="utf-8") + "\n  broken: [", encoding="utf-8")
    study = Study(places, StillClock())
    session = study.resume(session.sitting.id)
    assert (session.place, session.gone, session.edited) == (1, 0, 5)
    study.close()


async def test_a_question_that_changed_its_options_is_listed_but_not_opened(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *["f4", "enter"] * 5)
        result = app.screen
        assert isinstance(result, ResultScreen)
        result.session._places.remove(0)
        await result.rebuild()
        await settled(app, pilot)
        assert "(no longer in the course)" in seen(app)
        await press(app, pilot, "home", "enter")
        assert app.screen is result
