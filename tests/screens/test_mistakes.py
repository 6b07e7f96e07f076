"""The mistake book on the screen: its shelves and causes, looking a question up, asking it again, taking it along."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from studyapp.locales import Language
from studyapp.study.remarks import blame, bookmark, note_down
from studyapp.study.study import Study
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.mistake import MistakeScreen
from studyapp.tui.screens.mistakes import MistakesScreen
from studyapp.tui.screens.question import QuestionScreen
from tests.screens.screen import StillClock, at, press, running, seen, settled
from tests.screens.test_goldens import LANGUAGES, ORDER, QUICK, SIZES
from tests.screens.test_types import BANK

pytestmark = pytest.mark.slow  # an app is started for each of many details

DAY = 86_400
slow = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A student with something on every shelf: two to master, one mastered, two bookmarked, one with a note."""
    clock = StillClock()
    clock.forward(-4 * DAY)
    study = Study(at(tmp_path), clock)
    for day in range(4):
        session = study._start("drill", ORDER, study._chance(3))
        for place, item in enumerate(session.items):
            right = (item.question == "kano-1" and day > 0) or item.question in ("kano-2", "loyalty-1")
            session.submit(place, session.question(place).key("zh", "zh") if right else "")
        clock.forward(DAY)
    blame(study, "gap-1", "concept")
    blame(study, "gap-1", "careless")
    blame(study, "hostile-1", "mixed_up")
    bookmark(study, "kano-2")
    bookmark(study, "hostile-1")
    note_down(study, "loyalty-1", "[b]潜在[/b] latent [@click=app.quit]go[/]")
    study.close()
    return tmp_path


@pytest.mark.parametrize(
    ("size", "language"),
    [
        # Each size and each language is seen in every run; the other two pairs only in the slow one.
        pytest.param(size, language, id=f"{size[0]}-{language}", marks=[] if (size, language) in QUICK else [slow])
        for size in SIZES
        for language in LANGUAGES
    ],
)
async def test_the_book_looks_as_it_did(
    folder: Path, golden: Callable[[str, str], None], language: Language, size: tuple[int, int]
) -> None:
    def keep(name: str, screen: str) -> None:
        golden(f"{name}.{size[0]}x{size[1]}.{language}", screen)

    async with running(folder, language, size=size) as (app, pilot):
        keep("mistakes", await press(app, pilot, "m"))
        keep("mistakes-looked-up", await press(app, pilot, "enter"))
        keep("mistakes-mastered", await press(app, pilot, "escape", "k"))
        keep("mistakes-noted", await press(app, pilot, "n"))
        keep("mistakes-noted-looked-up", await press(app, pilot, "enter"))
        keep("mistakes-of-a-cause", await press(app, pilot, "escape", "o", "2"))
        keep("mistakes-none-of-a-cause", await press(app, pilot, "4"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_row_folds_at_any_width(folder: Path, language: Language) -> None:
    async with running(folder, language) as (app, pilot):
        for width in (60, 75, 76, 80, 99, 100, 120):
            await pilot.resize_terminal(width, 24)
            await press(app, pilot, "m")
            shown = app.screen.query_one("#entries")
            assert app.screen.size.width == width
            assert shown.virtual_size.height == len(app.screen.listed) == 2  # type: ignore[attr-defined]
            await press(app, pilot, "escape")


async def test_home_names_the_book_once_there_is_something_in_it(folder: Path, tmp_path: Path) -> None:
    async with running(folder) as (app, _):
        line = next(line for line in seen(app).split("\n") if "Mistake book" in line)
        assert "2 questions" in line
    async with running(tmp_path / "another", start=lambda study: study.taste()) as (app, pilot):
        screen = await press(app, pilot, "escape")
        assert "Mistake" not in screen
        assert isinstance(app.screen, HomeScreen)
        await press(app, pilot, "m")
        assert isinstance(app.screen, HomeScreen)


async def test_shelves_are_reached_by_letter_by_arrow_and_by_click(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        assert "▸O To master 2" in await press(app, pilot, "m")
        assert "▸K Mastered 1" in await press(app, pilot, "right")
        assert "▸B Bookmarked 2" in await press(app, pilot, "b")
        assert "▸K Mastered 1" in await press(app, pilot, "left")
        lines = seen(app).split("\n")
        row = next(place for place, line in enumerate(lines) if "N With my notes" in line)
        await pilot.click(offset=(lines[row].index("With my notes"), row))
        assert "▸N With my notes 1" in await press(app, pilot, "down")


async def test_a_digit_narrows_to_a_cause_and_a_second_one_widens_again(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = await press(app, pilot, "m", "3")
        assert "3✓careless 1" in screen
        assert "Managers have not" in screen
        assert "hostile" not in screen.lower()
        assert len(app.screen.listed) == 1  # type: ignore[attr-defined]
        await press(app, pilot, "3")
        assert len(app.screen.listed) == 2  # type: ignore[attr-defined]
        assert "None of these is put down to that" in await press(app, pilot, "4")


async def test_a_question_is_looked_up_and_the_next_is_a_key_away(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = await press(app, pilot, "m", "enter")
        assert isinstance(app.screen, MistakeScreen)
        assert "wrong 4 times" in screen
        assert "1/2" in screen
        assert "F7 Previous" not in screen
        assert "F8 Next" in screen
        screen = await press(app, pilot, "f8")
        assert "2/2" in screen
        assert "F8 Next" not in screen
        assert "1/2" in await press(app, pilot, "f7")
        assert "2/2" in await press(app, pilot, "right", "right")
        assert "1/2" in await press(app, pilot, "left", "left")
        before = app.study.records.tallies()
        await press(app, pilot, "escape")
        assert isinstance(app.screen, MistakesScreen)
        assert app.study.records.tallies() == before


async def test_coming_back_the_cursor_stands_on_what_was_looked_at_last(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await press(app, pilot, "m", "enter", "f8", "escape")
        assert app.screen.query_one("#entries").highlighted == 1  # type: ignore[attr-defined]


async def test_what_was_answered_when_it_went_wrong_is_shown_beside_the_right_answer(tmp_path: Path) -> None:
    study = Study(at(tmp_path), StillClock())
    for response in ("B", "C"):
        study.again(["gap-1"]).submit(0, response)
    study.close()
    async with running(tmp_path) as (app, pilot):
        lines = (await press(app, pilot, "m", "enter")).split("\n")
        assert next(line for line in lines if "✗ yours" in line).strip().startswith("✗ C  The delivery gap")
        assert any("✓ A  The knowledge gap" in line and "✓ answer" in line for line in lines)
        assert any("wrong 2 times, last 2026-11-22" in line for line in lines)
        assert any("Answered then: ✗ Wrong  0/1" in line for line in lines)


async def test_luck_is_a_cause_of_what_was_right_only(tmp_path: Path) -> None:
    study = Study(at(tmp_path), StillClock())
    session = study.again(["gap-1"])
    session.rate(0, "guessed")
    session.submit(0, session.question(0).key("en", "en"))
    study.again(["kano-1"]).submit(0, "")
    study.close()
    async with running(tmp_path) as (app, pilot):
        await press(app, pilot, "m", "enter")
        found = [seen(app), await press(app, pilot, "f8")]
        lucky = next(screen for screen in found if "knowledge gap" in screen)
        assert "5·lucky guess" in lucky
        assert "1–4 Cause  5 lucky guess" in lucky
        other = next(screen for screen in found if screen is not lucky)
        assert "4·arithmetic" in other
        assert "lucky guess" not in other


async def test_what_is_said_while_looking_it_up_shows_in_the_list(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await press(app, pilot, "m", "enter", "ctrl+b", "3", "3", "4", "ctrl+t", *"mine", "escape")
        screen = await press(app, pilot, "escape")
        assert "B Bookmarked 3" in screen
        assert "4·arithmetic 1" in screen
        assert "★ ✎ " in screen


async def test_a_note_of_a_student_is_shown_literally_and_does_nothing(folder: Path) -> None:
    async with running(folder, size=(120, 40)) as (app, pilot):
        screen = await press(app, pilot, "m", "n", "enter")
        assert "[b]潜在[/b] latent [@click=app.quit]go[/]" in screen


async def test_what_is_listed_is_asked_again(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await press(app, pilot, "m", "3", "a")
        assert type(app.screen) is QuestionScreen
        assert [item.question for item in app.screen.session.items] == ["gap-1"]
        await press(app, pilot, "escape")
        assert isinstance(app.screen, MistakesScreen)
        await press(app, pilot, "enter", "a")
        assert type(app.screen) is QuestionScreen


async def test_a_mastered_question_leaves_the_list_behind(folder: Path) -> None:
    clock = StillClock()
    for day in range(3):
        async with running(folder, clock=clock) as (app, pilot):
            await press(app, pilot, "m", "3", "a", "b", "enter", "enter", "escape")
            assert isinstance(app.screen, MistakesScreen)
            assert (f"{day + 1}/3" in seen(app)) == (day < 2)
        clock.forward(DAY)
    async with running(folder, clock=clock) as (app, pilot):
        assert "K Mastered 2" in await press(app, pilot, "m")


async def test_it_is_written_to_a_file_but_over_none(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(folder) as (app, pilot):
        screen = await press(app, pilot, "m", "x")
        assert "2 questions into this file" in screen
        assert "mistakes-2026-11-22.md" in screen
        await press(app, pilot, "enter")
        assert isinstance(app.screen, MistakesScreen)
        assert "wrong 4 times" in (tmp_path / "mistakes-2026-11-22.md").read_text(encoding="utf-8")
        await press(app, pilot, "x", "enter")
        assert not isinstance(app.screen, MistakesScreen)
        await press(app, pilot, *["backspace"] * 2, *"csv", "enter")
        assert isinstance(app.screen, MistakesScreen)
        assert (tmp_path / "mistakes-2026-11-22.csv").read_bytes().startswith(b"\xef\xbb\xbf")


async def test_another_language_keeps_shelf_and_cursor(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = await press(app, pilot, "m", "b", "down", "f2")
        assert "▸B 收藏 2" in screen
        assert app.screen.query_one("#entries").highlighted == 1  # type: ignore[attr-defined]


async def test_only_bookmarks_open_the_book_where_they_stand(tmp_path: Path) -> None:
    study = Study(at(tmp_path), StillClock())
    bookmark(study, "gap-1")
    study.close()
    async with running(tmp_path) as (app, pilot):
        await press(app, pilot, "escape")
        app.action_go_home()
        assert "▸B Bookmarked 1" in await press(app, pilot, "m")
        screen = await press(app, pilot, "o")
        assert "Nothing stands in the book" in screen
        assert "X Export" not in screen


async def test_every_type_is_looked_up_with_its_right_answer_and_no_word_of_a_wrong_one(tmp_path: Path) -> None:
    study = Study(at(tmp_path, BANK), StillClock())
    every = [row.id for row in study.catalogue.questions()]
    for question in every:
        bookmark(study, question)
    study.close()
    async with running(tmp_path, "zh", banks=(BANK,), size=(80, 40)) as (app, pilot):
        await press(app, pilot, "escape")
        app.action_go_home()
        await press(app, pilot, "m", "enter")
        for place, _ in enumerate(every):
            assert f"{place + 1}/{len(every)}" in seen(app)
            assert "✗" not in seen(app)
            assert "没有找到" not in seen(app)
            assert "还没有答错过" in seen(app)
            await press(app, pilot, "n")


async def test_it_is_read_and_drawn_once_on_opening_and_again_on_the_way_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    for name in ("_read", "_fill"):
        monkeypatch.setattr(MistakesScreen, name, counted(getattr(MistakesScreen, name), calls))
    async with running(folder) as (app, pilot):
        await press(app, pilot, "m")
        assert calls == ["_read", "_fill"]
        await press(app, pilot, "enter", "escape")
        assert calls == ["_read", "_fill"] * 2
        await pilot.resize_terminal(100, 24)
        await settled(app, pilot)
        assert calls[4:] == ["_fill"]


def counted(method: Callable[[MistakesScreen], None], calls: list[str]) -> Callable[[MistakesScreen], None]:
    def call(screen: MistakesScreen) -> None:
        calls.append(method.__name__)
        method(screen)

    return call


async def test_of_a_long_list_the_first_twenty_are_asked_and_the_key_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder) as (app, pilot):
        assert "A Ask me these" in await press(app, pilot, "m")
        assert isinstance(app.screen, MistakesScreen)
        entries, first = app.screen.listed, app.screen.listed[0].question.id
        long = [entries[0]] * 20 + [entries[1]]
        monkeypatch.setattr(MistakesScreen, "listed", property(lambda screen: long))
        app.screen.refresh_bindings()
        await settled(app, pilot)
        assert "A Ask me the first 20" in seen(app)
        assert "Ask me these" not in seen(app)
        await press(app, pilot, "a")
        assert isinstance(app.screen, QuestionScreen)
        assert {item.question for item in app.screen.session.items} == {first}


@pytest.mark.parametrize("name", ["~nosuchuser/x.md", "x.md"])
async def test_a_folder_that_is_not_there_is_said_and_nothing_is_written(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    gone = tmp_path_factory.mktemp("gone")
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with running(folder) as (app, pilot):
        screen = await press(app, pilot, "m", "x")
        assert "The folder you started in is gone" in " ".join(screen.split())
        app.screen.query_one(Input).value = name
        await press(app, pilot, "enter")
        assert not isinstance(app.screen, MistakesScreen)
        said = [*app._notifications][-1].message
        assert said in (
            f"{name}: no such home folder",
            "The folder you started in is gone: write the whole path of the file.",
        )
        app.screen.query_one(Input).value = str(folder / "x.md")
        await press(app, pilot, "enter")
        assert (folder / "x.md").is_file()
