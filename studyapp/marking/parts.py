"""What matching, ordering and classifying share: marks by parts, and reading which letter goes to which number."""

import re
from collections.abc import Sequence
from decimal import Decimal

from studyapp.locales import phrase
from studyapp.marking import Unreadable
from studyapp.marking.letters import plain
from studyapp.marking.schemes import ZERO, Scheme, rounded

DASHES = re.compile("[\u2010-\u2015\u2212_~]")
NUMBERED = re.compile(r"(\d{1,2})[\s\-:.,、)=>→]*([A-Z\-])[\s,;、/.。]*")
BETWEEN = re.compile(r"[\s,;、/.。+>→]+")
NOTHING = "-"
"""Typed where a number gets no letter."""


def earned(right: Sequence[bool], full: Decimal, scheme: Scheme) -> Decimal:
    """Marks of `full` for the parts that are right."""
    if all(right):
        return full
    return ZERO if scheme.parts == "all" else rounded(full * sum(right) / len(right))


def tidy(typed: str) -> str:
    """What was typed in capitals, with one kind of dash."""
    return DASHES.sub(NOTHING, plain(typed)).upper()


def placed(typed: str, numbers: int, shown: str) -> list[str]:
    """The shown letter typed for each of the numbers 1 to `numbers`, `""` for none; as in `BAC`, `B-C` or `1B 3C`.

    Raises `Unreadable` for anything else.
    """
    line = tidy(typed)
    if not line:
        return [""] * numbers
    numbered = any(sign.isdecimal() for sign in line)
    found = _numbered(line, numbers) if numbered else list(BETWEEN.sub("", line))
    wrong = next((letter for letter in found if letter and letter not in shown + NOTHING), None)
    if wrong:
        raise unknown(wrong, shown)
    if len(found) != numbers:
        raise Unreadable(
            phrase("type {n} letters, one for each number in order; a dash leaves a number out", n=numbers)
        )
    return [letter.strip(NOTHING) for letter in found]


def unknown(typed: str, shown: str) -> Unreadable:
    """What to say of a sign that is none of the letters shown."""
    return Unreadable(
        phrase("type letters from {first} to {last}, not {typed}", first=shown[0], last=shown[-1], typed=typed[:20])
    )


def _numbered(line: str, numbers: int) -> list[str]:
    found: dict[int, str] = {}
    at = 0
    while at < len(line):
        match = NUMBERED.match(line, at)
        n = int(match[1]) if match else 0
        if match is None or not 1 <= n <= numbers or n in found:
            raise Unreadable(phrase("type each number from 1 to {n} once, with its letter, as in 1B 2A", n=numbers))
        found[n] = match[2]
        at = match.end()
    return [found.get(n, "") for n in range(1, numbers + 1)]
