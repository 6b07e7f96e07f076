"""An exam is sat with the keyboard alone: to and fro, the answer card, flags, the clock, handing in, and the result."""

import re
from pathlib import Path

import pytest
from textual.events import Key

from studyapp.study.exam import Exam
from studyapp.tui.screens.answer_card import AnswerCardScreen
from studyapp.tui.screens.ask import AskScreen
from studyapp.tui.screens.exam import ExamScreen
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.look_back import LookBackScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.exams import EVERY_TYPE, exam, session
from tests.screens.screen import StillClock, press, running, seen, settled


async def test_enter_keeps_what_is_picked_and_goes_on_and_nothing_is_marked(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        screen = await press(app, pilot, "b", "enter")
        assert "2/6" in screen
        assert "✓" not in screen
        assert session(app).response(0) is not None


async def test_what_is_picked_is_kept_before_any_other_key(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "c")
        kept = session(app).response(0)
        assert kept is not None
        await press(app, pilot, "a")
        assert session(app).response(0) not in (None, kept)


async def test_arrows_and_f7_f8_go_to_and_fro_and_what_was_picked_is_there_again(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "f8")
        screen = await press(app, pilot, "f7")
        assert "1/6" in screen
        assert "● B" in screen
        assert "2/6" in await press(app, pilot, "right")
        assert "1/6" in await press(app, pilot, "left")


async def test_what_is_being_written_is_kept_when_the_question_is_left(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "f8", "f8", "f8", "f8")
        await press(app, pilot, *"gaps", "enter", *"more")
        await press(app, pilot, "f7")
        assert session(app).response(4) == "gaps\nmore"
        assert "gaps" in await press(app, pilot, "f8")


async def test_a_flag_is_shown_and_taken_away(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        assert "⚑" in (await press(app, pilot, "ctrl+f")).splitlines()[0]
        assert session(app).flagged(0)
        assert "⚑" not in (await press(app, pilot, "ctrl+f")).splitlines()[0]


async def test_the_card_shows_what_is_empty_and_leads_there(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        screen = await press(app, pilot, "b", "enter", "ctrl+f", "f5")
        assert isinstance(app.screen, AnswerCardScreen)
        assert "1●" in screen
        assert "2○⚑" in screen
        assert "4/6" in await press(app, pilot, "down", "down", "enter")
        assert "3/6" in await press(app, pilot, "f5", "up", "enter")


async def test_the_card_finds_the_next_empty_question(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "enter", "b", "enter", "f5")
        assert "4/6" in await press(app, pilot, "n", "enter")


async def test_a_wide_screen_shows_the_card_beside_the_question(tmp_path: Path) -> None:
    async with exam(tmp_path, size=(120, 40)) as (app, pilot):
        assert "1○" in seen(app)
        assert "1●" in await press(app, pilot, "b")
        assert "1●⚑" in await press(app, pilot, "ctrl+f")


async def test_handing_in_asks_once_and_names_what_is_empty(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        screen = await press(app, pilot, "b", "ctrl+f", "f9")
        assert isinstance(app.screen, AskScreen)
        assert "Not answered: 2, 3, 4, 5, 6" in screen
        assert "Flagged: 1" in screen
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ExamScreen)
        screen = await press(app, pilot, "f9", "y")
        assert isinstance(app.screen, ResultScreen)
        assert "of 12 marks" in screen
        assert "not passed (6 to pass)" in screen


async def test_an_empty_question_shows_nothing_picked_whatever_was_picked_before_it(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "a", "f8", "f7")
        await pilot.pause(0.1)  # by now the next question is ready
        screen = await press(app, pilot, "f8")
        assert "2/6" in screen
        assert "●" not in screen


async def test_the_list_of_exams_is_drawn_again_in_the_other_language(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.action_go_home()
        await press(app, pilot, "e")
        assert "模拟考试" in await press(app, pilot, "f2")


async def test_enter_pressed_once_too_often_leads_to_what_is_empty_and_hands_nothing_in(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", *["f8"] * 6)
        assert isinstance(app.screen, AskScreen)
        screen = await press(app, pilot, "enter")
        assert isinstance(app.screen, ExamScreen)
        assert "2/6" in screen


async def test_where_nothing_is_empty_enter_hands_in(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        for key in "aaaaa1":
            await press(app, pilot, key, "f8")
        assert "All are answered." in seen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ResultScreen)


async def test_behind_the_last_question_enter_asks_whether_to_hand_in(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, *["f8"] * 5)
        await press(app, pilot, "f8")
        assert isinstance(app.screen, AskScreen)


async def test_leaving_says_that_the_clock_runs_on_and_home_offers_to_come_back(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        screen = await press(app, pilot, "b", "enter", "escape")
        assert "clock runs on" in screen
        await press(app, pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "1/6" in seen(app)
        clock.forward(60)
        screen = await press(app, pilot, "c")
        assert "2/6" in screen
        assert "19:00 left" in screen


async def test_the_last_minutes_are_announced(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        for seconds, words in ((601, "10 minutes left."), (540, "1 minute left.")):
            clock.forward(seconds)
            app.screen._tick()
            await settled(app, pilot)
            assert words in [each.message for each in app._notifications]


@pytest.mark.parametrize("over", [(), ("f5",), ("f9",), ("ctrl+t",)])
async def test_at_the_deadline_it_is_handed_in_whatever_is_open(tmp_path: Path, over: tuple[str, ...]) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        await press(app, pilot, "b", *over)
        ticking = next(screen for screen in app.screen_stack if isinstance(screen, ExamScreen))
        clock.forward(1200)
        ticking._tick()
        await settled(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert ticking.exam.given(0) is not None


async def test_a_section_with_a_time_is_left_for_good_after_a_word_of_warning(tmp_path: Path) -> None:
    async with exam(tmp_path, first="\n    minutes: 5") as (app, pilot):
        assert "section 05:00" in seen(app)
        screen = await press(app, pilot, "b", "enter", "enter")
        assert "Leave section 1. single choice?" in screen
        assert "3/6" in await press(app, pilot, "enter")
        assert "F7" not in seen(app)


async def test_a_question_whose_time_is_up_gives_way_to_the_next(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, more="seconds_each: 30", clock=clock) as (app, pilot):
        await press(app, pilot, "b")
        clock.forward(30)
        app.screen._tick()
        await settled(app, pilot)
        assert "2/6" in seen(app)
        assert session(app).response(0) is not None


async def test_the_language_changes_in_the_middle_of_an_exam(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "f2")
        assert "还剩 20:00" in seen(app)
        assert "● B" in seen(app)


async def test_written_answers_are_confirmed_from_the_result_one_after_the_other(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, *["f8"] * 4, *"the gap", "f9", "y")
        assert "1 written answer to confirm: K" in seen(app)
        await press(app, pilot, "k", "space", "enter", "enter")
        assert isinstance(app.screen, ResultScreen)
        assert "to confirm" not in seen(app)


async def test_the_result_is_looked_at_from_every_side(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "f9", "y")
        assert "By section" in await press(app, pilot, "v")
        assert "By chapter" in await press(app, pilot, "v")
        assert "By topic" in await press(app, pilot, "v")


async def test_every_column_of_a_result_stands_below_its_head(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        lines = (await press(app, pilot, "b", "f9", "y")).split("\n")
        head = next(n for n, line in enumerate(lines) if "Marks" in line)
        row = next(line for line in lines[head + 1 :] if "0/2" in line)
        for title, cell in (("Marks", "0/2"), ("Time", "00:00")):
            assert lines[head].index(title) + len(title) == row.index(cell) + len(cell)
        assert lines[head].index("Topic") == row.index("Kano model")
        assert lines[head].index("Question") == row.index("Which of these")
        for first in ("Section", "Chapter", "Topic", "Difficulty"):
            lines = (await press(app, pilot, "v")).split("\n")
            head = next(n for n, line in enumerate(lines) if "Answered" in line)
            assert lines[head].split() == [first, "Answered", "Marks", "Share", "Time"]
            row = lines[head + 1]
            ends = [lines[head].index(title) + len(title) for title in ("Answered", "Marks", "Share", "Time")]
            assert all(row[end - 1] != " " and row[end : end + 1] in ("", " ") for end in ends), (lines[head], row)


async def test_the_questions_of_a_result_are_gone_through_with_keys(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "f9", "y", "home")
        screen = await press(app, pilot, "enter")
        assert isinstance(app.screen, LookBackScreen)
        assert "1/6" in screen
        assert "F8 Next question" in screen
        assert "F7 One back" not in screen
        screen = await press(app, pilot, "f8", "f8", "f7", "right")
        assert "3/6" in screen
        assert "Which of these are types" in screen
        assert "F7 One back" in screen
        assert "2/6" in await press(app, pilot, "left")
        screen = await press(app, pilot, *["f8"] * 9)
        assert "6/6" in screen
        assert "F8" not in screen
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.query_one("#questions").highlighted == 5


async def test_only_the_questions_of_the_list_it_was_opened_from_are_gone_through(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        for key, seconds in (("a", 60), ("a", 60), ("a", 1), ("a", 1), ("a", 1), ("1", 1)):
            clock.forward(seconds)
            await press(app, pilot, key, "f8")
        await press(app, pilot, "y", *["v"] * 5)
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.view == "slow"
        slow = [line.means for line in app.screen._lines]
        assert sorted(slow) == [0, 1]
        await press(app, pilot, "home", "enter")
        seen_at = []
        for number, _ in enumerate(slow, 1):
            assert f"{number}/{len(slow)}" in seen(app)
            seen_at.append(app.screen.place)
            await press(app, pilot, "f8")
        assert seen_at == slow


async def test_the_paper_of_an_exam_is_saved_with_and_without_its_answers(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "f9", "y", "p")
        files = sorted((tmp_path / "papers").glob("small-*.md"))
        assert len(files) == 2
        answers, paper = (each.read_text(encoding="utf-8") for each in files)
        assert paper.startswith("# Small exam")
        assert "12 marks in all · time: 20 min · pass at 6 marks" in paper
        assert "Your answer" not in paper
        assert re.search(r"12 marks in all · earned: \d marks? · time: 20 min", answers)
        assert re.search(r"Part 1\. Single choice \(1 mark each, 2 marks, earned: \d marks?\)", answers)
        assert "Your answer" in answers


async def test_the_exams_of_the_course_are_listed_and_started_after_a_word_on_the_clock(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "f9", "y", "h")
        screen = await press(app, pilot, "e")
        assert "20 minutes, 12 marks, 6 to pass" in screen
        assert "also while the app is closed" in await press(app, pilot, "enter")
        assert "1/6" in await press(app, pilot, "enter")


async def test_what_another_window_did_is_caught_up_with_and_nothing_is_lost(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "enter")
        other = app.study.resume(session(app).sitting.id)
        assert isinstance(other, Exam)
        other.enter(3, ["gap", "five"])
        await press(app, pilot, "c", "f8")
        assert [session(app).response(place) is not None for place in range(4)] == [True, True, False, True]
        assert any("another window" in each.message for each in app._notifications)


async def test_an_exam_handed_in_by_another_window_shows_its_result(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "enter")
        other = app.study.resume(session(app).sitting.id)
        assert isinstance(other, Exam)
        other.hand_in()
        await press(app, pilot, "c")
        assert isinstance(app.screen, ResultScreen)


async def test_an_edited_bank_is_mentioned_when_the_exam_is_gone_on_with(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "escape", "enter")
    bank = tmp_path / "instructor" / "own.yaml"
    edited = EVERY_TYPE.read_text(encoding="utf-8").replace("why:\n      zh: ", "why:\n      zh: 改过：")
    bank.write_text(edited, encoding="utf-8")
    banks = (tmp_path / "instructor",)
    async with running(tmp_path, "en", banks=banks) as (app, pilot):
        await press(app, pilot, "c")
        assert any("edited since" in each.message for each in app._notifications)


@pytest.mark.parametrize("on", ["f8", "right", "enter"])
async def test_keys_that_come_at_once_count_for_the_question_they_were_pressed_at(tmp_path: Path, on: str) -> None:
    async with exam(tmp_path) as (app, pilot):
        for key in ("b", on, "c", on):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(app, pilot)
        exam_ = session(app)
        assert exam_.place == 2
        assert exam_.response(0) == exam_.items[0].letters[1]
        assert exam_.response(1) == exam_.items[1].letters[2]
        assert exam_.response(2) is None


async def test_what_is_being_written_at_the_deadline_is_handed_in(tmp_path: Path) -> None:
    clock = StillClock()
    async with exam(tmp_path, clock=clock) as (app, pilot):
        await press(app, pilot, *["f8"] * 4)
        screen = app.screen
        screen.stands("the last words")
        clock.forward(1200)
        screen._tick()
        await settled(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert screen.exam.given(4).answer.response == "the last words"


@pytest.mark.parametrize("key", ["f8", "enter", "ctrl+g", "ctrl+f", "f9"])
async def test_no_key_goes_astray_once_another_window_handed_in(tmp_path: Path, key: str) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "enter")
        sitting = session(app)
        app.study.resume(sitting.sitting.id).hand_in()
        await press(app, pilot, key)
        if isinstance(app.screen, AskScreen):
            await press(app, pilot, "y")
        assert isinstance(app.screen, ResultScreen)
        assert sitting.study.records.check() == []


async def test_keys_touch_no_question_that_is_out_of_sight_behind_its_material(tmp_path: Path) -> None:
    blueprint = "  - type: case\n    count: 1\n    marks_each: 4\n"
    async with exam(tmp_path, case=blueprint) as (app, pilot):
        await press(app, pilot, *["f8"] * 6)
        assert session(app).material(6) is not None
        await press(app, pilot, "f6", "b")
        assert session(app).response(6) is None
        await press(app, pilot, "escape", "b")
        assert session(app).response(6) is not None


async def test_what_cannot_be_read_as_an_answer_is_said_when_the_question_is_left(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, *["f8"] * 5, *"many", "f7")
        assert any("cannot be read" in each.message for each in app._notifications)
        assert session(app).response(5) == "many"


async def test_the_result_of_an_exam_is_found_again_under_the_exams(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", "f9", "y", "escape", "h", "e")
        screen = await press(app, pilot, "down")
        assert re.search(r"2026-11-22 \d\d:\d\d  ✗ \d/12  Small exam", screen), screen
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ResultScreen)
        await press(app, pilot, "escape")
        assert "Mock exams" in seen(app)


async def test_what_is_typed_right_after_going_on_belongs_to_the_next_question(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, *["f8"] * 4)
        for key in ("o", "n", "e", "ctrl+s", "4", "2", "f7"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(app, pilot)
        assert [session(app).response(place) for place in (4, 5)] == ["one", "42"]


async def test_a_result_with_points_to_confirm_passes_no_verdict_yet(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        screen = await press(app, pilot, *["f8"] * 4, *"the gap", "f9", "y")
        assert "marks so far" in screen
        assert "not passed" not in screen
        screen = await press(app, pilot, "k", "enter", "enter")
        assert "not passed (6 to pass)" in screen


@pytest.mark.parametrize("over", ["f5", "f9", "escape"])
async def test_the_language_is_switched_over_a_page_with_a_dialog_on_it(tmp_path: Path, over: str) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "b", over, "f2")
        screen = await press(app, pilot, "escape")
        assert "● B" in screen
        assert "交卷" in screen


async def test_what_is_being_typed_is_there_in_the_other_language(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, *["f8"] * 4, *"gaps", "f2")
        assert "gaps" in await press(app, pilot, "x")
        await press(app, pilot, "f7")
        assert session(app).response(4) == "gapsx"


async def test_going_back_to_what_was_picked_first_counts(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        await press(app, pilot, "c", "f8", "f7", "a")
        for key in ("c", "f8"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(app, pilot)
        assert session(app).response(0) == session(app).items[0].letters[2]


async def test_a_click_between_stem_and_options_picks_nothing(tmp_path: Path) -> None:
    async with exam(tmp_path) as (app, pilot):
        lines = seen(app).splitlines()
        first = next(number for number, line in enumerate(lines) if line.startswith("    A  "))
        await pilot.click(offset=(10, first - 1))
        await settled(app, pilot)
        assert session(app).response(0) is None
        await pilot.click(offset=(10, first))
        await settled(app, pilot)
        assert session(app).response(0) == session(app).items[0].letters[0]


@pytest.mark.parametrize("width", [20, 30, 36, 40])
async def test_a_window_may_become_small_while_an_answer_is_written(tmp_path: Path, width: int) -> None:
    async with exam(tmp_path, size=(120, 40)) as (app, pilot):
        await press(app, pilot, *["f8"] * 4)
        await pilot.resize_terminal(width, 12)
        await settled(app, pilot)
        await press(app, pilot, *"gaps", "f7")
        assert session(app).response(4) == "gaps"
