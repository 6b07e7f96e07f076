"""Switching the language anywhere keeps where the student is."""

from pathlib import Path

from textual.widgets import DataTable

from studyapp.records.journal import Records
from tests.screens.screen import at, press, running, seen
from tests.screens.test_goldens import asked_in_order


async def test_scores_keep_their_row(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape", "s", "down", "down", "f2")
        assert app.screen.query_one(DataTable).cursor_row == 2
        assert "各考点成绩" in seen(app)


async def test_notes_stay_in_the_contents_or_in_the_section(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "escape", "b", "enter", "c", "f2")
        assert not app.screen.reading
        await press(app, pilot, "enter", "f2")
        assert app.screen.reading
        assert "The model compares" in seen(app)


async def test_help_changes_too(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "Hand in" in await press(app, pilot, "f1")
        assert "提交" in await press(app, pilot, "f2")


async def test_only_what_was_changed_is_kept_for_the_next_time(tmp_path: Path) -> None:
    async with running(tmp_path, "zh") as (app, pilot):
        await press(app, pilot, "home", "enter")
    async with running(tmp_path, "en") as (app, pilot):
        await press(app, pilot, "f3")
    records = Records(at(tmp_path).progress)
    assert records.settings() == {"language": "zh", "content": "both"}
    records.close()
