"""A person at a terminal: the installed command on a real pseudo-terminal, its screen read as lines of text."""

import os
import re
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte
from wcwidth import wcwidth

from tests.endtoend.window import Window, environment_of

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}

# Sequences that draw nothing, which pyte 0.8 would print or take for others: kitty's keyboard, questions about modes.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:[<=>][0-?]*[ -/]*|[0-?]*[ -/]+)[@-~]|\x1b[P_^X][^\x1b]*\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^X][^\x1b]*\x1b?)?\Z")


class Terminal(Window):
    """One running command on a pseudo-terminal, with what a person can do to it besides pressing keys."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        lang: str = "en_US.UTF-8",
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start `command`; `home` (made if missing) holds its HOME and XDG folders; `environment` adds variables."""
        ours = {**environment_of(home, os.environ, lang), "TERM": "xterm-256color"}
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._waiting = b""
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env={**ours, **(environment or {})},
            cwd=str(cwd or home),
            dimensions=(rows, columns),
        )
        self._child.delaybeforesend = self._child.delayafterread = None
        self._child.delayafterclose = self._child.delayafterterminate = 0.0
        self._child.ptyproc.delayafterclose = self._child.ptyproc.delayafterterminate = 0.05

    @property
    def pid(self) -> int:
        """The process on the terminal."""
        return int(self._child.pid)

    def lines(self) -> list[str]:
        """What the screen shows now, one string a row, without the blanks at the end."""
        self.read(0.0)
        return [_as_text(self._screen.buffer[row], self._screen.columns) for row in range(self._screen.lines)]

    def screen(self) -> str:
        return "\n".join(self.lines())

    def press(self, *keys: str) -> None:
        for key in keys:
            self._child.send(_bytes_of(key))

    def paste(self, text: str) -> None:
        """Paste `text` the way terminals mark it, so that it is not taken for keys."""
        self._child.send(f"\x1b[200~{text}\x1b[201~".encode())

    def click(self, text: str) -> None:
        """Click with the mouse on the first place that shows `text`."""
        for row, line in enumerate(self.lines(), start=1):
            before, found, _ = line.partition(text)
            if found:
                column = 1 + sum(max(0, wcwidth(letter)) for letter in before)
                self._child.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
                return
        raise AssertionError(f"nothing to click: no {text!r} on this screen:\n{self.screen()}")

    def wait_end(self, timeout: float = 20.0) -> int:
        """Read until the command ends; returns its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + timeout
        while self._child.isalive():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {timeout:g} s for the command to end; the screen is:\n{self.screen()}")
            self.read(0.1)
        self.read(0.0)
        return self._child.exitstatus if self._child.signalstatus is None else -self._child.signalstatus

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the command is told by the system, as always."""
        self.read(0.0)
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def kill(self) -> None:
        """SIGKILL: what a power cut or a closed lid looks like to the command."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait_end()

    def close(self) -> None:
        if self._child.isalive():
            self.kill()
        self._child.close()

    def alive(self) -> bool:
        return bool(self._child.isalive())

    def read(self, timeout: float) -> bool:
        some = False
        while True:
            try:
                self._waiting += self._child.read_nonblocking(65536, timeout)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return some
            some, timeout = True, 0.0
            tail = _UNFINISHED.search(self._waiting)
            cut = tail.start() if tail else len(self._waiting)
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", self._waiting[:cut]))
            self._waiting = self._waiting[cut:]


def _bytes_of(key: str) -> bytes:
    if key.startswith("ctrl+") and len(key) == 6:
        return bytes([ord(key[-1].upper()) & 0x1F])
    if key.startswith("alt+"):
        return b"\x1b" + _bytes_of(key.removeprefix("alt+"))
    if key not in KEYS and len(key) != 1:
        raise ValueError(f"no key is called {key!r}")
    return KEYS.get(key, key).encode()


def _as_text(row: Mapping[int, pyte.screens.Char], columns: int) -> str:
    """A row of cells as a person reads it: a Chinese character takes two cells, the second of them is empty."""
    letters, second_half = [], False
    for column in range(columns):
        data = row[column].data
        if not (second_half and data in ("", " ")):
            letters.append(data or " ")
        second_half = bool(data) and wcwidth(data[0]) == 2
    return "".join(letters).rstrip()
