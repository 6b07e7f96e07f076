"""The rules of the house that a program can check: layers, docstrings, sizes, files, and what a command may import."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.checkout import ROOT, project_files
from tests.commands import ask, commands
from tests.study.course import write_course

PACKAGE = ROOT / "studyapp"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 300
TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "notes",
    "pyproject.toml",
    "question_bank",
    "studyapp",
    "tests",
}
# The first alternative is where packages come from, the second a folder of somebody's machine.
BELONGS_ELSEWHERE = re.compile(
    r"\b(pypi|pythonhosted|npmjs|debian)\.(org|com|net)\b"
    r"|(?<![\w.~})-])/(root|work|home|opt|tmp|Users)/\w"
)
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"
START_COMMAND = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/studyapp"

# Runs command lines one after the other as the installed script does; says of each how it ended, and which of the
# modules `heavy` were not there before and are now.
PROBE = """
import json, sys
from studyapp.__main__ import main
heavy, *lines = json.loads(sys.argv[1])
for words in lines:
    sys.argv[1:] = words
    try:
        code = main()
    except SystemExit as end:
        code = end.code
    loaded = [name for name in heavy if name in sys.modules]
    heavy = [name for name in heavy if name not in loaded]
    print("\\nended", json.dumps([words, code, loaded]), file=sys.stderr)
"""


def imported(lines: Sequence[Sequence[str]], heavy: str, folder: Path) -> dict[str, tuple[int, set[str]]]:
    """The exit code of each command line, and which of the modules `heavy` (with commas) it was the first to import.

    One fresh interpreter runs them all: nothing heavy may be left behind by any, so none can hide what another does.
    """
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps([heavy.split(","), *lines])],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    ended = [json.loads(end) for end in re.findall(r"^ended (.*)$", ran.stderr, re.MULTILINE)]
    assert [words for words, _, _ in ended] == [list(words) for words in lines], ran.stderr
    return {" ".join(words): (code, set(loaded)) for words, code, loaded in ended}


def test_the_layers_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out


def test_every_module_says_what_it_is_for() -> None:
    modules = {str(module.relative_to(ROOT)): ast.parse(module.read_bytes()) for module in MODULES}
    assert [name for name, module in modules.items() if not ast.get_docstring(module)] == []


def test_every_folder_of_code_is_a_package() -> None:
    assert {module.parent for module in MODULES} == {
        module.parent for module in MODULES if module.name == "__init__.py"
    }


def test_no_file_is_too_long() -> None:
    files = [file for suffix in ("py", "tcss") for file in PACKAGE.rglob(f"*.{suffix}")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_the_top_level_holds_only_what_belongs_there() -> None:
    assert {name.partition("/")[0] for name in project_files()} - TOP_LEVEL == set()


def test_no_file_names_a_package_registry_or_a_machines_folders() -> None:
    found = []
    for name in project_files():
        try:
            lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{name}:{n}: {line.strip()[:120]}" for n, line in enumerate(lines, 1) if BELONGS_ELSEWHERE.search(line)
        ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line", ["pip --index-url https://py" + "pi.org/simple", "cd /ho" + "me/me", "open('/tm" + "p/x')"]
)
def test_a_line_that_belongs_elsewhere_is_recognised(line: str) -> None:
    assert BELONGS_ELSEWHERE.search(line)


@pytest.mark.parametrize("command", [TEST_COMMAND, START_COMMAND])
def test_the_readme_says_how_to_start_and_to_test(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_the_command_tree_can_be_walked() -> None:
    """Without it, the tests parametrised over the commands would be empty and green."""
    assert ask("en").returncode == 0, ask("en").stderr
    assert len(commands()) > len({each.path[:1] for each in commands()}) > 1


def test_the_version_is_said_without_importing_anything(tmp_path: Path) -> None:
    heavy = "click,msgspec,gettext,textual,sqlite3,pathlib"
    assert imported([["--version"]], heavy, tmp_path) == {"--version": (0, set())}


def test_help_opens_no_textual(tmp_path: Path) -> None:
    calls = [[*each.path, "--help"] for each in commands()]
    ended = imported(calls, "textual,rich,fsrs,sqlite_utils", tmp_path)
    assert {call: end for call, end in ended.items() if end != (0, set())} == {}


def test_a_command_that_is_not_the_app_opens_no_textual(tmp_path: Path) -> None:
    course = str(course_with_an_exam(tmp_path / "course"))
    calls = [call for each in commands() if not each.group for call in each.calls()]
    # A folder for each, so that every one of them finds a student who has just begun.
    lines = [["--data-dir", f"data-{place}", "--bank", course, *call] for place, call in enumerate(calls)]
    ended = imported(lines, "textual,rich", tmp_path)
    assert {call: loaded for call, (_, loaded) in ended.items() if loaded} == {}
    assert {code for code, _ in ended.values()} <= {0, 1, 2}


def course_with_an_exam(folder: Path) -> Path:
    """A course of a few questions: what a command imports does not depend on how many there are."""
    write_course(folder)
    (folder / "exams").mkdir()
    sections = "sections:\n  - {type: single, count: 2, marks_each: 1}\n"
    head = "exam: test\ncourse: tiny\ntitle: Test\nmarks: 2\npass_mark: 1\nminutes: 5\n"
    (folder / "exams" / "test.yaml").write_text(head + sections, encoding="utf-8")
    return folder


def test_without_a_terminal_the_app_is_refused_and_not_imported(tmp_path: Path) -> None:
    ended = imported([["--data-dir", str(tmp_path)]], "textual,rich,click", tmp_path)
    assert list(ended.values()) == [(2, set())]
