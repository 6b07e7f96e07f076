"""An accepted expression, and where a text has it: English words with their endings and a small word between, Chinese
with or without 的 and 了.

It is looked for by hand. A pattern says the same, but takes longer to compile than an essay takes to mark, and a
question has hundreds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from studyapp.course.evidence.folding import HAN, HAN_SIGN, Folded, folded
from studyapp.course.evidence.forms import head, is_form

LATIN = "0-9a-z\u00df-\u00ff"
_WORD = re.compile(f"[{LATIN}]+")
_INSIDE = re.compile(f"[{LATIN}]{{2}}")
_PIECES = re.compile(rf"[{LATIN}]+|[{HAN}]+|[^\s{HAN}{LATIN}]")
_BETWEEN_HAN = frozenset("的了地得着\n")
_BREAK = re.compile(rf"[ \n-]{{1,3}}(?=[{LATIN}])")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the a an its their his her our your my this that these those all every each more much own new",
    )
)
Others = Mapping[str, Sequence[str]]
"""For some words of an expression, what else may stand in their place."""


class Expression:
    """One way to say something, folded as the texts it is looked for in."""

    def __init__(self, words: str) -> None:
        self.plain = folded(words).strip()
        self.pieces: list[str] = _PIECES.findall(self.plain)
        self.han = self.plain if len(self.pieces) == 1 and _is_han(self.pieces[0]) else ""
        """The expression, where it is Han characters and nothing else."""

    @property
    def words(self) -> list[str]:
        """Its words in Latin letters."""
        return [piece for piece in self.pieces if _WORD.match(piece)]

    @cached_property
    def _heads(self) -> list[str]:
        """What a text must contain for each piece, letter for letter; for Han characters, at any place."""
        return [_needed(piece) if _is_han(piece) else head(piece) for piece in self.pieces]

    def places(self, text: Folded) -> Iterator[tuple[int, int]]:
        """Where it stands in the folded text: first as it is, then in any form."""
        plain = text.plain
        if not self.pieces or not all(_possible(each, text) for each in self._heads):
            return
        start = plain.find(self.plain)
        while start >= 0:
            end = start + len(self.plain)
            if not (_in_word(plain, start) or _in_word(plain, end)):
                yield start, end
            start = plain.find(self.plain, end)
        if self.han:
            needed = self._heads[0]
            yield from ((at, end) for at in _each(needed[0], plain) for end in _han_end(needed, plain, at))
        else:
            yield from self.in_other_words(plain, {})

    def in_other_words(self, plain: str, others: Others) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text in any form, with these words for its own or without, and not half in the
        place before."""
        last = 0
        for start in self._starts(plain, others):
            if start >= last and (end := self._end(plain, 0, start, others)):
                yield start, end
                last = end

    def _starts(self, plain: str, others: Others) -> list[int]:
        """Where it may begin, in order."""
        first = self._heads[0]
        heads = {first[0] if _is_han(first) else first, *others.get(self.pieces[0], ())}
        return sorted({at for each in heads for at in _each(each, plain) if not _in_word(plain, at)})

    def _end(self, plain: str, number: int, start: int, others: Others) -> int:
        """Where it ends if its pieces from this one on begin there: the first way they fit; 0 if there is none."""
        piece = self.pieces[number]
        if _is_han(piece):
            ends = _han_end(self._heads[number], plain, start)
        elif _WORD.match(piece):
            ends = _word_ends(piece, plain, start, others.get(piece, ()))
        else:
            ends = [start + 1] if plain.startswith(piece, start) else []
        if number + 1 == len(self.pieces):
            return next(iter(ends), 0)
        after = self.pieces[number + 1]
        starts = (next_ for end in ends for next_ in _after(piece, after, plain, end))
        return next(filter(None, (self._end(plain, number + 1, each, others) for each in starts)), 0)


@lru_cache(4096)
def expression(words: str) -> Expression:
    """The expression an author wrote."""
    return Expression(words)


def _is_han(piece: str) -> bool:
    return HAN_SIGN.match(piece) is not None


def _possible(head: str, text: Folded) -> bool:
    return text.signs.issuperset(head) if _is_han(head) else head in text.plain


def _in_word(plain: str, place: int) -> bool:
    """Whether the signs before and after a place belong to one word in Latin letters."""
    return _INSIDE.match(plain, place - 1) is not None if place else False


def _each(part: str, plain: str) -> Iterator[int]:
    """Where a part of a text stands."""
    at = plain.find(part)
    while at >= 0:
        yield at
        at = plain.find(part, at + 1)


def _needed(han: str) -> str:
    """The characters of a run that have to be there: 的 and 了 inside are a matter of style."""
    kept = han[:1] + "".join(sign for sign in han[1:-1] if sign not in "的了") + han[1:][-1:]
    return kept if len(kept) > 2 else han


def _han_end(needed: str, plain: str, start: int) -> list[int]:
    """Where a run of Han characters ends that begins there, one loose character or a line's end between any two."""
    if not plain.startswith(needed[0], start):
        return []
    end = start + 1
    for sign in needed[1:]:
        end += plain[end : end + 1] in _BETWEEN_HAN and plain[end + 1 : end + 2] == sign
        if plain[end : end + 1] != sign:
            return []
        end += 1
    return [end]


def _word_ends(word: str, plain: str, start: int, others: Sequence[str]) -> list[int]:
    """Where the word there ends, if it is a form of this one or one of the others: with its 's, and without."""
    found = _WORD.match(plain, start)
    if found is None or not (is_form(found[0], word) or found[0] in others):
        return []
    end = found.end()
    owned = end + (2 if plain.startswith("'s", end) else 1)
    return [owned, end] if plain.startswith("'", end) and not _WORD.match(plain, owned) else [end]


def _after(before: str, piece: str, plain: str, end: int) -> Iterator[int]:
    """Where a piece may begin that follows another: between two words is a break, and perhaps a small word more."""
    if not (_WORD.match(before) and _WORD.match(piece)):
        yield end + (plain[end : end + 1] in (" ", "\n"))
    elif gap := _BREAK.match(plain, end):
        small = _WORD.match(plain, gap.end())
        further = small and small[0] in _SMALL and _BREAK.match(plain, small.end())
        if further:
            yield further.end()
        yield gap.end()
