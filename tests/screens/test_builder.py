from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Language
from studyapp.study.exam import Exam
from studyapp.study.presets import WIDEST, presets, save_preset
from studyapp.study.quiz import Quiz
from studyapp.study.scope import CASE, Scope
from studyapp.study.session import Session
from studyapp.study.study import course
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.builder import BuilderScreen
from studyapp.tui.screens.builder_rows import ROWS, USUAL, in_words
from studyapp.tui.screens.builder_scope import Outline, box, toggled
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.presets import NameScreen, PresetsScreen
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.recite import RecitationScreen
from studyapp.tui.screens.several import SeveralScreen
from tests.screens.screen import at, running, seen, settled
from tests.screens.test_goldens import asked_in_order

pytestmark = pytest.mark.slow  # an app is started for each of many details

QUESTION_TYPES_BUT_ONE = tuple(QUESTION_TYPES)[1:]
OPENED = ("escape", "t")
KIND, DIFFICULTY, ONLY, ORDER, ANSWERS, OPTIONS, MARKS, COUNT, MINUTES, SECONDS = range(10)


async def press(app: StudyApp, pilot: Pilot[None], *keys: str) -> str:
    """Press keys one after another, without waiting for the count of questions in between; returns the screen."""
    for place, key in enumerate(keys):
        if key in ("up", "down", "backspace") and key == "".join(keys[place + 1 : place + 2]):
            app.post_message(events.Key(key, None))  # held down, as it were
        else:
            await pilot.press(key)
    await settled(app, pilot)
    return seen(app)


async def at_once(app: StudyApp, pilot: Pilot[None], *keys: str) -> None:
    """Keys that come in one burst, as from an input method or quick fingers: none waits for what the last one does."""
    for key in keys:
        app.post_message(events.Key(key, "\r" if key == "enter" else key if len(key) == 1 else None))
    await settled(app, pilot)


def row(place: int) -> list[str]:
    """The keys that lead from the topics to a row of the choices."""
    return ["tab", "home", *["down"] * place]


def started(app: StudyApp) -> Session:
    screen = app.screen
    assert isinstance(screen, QuestionScreen | RecitationScreen)
    return screen.session


def said(app: StudyApp) -> str:
    """The newest message."""
    return [*app._notifications][-1].message


def asked(app: StudyApp) -> set[str]:
    return {item.question for item in started(app).items}


async def test_two_keys_from_home_start_the_usual_quiz(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("t", "enter")
        await settled(app, pilot)
        assert asked(app) == {"gap-1", "kano-1", "kano-2", "loyalty-1", "hostile-1"}
        assert started(app).sitting.plan.limit == 600


async def test_without_a_tick_the_quiz_is_on_the_line_under_the_cursor(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, *OPENED, "down", "down", "down")
        assert "Kano model · questions that fit: 2 · asked: 2" in screen
        await press(app, pilot, "enter")
        assert asked(app) == {"kano-1", "kano-2"}


async def test_ticked_topics_are_asked_wherever_the_cursor_is(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, *OPENED, "down", "down", "space", *["down"] * 3, "space", "home")
        assert "2 topics · questions that fit: 2" in screen
        assert screen.count("[x]") == 2
        assert screen.count("[-]") == 2
        await press(app, pilot, "enter")
        assert asked(app) == {"gap-1", "loyalty-1"}


async def test_a_chapter_folds_and_unfolds(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, *OPENED, "down", "down", "left")
        assert "Kano model" not in screen
        assert "Types of loyalty" in screen
        assert "Kano model" in await press(app, pilot, "right")


async def test_what_was_found_is_ticked_and_the_next_search_keeps_the_tick(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *"kano", "down", "space", *"loyalty", "down", "space")
        assert app.screen.quiz.scope.chapters == ("ch02",)
        assert app.screen.quiz.scope.topics == ("kano-model",)
        screen = await press(app, pilot, "escape")
        assert "Gap model" in screen
        await press(app, pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_search_that_finds_nothing_starts_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, *OPENED, *"zzz")
        assert "No chapter or topic is called that." in screen
        await press(app, pilot, "down", "space", "enter", "ctrl+s")
        assert isinstance(app.screen, BuilderScreen)


async def test_arrows_and_digits_make_every_choice(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *row(KIND), "left", "down", *["right"] * 4, "down", "right", "down", "right")
        await press(app, pilot, "down", "right", "down", "right", "down", "right", "down", "2", "５")
        await press(app, pilot, "down", "4", "5", "down", "9", "0")
        assert app.screen.quiz == Quiz(
            Scope(types=(), difficulties=(4,)),
            count=25,
            minutes=45,
            seconds=90,
            only=("unseen",),
            order="course",
            deferred=True,
            shuffled=False,
            scheme=app.screen.quiz.scheme,
        )
        assert app.screen.quiz.scheme.multiple == "fixed"
        screen = await press(app, pilot, *["backspace", "up"] * 10)
        assert app.screen.quiz == USUAL
        assert "quick ones" in screen


async def test_a_number_too_large_begins_anew_and_no_time_is_no_limit(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *row(COUNT), *"0")
        assert app.screen.quiz.count == 10
        await press(app, pilot, *"9997")
        assert app.screen.quiz.count == 7
        await press(app, pilot, "down", "0")
        assert app.screen.quiz.minutes is None
        await press(app, pilot, "7", "right")
        assert app.screen.quiz.minutes == 10
        await press(app, pilot, "7", "left")
        assert app.screen.quiz.minutes == 5


async def test_several_kinds_are_ticked_in_a_list_of_their_own(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *row(KIND), "left", "space")
        assert isinstance(app.screen, SeveralScreen)
        await press(app, pilot, "space", "down", "space", "down", "space", "space", "enter")
        assert app.screen.quiz.scope.types == ("single", "multiple")
        assert "questions that fit: 3" in seen(app)
        await press(app, pilot, "enter")
        assert asked(app) == {"gap-1", "kano-1", "hostile-1"}


def test_every_type_of_question_can_be_chosen() -> None:
    assert set(ROWS[KIND].several) == {*QUESTION_TYPES, CASE}


async def test_nothing_fits_is_said_before_anything_is_started(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, *OPENED, *row(ONLY), "right", "right")
        assert "Nothing fits" in screen
        await press(app, pilot, "enter")
        assert isinstance(app.screen, BuilderScreen)


async def test_marks_at_the_end_make_a_sitting_to_go_to_and_fro_in(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *row(ANSWERS), "right", "enter")
        assert isinstance(app.screen.session, Exam)


async def test_a_key_recites_what_is_chosen_without_a_clock(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        screen = await press(app, pilot, *OPENED, *["down"] * 3, *row(SECONDS), "7")
        assert "F6 Recite" in screen
        await press(app, pilot, "f6")
        assert isinstance(app.screen, RecitationScreen)
        assert asked(app) == {"kano-1", "kano-2"}
        assert (started(app).sitting.plan.limit, started(app).sitting.plan.each) == (None, None)
        await press(app, pilot, "escape", "t", *"zzz", "f6")
        assert isinstance(app.screen, BuilderScreen)


async def test_enter_picks_what_was_looked_for_beside_the_old_ticks_and_starts_at_the_second(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *["down"] * 2, "space")
        assert "Enter Pick what is found" in await press(app, pilot, *"loyalty")
        screen = await press(app, pilot, "enter")
        assert app.screen.quiz.scope.topics == ("gap-model",)
        assert app.screen.quiz.scope.chapters == ("ch02",)
        assert "Enter Start" in screen
        await press(app, pilot, "enter")
        assert asked(app) == {"gap-1", "loyalty-1", "hostile-1"}


async def test_enter_never_takes_the_tick_of_what_was_looked_for_away(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *"kano", "enter", *"kano", "enter")
        assert app.screen.quiz.scope.topics == ("kano-model",)


async def test_enter_where_nothing_is_looked_for_goes_to_the_list_with_all_ticks_kept(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *"kano", "enter", "escape", "escape", "t", "home", "slash", "enter")
        assert app.screen.where.scope.has_focus
        assert app.screen.quiz.scope.topics == ("kano-model",)


async def test_what_was_chosen_last_stands_there_again(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *["down"] * 3, "space", *row(COUNT), "1", "enter")
        assert len(started(app).items) == 1
        screen = await press(app, pilot, *OPENED)
        assert "[x]     Kano model" in screen
        assert "asked: 1" in screen
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        assert "The whole course · questions that fit: 5 · asked: 5" in await press(app, pilot, *OPENED)


async def test_the_language_changes_with_every_choice_and_the_search_kept(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *"kano", "down", "space", *row(COUNT), "1", "f2")
        screen = seen(app)
        assert "[x]     卡诺模型" in screen
        assert "差距模型" not in screen
        assert "题数           1" in screen
        assert app.screen.query_one(Input).value == "kano"
        assert app.screen.choices.has_focus
        assert "题数           12" in await press(app, pilot, "1", "2")


async def test_enter_does_not_overtake_a_digit(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *row(COUNT))
        await at_once(app, pilot, "3", "enter")
        assert len(started(app).items) == 3


async def test_enter_does_not_overtake_what_is_looked_for(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED)
        await at_once(app, pilot, *"kano", "enter")
        assert isinstance(app.screen, BuilderScreen)
        assert app.screen.quiz.scope.topics == ("kano-model",)
        await at_once(app, pilot, *"gap", "enter")
        await press(app, pilot, "enter")
        assert asked(app) == {"gap-1", "kano-1", "kano-2"}


async def test_what_an_input_method_commits_at_once_is_looked_for_whole(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED)
        await at_once(app, pilot, *"卡诺模型")
        assert app.screen.query_one(Input).value == "卡诺模型"


async def test_enter_does_not_overtake_a_tick_a_name_or_an_arrow(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *row(ONLY), "space")
        await at_once(app, pilot, "space", "enter")
        assert app.screen.quiz.only == ("unseen",)
        await press(app, pilot, "backspace")
        for count in "12":
            await press(app, pilot, *row(COUNT), count, "ctrl+s")
            await at_once(app, pilot, *f"{count} asked", "enter")
            assert said(app) == f"Saved: {count} asked"
            await press(app, pilot, "shift+tab")
        await press(app, pilot, "f5")
        await at_once(app, pilot, "down", "enter")
        assert len(started(app).items) == 2


async def test_choices_are_saved_changed_first_started_and_forgotten(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED, *"kano", "down", "space", "escape", *row(COUNT), "1", "ctrl+s")
        assert isinstance(app.screen, NameScreen)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, NameScreen)
        await press(app, pilot, *"[b]Kano", "enter")
        assert said(app) == "Saved: [b]Kano"
        assert presets(app.study)["[b]Kano"].scope.topics == ("kano-model",)

        await press(app, pilot, "shift+tab", "home", "space", *row(COUNT), "backspace", "f5")
        assert isinstance(app.screen, PresetsScreen)
        assert "[b]Kano" in seen(app)
        assert "Questions: 1" in seen(app)
        screen = await press(app, pilot, "space")
        assert "[x]     Kano model" in screen
        assert "asked: 1" in screen

        await press(app, pilot, "f5", "enter")
        assert len(started(app).items) == 1
        await press(app, pilot, *OPENED, "f5", "delete", "escape")
        assert "[b]Kano" in seen(app)
        screen = await press(app, pilot, "delete", "enter")
        assert "Nothing is saved yet" in screen
        assert not presets(app.study)
        await press(app, pilot, "enter", "delete", "space")
        assert isinstance(app.screen, PresetsScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, BuilderScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (120, 40)])
async def test_every_saved_quiz_is_reached_and_its_name_seen_in_full(tmp_path: Path, size: tuple[int, int]) -> None:
    everything = Quiz(
        Scope(types=QUESTION_TYPES_BUT_ONE, difficulties=(1, 2, 4), topics=("gap-model", "loyalty-types", "hostile")),
        count=33, minutes=7, seconds=9, only=("unseen", "wrong", "hot"), order="wrong_first", shuffled=False,
    )  # fmt: skip
    kept = [f"{n:02} {'保存的方案' * 3} as wide as it can"[:WIDEST] for n in range(30)]
    async with running(tmp_path, start=asked_in_order, size=size) as (app, pilot):
        for name in kept:
            save_preset(app.study, name, everything)
        kept = [*presets(app.study)]
        await press(app, pilot, *OPENED, "f5")
        for name in kept:
            screen = await press(app, pilot)
            assert name in screen
            assert "Gap model · Types of loyalty" in screen
            assert screen.count("╰") == 1
            await pilot.press("down")


async def test_saved_choices_on_what_the_course_has_no_more_are_refused(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        save_preset(app.study, "old", Quiz(Scope(topics=("gone",))))
        screen = await press(app, pilot, *OPENED, "f5", "space")
        assert said(app) == "there is no topic gone"
        assert "questions that fit: 5" in screen
        await press(app, pilot, "f5", "enter")
        assert isinstance(app.screen, BuilderScreen)


async def test_saved_choices_keep_what_the_program_does_not_offer(tmp_path: Path) -> None:
    odd = Quiz(Scope(chapters=("1",), difficulties=(2, 4)), count=33, minutes=7.5, seed=4, only=("hot", "unseen"))
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        save_preset(app.study, "odd", odd)
        screen = await press(app, pilot, *OPENED, "f5", "space")
        assert "7.5" in screen
        assert app.screen.quiz.scope == Scope(chapters=("ch01",), difficulties=(2, 4))
        assert app.screen.quiz.only == ("hot", "unseen")
        assert app.screen.quiz.seed is None
        await press(app, pilot, *row(MINUTES), "right")
        assert app.screen.quiz.minutes == 10


async def test_the_mouse_ticks_folds_and_changes(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED)
        await pilot.click("#scope", offset=(12, 3))
        await settled(app, pilot)
        assert "[x]     Kano model" in seen(app)
        await pilot.click("#scope", offset=(6, 1))
        await settled(app, pilot)
        assert "Kano model  " not in seen(app).split("questions that fit")[0]
        await pilot.click("#choices", offset=(4, COUNT))
        await settled(app, pilot)
        assert app.screen.quiz.count == 15
        await press(app, pilot, "up", "space")
        await press(app, pilot, *["up"] * 4, "space")
        assert isinstance(app.screen, SeveralScreen)
        await pilot.click("#ticks", offset=(4, 0))
        await press(app, pilot, "escape")
        assert app.screen.quiz.only == ("unseen",)


async def test_damaged_records_are_said_where_the_questions_would_be_counted(tmp_path: Path) -> None:
    (tmp_path / "progress.db").write_bytes(b"garbage" * 1000)
    async with running(tmp_path) as (app, pilot):
        screen = await press(app, pilot, "t")
        assert isinstance(app.screen, BuilderScreen)
        assert "progress.db" in "".join(screen.split())
        await press(app, pilot, "enter", "f5", "ctrl+s")
        assert isinstance(app.screen, BuilderScreen)


@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.slow)])
async def test_the_keys_fit_two_lines_at_eighty_columns(tmp_path: Path, language: Language) -> None:
    async with running(tmp_path, language, start=asked_in_order) as (app, pilot):
        await press(app, pilot, *OPENED)
        for keys in (["down"], ["k"], ["down"], ["tab"], *[["down"]] * len(ROWS)):
            assert "F2" in "".join((await press(app, pilot, *keys)).split("\n")[-2:])


async def test_sixty_columns_have_the_choices_below_the_topics(tmp_path: Path) -> None:
    async with running(tmp_path, start=asked_in_order, size=(60, 24)) as (app, pilot):
        lines = (await press(app, pilot, *OPENED)).split("\n")
        places = {
            words: next(n for n, line in enumerate(lines) if words in line) for words in ("Kano", "Seconds", "fit:")
        }
        assert places["Kano"] < places["Seconds"] < places["fit:"]


def test_what_is_as_always_is_not_told() -> None:
    assert in_words(Quiz()) == "Questions: 10"
    assert in_words(Quiz(only=("hot",), minutes=5)) == "hot topics · Questions: 10 · Minutes: 5"


@pytest.mark.parametrize("way", [1, -1])
def test_the_arrows_come_round_to_where_they_started(way: int) -> None:
    for each in ROWS:
        wanted = begun = each.put(USUAL, each.steps[0])
        for _ in each.steps:
            wanted = each.stepped(wanted, way)
        assert wanted == begun


@pytest.fixture
def outline(tmp_path: Path) -> Iterator[Outline]:
    names = course(at(tmp_path))
    yield Outline(names)
    names.close()


def names(outline: Outline, wanted: str = "") -> list[str]:
    return [entry.id for entry in outline.entries(wanted)]


def test_a_small_course_lies_open(outline: Outline) -> None:
    assert names(outline) == ["all", "ch01", "gap-model", "kano-model", "ch02", "loyalty-types", "hostile"]
    outline.opened.clear()
    assert names(outline) == ["all", "ch01", "ch02"]
    outline.reveal("hostile")
    assert names(outline) == ["all", "ch01", "ch02", "loyalty-types", "hostile"]


@pytest.mark.parametrize("typed", ["kano", "卡诺", "KANO-MODEL", "Kano m"])
def test_a_search_finds_topics_in_either_language_below_their_chapters(outline: Outline, typed: str) -> None:
    assert names(outline, typed) == ["ch01", "kano-model"]
    assert outline.first_found(outline.entries(typed), typed) == 1


@pytest.mark.parametrize("typed", ["2", "02", "２", "Loyalty", "忠诚"])
def test_a_chapter_is_found_by_its_number_and_its_name(outline: Outline, typed: str) -> None:
    assert names(outline, typed)[0] == "ch02"
    assert outline.first_found(outline.entries(typed), typed) == 0


def test_what_there_is_not_is_not_found(outline: Outline) -> None:
    assert names(outline, "zzz") == names(outline, "99") == []


def test_a_chapter_is_ticked_with_its_topics_and_counts_as_one(outline: Outline) -> None:
    whole, chapter, gap, *_ = outline.entries()
    picked = toggled(frozenset(), chapter)
    assert outline.scope(picked) == ((), ("ch01",))
    assert outline.called(picked) == "Gaps"
    assert (box(picked, chapter), box(picked, gap)) == ("[x]", "[x]")
    fewer = toggled(picked, gap)
    assert outline.scope(fewer) == (("kano-model",), ())
    assert (box(fewer, chapter), box(fewer, gap)) == ("[-]", "[ ]")
    assert toggled(fewer, chapter) == picked
    assert toggled(picked, chapter) == toggled(picked, whole) == frozenset()


def test_all_topics_are_the_whole_course(outline: Outline) -> None:
    assert outline.scope(outline.known) == ((), ())
    assert outline.called(outline.known) == "The whole course"
    assert outline.called(outline.known - {"gap-model"}) == "1 chapter + 1 topic"
