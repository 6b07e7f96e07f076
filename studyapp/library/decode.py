"""Bytes of a file -> text that is safe to parse, or the line that says why not."""

import codecs
import stat
from pathlib import Path

from studyapp.library.problems import HIDDEN, Unreadable
from studyapp.locales import phrase

MAX_BYTES = 32 * 1024 * 1024
MAX_LINE = 100_000  # characters

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def read_text(file: Path) -> str:
    """The text of a file with plain newlines; raises `Unreadable` with the line at fault."""
    return decoded(read_bytes(file))


def read_bytes(file: Path) -> bytes:
    """The bytes of an ordinary file of bearable size with a name that is text; raises `Unreadable` for any other."""
    try:
        str(file).encode()
    except UnicodeEncodeError:
        message = phrase("rename this file or the folder it is in: the name is not UTF-8")
        raise Unreadable(1, 1, message) from None
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise Unreadable(1, 1, phrase("this is not an ordinary file"))
        if facts.st_size > MAX_BYTES:
            raise Unreadable(1, 1, phrase("this file is larger than {limit} MB; split it", limit=MAX_BYTES >> 20))
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(1, 1, phrase("this file cannot be read: {reason}", reason=error.strerror or "")) from None


def decoded(data: bytes) -> str:
    """UTF-8, with or without its mark, or UTF-16 with one."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise Unreadable(1, 1, phrase("this file is not whole UTF-16; save it as UTF-8")) from None
    else:
        _refuse_unmarked_utf16(data[:1000])
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _not_utf8(data, error.start + 3 * data.startswith(codecs.BOM_UTF8)) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_long_lines(text)
    _refuse_control_characters(text)
    return text


def _refuse_unmarked_utf16(start: bytes) -> None:
    """ASCII signs in UTF-16 have a NUL for every other byte, always on the same side."""
    low, high = start[0::2].count(0), start[1::2].count(0)
    if not (low and high) and low + high > len(start) // 8:
        raise Unreadable(1, 1, phrase("this file is UTF-16 without the mark that says so; save it as UTF-8"))


def _not_utf8(data: bytes, at: int) -> Unreadable:
    start = data.rfind(b"\n", 0, at) + 1
    line = data.count(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Unreadable(line, column, phrase("this line is not UTF-8; save the file as UTF-8"))
    return Unreadable(line, column, phrase("this line is not UTF-8, it looks like GBK; save the file as UTF-8"))


def _refuse_long_lines(text: str) -> None:
    if len(text) <= MAX_LINE:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise Unreadable(
                number, MAX_LINE + 1, phrase("this line is longer than {limit} characters; break it", limit=MAX_LINE)
            )


def _refuse_control_characters(text: str) -> None:
    """Bidi controls do get past: word processors leave them in texts unseen, and they are stripped later."""
    for found in HIDDEN.finditer(text):
        if found[0] not in BIDI:
            line, column = position(text, found.start())
            code = f"U+{ord(found[0]):04X}"
            raise Unreadable(line, column, phrase("there is a control character ({code}) here; delete it", code=code))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
