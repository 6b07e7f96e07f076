"""A strict reader for a subset of YAML 1.2, on PyYAML's parser events.

PyYAML's own loader keeps the last of two equal keys, reads `no` as False and `12:30` as 750, follows alias bombs and
crashes on deep nesting. This one refuses all that where it stands. It reads in one of two ways: fast, or, once a file
is known to be at fault, explaining: then `Marks` tells where every key and value is.
"""

import math
import re
from collections.abc import Callable
from typing import Any, NoReturn

from yaml import events, parser, reader, scanner
from yaml.error import YAMLError

from studyapp.library import traps
from studyapp.library.complaints import explained
from studyapp.library.problems import HIDDEN, Unreadable, shortened
from studyapp.locales import phrase

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment, misc]

MAX_DEPTH = 64

Path = tuple[str | int, ...]
Position = tuple[int, int]

_BARE = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?")


class Marks:
    """Where each key and value stands (line and column, from 1), and which lines are in quoted or block texts."""

    def __init__(self) -> None:
        self.keys: dict[Path, Position] = {}
        self.values: dict[Path, Position] = {}
        self.sheltered: list[tuple[int, int]] = []  # first and last line of each, in order

    def place(self, path: Path) -> Position:
        """Where to point for `path`: at its value, or at the nearest thing above it that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def head(self, path: Path) -> Position:
        """Where the thing at `path` is named: its key, or its place in a list."""
        return self.keys.get(path) or self.place(path)

    def add_collection(self, event: Any, path: Path) -> None:
        """A list or mapping is pointed at by its key: its own first line is that of the first thing in it."""
        self.values[path] = self.keys.get(path) or (event.start_mark.line + 1, event.start_mark.column + 1)

    def add_text(self, event: Any, path: Path) -> None:
        start = event.start_mark
        self.values[path] = (start.line + 1, start.column + 1)
        if not event.implicit[0]:
            # A block text ends where the next line begins.
            self.sheltered.append((start.line + 1, event.end_mark.line + (event.style in ("'", '"'))))


class _PlainParser(reader.Reader, scanner.Scanner, parser.Parser):
    """PyYAML's parser in Python: the same events where libyaml is missing."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)


def read(text: str, marks: Marks | None = None) -> Any:
    """The data in a text, filling `marks` if given; raises `Unreadable` at the first thing that is refused."""
    suspicious = traps.suspicious(text)
    if marks is None and not suspicious:
        try:
            return _Builder(text, None).document()
        except (YAMLError, Unreadable):
            pass  # Read again, so that the message can say where the other one stands.
    marks = marks or Marks()
    try:
        data = _Builder(text, marks).document()
    except YAMLError as error:
        raise explained(error, text) from None
    if suspicious:
        traps.refuse_unsheltered(text, marks.sheltered)
    return data


class _Builder:
    """Events -> dicts, lists and scalars."""

    def __init__(self, text: str, marks: Marks | None) -> None:
        source = CParser(text) if CParser is not None else _PlainParser(text)
        self.next: Callable[[], Any] = source.get_event
        self.marks = marks
        # An escape in a quoted text can name any character, so only a text without backslashes needs no cleaning.
        self.unclean = "\\" in text or HIDDEN.search(text) is not None

    def document(self) -> Any:
        """The one document of the stream; None where there is nothing."""
        self.next()
        first = self.next()
        if isinstance(first, events.StreamEndEvent):
            return None
        if first.version or first.tags:
            _refuse(first, phrase("directives (%) are not used here; remove the line"))
        data = self.value(self.next(), (), 0)
        self.next()
        second = self.next()
        if not isinstance(second, events.StreamEndEvent):
            _refuse(second, phrase("a second document starts here; keep one a file, without ---"))
        return data

    def value(self, event: Any, path: Path, depth: int) -> Any:
        """What begins with `event`, however deep; `path` leads to it."""
        kind = type(event)
        if kind is events.ScalarEvent:
            return self.scalar(event, path)
        if kind is events.AliasEvent:
            _refuse(event, phrase("a text may not start with *; put it in quotes (aliases are not used here)"))
        _refuse_extras(event)
        if depth >= MAX_DEPTH:
            _refuse(event, phrase("this is nested more than {depth} deep", depth=MAX_DEPTH))
        if self.marks is not None:
            self.marks.add_collection(event, path)
        if kind is events.MappingStartEvent:
            return self.mapping(path, depth + 1)
        return self.sequence(path, depth + 1)

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        following, marks = self.next, self.marks
        inner = path
        while type(event := following()) is not events.MappingEndEvent:
            key = self.key(event, found, path)
            if marks is not None:
                inner = (*path, key)
                marks.keys[inner] = (event.start_mark.line + 1, event.start_mark.column + 1)
            event = following()
            scalar = type(event) is events.ScalarEvent
            found[key] = self.scalar(event, inner) if scalar else self.value(event, inner, depth)
        return found

    def key(self, event: Any, found: dict[str, Any], path: Path) -> str:
        if type(event) is not events.ScalarEvent:
            _refuse(event, phrase("a key must be a word; put quotes around {{ }} and [ ] that belong to a text"))
        if event.tag is not None or event.anchor is not None:
            _refuse_extras(event)
        key: str = HIDDEN.sub("", event.value) if self.unclean else event.value
        if not key and event.implicit[0]:
            _refuse(event, phrase("a key is missing before this colon"))
        if key in found:
            above = self.marks.keys[(*path, key)][0] if self.marks else 0
            _refuse(event, phrase("{key} is already given in line {line}; keep one", key=shortened(key), line=above))
        return key

    def sequence(self, path: Path, depth: int) -> list[Any]:
        found: list[Any] = []
        following = self.next
        inner = path
        while type(event := following()) is not events.SequenceEndEvent:
            if self.marks is not None:
                inner = (*path, len(found))
            found.append(self.value(event, inner, depth))
        return found

    def scalar(self, event: Any, path: Path) -> str | int | float | bool | None:
        if event.tag is not None or event.anchor is not None:
            _refuse_extras(event)
        if self.marks is not None:
            self.marks.add_text(event, path)
        value: str = HIDDEN.sub("", event.value) if self.unclean else event.value
        return resolved(value) if event.implicit[0] else value


def resolved(plain: str) -> str | int | float | bool | None:
    """What a text without quotes means: true, false, null, a number as JSON writes it, or itself."""
    if plain in _BARE:
        return _BARE[plain]
    if plain[0] in "-0123456789" and (number := _NUMBER.fullmatch(plain)):
        if not (number[1] or number[2]):
            return int(plain)
        return value if math.isfinite(value := float(plain)) else plain
    return plain


def _refuse_extras(event: Any) -> None:
    if event.anchor is not None:
        _refuse(event, phrase("a text may not start with &; put it in quotes (anchors are not used here)"))
    if event.tag is not None:
        _refuse(event, phrase("a text may not start with !; put it in quotes (tags are not used here)"))


def _refuse(event: Any, message: Any) -> NoReturn:
    raise Unreadable(event.start_mark.line + 1, event.start_mark.column + 1, message)
