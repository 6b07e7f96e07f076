import asyncio
from pathlib import Path

import pytest
from textual.widgets import OptionList

from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.tui.screens import home as home_screen
from studyapp.tui.screens.builder import BuilderScreen
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.notes import NotesScreen
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.exams import exam
from tests.screens.screen import StillClock, press, running, seen, settled
from tests.screens.test_goldens import asked_in_order


async def test_enter_on_a_line_of_the_menu_does_what_it_says(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, QuestionScreen)


async def test_a_click_on_a_line_of_the_menu_does_what_it_says(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape")
        menu = app.screen.query_one("#menu", OptionList)
        await pilot.click("#menu", offset=(4, menu.get_option_index("notes")))
        await settled(app, pilot)
        assert isinstance(app.screen, NotesScreen)


@pytest.mark.parametrize("key", ["t", "T"])
async def test_a_letter_works_with_caps_lock_on(tmp_path: Path, key: str) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape", key)
        assert isinstance(app.screen, BuilderScreen)


async def test_a_review_asks_as_many_as_home_announces(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=asked_in_order, clock=clock) as (app, pilot):
        await press(app, pilot, *["f4", "enter"] * 3, "escape")
    clock.forward(86_400)
    async with running(tmp_path, clock=clock) as (app, pilot):
        assert "3 due, 1 new" in seen(app)
        assert "1/4" in await press(app, pilot, "r")


async def test_damaged_records_are_said_at_once_and_not_taken_for_a_first_start(tmp_path: Path) -> None:
    (tmp_path / "progress.db").write_bytes(b"garbage" * 1000)
    async with running(tmp_path) as (app, _):
        assert isinstance(app.screen, HomeScreen)
        assert "progress.db" in "".join(seen(app).split())


async def test_the_palette_finds_the_keys_of_a_screen_by_name_each_once(tmp_path: Path) -> None:
    async with running(tmp_path, "zh", start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape", "ctrl+p")
        found = [command.title for command in app.get_system_commands(app.screen_stack[-2])]
        assert len(found) == len(set(found))
        assert "笔记" in found
        await press(app, pilot, *"笔记", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, NotesScreen)


async def test_a_key_pressed_while_the_course_is_being_read_waits_for_that_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from random import Random

    from studyapp.study import study as module
    from studyapp.study.places import Options
    from studyapp.tui.app import StudyApp
    from tests.screens.screen import at

    reads, refresh = [], module.refresh
    monkeypatch.setattr(module, "refresh", lambda *given: reads.append(given) or refresh(*given))
    app = StudyApp(at(tmp_path), Options(lang="en"), clock=StillClock(), random=Random(1))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert len(reads) == 1


async def test_home_names_the_open_exam_and_says_how_far_it_is_and_what_time_is_left(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        await press(app, pilot, "b", "escape")
        app.action_go_home()
        await settled(app, pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Small exam" in seen(app)
        assert "1/6, 20 min left" in seen(app)
        clock.forward(14 * 60 + 1)
        app.screen.tick()
        await settled(app, pilot)
        assert "1/6, 6 min left" in seen(app)


async def test_the_time_left_on_home_is_kept_current_without_reading_the_records_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_screen, "TICK", 0.01)
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        app.action_go_home()
        await settled(app, pilot)
        monkeypatch.setattr(app, "refigure", lambda: pytest.fail("read again"))
        clock.forward(60)
        async with asyncio.timeout(20):
            while "19 min left" not in seen(app):
                await pilot.pause()


async def test_home_says_that_an_open_exams_time_is_up_and_opens_its_result(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        await press(app, pilot, "b")
    clock.forward(20 * 60)
    async with running(tmp_path, clock=clock) as (app, pilot):
        assert "time is up" in seen(app)
        assert "See the result" in seen(app)
        await press(app, pilot, "c")
        assert isinstance(app.screen, ResultScreen)
        await press(app, pilot, "escape")
        assert "time is up" not in seen(app)


async def test_an_open_quiz_is_named_by_what_all_its_questions_are_about(tmp_path: Path) -> None:
    async with running(tmp_path, start=lambda study: study.quiz(Quiz(Scope(("kano-model",)), seed=1))) as (app, pilot):
        await press(app, pilot, "f4")
        app.action_go_home()
        await settled(app, pilot)
        assert "quiz · Kano model" in seen(app)
