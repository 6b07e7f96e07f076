"""Slips of a line that keep YAML from reading it, or let it read something else: full-width signs, a colon or dash
without its space, a quote left open."""

import re

from studyapp.library.problems import Unreadable, shortened
from studyapp.locales import Phrase, phrase

KEYS = (
    "answer|authors|bank|chapters|correction|course|difficulty|en|extension|family|first|forms|hot|id|key_figure|level"
    "|license|name|note|options|questions|stem|title|topic|topics|type|version|weight|why|why_not|zh|[A-H]"
)
KEY_LINE = re.compile(r"[ \t\u3000]*(?:- +)*[\w\u3000-]+:(?:\s|$)")

# Signs of a Chinese keyboard, and the ordinary ones they stand for where a text cannot have been meant.
_PLAIN = {"，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]", "－": "-", "—": "-", "–": "-"}
_WIDE_SIGNS = (
    re.compile(rf"^ *(?:- +)*([－—–])\s*(?:{KEYS}) *[:：]"),
    re.compile(rf"^ *(?:- +)*(?:(?:{KEYS}): +)?([｛［【])"),
    re.compile(rf"[｛{{][^{{}}]*?(，) *(?:{KEYS}) *[:：]"),
    re.compile(r"\{[^{}]*(｝)\s*$"),
    re.compile(r"\[[^\[\]]*([］】])\s*$"),
)
_TIGHT_COLON = re.compile(rf"^ *(?:- +)*(?P<key>{KEYS})(?P<colon>:)[^\s:/]")
_TIGHT_DASH = re.compile(rf"^ *(?:- +)*(-)(?:{KEYS}) *:")
_QUOTED = re.compile(r"""(?P<before>^ *|[-:,?] +|[{\[] *)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?P<open>["']))""")

NEVER_CLOSED = phrase("the quote that opens here is never closed")


def tight_colon(key: str) -> Phrase:
    """What to say of a colon without a space behind it."""
    return phrase("the colon after {key} needs a space behind it; write {key}: and then the text", key=shortened(key))


def wide_start(data: object) -> Phrase | None:
    """What to say where a list or keys should be, of a text that starts with a bracket or dash of a Chinese
    keyboard."""
    if isinstance(data, str) and data[:1] in _PLAIN:
        return wide_sign(data[0])
    return None


def wide_sign(sign: str) -> Phrase:
    """What to say of a full-width sign where YAML needs the ordinary one."""
    return phrase("{sign} is full-width; write an ordinary {plain}", sign=sign, plain=_PLAIN[sign])


def slip_in(row: str, number: int) -> Unreadable | None:
    """A full-width sign or a missing space in a line that could not be read."""
    for pattern in _WIDE_SIGNS:
        if wide := pattern.search(row):
            return Unreadable(number, wide.start(1) + 1, wide_sign(wide[1]))
    if tight := _TIGHT_COLON.match(row):
        return Unreadable(number, tight.start("colon") + 1, tight_colon(tight["key"]))
    if tight := _TIGHT_DASH.match(row):
        return Unreadable(number, tight.start(1) + 1, phrase("the dash needs a space behind it"))
    return None


def unclosed_above(lines: list[str], line: int) -> Unreadable | None:
    """A quote that was left open further up, if it is the next quote of its kind, meant to open another text, that
    closed it in this line or the one above: the parser stumbles only over what follows that."""
    for number in range(min(line, len(lines)) - 1, 0, -1):
        opened = next((found for found in _QUOTED.finditer(lines[number - 1]) if found["open"]), None)
        if opened is None:
            continue
        if " #" in lines[number - 1][: opened.start()] or not KEY_LINE.match(lines[number]):
            return None
        closed = next((below for below in range(number + 1, line + 1) if opened["open"] in lines[below - 1]), line + 1)
        if line - 1 <= closed <= line:
            return Unreadable(number, opened.start("open") + 1, NEVER_CLOSED)
        return None
    return None
