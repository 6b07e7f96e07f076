"""Every screen as text, at both sizes and in both languages. After a change on purpose: --update-goldens, and look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studyapp.locales import Language
from studyapp.study.quiz import Quiz
from studyapp.study.study import Study
from tests.screens.exams import exam
from tests.screens.screen import press, running, seen, settled

SIZES = [(80, 24), (120, 40)]
LANGUAGES: list[Language] = ["zh", "en"]
QUICK = [(SIZES[0], "zh"), (SIZES[1], "en")]
ORDER = ["gap-1", "kano-1", "kano-2", "loyalty-1", "hostile-1"]

Golden = Callable[[str, str], None]


@pytest.fixture(
    params=[
        # Each size and each language is seen in every run; the other two pairs only in the slow one.
        pytest.param((size, language), marks=[] if (size, language) in QUICK else [pytest.mark.slow])
        for size in SIZES
        for language in LANGUAGES
    ],
    ids=lambda p: f"{p[0][0]}-{p[1]}",
)
def setting(request: pytest.FixtureRequest) -> Iterator[tuple[tuple[int, int], Language]]:
    """A size and a language."""
    return request.param


async def test_every_screen_looks_as_it_did(
    tmp_path: Path, golden: Golden, setting: tuple[tuple[int, int], Language]
) -> None:
    size, language = setting

    def keep(name: str, screen: str) -> None:
        golden(f"{name}.{size[0]}x{size[1]}.{language}", screen)

    async with running(tmp_path, language, size=size) as (app, pilot):
        keep("welcome", seen(app))
        await press(app, pilot, "home", *(["down"] * (0 if language == "zh" else 2)), "enter", "escape")
        keep("home-new", seen(app))

        app.sit(lambda study: asked_in_order(study))
        keep("single-asked", await press(app, pilot, "b"))
        keep("single-marked", await press(app, pilot, "enter"))
        keep("multiple-asked", await press(app, pilot, "enter", "a", "b"))
        keep("multiple-marked", await press(app, pilot, "enter"))
        keep("true-false-marked", await press(app, pilot, "enter", "t", "enter"))
        keep("fill-in-asked", await press(app, pilot, "enter", *"latent"))
        keep("fill-in-marked", await press(app, pilot, "enter", *"wrong", "enter"))
        keep("hostile", await press(app, pilot, "enter", "a", "enter"))
        keep("result", await press(app, pilot, "y"))
        keep("look-back", await press(app, pilot, "enter"))
        keep("home", await press(app, pilot, "escape", "escape"))
        keep("scores", await press(app, pilot, "s"))
        keep("scores-by-chapter", await press(app, pilot, "o"))
        keep("contents", await press(app, pilot, "escape", "b"))
        keep("note", await press(app, pilot, "enter"))
        keep("note-terms-hidden", await press(app, pilot, "h"))
        keep("help", await press(app, pilot, "f1"))


@pytest.mark.parametrize("size", SIZES, ids=["80", "120"])
async def test_both_languages_stand_one_under_the_other(tmp_path: Path, golden: Golden, size: tuple[int, int]) -> None:
    async with running(tmp_path, "zh", "both", size=size, start=asked_in_order) as (app, pilot):
        golden(f"both-asked.{size[0]}x{size[1]}", seen(app))
        golden(f"both-marked.{size[0]}x{size[1]}", await press(app, pilot, "b", "enter"))


async def test_a_quiz_in_the_making_and_what_is_learnt_by_heart_look_as_they_did(
    tmp_path: Path, golden: Golden, setting: tuple[tuple[int, int], Language]
) -> None:
    size, language = setting

    def keep(name: str, screen: str) -> None:
        golden(f"{name}.{size[0]}x{size[1]}.{language}", screen)

    async with running(tmp_path, language, size=size, start=asked_in_order) as (app, pilot):
        keep("builder", await press(app, pilot, "escape", "t"))
        keep("builder-sought", await press(app, pilot, *"kano"))
        await press(app, pilot, "escape")
        keep("builder-found", await press(app, pilot, *"kano", "down", "space"))
        keep("builder-several", await press(app, pilot, "escape", "tab", "space"))
        await press(app, pilot, "enter", "ctrl+s", *"Kano", "enter")
        keep("builder-saved", await press(app, pilot, "f5"))
    async with running(tmp_path, language, size=size, start=by_heart) as (app, pilot):
        keep("recite", seen(app))
        keep("recite-covered", await press(app, pilot, "right", "h"))
        keep("recite-uncovered", await press(app, pilot, "space"))


def by_heart(study: Study):  # type: ignore[no-untyped-def]
    """The questions of the small course with their answers, as the file has them."""
    return study.recite(Quiz(order="course", shuffled=False))


def asked_in_order(study: Study):  # type: ignore[no-untyped-def]
    """The questions of the small course, as the file has them."""
    return study._start("drill", ORDER, study._chance(3))


async def test_an_exam_looks_as_it_did_from_start_to_result(
    tmp_path: Path, golden: Golden, setting: tuple[tuple[int, int], Language]
) -> None:
    size, language = setting

    def keep(name: str, screen: str) -> None:
        golden(f"exam-{name}.{size[0]}x{size[1]}.{language}", screen)

    async with exam(tmp_path, language, size) as (app, pilot):
        keep("choice", await press(app, pilot, "b", "ctrl+f"))
        keep("written", await press(app, pilot, *["f8"] * 4, *"profit"))
        keep("card", await press(app, pilot, "f5"))
        keep("hand-in", await press(app, pilot, "f9"))
        keep("result", await press(app, pilot, "y"))
        keep("result-by-section", await press(app, pilot, "v"))
        keep("list", await press(app, pilot, "h", "e"))


async def test_home_looks_as_it_did_with_an_exam_open(
    tmp_path: Path, golden: Golden, setting: tuple[tuple[int, int], Language]
) -> None:
    size, language = setting
    async with exam(tmp_path, language, size) as (app, pilot):
        await press(app, pilot, "b")
        app.action_go_home()
        await settled(app, pilot)
        golden(f"home-exam.{size[0]}x{size[1]}.{language}", seen(app))
