from pathlib import Path

import pytest
from textual.widgets import Input

from studyapp.locales import Language
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.screen import StillClock, at, press, running, seen, settled
from tests.screens.test_goldens import asked_in_order


def only(*topics: str, minutes: float | None = None):  # type: ignore[no-untyped-def]
    return lambda study: study.quiz(Quiz(Scope(topics), count=5, minutes=minutes, seed=1))


async def test_text_of_a_bank_is_shown_literally_and_does_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("hostile")) as (app, pilot):
        screen = seen(app)
        for literal in (
            "[b]Bold[/b] [/x] [@click=app.quit]click[/]",
            "[red]A[/red]",
            "[/]",
            "[link=https://example.org]C",
        ):
            assert literal in screen
        await pilot.click("#stem", offset=(30, 0))
        screen = await press(app, pilot, "f4")
        assert "[@click=app.quit]why[/] [CRM]" in screen
        assert app.is_running


async def test_switching_the_language_keeps_what_is_half_typed_and_the_cursor(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("loyalty-types")) as (app, pilot):
        await press(app, pilot, *"lat", "left", "down", *"in")
        screen = await press(app, pilot, "f2")
        assert "高态度低行为是" in screen
        assert "提交" in screen
        assert [blank.value for blank in app.screen.query(Input)] == ["lat", "in"]
        assert app.focused is app.screen.query_one("#blank-1")
        await press(app, pilot, "up", *"X")
        assert app.screen.query_one("#blank-0", Input).value == "laXt"


async def test_switching_the_language_keeps_what_is_picked(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        before = await press(app, pilot, "c")
        assert "● C" in before
        screen = await press(app, pilot, "f3")
        assert "● C" in screen
        assert "● C" in await press(app, pilot, "f3")


async def test_full_width_letters_and_digits_choose_too(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        assert "● B" in await press(app, pilot, "Ｂ")
        assert "● D" in await press(app, pilot, "4")


async def test_arrows_and_enter_are_enough(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "down", "down", "enter")
        assert app.screen.session.given(0) is not None


async def test_a_click_picks_and_a_second_click_hands_in(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await pilot.click("#options", offset=(8, 1))
        await settled(app, pilot)
        assert "● B" in seen(app)
        assert app.screen.session.given(0) is None
        await pilot.click("#options", offset=(8, 1))
        await settled(app, pilot)
        assert app.screen.session.given(0) is not None


async def test_clicks_toggle_in_a_multiple_choice(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "a", "enter", "enter")
        for row in (0, 1, 0):
            await pilot.click("#options", offset=(8, row))
            await settled(app, pilot)
        screen = seen(app)
        assert "[ ] A" in screen
        assert "[x] B" in screen


async def test_enter_without_a_choice_hands_nothing_in(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "enter")
        assert app.screen.session.given(0) is None


async def test_undo_asks_the_question_again(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "a", "enter", "enter")
        screen = await press(app, pilot, "f8")
        assert "1/5" in screen
        assert "● A" in screen
        assert app.study.records.tallies() == {}


async def test_undo_still_works_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "a", "enter", "escape")
    async with running(tmp_path) as (app, pilot):
        assert "1/5" in seen(app)
        await press(app, pilot, "c")
        assert "1/5" in await press(app, pilot, "f8")
        assert app.study.records.tallies() == {}


async def test_leaving_in_the_middle_and_coming_back_goes_on_where_it_was(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "a", "enter", "enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        screen = await press(app, pilot, "c")
        assert "2/5" in screen


async def test_a_sitting_without_an_answer_is_not_offered_again(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "escape")
        assert "Continue" not in seen(app)


async def test_a_timed_quiz_counts_down_and_ends_by_itself(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=only("gap-model", "kano-model", minutes=2), clock=clock) as (app, pilot):
        assert "02:00 left" in seen(app)
        clock.forward(61)
        app.screen._tick()
        await settled(app, pilot)
        assert "00:59 left" in seen(app)
        question = app.screen
        clock.forward(59)
        question._tick()
        await settled(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert "3 not answered" in seen(app)


async def test_time_stands_still_while_a_timed_quiz_is_paused(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=only("gap-model", "kano-model", minutes=2), clock=clock) as (app, pilot):
        clock.forward(30)
        await press(app, pilot, "a", "enter", "escape")
        clock.forward(3600)
        assert "01:30 left" in await press(app, pilot, "c")


async def test_an_answer_that_cannot_be_kept_stays_on_the_screen(tmp_path: Path) -> None:
    import sqlite3

    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "b")
        other = sqlite3.connect(at(tmp_path).progress, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        screen = await press(app, pilot, "enter")
        assert "● B" in screen
        assert app.screen.session.given(0) is None
        other.execute("ROLLBACK")
        other.close()
        await press(app, pilot, "enter")
        assert app.screen.session.given(0) is not None


async def test_the_note_of_a_question_opens_over_it_and_closes_to_it(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        screen = await press(app, pilot, "b", "enter", "ctrl+o")
        assert "┌──────────┐" in screen
        await press(app, pilot, "escape")
        assert isinstance(app.screen, QuestionScreen)


async def test_wrong_ones_can_be_asked_again_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "f4", "enter")
        assert isinstance(app.screen, ResultScreen)
        await press(app, pilot, "a")
        assert isinstance(app.screen, QuestionScreen)
        assert [item.question for item in app.screen.session.items] == ["gap-1"]


@pytest.mark.parametrize(
    ("language", "last"), [("en", "Esc Pause"), pytest.param("zh", "Esc 暂停", marks=pytest.mark.slow)]
)
async def test_the_keys_of_every_question_fit_two_lines_at_eighty_columns(
    tmp_path: Path, language: Language, last: str
) -> None:
    async with running(tmp_path, language, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "a", "enter", "enter")
        for _ in range(4):
            assert last in "".join(seen(app).split("\n")[-2:])
            await press(app, pilot, "f4", "enter")


async def test_escape_after_a_quiz_from_the_builder_comes_back_to_home(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "escape", "t", "enter")
        assert isinstance(app.screen, QuestionScreen)
        await press(app, pilot, "f4", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "Continue: timed quiz" in seen(app)


async def test_escape_after_wrong_ones_again_comes_back_to_home(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("gap-model")) as (app, pilot):
        await press(app, pilot, "f4", "enter", "a", "f4", "enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "New questions" in seen(app)


async def test_undo_on_the_result_asks_again_and_counts_its_own_seconds(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=only("gap-model"), clock=clock) as (app, pilot):
        await press(app, pilot, "a", "enter", "enter")
        clock.forward(1800)
        assert isinstance(app.screen, ResultScreen)
        await press(app, pilot, "f8")
        clock.forward(3)
        await press(app, pilot, "enter")
        given = app.screen.session.given(0)
        assert given is not None
        assert given.answer.seconds == 3


async def test_after_the_deadline_no_answer_can_be_taken_back(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=only("gap-model", "kano-model", minutes=1), clock=clock) as (app, pilot):
        await press(app, pilot, "f4")
        question = app.screen
        clock.forward(60)
        question._tick()
        await settled(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert "F8" not in await press(app, pilot, "f8")
        assert len(app.screen.session.sitting.answers) == 1


async def test_giving_up_records_a_response_of_the_type_s_own_shape(tmp_path: Path) -> None:
    async with running(tmp_path, start=only("loyalty-types")) as (app, pilot):
        await press(app, pilot, "f4")
        assert app.screen.session.given(0).answer.response == ["", ""]


async def test_quitting_in_the_middle_of_a_quiz_pauses_it(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "f4")
        sitting = app.screen.session.sitting.id
        await pilot.press("ctrl+q")
    from studyapp.records.journal import Records
    from studyapp.sitting.events import Paused

    records = Records(at(tmp_path).progress)
    assert isinstance(records.events(sitting)[-1].event, Paused)
    records.close()


async def test_what_was_typed_when_the_time_ran_out_counts(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=only("loyalty-types", minutes=1), clock=clock) as (app, pilot):
        await press(app, pilot, *"latent")
        question = app.screen
        clock.forward(60)
        question._tick()
        await settled(app, pilot)
        assert app.screen.session.given(0).answer.response == ["latent", ""]
        assert "1 of 2 marks" in seen(app)


async def test_a_question_the_time_did_not_reach_shows_its_answer_afterwards(tmp_path: Path) -> None:
    clock = StillClock()
    async with running(tmp_path, start=only("gap-model", minutes=1), clock=clock) as (app, pilot):
        question = app.screen
        clock.forward(60)
        question._tick()
        await settled(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert "Result" in (await press(app, pilot, "enter", "a")).split("\n")[0]  # typed before the screen was seen
        app.screen.listen()
        screen = await press(app, pilot, "enter")
        assert "Not answered" in screen
        assert "✓ answer" in screen
        assert "The knowledge gap lies between" in screen


async def test_a_long_explanation_scrolls_by_keyboard_and_the_line_above_stays(tmp_path: Path) -> None:
    async with running(tmp_path, "en", "both", size=(60, 16), start=only("gap-model")) as (app, pilot):
        before = await press(app, pilot, "b", "enter")
        assert "PgDn More" in before
        after = await press(app, pilot, "pagedown")
        assert before != after
        assert "1/1" in after.split("\n")[0]
