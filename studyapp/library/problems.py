"""What is wrong in a file, where, and what to write instead."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studyapp.locales import Phrase, say

# C0 but newline and tab, DEL, C1, line and paragraph separators, bidi controls, lone surrogates: nothing a text
# needs, and all of them can make a terminal or a reader see something else than what is there.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file. Lines and columns count from 1; a warning does not keep the file out."""

    file: Path
    line: int
    column: int
    message: Phrase
    warning: bool = False

    def __str__(self) -> str:
        return self.said_of(str(self.file))

    def said_of(self, file: str) -> str:
        """The line to print, with the file named as its reader would name it."""
        message = say("warning: {message}", message=self.message) if self.warning else str(self.message)
        return HIDDEN.sub("?", f"{file}:{self.line}:{self.column}: {message}".replace("\n", " "))


class Unreadable(Exception):
    """A file, or a text in it, that cannot be read at all; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, message: Phrase) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message

    def problem(self, file: Path) -> Problem:
        return Problem(file, self.line, self.column, self.message)


def shown(problem: Problem, here: Path) -> str:
    """The line to print for someone who works in the folder `here`: files below it are named from there."""
    file = problem.file
    return problem.said_of(str(file.relative_to(here) if file.is_relative_to(here) else file))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, from the top of each file to its end; files stay in the order they first came."""
    order: dict[Path, int] = {}
    unique = dict.fromkeys(problems)
    for problem in unique:
        order.setdefault(problem.file, len(order))
    return sorted(unique, key=lambda problem: (order[problem.file], problem.line, problem.column))


def shortened(value: object, length: int = 40) -> str:
    """A value as a message may quote it: on one line and not too long."""
    text = HIDDEN.sub("?", " ".join(str(value)[: length * 4].split()))
    return text if len(text) <= length else text[: length - 1] + "…"


def to_json(message: Phrase) -> tuple[str, str]:
    """A message as a template and its values, to be shown later in whichever language is then in use."""
    return message.template, json.dumps(dict(message.values), ensure_ascii=False, default=str)
