"""The rules of the house that a program can check: layers, docstrings, sizes, files, and what a command may import."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.checkout import ROOT, project_files
from tests.commands import Command, ask, commands

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

# Runs the command line as the installed script does, then names the modules of `heavy` that got imported.
PROBE = """
import sys
from studyapp.__main__ import main
heavy = sys.argv.pop(1).split(",")
try:
    code = main()
except SystemExit as end:
    code = end.code
print("\\nexit", code, "imported", *(name for name in heavy if name in sys.modules), file=sys.stderr)
"""


def imported(arguments: list[str], heavy: str, folder: Path) -> tuple[int, set[str]]:
    """The exit code of a command line and which of the modules `heavy` (with commas) it imported."""
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, heavy, *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    last = re.fullmatch(r"exit (\d+) imported(.*)", ran.stderr.rstrip().rsplit("\n", 1)[-1])
    assert last, ran.stderr
    return int(last[1]), set(last[2].split())


def test_the_layers_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_bytes())), "no docstring"


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
    assert imported(["--version"], "click,msgspec,gettext,textual,sqlite3,pathlib", tmp_path) == (0, set())


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_help_opens_no_textual(command: Command, tmp_path: Path) -> None:
    assert imported([*command.path, "--help"], "textual,rich,fsrs,sqlite_utils", tmp_path) == (0, set())


@pytest.mark.parametrize("call", [call for each in commands() if not each.group for call in each.calls()], ids=" ".join)
def test_a_command_that_is_not_the_app_opens_no_textual(call: list[str], tmp_path: Path) -> None:
    assert imported(["--data-dir", str(tmp_path / "data"), *call], "textual,rich", tmp_path)[1] == set()


def test_without_a_terminal_the_app_is_refused_and_not_imported(tmp_path: Path) -> None:
    assert imported(["--data-dir", str(tmp_path)], "textual,rich,click", tmp_path) == (2, set())
