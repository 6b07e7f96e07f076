"""What a student can say of a question while it is on the screen: a guess, a bookmark, a note, a cause."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from studyapp.locales import Language, Refusal, phrase
from studyapp.study.drill import Drill
from studyapp.study.quiz import Quiz
from studyapp.study.remarks import said_of
from studyapp.study.scope import Scope
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.own_note import OwnNoteScreen
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.result import ResultScreen
from studyapp.tui.widgets.bars import KeyLine
from tests.screens.screen import StillClock, press, running, seen, settled
from tests.screens.test_goldens import ORDER, asked_in_order
from tests.screens.test_types import BANK, asked

pytestmark = pytest.mark.slow  # an app is started for each of many details

EVERY = ["gap-1", "kano-1", *("every-" + each for each in (
    "fix", "term", "numeric", "matching", "ordering", "classify", "label", "case-1", "case-2"
))]  # fmt: skip


def drill(app: StudyApp) -> Drill:
    screen = app.screen_stack[-1]
    assert isinstance(screen, QuestionScreen)
    return screen.drill


def causes(app: StudyApp, question: str = "gap-1") -> tuple[str, ...]:
    return said_of(app.study, question).causes


async def test_one_key_says_guessed_then_sure_then_nothing_until_it_is_handed_in(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "I guessed" in await press(app, pilot, "b", "ctrl+g")
        assert "I am sure" in await press(app, pilot, "ctrl+g")
        nothing = await press(app, pilot, "ctrl+g")
        assert "I guessed" not in nothing
        assert "I am sure" not in nothing
        await press(app, pilot, "ctrl+g", "enter", "ctrl+g")
        given = drill(app).given(0)
        assert given is not None
        assert given.answer.confidence == "guessed"


async def test_what_was_said_survives_another_language_and_an_undo(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "我猜的  ★ 已收藏" in await press(app, pilot, "ctrl+g", "ctrl+b", "f2")
        assert "我猜的" in await press(app, pilot, "b", "enter")
        assert "我猜的" in await press(app, pilot, "f8")


async def test_typing_goes_on_while_it_is_said_how_sure_it_is(tmp_path: Path) -> None:
    async with running(tmp_path, banks=(BANK,), start=asked("every-term")) as (app, pilot):
        assert "ab" in await press(app, pilot, "a", "ctrl+g", "ctrl+b", "b")
        assert app.screen.query_one(TextArea).text == "ab"
        assert drill(app).ratings == {0: "guessed"}


async def test_a_right_guess_is_told_that_it_counts_as_not_known(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, "ctrl+g", "b", "enter")
        assert "✓ Right  1/1" in screen
        assert "the question counts as not known" in screen
        assert "5·lucky guess" in screen
        assert "5✓lucky guess" in await press(app, pilot, "5")
        assert [mistake.question for mistake in app.study.records.mistakes()] == ["gap-1"]


async def test_being_sure_and_wrong_is_told_what_follows(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "it comes first in the next review" in await press(app, pilot, "a", "ctrl+g", "ctrl+g", "enter")


async def test_digits_tick_causes_of_a_wrong_answer(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, "a", "enter")
        assert "1–4 Cause" in screen
        assert "lucky guess" not in screen
        screen = await press(app, pilot, "3", "1", "5")
        assert "1✓unclear" in screen
        assert "2·mixed up" in screen
        assert "3✓careless" in screen
        assert causes(app) == ("concept", "careless")
        assert "1·unclear" in await press(app, pilot, "1")
        assert causes(app) == ("careless",)
        await press(app, pilot, "fullwidth_digit_two")
        assert causes(app) == ("mixed_up", "careless")


async def test_a_click_ticks_a_cause(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        lines = (await press(app, pilot, "a", "enter")).split("\n")
        row = next(place for place, line in enumerate(lines) if "3·careless" in line)
        await pilot.click(offset=(lines[row].index("3·careless") + 2, row))
        await settled(app, pilot)
        assert causes(app) == ("careless",)


async def test_there_is_no_cause_of_what_was_right_and_digits_choose_before(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "1")
        assert causes(app) == ()
        screen = await press(app, pilot, "2", "enter", "1")
        assert "Right" in screen
        assert "Cause" not in screen
        assert causes(app) == ()


@pytest.mark.parametrize("key", ["escape", "ctrl+s", "ctrl+t"])
async def test_a_note_is_kept_by_whatever_closes_it_and_stands_with_the_answer(tmp_path: Path, key: str) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"one", "enter", *"[b]two[/b]", key)
        assert isinstance(app.screen, QuestionScreen)
        assert "✎ my note" in seen(app)
        screen = await press(app, pilot, "b", "enter")
        assert "My note: one" in screen
        assert "[b]two[/b]" in screen
        await press(app, pilot, "ctrl+t", *["backspace"] * 20, key)
        assert "my note" not in seen(app)
        assert said_of(app.study, "gap-1").note == ""


async def test_a_note_half_written_is_kept_when_the_time_is_up_under_it(tmp_path: Path) -> None:
    clock = StillClock()
    start = lambda study: study.quiz(Quiz(Scope(("gap-model",)), minutes=1, seed=1))  # noqa: E731
    async with running(tmp_path, start=start, clock=clock) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"half")
        clock.forward(61)
        app.screen_stack[-2]._tick()  # type: ignore[attr-defined]
        await settled(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert said_of(app.study, "gap-1").note == "half"


async def test_a_note_that_cannot_be_kept_stays_on_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"half")

        def refuse(_: object) -> None:
            raise Refusal(phrase("this file is busy"))

        with monkeypatch.context() as patch:
            patch.setattr(app.study, "remark", refuse)
            await press(app, pilot, "escape")
            assert isinstance(app.screen, OwnNoteScreen)
            assert app.screen.query_one(TextArea).text == "half"
        await press(app, pilot, "escape")
        assert said_of(app.study, "gap-1").note == "half"


async def test_a_note_being_written_survives_another_language(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, "ctrl+t", *"half", "f2")
        assert "我对本题的笔记" in screen
        assert "half" in screen


async def test_the_topics_note_says_that_it_waits_for_an_answer(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "The note opens after you have answered" in await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, QuestionScreen)


async def test_a_questions_own_time_marks_what_stands_there_and_shows_the_answer(tmp_path: Path) -> None:
    clock = StillClock()
    start = lambda study: study.quiz(Quiz(Scope(("gap-model", "kano-model")), seconds=20, minutes=5, seed=1))  # noqa: E731
    async with running(tmp_path, start=start, clock=clock) as (app, pilot):
        assert "question 00:20" in seen(app)
        await press(app, pilot, "b")
        place = app.screen.place  # type: ignore[attr-defined]
        picked = drill(app).drafts[place]
        clock.forward(21)
        app.screen._tick()  # type: ignore[attr-defined]
        await settled(app, pilot)
        given = drill(app).given(place)
        assert given is not None
        assert given.answer.response == picked
        screen = seen(app)
        assert "The time for this question is up" in screen
        assert "Next question" in screen
        assert "question 00" not in screen
        clock.forward(60)
        app.screen._tick()  # type: ignore[attr-defined]
        assert "question 00:20" in await press(app, pilot, "enter")


async def test_an_answer_that_comes_late_is_not_lost_and_not_given_twice(tmp_path: Path) -> None:
    clock = StillClock()
    start = lambda study: study.quiz(Quiz(Scope(("gap-model",)), seconds=20, seed=1))  # noqa: E731
    async with running(tmp_path, start=start, clock=clock) as (app, pilot):
        await press(app, pilot, "a")
        clock.forward(25)
        screen = await press(app, pilot, "enter")
        assert "The time for this question is up" in screen
        assert len(drill(app).sitting.answers) == 1


@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.slow)])
async def test_the_keys_of_every_type_fit_two_lines_at_eighty_columns(tmp_path: Path, language: Language) -> None:
    async with running(tmp_path, language, banks=(BANK,), start=asked(*EVERY)) as (app, pilot):
        for _ in EVERY:
            assert lines(app) <= 2
            await press(app, pilot, "f4")
            assert lines(app) <= 2
            await press(app, pilot, "enter", *([] if drill(app).settled(app.screen.place) else ["enter"]))  # type: ignore[attr-defined]


def lines(app: StudyApp) -> int:
    """How many lines all keys of the screen take; the key line shows two."""
    return len(str(app.screen.query_one(KeyLine).render()).split("\n"))


async def test_looking_back_shows_and_changes_what_was_said(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "ctrl+g", "a", "enter", "3", *["enter", "f4"] * (len(ORDER) - 1), "enter")
        assert isinstance(app.screen, ResultScreen)
        screen = await press(app, pilot, "enter")
        assert "I guessed" in screen
        assert "3✓careless" in screen
        assert "★" in await press(app, pilot, "ctrl+b", "4")
        assert causes(app) == ("careless", "calculation")
