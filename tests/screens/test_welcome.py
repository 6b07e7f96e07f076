"""The first start of all."""

from pathlib import Path

import pytest

from studyapp.tui.app import StudyApp
from studyapp.tui.screens.question import QuestionScreen
from tests.screens.screen import press, running, seen, settled


async def test_whoever_is_faster_than_the_reading_of_the_course_is_told_what_it_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    sit = StudyApp.sit
    monkeypatch.setattr(StudyApp, "sit", lambda app, *given: (shown.append(seen(app)), sit(app, *given)))
    async with running(tmp_path) as (app, pilot):
        app.names = None  # as while it is being read
        await press(app, pilot, "enter")
        while not shown:
            await pilot.pause()
        await settled(app, pilot)
        assert "Reading the course" in shown[0]
        assert isinstance(app.screen, QuestionScreen)
