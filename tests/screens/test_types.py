"""Every question type on its real screen, answered with the keyboard alone, from the first key to full marks.

As text at both sizes and in both languages: asked with something entered, and marked. After a change on purpose:
--update-goldens, and look.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from studyapp.course.letters import OPTION_LETTERS
from studyapp.locales import Language
from studyapp.study.session import Session
from studyapp.study.study import Study
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.question import QuestionScreen
from studyapp.tui.screens.result import ResultScreen
from tests.screens.screen import press, running, seen, settled

pytestmark = pytest.mark.slow  # an app is started for each of many details

BANK = Path(__file__).parent / "every_type.yaml"
SIZES = [(80, 24), (120, 40)]
LANGUAGES: list[Language] = ["zh", "en"]

WORDS = {
    "every-fix": {"zh": "期望", "en": "expectations"},
    "every-term": {
        "zh": "它是客户终生价值的总和，要贴现到今天。",
        "en": "It is the discounted sum of the lifetime values of its customers.",
    },
    "every-short": {
        "zh": "老客户让店赚钱，向朋友推荐，\n还会提出意见。",
        "en": "They bring profit and recommend the firm.\nThey also give feedback.",
    },
    "every-essay": {
        "zh": "满意是忠诚的基础。\n但它不等于忠诚；垄断行业里是虚假忠诚。",
        "en": "Satisfaction is the basis of loyalty.\nIt does not guarantee it; think of false loyalty.",
    },
    "every-numeric": {"zh": "28", "en": "28"},
    "every-label-1": {"zh": "感知服务", "en": "perceived service"},
    "every-label-2": {"zh": "服务标准", "en": "standards"},
    "every-case-2": {"zh": "回访流失的会员。", "en": "Call them and find out why."},
}
WRITTEN = ["term", "short", "essay"]
OTHERS = ["fix", "numeric", "matching", "ordering", "classify", "label"]

Keep = Callable[[str, StudyApp], None]


def settings(quick: Sequence[Language]) -> list[ParameterSet]:
    """Every size and language; all but the narrow size in these languages are left to the slow run."""
    return [
        pytest.param(
            (size, language),
            marks=[] if size == SIZES[0] and language in quick else [pytest.mark.slow],
            id=f"{size[0]}-{language}",
        )
        for size in SIZES
        for language in LANGUAGES
    ]


@pytest.fixture(params=settings(LANGUAGES))
def setting(request: pytest.FixtureRequest) -> Iterator[tuple[tuple[int, int], Language]]:
    """A size and a language."""
    return request.param


@pytest.fixture
def keep(golden: Callable[[str, str], None], setting: tuple[tuple[int, int], Language]) -> Keep:
    """`keep(name, app)`: compare the screen with its golden."""
    size, language = setting
    return lambda name, app: golden(f"type-{name}.{size[0]}x{size[1]}.{language}", seen(app))


def asked(*ids: str) -> Callable[[Study], Session]:
    """These questions of the bank, in this order."""
    return lambda study: study._start("drill", ids, study._chance(3))


def keys_for(app: StudyApp, language: Language) -> list[str]:
    """What a student who knows the answer presses, short of handing it in."""
    screen = app.screen
    assert isinstance(screen, QuestionScreen)
    item, question = screen.session.items[screen.place], screen.session.question(screen.place)
    shown = dict(zip(item.letters, OPTION_LETTERS, strict=False))
    match item.type:
        case "true_false":
            return ["f", *typed(WORDS[item.question][language])]
        case "label":
            return [*typed(WORDS["every-label-1"][language]), "enter", *typed(WORDS["every-label-2"][language])]
        case "matching" | "ordering":
            return [shown[letter].lower() for letter in question.key("en", "en")]
        case "classify":
            belongs = dict(zip(question.letters, question.key("en", "en"), strict=True))
            return [belongs[key].lower() for key in item.letters]
        case "single":
            return [shown[str(question.key("en", "en"))].lower()]
    return typed(WORDS[item.question][language])


def typed(words: str) -> list[str]:
    """The keys that write these words."""
    return ["enter" if sign == "\n" else sign for sign in words]


async def enter(app: StudyApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys as somebody who types does: the screen is waited for after the first, which may lead to where the
    others go, and after keys with a name; not after each letter."""
    for place, key in enumerate(keys):
        if len(key) > 1:
            await pilot.press(key)
            continue
        app.post_message(events.Key(_character_to_key(key), key))
        if place == 0:
            await settled(app, pilot)
    await settled(app, pilot)


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("setting", settings(["zh"]), indirect=True)
async def test_a_question_is_answered_with_the_keyboard_alone(
    tmp_path: Path, keep: Keep, setting: tuple[tuple[int, int], Language], kind: str
) -> None:
    size, language = setting
    async with running(tmp_path, language, size=size, banks=(BANK,), start=asked(f"every-{kind}")) as (app, pilot):
        session = app.screen.session
        await enter(app, pilot, *keys_for(app, language))
        keep(f"{kind}-asked", app)
        await press(app, pilot, "enter")
        keep(f"{kind}-marked", app)
        given = session.given(0)
        assert (given.mark, given.right) == (session.items[0].full, True)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ResultScreen)


@pytest.mark.parametrize("kind", WRITTEN)
async def test_a_written_answer_is_handed_in_and_confirmed_with_the_keyboard_alone(
    tmp_path: Path, keep: Keep, setting: tuple[tuple[int, int], Language], kind: str
) -> None:
    size, language = setting
    async with running(tmp_path, language, size=size, banks=(BANK,), start=asked(f"every-{kind}")) as (app, pilot):
        session = app.screen.session
        await enter(app, pilot, *keys_for(app, language))
        keep(f"{kind}-asked", app)
        await press(app, pilot, "ctrl+s")
        keep(f"{kind}-to-confirm", app)
        assert session.given(0).mark == session.items[0].full
        assert not session.settled(0)
        await press(app, pilot, "enter")
        keep(f"{kind}-confirmed", app)
        assert session.settled(0)
        assert session.given(0).mark == session.items[0].full
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ResultScreen)


@pytest.mark.parametrize("setting", settings(["zh"]), indirect=True)
async def test_a_case_is_read_and_its_questions_answered_with_the_keyboard_alone(
    tmp_path: Path, keep: Keep, setting: tuple[tuple[int, int], Language]
) -> None:
    size, language = setting
    start = asked("every-case-1", "every-case-2")
    async with running(tmp_path, language, size=size, banks=(BANK,), start=start) as (app, pilot):
        session = app.screen.session
        before = seen(app)
        await press(app, pilot, "f6")
        keep("case-reading", app)
        assert await press(app, pilot, "f6") == before
        await enter(app, pilot, *keys_for(app, language))
        keep("case-asked", app)
        await press(app, pilot, "enter")
        keep("case-marked", app)
        await press(app, pilot, "enter")
        await enter(app, pilot, *keys_for(app, language))
        keep("case-written-asked", app)
        before = seen(app)
        await press(app, pilot, "f6")
        assert seen(app) != before
        assert await press(app, pilot, "f6") == before
        await press(app, pilot, "ctrl+s")
        keep("case-written-to-confirm", app)
        await press(app, pilot, "enter")
        keep("case-written-confirmed", app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ResultScreen)
        assert session.totals() == (2, 2)


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("setting", settings(["en"]), indirect=True)
async def test_a_wrong_answer_is_told_from_the_right_one(
    tmp_path: Path, keep: Keep, setting: tuple[tuple[int, int], Language], kind: str
) -> None:
    size, language = setting
    wrong = {
        "fix": ["f", *typed("price")],
        "numeric": ["5", "6"],
        "matching": ["a", "b", "c"],
        "ordering": [],
        "classify": ["a", "a", "a", "a"],
        "label": ["x", "enter"],
    }
    async with running(tmp_path, language, size=size, banks=(BANK,), start=asked(f"every-{kind}")) as (app, pilot):
        await enter(app, pilot, *wrong[kind], "enter")
        keep(f"{kind}-wrong", app)
        assert app.screen.session.given(0).mark < app.screen.session.items[0].full
