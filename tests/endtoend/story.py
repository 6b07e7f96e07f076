"""Screens of a real terminal, kept one after the other as they were seen: the golden of an end-to-end test."""

import difflib
import os
import re
import time
from pathlib import Path

import pytest

from tests.endtoend.window import Window

GOLDENS = Path(__file__).parent / "goldens"
WRITING = os.environ.get("STUDYAPP_GOLDENS") == "write"
STAYS = 2.0 if WRITING else 3.0
"""Seconds after which a screen that did not change is taken to be whole."""

_TITLE = re.compile(r"^==== (.+)\n", re.MULTILINE)


class Story:
    """`goldens/NAME.txt`: each screen below its title, exactly as it was shown."""

    def __init__(self, name: str) -> None:
        self._file = GOLDENS / f"{name}.txt"
        self._told: dict[str, str] = {}
        text = self._file.read_text(encoding="utf-8") if self._file.is_file() else ""
        _, *found = _TITLE.split(text)
        self._kept = dict(zip(found[::2], (each[:-1] for each in found[1::2]), strict=True))

    def tell(self, title: str, window: Window) -> None:
        """Compare what is on the screen, as soon as it is what was kept or stays as it is."""
        wanted = None if WRITING else self._kept.get(title, "")
        shown, since = window.screen(), time.monotonic()
        while shown != wanted and time.monotonic() - since < STAYS:
            window.read(0.2)
            if (now := window.screen()) != shown:
                shown, since = now, time.monotonic()
        self._told[title] = shown
        if wanted is not None and shown != wanted:
            diff = difflib.unified_diff(wanted.split("\n"), shown.split("\n"), "kept", "shown", lineterm="", n=1000)
            pytest.fail("\n".join([f"{self._file.name}: {title}", *diff]), pytrace=False)

    def end(self) -> None:
        """Keep what was told, where that is asked for; nothing else may be kept."""
        if WRITING:
            text = "".join(f"==== {title}\n{screen}\n" for title, screen in self._told.items())
            self._file.write_text(text, encoding="utf-8")
        else:
            assert list(self._told) == list(self._kept)
