"""A person in tmux: a command in a pane of its own tmux server, keys sent and the screen read by tmux itself."""

import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.endtoend.window import Window, environment_of

KEYS = {
    "enter": "Enter",
    "esc": "Escape",
    "tab": "Tab",
    "space": "Space",
    "backspace": "BSpace",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "pageup": "PPage",
    "pagedown": "NPage",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
SETTINGS = ("set -g status off", "set -g default-terminal tmux-256color", "set -wg remain-on-exit on")
"""The whole screen is the command's, and stays to be read when the command has ended."""


class Tmux(Window):
    """One running command in a tmux of its own, which reads no configuration and ends with `close()`."""

    def __init__(
        self, command: Sequence[str], *, home: Path, columns: int = 80, rows: int = 24, lang: str = "en_US.UTF-8"
    ) -> None:
        """Start `command`; `home` (made if missing) holds its HOME and XDG folders."""
        program = shutil.which("tmux")
        if program is None:
            raise AssertionError("this test needs tmux: install it, as with apt-get install tmux")
        self._folder = Path(tempfile.mkdtemp(prefix="tmux-"))  # pytest's own paths are too long for a socket
        self._call = [program, "-u", "-f", os.devnull, "-S", str(self._folder / "socket")]
        self._environment = {**environment_of(home, os.environ, lang), "TERM": "xterm-256color", "TZ": "UTC"}
        settings = [word for each in SETTINGS for word in (*each.split(), ";")]
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux("start-server", ";", *settings, "new-session", "-d", *size, "-c", str(home), "--", *command)
        self._printed = self._listen()

    def screen(self) -> str:
        rows = self._tmux("capture-pane", "-p").split("\n")[:-1]
        return "\n".join(row.rstrip() for row in rows)

    def press(self, *keys: str) -> None:
        for key in keys:
            if len(key) == 1:
                self.write(key)
            else:
                self._tmux("send-keys", _name_of(key))

    def write(self, text: str) -> None:
        literal = text[:-1] + r"\;" if text.endswith(";") else text  # a last semicolon would end tmux's command
        self._tmux("send-keys", "-l", "--", literal)

    def read(self, timeout: float) -> bool:
        some = False
        while select.select([self._printed], [], [], 0.0 if some else timeout)[0]:
            if not os.read(self._printed, 65536):  # the command has ended, and what told us of it
                break
            some = True
        return some

    def alive(self) -> bool:
        return self._tmux("display-message", "-p", "#{pane_dead}").strip() == "0"

    def close(self) -> None:
        if not self._folder.exists():
            return
        with suppress(subprocess.CalledProcessError):
            self._tmux("kill-server")
        os.close(self._printed)
        shutil.rmtree(self._folder)

    def _listen(self) -> int:
        """Have tmux tell when something is printed: what it is, is read from tmux's screen."""
        told = self._folder / "printed"
        os.mkfifo(told)
        end = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
        self._tmux("pipe-pane", f"exec cat > '{told}'")
        return end

    def _tmux(self, *words: str) -> str:
        whole = [*self._call, *words]
        return subprocess.run(whole, env=self._environment, capture_output=True, check=True, timeout=30).stdout.decode()


def _name_of(key: str) -> str:
    if key.startswith("ctrl+") and len(key) == 6:
        return f"C-{key[-1]}"
    if key not in KEYS:
        raise ValueError(f"no key is called {key!r}")
    return KEYS[key]
