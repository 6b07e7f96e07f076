"""Whatever stands on the line, the student reads a sentence and never a traceback."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp.cli import commands, start
from tests.cli.conftest import Ran
from tests.study.course import Desk

Studyapp = Callable[..., Ran]

LONG = "long" * 100
DIGITS = "9" * 5000


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Studyapp:
    """`line(...)`: these words and no others, in a folder of our own."""
    monkeypatch.chdir(tmp_path)

    def called(*words: str) -> Ran:
        return Ran(start.run(["--lang", "en", *words]), *capsys.readouterr())

    return called


on_posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has other words for it")


@on_posix
@pytest.mark.parametrize(
    "words",
    [
        ("stats", "--data-dir", LONG),
        ("quiz", "--plain", "--bank", LONG),
        ("bank", "check", LONG),
        ("bank", "new", LONG),
        ("data", "check", "--data-dir", LONG),
    ],
)
def test_a_path_too_long_for_the_system_is_named_with_the_reason(line: Studyapp, words: tuple[str, ...]) -> None:
    ran = line(*words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("studyapp: ")
    assert LONG in ran.err
    assert ran.err.endswith("cannot be used: File name too long\n")


@on_posix
def test_a_backup_to_a_path_too_long_for_the_system_is_refused(studyapp: Studyapp, desk: Desk) -> None:
    desk.open()
    ran = studyapp("data", "backup", str(desk.data / LONG))
    assert ran.code == 1
    assert ran.err.endswith("cannot be used: File name too long\n")


def test_what_the_system_refuses_of_no_file_is_said(line: Studyapp, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commands, "invoke", full)
    assert line("stats") == (1, "", "studyapp: this cannot be done: No space left on device\n")


@on_posix
@pytest.mark.parametrize("option", ["--data-dir", "--bank"])
def test_a_home_that_does_not_exist_is_wrong_usage(line: Studyapp, option: str) -> None:
    ran = line("stats", option, "~nobody-of-this-name/x")
    assert ran == (2, "", "studyapp: there is no home folder for ~nobody-of-this-name/x\n")


@on_posix
def test_a_backup_to_a_home_that_does_not_exist_is_wrong_usage(studyapp: Studyapp, desk: Desk) -> None:
    desk.open()
    assert studyapp("data", "backup", "~nobody-of-this-name/x").code == 2


@pytest.mark.parametrize("option", ["--chapter", "--topic", "--count", "--seed", "--minutes"])
def test_a_number_of_thousands_of_digits_is_wrong_usage(studyapp: Studyapp, option: str) -> None:
    ran = studyapp("quiz", "--plain", option, DIGITS)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text on this system")
def test_a_path_whose_bytes_are_no_text_is_printed_all_the_same(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + "/资料".encode("gbk")
    command = [sys.executable, "-m", "studyapp", "data", "where", "--data-dir", folder]
    ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0] == f"progress: {tmp_path}/????/progress.db"


COLLECTOR = """
import gc, sys
import studyapp.tui.app
from studyapp.__main__ import main
studyapp.tui.app.open_app = lambda *_: print("collects" if gc.isenabled() else "waits") or 0
sys.argv[1:] = {words}
sys.stdin.isatty = sys.stdout.isatty = lambda: True
gc.enable()
main()
print("collects" if gc.isenabled() else "waits")
"""


@pytest.mark.parametrize(
    ("words", "found"), [((), ["waits", "waits"]), (("data", "where"), ["collects"]), (("--version",), ["collects"])]
)
def test_the_collector_waits_for_the_first_paint_and_for_nothing_else(
    tmp_path: Path, words: tuple[str, ...], found: list[str]
) -> None:
    code = COLLECTOR.format(words=[*words, *(["--data-dir", str(tmp_path)] if words != ("--version",) else [])])
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [each for each in ran.stdout.splitlines() if each in ("waits", "collects")] == found


def test_the_version_is_told_before_anything_is_imported() -> None:
    code = (
        "import sys; from studyapp.__main__ import main; sys.argv[1:] = ['--version']; main();"
        " print([name for name in sys.modules if name.startswith('studyapp.') and name != 'studyapp.__main__'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[1] == "[]"
