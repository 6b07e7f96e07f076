"""The slips that YAML reads as something else, or reports on another line, said where they stand.

A Chinese input method writes `：` for `:` and U+3000 for a space. YAML takes both for text: the first is reported on
the line below, if at all, and the second becomes part of the key.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from studyapp.library.problems import Unreadable, shortened
from studyapp.library.signs import KEYS
from studyapp.locales import Phrase, phrase

# Each starts with a newline, so that the search leaps from line to line; callers put one before the first.
_SUSPECT = re.compile(
    rf"\n(?P<indent> *(?:- +)*)(?:(?P<tab>\t+)[ \t]*[^\s#]|(?P<wide>\u3000)|(?P<key>{KEYS}) *(?P<colon>：))"
)
_GLUED_HASH = re.compile(r" #[^\s#!]")
CUT_BY_HASH = re.compile(r"[^\s#][ \t]+(#[^\s#!][^\n]*)")

TAB = phrase("a tab indents this line; use spaces")
_WIDE_SPACE = phrase("a full-width space (U+3000) indents this line; use ordinary spaces")


def wide_colon(key: str) -> Phrase:
    """What to say of a colon from a Chinese keyboard behind a key."""
    return phrase("the colon after {key} is full-width (：); write an ordinary one and a space", key=shortened(key))


def suspicious(text: str) -> bool:
    """Whether the text has anything in it that `refuse_unsheltered` would have to look at."""
    # The pattern is slow beside these, and most files have neither.
    return ("\t" in text or "\u3000" in text or _colon_after_latin(text)) and bool(_SUSPECT.search("\n" + text))


def _colon_after_latin(text: str) -> bool:
    at = text.find("：")
    while at > 0 and not text[at - 1].isascii():
        at = text.find("：", at + 1)
    return at > 0


def suspects(text: str) -> Iterator[Unreadable]:
    """Every place in the text that looks like a trap, in order."""
    line, counted, text = 1, 1, "\n" + text
    for found in _SUSPECT.finditer(text):
        line += text.count("\n", counted, found.start() + 1)
        counted = found.start() + 1
        indent = len(found["indent"]) + 1
        if found["tab"]:
            yield Unreadable(line, indent, TAB)
        elif found["wide"]:
            yield Unreadable(line, indent, _WIDE_SPACE)
        else:
            yield Unreadable(line, found.start("colon") - found.start(), wide_colon(found["key"]))


def refuse_unsheltered(text: str, sheltered: Sequence[tuple[int, int]]) -> None:
    """Raise the first trap in a text that parses, unless its line continues a quoted text or stands in a block."""
    for suspect in suspects(text):
        # The first line of a quoted text has its key outside the quotes, so it is no shelter; the lines below are.
        if not _inside(sheltered, suspect.line, suspect.line - 1):
            raise suspect


def _inside(spans: Sequence[tuple[int, int]], line: int, begun_by: int) -> bool:
    """Whether the last of the spans that began by line `begun_by` reaches `line`."""
    before = bisect_right(spans, begun_by, key=lambda span: span[0])
    return before > 0 and spans[before - 1][1] >= line


def may_be_cut(text: str) -> bool:
    """Whether `cut_by_hash` might find something; fast."""
    return _GLUED_HASH.search(text) is not None


def cut_by_hash(text: str, sheltered: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Line, column and words of each comment that sticks to its `#` after a plain text, as a cut text does."""
    found = []
    for number, row in enumerate(text.split("\n"), 1):
        if (cut := CUT_BY_HASH.search(row)) and not _inside(sheltered, number, number):
            found.append((number, cut.start(1) + 1, cut[1]))
    return found
