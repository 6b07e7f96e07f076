"""A text folded for matching: width, case, spacing and quotation marks make no difference, and every place in it leads
back to the text as it was written."""

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import NamedTuple

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_SIGN = re.compile(f"[{HAN}]")
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
# Runs that fold sign by sign, white space, anything else with the marks that belong to it.
_PIECE = re.compile(rf"([0-9A-Za-z]+|[\u4e00-\u9fff]+)(?![{_COMBINING}])|\s+|.[{_COMBINING}]*", re.DOTALL)
# Texts that fold sign by sign and have no spaces to lose, as most expressions are.
_SIMPLE = re.compile("[\u4e00-\u9fff]+|[0-9A-Za-z]+(?: [0-9A-Za-z]+)*")
_SAME = {
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys('"“”„«»「」『』《》〈〉', ""),
}


class Span(NamedTuple):
    """A stretch of the text as written; `end` is the first place after it."""

    start: int
    end: int


class Folded:
    """`plain` is what is searched. A run of white space is one space, or one newline where the line ends in it; between
    Han characters a space is a slip of the input method and gone."""

    def __init__(self, text: str) -> None:
        plain: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        space: tuple[int, int] | None = None
        after_han = False
        for piece in _PIECE.finditer(text):
            start, end = piece.span()
            folded = piece[0].lower() if piece[1] else _folded(piece[0])
            if folded == " ":
                space = start, end
                continue
            if not folded:
                continue
            han = HAN_SIGN.match(folded) is not None
            if space is not None and not (after_han and han):
                plain.append(" ")
                starts.append(space[0])
                ends.append(space[1])
            space, after_han = None, han
            plain.append(folded)
            if piece[1]:
                starts += range(start, end)
                ends += range(start + 1, end + 1)
            else:
                starts += [start] * len(folded)
                ends += [end] * len(folded)
        self.plain = "".join(plain)
        self.signs = frozenset(self.plain)
        self._starts, self._ends = starts, ends

    @cached_property
    def words(self) -> dict[tuple[str, int], set[str]]:
        """Its words in Latin letters, by first letter and length."""
        found: dict[tuple[str, int], set[str]] = {}
        for word in re.findall("[a-z\u00df-\u00ff]+", self.plain):
            found.setdefault((word[0], len(word)), set()).add(word)
        return found

    def span(self, start: int, end: int) -> Span:
        """Where `plain[start:end]` stands in the text as written."""
        return Span(self._starts[start], self._ends[end - 1])


def folded(text: str) -> str:
    """The text as `Folded` has it, where no place in it is ever asked for."""
    return text.lower() if _SIMPLE.fullmatch(text) else Folded(text).plain


@lru_cache(8192)
def _folded(piece: str) -> str:
    if piece.isspace():
        return "\n" if "\n" in piece or "\r" in piece else " "
    signs = (_SAME.get(sign, sign) for sign in piece)
    folded = unicodedata.normalize("NFKC", "".join(signs)).casefold()
    # Of a compatibility form nothing may remain that folds again: a second normalisation after the case.
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(_SAME.get(sign, sign) for sign in folded if unicodedata.category(sign)[0] != "C")
