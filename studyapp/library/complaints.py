"""What the YAML parser says of a file it cannot read, in our words and at the line to mend."""

import re
from typing import Any

from yaml.error import YAMLError

from studyapp.library.decode import position
from studyapp.library.problems import Unreadable
from studyapp.library.signs import KEY_LINE, NEVER_CLOSED, slip_in, unclosed_above
from studyapp.library.traps import CUT_BY_HASH, TAB, suspects, wide_colon
from studyapp.locales import Phrase, phrase

_ANY_WIDE_COLON = re.compile(r"[ \t]*(?:- +)*([A-Za-z_][\w-]*) *：")


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
    suspicious = {suspect.line: suspect for suspect in suspects(text)}
    for number in range(min(line, len(lines)), 0, -1):
        row = lines[number - 1]
        if number in suspicious:
            return suspicious[number]
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
    (("tab character",), TAB),
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
    return Unreadable(*at, TAB)


def _stray_colon(row: str, at: tuple[int, int]) -> Unreadable:
    if re.search(r":\s", row[: at[1] - 1]):
        return Unreadable(*at, phrase("a colon and a space inside a text start a new key; put the text in quotes"))
    return Unreadable(
        *at, phrase("this key stands too far right, or the line above ends in a text; keep keys of one thing in line")
    )


def _broken_flow(lines: list[str], at: tuple[int, int], began: tuple[int, int]) -> Unreadable:
    """Inside `{ }` or `[ ]`: a colon, a hash or a quote that belongs to a text."""
    for number in range(began[0], min(at[0], len(lines)) + 1):
        if cut := CUT_BY_HASH.search(lines[number - 1]):
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
