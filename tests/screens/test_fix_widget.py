"""True or false with the statement to be put right: F leads on to the words, by keyboard alone."""

import pytest
from textual.widgets import Input

from studyapp.course.blanks import Forms
from studyapp.course.question import Response
from studyapp.course.text import Bilingual
from studyapp.course.true_false import Fix, TrueFalse
from studyapp.locales import Language
from studyapp.tui.widgets.true_false import Answer
from tests.marking.questions import true_false
from tests.screens.alone import Alone, alone, press

pytestmark = pytest.mark.slow  # an app is started for each of many details

FIX = Fix(wrong=Bilingual(zh="期望", en="[expectation]"), right=Forms(zh=["感知"], en=["perception"]))
QUESTION = TrueFalse(id="j", topic="t", stem="s", why="w", answer=False, correction="c", fix=FIX)
ASKING = "Instead of “[expectation]” it should say:"


def words(app: Alone) -> Input:
    return app.query_one("#instead", Input)


async def test_the_words_are_asked_for_once_false_is_chosen_and_nothing_jumps() -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        before = app.screen_lines
        assert not any(ASKING in line for line in before)
        screen = await press(app, pilot, "f")
        assert ASKING in screen[2]
        assert words(app).has_focus
        assert screen[4] == before[4] == "below"


async def test_letters_typed_as_words_do_not_judge() -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        screen = await press(app, pilot, "f", *"tfyn1对", "enter")
        assert "● F" in screen[1]
        assert app.submitted == [["tfyn1对"]]


@pytest.mark.parametrize("keys", [("down", "down", "down"), ("down", "down", "enter"), ("2",), ("Ｆ",), ("错",)])
async def test_every_way_to_choose_false_leads_to_the_words(keys: tuple[str, ...]) -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        await press(app, pilot, *keys, *"per")
        assert app.changed[-1] == ["per"]
        assert app.submitted == []


async def test_false_without_words_can_be_handed_in() -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        await press(app, pilot, "f", "enter")
        assert app.submitted == [False]


async def test_true_clears_the_words() -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        screen = await press(app, pilot, "f", *"per", "up", "t", "enter")
        assert not any(ASKING in line for line in screen)
        assert words(app).value == ""
        assert app.changed[-1] is True
        assert app.submitted == [True]


async def test_enter_on_the_judgement_hands_in_once_there_are_words() -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        await press(app, pilot, "f", *"per", "up", "enter")
        assert app.submitted == [["per"]]


async def test_clicks_do_as_well() -> None:
    async with alone(Answer, QUESTION) as (app, pilot):
        await pilot.click("#options", offset=(5, 1))
        await pilot.click("#options", offset=(5, 1))
        await press(app, pilot, *"per")
        assert app.changed[-1] == ["per"]
        await pilot.click("#options", offset=(5, 0))
        await pilot.pause()
        assert app.changed[-1] is True
        assert app.submitted == []


@pytest.mark.parametrize(("draft", "after"), [(["per"], ["perc"]), (False, ["c"])])
async def test_what_was_typed_comes_back(draft: Response, after: Response) -> None:
    async with alone(Answer, QUESTION, draft=draft) as (app, pilot):
        assert "● F" in app.screen_lines[1]
        assert ASKING in app.screen_lines[2]
        await press(app, pilot, "c")
        assert app.changed[-1] == after


@pytest.mark.parametrize(
    ("marked", "judged", "said"),
    [
        (["Perception"], "✓ yours", "✓ right"),
        (["loyalty"], "✓ yours", "✗ answer: perception"),
        (False, "✓ yours", "✗ answer: perception"),
        (True, "✓ answer", "✗ answer: perception"),
        ("", "✓ answer", "✗ answer: perception"),
    ],
)
async def test_once_marked_both_judgement_and_words_have_a_verdict(marked: Response, judged: str, said: str) -> None:
    async with alone(Answer, QUESTION, marked=marked) as (app, pilot):
        screen = app.screen_lines
        assert ("✗ yours" in screen[0]) == (marked is True)
        assert judged in screen[1]
        assert ASKING in screen[2]
        assert said in screen[3]
        assert screen[4] == "below"
        await press(app, pilot, "t", "f", "enter")
        assert app.screen_lines[:4] == screen[:4]
        assert len(app.submitted) == 1


@pytest.mark.parametrize(("language", "asking"), [("zh", "“期望”应改为："), ("en", ASKING)])
async def test_the_wrong_words_are_those_of_the_language_shown(language: Language, asking: str) -> None:
    async with alone(Answer, QUESTION, language=language, size=(60, 24)) as (app, pilot):
        assert asking in (await press(app, pilot, "f"))[2]


async def test_where_nothing_is_to_be_put_right_only_the_judgement_is_asked() -> None:
    async with alone(Answer, true_false(False)) as (app, pilot):
        assert app.screen_lines[2] == "below"
        await press(app, pilot, "f", "t", "f", "enter")
        assert app.submitted == [False]
