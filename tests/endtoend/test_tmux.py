"""The harness in tmux: keys arrive, the screen is read whole, nothing is left behind, and a missing tmux is named."""

import sys
from pathlib import Path

import pytest

from tests.endtoend.story import Story
from tests.endtoend.tmux import Tmux

ECHO = "print('客户 ready'); print(f'<{input()}>'); input()"


def python(program: str, home: Path) -> Tmux:
    """Runs Python statements in tmux."""
    return Tmux([sys.executable, "-c", program], home=home)


@pytest.mark.slow
def test_what_is_typed_in_tmux_arrives_also_when_tmux_itself_would_read_it(tmp_path: Path) -> None:
    with python(ECHO, tmp_path) as app:
        app.wait_for("客户 ready")
        app.write("-l 客户 'a' ;")
        app.press("x", ";", "enter")
        assert "<-l 客户 'a' ;x;>" in app.wait_for(">")


@pytest.mark.slow
def test_the_window_in_tmux_is_all_the_commands_own(tmp_path: Path) -> None:
    with python("import os; print(*os.get_terminal_size()); input()", tmp_path) as app:
        assert app.wait_for("80 24").count("\n") == 23


@pytest.mark.slow
def test_a_tmux_leaves_no_server_and_no_file_behind(tmp_path: Path) -> None:
    app = python("input()", tmp_path)
    assert app.alive()
    folder = Path(app._call[-1]).parent
    app.close()
    app.close()
    assert not folder.exists()


@pytest.mark.slow
def test_a_command_that_ends_in_tmux_is_waited_for_no_longer(tmp_path: Path) -> None:
    with python("input(); print('Monday')", tmp_path) as app:
        app.press("enter")
        with pytest.raises(AssertionError, match="the command ended before 'Tuesday'"):
            app.wait_for("Tuesday")


def test_without_tmux_a_test_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match="apt-get install tmux"):
        python("input()", tmp_path)


@pytest.mark.slow
def test_a_screen_that_is_not_the_kept_one_fails_with_the_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.endtoend.story.GOLDENS", tmp_path)
    monkeypatch.setattr("tests.endtoend.story.STAYS", 0.0)
    monkeypatch.setattr("tests.endtoend.story.WRITING", False)
    (tmp_path / "week.en.txt").write_text("==== a day\nMonday\n==== another\nSunday\n", encoding="utf-8")
    with python("print('Tuesday'); input()", tmp_path) as app:
        app.wait_for("Tuesday")
        with pytest.raises(pytest.fail.Exception, match=r"a day(.|\n)*-Monday\n\+Tuesday"):
            Story("week.en").tell("a day", app)
