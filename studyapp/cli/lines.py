"""Lines in and out of a conversation: for screen readers, pipes and tests. No colour, no cursor, every line whole."""

import shutil
from math import ceil
from typing import TextIO

from studyapp.cli.opening import Opened
from studyapp.course.text import Text, said
from studyapp.locales.cells import wrapped
from studyapp.marking.letters import plain


class Lines:
    """Where the lines of a conversation come from and go to; `width` is the terminal's, or `None` without one."""

    def __init__(self, host: Opened, source: TextIO, out: TextIO) -> None:
        self.host, self.source, self.out = host, source, out
        self.width = shutil.get_terminal_size().columns if out.isatty() else None

    def read(self) -> str | None:
        """The next line, or `None` at the end of the input."""
        self.out.flush()
        return self.source.readline() or None

    def tell(self, text: str, indent: str = "") -> None:
        """Write a text, on several lines where it is too wide for the terminal; the later ones are indented."""
        shown = "".join(sign if sign >= " " or sign == "\n" else "?" for sign in text.expandtabs(4))
        for line in shown.split("\n"):
            self.out.write(wrapped(line, self.width, indent) + "\n")

    def whole(self, text: str) -> None:
        """Write a text on one line however wide it is: a command line must stay whole to be copied."""
        self.out.write(text + "\n")
        self.out.flush()

    def said(self, text: Text) -> str:
        """A text of the course in the languages that are shown."""
        return said(text, self.host.content, self.host.interface)


def is_command(typed: str) -> bool:
    """Letters belong to answers, so a command begins with a colon; an input method may write it full-width."""
    return plain(typed).startswith(":")


def clock(seconds: float) -> str:
    """Minutes and seconds, begun ones counted."""
    return f"{ceil(seconds) // 60}:{ceil(seconds) % 60:02}"
