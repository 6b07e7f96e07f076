from pathlib import Path

import pytest

from studyapp.locales import Language, Refusal, phrase
from studyapp.study.quiz import Quiz
from studyapp.study.session import Session
from studyapp.study.study import Study
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.notes import NotesScreen
from studyapp.tui.screens.own_note import OwnNoteScreen
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.recite import RecitationScreen
from tests.screens.screen import press, running, seen

pytestmark = pytest.mark.slow  # an app is started for each of many details

EVERY_TYPE = Path(__file__).parent / "every_type.yaml"


def by_heart(study: Study) -> Session:
    """The small course, in its own order."""
    return study.recite(Quiz(order="course", shuffled=False))


async def test_each_question_comes_with_its_answer_and_why(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        screen = seen(app)
        assert "1/5" in screen
        assert "✓ A  The knowledge gap" in screen
        assert "✓ answer" in screen
        assert "lies between what is expected" in screen
        assert "B is wrong: A standard can be set precisely" in screen
        assert "Not answered" not in screen
        screen = await press(app, pilot, *["right"] * 3)
        assert "latent" in screen
        assert "✗" not in screen


async def test_enter_and_arrows_go_to_and_fro_and_stop_at_the_ends(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        assert "1/5" in await press(app, pilot, "left")
        assert "2/5" in await press(app, pilot, "enter")
        assert "3/5" in await press(app, pilot, "f8")
        assert "2/5" in await press(app, pilot, "f7")
        screen = await press(app, pilot, *["right"] * 9)
        assert "5/5" in screen
        assert "Next question" not in screen
        await press(app, pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_nothing_is_recorded(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        await press(app, pilot, *["enter"] * 4, "h", "space", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "Continue" not in seen(app)
        assert not app.study.records.open_sittings()
        assert not app.study.records.tallies()
        assert not app.study.records.shown(["gap-1", "kano-1", "loyalty-1"])


async def test_a_covered_answer_is_neither_seen_nor_chosen_until_it_is_uncovered(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        for screen in (await press(app, pilot, "h"), await press(app, pilot, "b", "down", "right", "left")):
            assert "The knowledge gap" in screen
            assert "✓" not in screen
            assert "lies between what is expected" not in screen
            assert "●" not in screen
            assert "My note" not in screen
        assert "✓ answer" in await press(app, pilot, "space")
        assert "✓" not in await press(app, pilot, "right")
        assert "✓ answer" in await press(app, pilot, "h")
        assert "✓ answer" in await press(app, pilot, "left")


async def test_covered_written_answers_take_no_keys(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        screen = await press(app, pilot, *["right"] * 3, "h", *"la")
        assert "4/5" in screen
        assert "la " not in screen
        assert "latent" in await press(app, pilot, "space")


async def test_a_question_is_bookmarked_and_noted_on(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        assert "★" in await press(app, pilot, "ctrl+b")
        await press(app, pilot, "ctrl+t")
        assert isinstance(app.screen, OwnNoteScreen)
        screen = await press(app, pilot, *"mine", "escape")
        assert "My note: mine" in screen
        assert app.study.records.remarks("bookmark") == {"gap-1": "1"}
        assert "★" not in await press(app, pilot, "right")


async def test_the_note_of_the_topic_opens_over_the_question(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, NotesScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, RecitationScreen)


async def test_what_was_learnt_is_asked_at_a_key(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        await press(app, pilot, "t")
        assert isinstance(app.screen, QuestionScreen)
        assert {item.question for item in app.screen.session.items} == {
            "gap-1",
            "kano-1",
            "kano-2",
            "loyalty-1",
            "hostile-1",
        }
        await press(app, pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_language_changes_with_the_question_and_what_is_covered_kept(tmp_path: Path) -> None:
    async with running(tmp_path, start=by_heart) as (app, pilot):
        screen = await press(app, pilot, "right", "h", "f2")
        assert "2/5" in screen
        assert "下列哪些属于卡诺模型" in screen
        assert "✓" not in screen
        assert "当然质量" in await press(app, pilot, "space")


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.slow)])
async def test_the_answer_of_every_type_is_shown_as_right(tmp_path: Path, language: Language) -> None:
    def every_type(study: Study) -> Session:
        return study.recite(Quiz(order="course", count=100))

    async with running(tmp_path, language, start=every_type, banks=(EVERY_TYPE,)) as (app, pilot):
        assert isinstance(app.screen, RecitationScreen)
        screen = await press(app, pilot, "h")
        for _ in range(len(app.screen.session.items)):
            assert "✓" not in screen
            screen = await press(app, pilot, "space")
            assert "✗" not in screen
            assert "✓" in screen
            assert ("Esc 返回" if language == "zh" else "Esc Back") in "".join(screen.split("\n")[-2:])
            screen = await press(app, pilot, "right")


async def test_records_that_cannot_be_read_do_not_keep_a_question_from_being_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(about: str) -> dict[str, str]:
        raise Refusal(phrase("this course has no questions yet"))

    async with running(tmp_path, start=by_heart) as (app, pilot):
        monkeypatch.setattr(app.study.records, "remarks", unreadable)
        assert "2/5" in await press(app, pilot, "right")
