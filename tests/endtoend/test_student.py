"""A student at a real terminal: the installed command, keys, and the screen."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.endtoend.terminal import Terminal
from tests.study.course import single, write_course

STUDYAPP = str(Path(sys.executable).with_name("studyapp"))

Start = Callable[..., Terminal]


@pytest.fixture
def course(tmp_path: Path) -> str:
    """The folder of a small course: each start reads it in no time, where the shipped one takes a second."""
    topics = ["apples", "pears", "plums"] * 4
    return str(write_course(tmp_path / "course", *(single(f"q-{n}", topic) for n, topic in enumerate(topics))))


def journal(folder: Path) -> list[str]:
    """The kinds of events in the journal, in the order they happened."""
    with sqlite3.connect(folder / "progress.db") as records:
        return [kind for (kind,) in records.execute("SELECT kind FROM event ORDER BY id")]


def stats(folder: Path) -> dict[str, object]:
    """What `stats --json` says."""
    command = [STUDYAPP, "stats", "--json", "--data-dir", str(folder)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("lang", "choose", "hand_in", "onward", "result"),
    [
        ("zh_CN.UTF-8", "选择语言", "提交", "下一题", "重做错题"),
        pytest.param(
            *("en_US.UTF-8", "Choose your language", "Hand in", "Next question", "Wrong ones again"),
            marks=pytest.mark.slow,
        ),
    ],
    ids=["zh", "en"],
)
def test_from_first_start_to_the_fifth_answer_by_keyboard_alone(
    terminal: Start, tmp_path: Path, lang: str, choose: str, hand_in: str, onward: str, result: str
) -> None:
    app = terminal("--data-dir", str(tmp_path / "data"), lang=lang)
    app.wait_for(choose)
    app.press("enter")
    for number in range(1, 6):
        app.wait_for(f"{number}/5")
        app.wait_for(hand_in)
        app.press("f4" if number == 1 else "down")
        if number > 1:
            app.wait_for("●")
            app.press("enter")
        app.wait_for(onward)
        app.press("enter")
    app.wait_for(result)
    app.press("h")
    app.wait_for("5/" if lang.startswith("zh") else "met 5 of")
    app.press("q")
    assert app.wait_end() == 0
    assert journal(tmp_path / "data").count("answered") == 5


def test_a_kill_while_answering_loses_no_answer_that_was_shown_as_marked(
    terminal: Start, tmp_path: Path, course: str
) -> None:
    data = tmp_path / "data"
    answered = 0
    for _ in range(2):
        app = terminal("quiz", "--count", "8", "--seed", "1", "--data-dir", str(data), "--bank", course)
        app.wait_for("/8")
        for _ in range(2):
            app.wait_for("Don't know")
            app.press("f4")
            app.wait_for("Next question")
            answered += 1
            app.press("enter")
        app.kill()
        assert journal(data).count("answered") == answered
    check = subprocess.run([STUDYAPP, "data", "check", "--data-dir", str(data)], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr


def test_after_a_kill_home_offers_to_go_on_at_the_same_question(terminal: Start, tmp_path: Path, course: str) -> None:
    here = ["--data-dir", str(tmp_path / "data"), "--bank", course]
    app = terminal("quiz", "--count", "6", "--seed", "2", *here)
    app.wait_for("1/6")
    app.press("f4")
    app.wait_for("Next question")
    app.press("enter")
    screen = app.wait_for("2/6")
    stem = screen.split("\n")[2]
    app.kill()

    again = terminal(*here)
    again.wait_for("Continue: quiz")
    again.wait_for("1/6")
    again.press("c")
    assert stem in again.wait_for("2/6")


def test_what_was_picked_before_a_kill_stands_there_again(terminal: Start, tmp_path: Path, course: str) -> None:
    data = tmp_path / "data"
    here = ["--data-dir", str(data), "--bank", course]
    app = terminal("quiz", "--count", "2", "--seed", "3", *here)
    app.wait_for("1/2")
    app.press("down")
    app.wait_for("●")
    app.wait_until(lambda _: "entered" in journal(data), "what was picked to be kept")
    app.kill()

    again = terminal(*here)
    again.wait_for("Continue: quiz")
    again.press("c")
    assert "● A" in again.wait_for("1/2")


def test_a_bank_with_a_fault_is_left_out_and_named_and_the_rest_works(
    terminal: Start, tmp_path: Path, course: str
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("bank: bad\ncourse: tiny\ntitle: Bad\nquestions:\n  - id: x\n    id: y\n", encoding="utf-8")
    bomb = tmp_path / "bomb.yaml"
    bomb.write_text("[" * 100_000, encoding="utf-8")
    here = ["--data-dir", str(tmp_path / "data"), "--bank", course, "--bank", str(bad)]
    first = terminal("quiz", "--count", "1", *here)
    first.wait_for("1/1")
    first.press("f4")
    first.wait_for("Next question")
    first.kill()

    app = terminal(*here, "--bank", str(bomb))
    app.wait_for("bomb.yaml")
    screen = app.wait_for("bad.yaml")
    assert "bad.yaml, line 6: " in " ".join(screen.split())
    app.press("n")
    app.wait_for("1/10")


def test_the_window_can_be_made_narrow_and_wide_again(terminal: Start, tmp_path: Path, course: str) -> None:
    here = ["--data-dir", str(tmp_path / "data"), "--bank", course]
    app = terminal("quiz", "--count", "3", "--seed", "1", *here, columns=120, rows=40)
    app.wait_for("1/3")
    app.resize(60, 20)
    app.press("f2")
    app.wait_for("提交")
    app.resize(120, 40)
    app.press("f2")
    app.wait_for("Hand in")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "did you mean apples?"), pytest.param("zh", "是不是要写 apples？", marks=pytest.mark.slow)],
)
def test_a_topic_that_does_not_exist_ends_the_app_with_what_to_write_instead(
    terminal: Start, tmp_path: Path, course: str, lang: str, words: str
) -> None:
    here = ["--data-dir", str(tmp_path / "data"), "--bank", course]
    app = terminal("quiz", "--topic", "aples", "--lang", lang, *here)
    assert app.wait_end() == 2
    assert words in app.screen()
