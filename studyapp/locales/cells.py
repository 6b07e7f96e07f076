"""Text in terminal cells: a Han character takes two, a combining mark none."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_HAN = "\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
# What may not end a line goes with what follows it, what may not begin one with what stands before.
_PIECES = re.compile(rf"\s+|[（《〈「『【“‘]*(?:[{_HAN}]|[^\s{_HAN}“”‘’]+)[，。、；：！？）》〉」』】”’％…]*|\S")


def cells(text: str) -> int:
    """How many cells the text takes."""
    return sum(map(_width, text))


def padded(text: str, width: int, right: bool = False) -> str:
    """The text with spaces up to `width` cells, behind it or (`right`) before it."""
    space = " " * (width - cells(text))
    return space + text if right else text + space


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; what is missing is shown by an ellipsis."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return text + "…"


def wrapped(text: str, width: int | None, indent: str = "") -> str:
    """The text on lines of at most `width` cells, the second and later ones indented; one line if `width` is `None`."""
    if width is None:
        return text
    lines, line, taken = [], "", 0
    for piece in _pieces(text, max(2, width - len(indent))):
        bare = piece.rstrip()
        if taken + cells(bare) > width and line.strip():
            lines.append(line.rstrip())
            line = indent + piece.lstrip()
            taken = cells(line)
        else:
            line += piece
            taken += cells(piece)
    return "\n".join([*lines, line.rstrip()])


def _pieces(text: str, longest: int) -> Iterator[str]:
    """Words, single Han characters and spaces; what is longer than a line is cut."""
    for piece in _PIECES.findall(text):
        while cells(piece) > longest:
            cut = next(end for end in range(len(piece), 0, -1) if cells(piece[:end]) <= longest)
            yield piece[:cut]
            piece = piece[cut:]
        yield piece


@cache
def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
