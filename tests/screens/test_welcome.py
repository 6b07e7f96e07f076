"""The first start of all."""

from pathlib import Path
from typing import Any

import pytest

from studyapp.tui.app import StudyApp
from studyapp.tui.screens.question import QuestionScreen
from tests.screens.screen import press, running, seen, settled


async def test_whoever_is_faster_than_the_reading_of_the_course_is_told_what_it_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    use = StudyApp.use

    async def used(app: StudyApp, *chosen: Any) -> None:
        shown.append(seen(app))
        await use(app, *chosen)

    monkeypatch.setattr(StudyApp, "use", used)
    async with running(tmp_path) as (app, pilot):
        app.names = None  # as while it is being read
        await press(app, pilot, "home", "enter")
        while not shown:
            await pilot.pause()
        await settled(app, pilot)
        assert "正在读入课程" in shown[0]
        assert isinstance(app.screen, QuestionScreen)
