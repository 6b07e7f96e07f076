"""The harness itself: what it says is on the screen is what a person would see there."""

import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.endtoend.terminal import Terminal

Shell = Callable[..., Terminal]


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """Runs Python statements on a terminal."""
    opened: list[Terminal] = []

    def run(program: str, **settings: object) -> Terminal:
        opened.append(Terminal((sys.executable, "-c", program), home=tmp_path, **settings))  # type: ignore[arg-type]
        return opened[-1]

    yield run
    for each in opened:
        each.close()


def test_chinese_letters_take_two_cells_and_are_read_once(shell: Shell) -> None:
    screen = shell("print('│客户满意度│'); print('│' + 'x' * 10 + '│'); input()", columns=30).wait_for("x│")
    assert screen.split("\n")[:2] == ["│客户满意度│", "│xxxxxxxxxx│"]


def test_a_letter_written_over_the_first_half_of_a_wide_one_leaves_a_blank(shell: Shell) -> None:
    assert shell(r"print('ab客户\x1b[1;3HX'); input()").wait_for("X").split("\n")[0] == "abX 户"


def test_sequences_that_draw_nothing_are_not_on_the_screen(shell: Shell) -> None:
    program = r"print('\x1b[>1u\x1b[?2026$p\x1b[=1;1u\x1b[<u\x1b[>4;2mone\x1bP+q\x1b\\ two'); input()"
    assert shell(program).wait_for("two").split("\n")[0] == "one two"


def test_a_sequence_cut_in_two_by_the_reading_is_put_together(shell: Shell) -> None:
    program = r"import sys; sys.stdout.write('a\x1b['); sys.stdout.flush(); input(); print('>1u' + 'b'); input()"
    terminal = shell(program)
    terminal.wait_for("a")
    terminal.press("enter")
    assert terminal.wait_for("b").split("\n")[0].startswith("a")
    assert "1u" not in terminal.screen()


def test_the_window_has_the_size_asked_for_and_can_be_resized(shell: Shell) -> None:
    program = "import os; print(*os.get_terminal_size()); input(); print(*os.get_terminal_size()); input()"
    terminal = shell(program, columns=60, rows=20)
    assert len(terminal.wait_for("60 20").split("\n")) == 20
    terminal.resize(100, 40)
    terminal.press("enter")
    assert len(terminal.wait_for("100 40").split("\n")) == 40


@pytest.mark.parametrize(
    ("key", "read"),
    [("f8", r"\x1b[19~"), ("ctrl+b", r"\x02"), ("alt+x", r"\x1bx"), ("up", r"\x1b[A"), ("客", r"\xe5\xae\xa2")],
)
def test_a_key_arrives_as_a_terminal_sends_it(shell: Shell, key: str, read: str) -> None:
    terminal = shell("import os, tty; tty.setraw(0); print('ready', end='\\r\\n'); print(os.read(0, 9), end='\\r\\n')")
    terminal.wait_for("ready")
    terminal.press(key)
    terminal.wait_for(f"b'{read}'")


def test_an_unknown_key_is_an_error_and_not_typed(shell: Shell) -> None:
    with pytest.raises(ValueError, match="no key is called 'entre'"):
        shell("input()").press("entre")


def test_a_click_lands_on_the_text(shell: Shell) -> None:
    program = "import os, tty; tty.setraw(0); print('客户 [here]', end='\\r\\n'); print(os.read(0, 99), end='\\r\\n')"
    terminal = shell(program)
    terminal.wait_for("[here]")
    terminal.click("here")
    terminal.wait_for("<0;7;1M")


def test_the_command_finds_its_home_and_nobody_elses(shell: Shell, tmp_path: Path) -> None:
    program = "import os; print(*(os.environ[f'XDG_{n}_HOME'] for n in ('DATA', 'CACHE', 'CONFIG', 'STATE'))); input()"
    folders = shell(program, columns=1000).wait_for("state").split("\n")[0].split()
    assert folders == [str(tmp_path / name) for name in ("data", "cache", "config", "state")]


def test_a_kill_is_the_signal_nobody_can_catch(shell: Shell) -> None:
    terminal = shell("import signal; signal.signal(15, signal.SIG_IGN); print('running'); input()")
    terminal.wait_for("running")
    terminal.kill()
    assert terminal.wait_end() == -signal.SIGKILL


def test_the_exit_code_is_told(shell: Shell) -> None:
    assert shell("raise SystemExit(7)").wait_end() == 7


def test_waiting_for_what_never_comes_shows_the_screen(shell: Shell) -> None:
    with pytest.raises(AssertionError, match="the command ended before 'Tuesday'; the screen is:\nMonday"):
        shell("print('Monday')").wait_for("Tuesday")


def test_waiting_ends(shell: Shell) -> None:
    with pytest.raises(AssertionError, match=r"waited 0.2 s for 'Tuesday'; the screen is:\n"):
        shell("input()").wait_for("Tuesday", timeout=0.2)


def test_what_disappears_is_waited_for(shell: Shell) -> None:
    terminal = shell(f"print('here'); input(); print({shlex.quote(chr(27) + '[2J')}, end=''); input()")
    terminal.wait_for("here")
    terminal.press("enter")
    assert terminal.wait_gone("here").strip() == ""
