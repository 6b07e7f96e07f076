"""The slips that YAML reads as something else, or reports on another line, said where they stand.

A Chinese input method writes `：` for `:` and U+3000 for a space. YAML takes both for text: the first is reported on
the line below, if at all, and the second becomes part of the key.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from yaml.error import YAMLError

from studyapp.library.decode import position
from studyapp.library.problems import Unreadable, shortened
from studyapp.library.signs import KEY_LINE, KEYS, NEVER_CLOSED, slip_in, unclosed_above
from studyapp.locales import Phrase, phrase

# Each starts with a newline, so that the search leaps from line to line; callers put one before the first.
_SUSPECT = re.compile(
    rf"\n(?P<indent> *(?:- +)*)(?:(?P<tab>\t+)[ \t]*[^\s#]|(?P<wide>\u3000)|(?P<key>{KEYS}) *(?P<colon>：))"
)
_ANY_WIDE_COLON = re.compile(r"[ \t]*(?:- +)*([A-Za-z_][\w-]*) *：")
_GLUED_HASH = re.compile(r" #[^\s#!]")
_CUT_BY_HASH = re.compile(r"[^\s#][ \t]+(#[^\s#!][^\n]*)")

_TAB = phrase("a tab indents this line; use spaces")
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


def _suspects(text: str) -> Iterator[Unreadable]:
    line, counted, text = 1, 1, "\n" + text
    for found in _SUSPECT.finditer(text):
        line += text.count("\n", counted, found.start() + 1)
        counted = found.start() + 1
        indent = len(found["indent"]) + 1
        if found["tab"]:
            yield Unreadable(line, indent, _TAB)
        elif found["wide"]:
            yield Unreadable(line, indent, _WIDE_SPACE)
        else:
            yield Unreadable(line, found.start("colon") - found.start(), wide_colon(found["key"]))


def refuse_unsheltered(text: str, sheltered: Sequence[tuple[int, int]]) -> None:
    """Raise the first trap in a text that parses, unless its line continues a quoted text or stands in a block."""
    for suspect in _suspects(text):
        # The first line of a quoted text has its key outside the quotes, so it is no shelter; the lines below are.
        if not _inside(sheltered, suspect.line, suspect.line - 1):
            raise suspect


def _inside(spans: Sequence[tuple[int, int]], line: int, begun_by: int) -> bool:
    """Whether the last of the spans that began by line `begun_by` reaches `line`."""
    before = bisect_right(spans, begun_by, key=lambda span: span[0])
    return before > 0 and spans[before - 1][1] >= line


def explained(error: YAMLError, text: str) -> Unreadable:
    """The parser's complaint in our words, at the line to mend."""
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if mark is None:
        place = getattr(error, "position", 0)
        line, column = position(text, place if isinstance(place, int) else 0)
    else:
        line, column = mark.line + 1, mark.column + 1
    lines = text.split("\n")
    if found := unclosed_above(lines, line) or _slip_near(lines, line, text):
        return found
    began = (context.line + 1, context.column + 1) if context else (line, column)
    return _said(said, lines, (line, column), began)


def _slip_near(lines: list[str], line: int, text: str) -> Unreadable | None:
    """A full-width sign, a tab or a missing space on the line, or above it as far as the text runs on."""
    suspects = {suspect.line: suspect for suspect in _suspects(text)}
    for number in range(min(line, len(lines)), 0, -1):
        row = lines[number - 1]
        if number in suspects:
            return suspects[number]
        if wide := _ANY_WIDE_COLON.match(row):
            return Unreadable(number, wide.end(), wide_colon(wide[1]))
        if slip := slip_in(row, number):
            return slip
        if number < line and KEY_LINE.match(row):
            return None
    return None


# What libyaml and PyYAML's own parser say, and what we say instead.
_KNOWN: tuple[tuple[tuple[str, ...], Phrase], ...] = (
    (("escape",), phrase("in double quotes a backslash needs another before it; or use single quotes")),
    (("end of stream", "document indicator"), NEVER_CLOSED),
    (
        ("sequence entries",),
        phrase("a list starts on a line of its own; quote a text that starts with a dash"),
    ),
    (("mapping keys are not allowed",), phrase("a text may not start with ?; put it in quotes")),
    (
        ("could not find expected ':'",),
        phrase("this line has no key; write key: value, or indent it under the line above"),
    ),
    (
        ("comment or", "chomping or indentation"),
        phrase("nothing may follow | or > on its line; quote a text that starts with one"),
    ),
    (("tab character",), _TAB),
)
# Those to be said where the text began, not where the parser gave up.
_AT_ITS_START = ("end of stream", "could not find expected ':'")


def _said(said: str, lines: list[str], at: tuple[int, int], began: tuple[int, int]) -> Unreadable:
    row = lines[at[0] - 1] if at[0] <= len(lines) else ""
    if "mapping values are not allowed" in said:
        return _stray_colon(row, at)
    for parts, message in _KNOWN:
        if any(part in said for part in parts):
            return Unreadable(*(began if parts[0] in _AT_ITS_START else at), message)
    if "' or '" in said or "',' or" in said:
        return _broken_flow(lines, at, began)
    if "cannot start any token" in said or "alphabetic or numeric" in said or "tag" in said:
        return _odd_start(lines, began if "alphabetic" in said else at)
    if "expected key" in said or "block end" in said or "'-' indicator" in said:
        return _out_of_line(row, at)
    return Unreadable(*at, phrase("this cannot be read as YAML; look at quotes and indentation here"))


def _odd_start(lines: list[str], at: tuple[int, int]) -> Unreadable:
    """A character that means something else in YAML, where a text was to start."""
    row = lines[at[0] - 1]
    character = row[at[1] - 1 : at[1]]
    if character != "\t":
        return Unreadable(*at, phrase("a text may not start with {character}; put it in quotes", character=character))
    if row[: at[1]].strip():
        return Unreadable(*at, phrase("there is a tab here; use spaces, or put the text in quotes"))
    return Unreadable(*at, _TAB)


def _stray_colon(row: str, at: tuple[int, int]) -> Unreadable:
    if re.search(r":\s", row[: at[1] - 1]):
        return Unreadable(*at, phrase("a colon and a space inside a text start a new key; put the text in quotes"))
    return Unreadable(
        *at, phrase("this key stands too far right, or the line above ends in a text; keep keys of one thing in line")
    )


def _broken_flow(lines: list[str], at: tuple[int, int], began: tuple[int, int]) -> Unreadable:
    """Inside `{ }` or `[ ]`: a colon, a hash or a quote that belongs to a text."""
    for number in range(began[0], min(at[0], len(lines)) + 1):
        if cut := _CUT_BY_HASH.search(lines[number - 1]):
            return Unreadable(
                number, cut.start(1) + 1, phrase("a space and # start a comment and cut this text; put it in quotes")
            )
    row = lines[at[0] - 1] if at[0] <= len(lines) else ""
    if row[at[1] - 1 : at[1]] == ":" and re.search(r":\s", row[: at[1] - 1]):
        return Unreadable(*at, phrase("a colon and a space inside a text start a new key; put the text in quotes"))
    return Unreadable(
        *began, phrase("what opens here is not closed properly; quote texts inside {{ }} and [ ], or use lines")
    )


def _out_of_line(row: str, at: tuple[int, int]) -> Unreadable:
    if row[: at[1] - 1].strip():
        return Unreadable(
            *at,
            phrase("text goes on after what was closed; put the whole text in quotes, and double a quote inside it"),
        )
    return Unreadable(*at, phrase("this line is not in line with those above; indent keys of one thing alike"))


def may_be_cut(text: str) -> bool:
    """Whether `cut_by_hash` might find something; fast."""
    return _GLUED_HASH.search(text) is not None


def cut_by_hash(text: str, sheltered: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Line, column and words of each comment that sticks to its `#` after a plain text, as a cut text does."""
    found = []
    for number, row in enumerate(text.split("\n"), 1):
        if (cut := _CUT_BY_HASH.search(row)) and not _inside(sheltered, number, number):
            found.append((number, cut.start(1) + 1, cut[1]))
    return found
