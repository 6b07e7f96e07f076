"""A window on a running command, whatever draws it: keys go in, lines of text come out, and one waits for what one
expects."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

KEPT = ("PATH", "PYTHONDONTWRITEBYTECODE")
"""What a command gets of the environment of the tests."""


def environment_of(home: Path, inherited: Mapping[str, str], lang: str) -> dict[str, str]:
    """The environment of a person whose home is `home` (made if missing), with the XDG folders inside it."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: inherited[name] for name in KEPT if name in inherited}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    return {**kept, "HOME": str(home), "LANG": lang, **folders}


class Window(ABC):
    """Waits by reading what the command prints, never by sleeping; a context manager, or `close()` it."""

    @abstractmethod
    def screen(self) -> str:
        """What the screen shows now, one line a row, without the blanks at the end."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys by name (`enter`, `f8`, `ctrl+b`) or as themselves (`a`, `3`, `客`).

        A terminal cannot tell `esc` and a key right after it from `alt` and that key: wait in between.
        """

    @abstractmethod
    def read(self, timeout: float) -> bool:
        """Take in everything printed, waiting up to `timeout` seconds for the first of it; whether there was some."""

    @abstractmethod
    def alive(self) -> bool:
        """Whether the command still runs."""

    @abstractmethod
    def close(self) -> None:
        """End the command if it still runs."""

    def write(self, text: str) -> None:
        """Type `text` letter by letter."""
        self.press(*text)

    def wait_until(self, holds: Callable[[str], bool], what: str, timeout: float = 20.0) -> str:
        """Read until `holds(screen)`; returns the screen. Fails, showing it, after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while not holds(screen := self.screen()):
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"waited {timeout:g} s for {what}; the screen is:\n{screen}")
            if not self.read(min(left, 0.5)) and not self.alive():
                if holds(screen := self.screen()):
                    break
                raise AssertionError(f"the command ended before {what}; the screen is:\n{screen}")
        return screen

    def wait_for(self, text: str, timeout: float = 20.0) -> str:
        """Read until the screen shows `text`; returns the screen."""
        return self.wait_until(lambda screen: text in screen, f"{text!r}", timeout)

    def wait_gone(self, text: str, timeout: float = 20.0) -> str:
        """Read until the screen no longer shows `text`; returns the screen."""
        return self.wait_until(lambda screen: text not in screen, f"{text!r} to go", timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()
