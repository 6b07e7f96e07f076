"""The scores by question type: the third order that key O leads to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp.locales import Language
from studyapp.study.study import Study
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.scores import ScoresScreen
from tests.screens.screen import StillClock, at, press, running
from tests.screens.test_types import BANK, LANGUAGES, SIZES

ANSWERS = {
    "every-fix": False,
    "every-term": "the sum of lifetime values",
    "every-numeric": "28",
    "every-matching": ["A", "", "B"],
    "every-ordering": "ABDC",
    "every-classify": ["A", "B", "C", "D"],
    "every-label": ["", ""],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A student who has answered one question of most types."""
    study = Study(at(tmp_path, BANK), StillClock())
    session = study._start("drill", list(ANSWERS), study._chance(3))
    for place, item in enumerate(session.items):
        session.submit(place, ANSWERS[item.question])
    study.close()
    return tmp_path


@pytest.mark.parametrize("size", SIZES, ids=["80", "120"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_scores_by_type_look_as_they_did(
    folder: Path, golden: Callable[[str, str], None], language: Language, size: tuple[int, int]
) -> None:
    async with running(folder, language, size=size, banks=(BANK,)) as (app, pilot):
        screen = await press(app, pilot, "s", "o", "o")
        golden(f"scores-by-type.{size[0]}x{size[1]}.{language}", screen)


async def test_the_order_goes_round_and_only_types_have_no_note(folder: Path) -> None:
    async with running(folder, banks=(BANK,)) as (app, pilot):
        by_topic = await press(app, pilot, "s")
        assert "B Note" in by_topic
        by_type = await press(app, pilot, "o", "o")
        assert "B Note" not in by_type
        assert "labelling" in by_type
        by_confidence = await press(app, pilot, "o")
        assert "B Note" not in by_confidence
        assert "Enter" not in by_confidence
        assert "Ctrl+G, before you hand in" in by_confidence
        again = await press(app, pilot, "o")
        assert "B Note" in again
        assert "Kano model" in again
        assert "labelling" not in again


async def test_enter_on_a_type_asks_questions_of_that_type(folder: Path) -> None:
    async with running(folder, banks=(BANK,)) as (app, pilot):
        await press(app, pilot, "s", "o", "o", "home", "down", "down", "enter")
        assert isinstance(app.screen, QuestionScreen)
        assert {item.type for item in app.screen.session.items} == {"numeric"}
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ScoresScreen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_scores_by_confidence_look_as_they_did(
    folder: Path, golden: Callable[[str, str], None], language: Language
) -> None:
    study = Study(at(folder, BANK), StillClock())
    session = study._start("drill", list(ANSWERS), study._chance(4))
    for place, item in enumerate(session.items):
        right = session.question(place).key("en", "en")
        session.rate(place, "sure" if place < 2 else "guessed")
        session.submit(place, ANSWERS[item.question] if item.question == "every-fix" else right)
    study.close()
    async with running(folder, language, banks=(BANK,)) as (app, pilot):
        screen = await press(app, pilot, "s", "o", "o", "o")
        golden(f"scores-by-confidence.80x24.{language}", screen)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ScoresScreen)
