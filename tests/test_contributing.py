"""The worked example of a question type in CONTRIBUTING.md works: three files and a line in the union are enough."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = GUIDE[GUIDE.index("## A question type") : GUIDE.index("## Content")]
HEAD = "bank: crm/example\ncourse: crm\ntitle: Example\nquestions:\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project with the example's type in it."""
    for name in ("studyapp", "question_bank", "notes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file, code in re.findall(r"`(studyapp/\S+/abbreviation\.py)`.*?```python\n(.*?)```", EXAMPLE, re.DOTALL):
        (tmp_path / file).write_text(re.sub(r"^   ", "", code, flags=re.MULTILINE), encoding="utf-8")
    union = tmp_path / "studyapp" / "course" / "types.py"
    text = union.read_text(encoding="utf-8")
    text = text.replace("    Single\n", "    Single\n    | Abbreviation\n", 1)
    union.write_text(
        text.replace(
            "from studyapp.course.classify", "from studyapp.course.abbreviation import Abbreviation\n\\g", 1
        ).replace("\\g", "from studyapp.course.classify"),
        encoding="utf-8",
    )
    (yaml,) = re.findall(r"```yaml\n(.*?)```", EXAMPLE, re.DOTALL)
    (tmp_path / "example.yaml").write_text(HEAD + re.sub(r"^   ", "", yaml, flags=re.MULTILINE), encoding="utf-8")
    return tmp_path


def run(copy: Path, *words: str, typed: str = "") -> str:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    line = [sys.executable, "-m", "studyapp", "--lang", "en", "--data-dir", str(copy / "data"), *words]
    done = subprocess.run(
        line, input=typed, capture_output=True, text=True, cwd=copy, env=environment, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_worked_example_is_checked_asked_marked_and_counted(copy: Path) -> None:
    assert "1 question: no problems" in run(copy, "bank", "check", "example.yaml")
    quiz = ["--bank", "example.yaml", "quiz", "--plain", "--type", "abbreviation"]
    asked = run(copy, *quiz, typed="Customer Relationship Management\n")
    assert "What does CRM stand for?" in asked
    assert "✓ Right 1/1" in asked
    assert "abbreviation" in run(copy, "stats")
    assert '"abbreviation"' in run(copy, "bank", "schema")


@pytest.mark.slow
async def test_its_widget_takes_the_answer_in_the_app(copy: Path) -> None:
    code = """
import asyncio
from pathlib import Path
from studyapp.locales import speak
from studyapp.study.places import Options, places
from studyapp.study.scope import Scope
from studyapp.study.quiz import Quiz
from studyapp.tui.app import StudyApp

async def main():
    speak("en")
    start = lambda study: study.quiz(Quiz(Scope(types=("abbreviation",))))
    app = StudyApp(places(Path("data"), (Path("example.yaml"),)), Options(lang="en"), start)
    async with app.run_test() as pilot:
        for key in (*"crm", "enter"):
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.press(key)
        await pilot.pause()
        print("\\n".join(strip.text for strip in app.screen._compositor.render_strips()))

asyncio.run(main())
"""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=copy,
        env=environment,
        encoding="utf-8",
        check=False,
    )
    assert "customer relationship management" in done.stdout, done.stdout + done.stderr
