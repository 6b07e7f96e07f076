"""The shipped exams, sat from start to result in a real terminal, by keyboard alone, in both languages.

What a blueprint decides is compared with kept screens (`goldens/`): the answer card and the question whether to hand
in. With STUDYAPP_GOLDENS=write in the environment they are written instead.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.endtoend.terminal import Terminal

GOLDENS = Path(__file__).parent / "goldens"
STUDYAPP = str(Path(sys.executable).with_name("studyapp"))
LANGUAGES = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
WORDS = {
    "zh": ("答题卡", "现在交卷", "核对要点", "按部分"),
    "en": ("Answer card", "Hand in now", "Confirm points", "By section"),
}


def paper(folder: Path, name: str) -> list[str]:
    """The types of a paper's questions, in the order they are asked."""
    command = [STUDYAPP, "--data-dir", str(folder), "exam", name, "--seed", "5", "--draw-only", "--json"]
    drawn = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    types = []
    for section in drawn["sections"]:
        for question in section["questions"]:
            types += ["case"] * len(drawn["cases"][question]) if section["type"] == "case" else [section["type"]]
    return types


def frame(screen: str) -> list[str]:
    """The part of a screen inside the window drawn over the question."""
    inside = [line[line.index("│") : line.rindex("│") + 1] for line in screen.splitlines() if line.count("│") >= 2]
    return [line.rstrip() for line in inside]


def compare(name: str, shown: list[str]) -> None:
    path, text = GOLDENS / f"{name}.txt", "\n".join(shown) + "\n"
    if os.environ.get("STUDYAPP_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def settled(app: Terminal, text: str) -> str:
    """The screen with this text, once all of it is drawn: nothing has come for a quarter of a second."""
    app.wait_for(text)
    while app._read(0.25):
        pass
    return app.screen()


def answer(app: Terminal, screen: str) -> None:
    """Give some answer to the question on the screen, whatever its type, and go on."""
    if "Ctrl+S" in screen or "^S" in screen:
        app.write("客户带来利润 customers bring profit")
        app.press("ctrl+s")
    else:
        app.press("1", "enter")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["zikao", "guokai", "final"])
def test_an_exam_is_sat_from_start_to_result(
    terminal: Callable[..., Terminal], tmp_path: Path, name: str, language: str
) -> None:
    types = paper(tmp_path / "drawn", name)
    card, ask, confirm, by_section = WORDS[language]
    data = ["--lang", language, "--data-dir", str(tmp_path / "data")]
    app = terminal(*data, "exam", name, "--seed", "5", lang=LANGUAGES[language])
    for number in range(1, len(types) + 1):
        screen = settled(app, f"{number}/{len(types)} ")
        if number % 10 == 3:
            app.press("ctrl+f")
            app.wait_for("⚑")
        answer(app, screen)
    compare(f"{name}-hand-in.{language}", frame(settled(app, ask)))
    app.press("esc")
    app.wait_gone(ask)
    app.press("f5")
    compare(f"{name}-card.{language}", frame(settled(app, card + (":" if language == "en" else "："))))
    app.press("f9")
    app.wait_for(ask)
    app.press("enter")
    screen = app.wait_for(confirm)
    assert "100" in screen
    app.press("v")
    app.wait_for(by_section)
    app.press("esc")
    assert app.wait_for("客户关系管理" if language == "zh" else "Customer Relationship Management")
