from pathlib import Path

from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.notes import NotesScreen
from studyapp.tui.screens.question import QuestionScreen
from tests.screens.screen import press, running, seen
from tests.screens.test_goldens import asked_in_order


async def test_a_search_finds_words_of_the_notes_in_either_language(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "escape", "b", "slash", *"迷人")
        screen = seen(app)
        assert "Kano model" in screen
        assert "Gap model" not in screen
        screen = await press(app, pilot, "enter")
        assert "Three types of quality" in screen
        assert "迷人" not in screen.split("\n")[-2]


async def test_escape_leads_from_the_section_to_the_contents_and_home(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "escape", "b", "enter", "escape")
        assert isinstance(app.screen, NotesScreen)
        assert not app.screen.reading
        await press(app, pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_hidden_terms_are_covered_as_wide_as_they_are(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "what is expected with" in await press(app, pilot, "escape", "b", "enter")
        assert "what is ________ with" in await press(app, pilot, "h")
        assert "what is expected with" in await press(app, pilot, "h")


async def test_a_section_tests_itself(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "escape", "b", "enter", "t")
        assert isinstance(app.screen, QuestionScreen)
        assert {item.topic for item in app.screen.session.items} == {"gap-model"}
        await press(app, pilot, "escape")
        assert isinstance(app.screen, NotesScreen)


async def test_a_note_over_a_question_starts_no_other_quiz(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4", "ctrl+o", "t")
        assert isinstance(app.screen, NotesScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, QuestionScreen)
