"""An accepted expression as a pattern: English words with their endings and a small word between, Chinese with or
without 的 and 了."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from studyapp.course.evidence.folding import HAN, HAN_SIGN, Folded

LATIN = "0-9a-z\u00df-\u00ff"
_LATIN_SIGN = re.compile(f"[{LATIN}]")
_INSIDE = re.compile(f"[{LATIN}]{{2}}")
_PIECES = re.compile(rf"[{LATIN}]+|[{HAN}]+|[^\s{HAN}{LATIN}]")
_LOOSE_HAN = "的了地得着"
_BETWEEN_HAN = frozenset(f"{_LOOSE_HAN}\n")
_SMALL = "the|an?|its|their|his|her|our|your|my|this|that|these|those|all|every|each|more|much|own|new"
_BREAK = r"[ \n-]{1,3}"
_GAP = rf"{_BREAK}(?:(?:{_SMALL}){_BREAK})?"
_NOT_A_PLURAL = frozenset(("arms", "customs", "goods", "means", "terms"))


class Expression:
    """One way to say something, folded as the texts it is looked for in."""

    def __init__(self, words: str) -> None:
        self.plain = Folded(words).plain.strip()
        self.pieces: list[str] = _PIECES.findall(self.plain)

    @property
    def words(self) -> list[str]:
        """Its words in Latin letters."""
        return [piece for piece in self.pieces if _LATIN_SIGN.match(piece)]

    @property
    def han(self) -> str:
        """The expression, where it is Han characters and nothing else."""
        return self.plain if len(self.pieces) == 1 and _is_han(self.pieces[0]) else ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the expression in a folded text."""
        return self.with_words({})

    def with_words(self, others: dict[str, list[str]]) -> re.Pattern[str]:
        """The pattern, where the words named may also be any of those given for them."""
        parts = [""]
        for before, piece in zip(["", *self.pieces], self.pieces, strict=False):
            parts += [_joint(before, piece), _piece(piece, others.get(piece, []))]
        return re.compile("".join(parts))

    @cached_property
    def heads(self) -> list[str]:
        """What a text must contain, letter for letter, for the pattern to be found in it."""
        return [sign for piece in self.pieces for sign in (_needed(piece) if _is_han(piece) else [_head(piece)])]

    def places(self, text: Folded) -> Iterator[tuple[int, int]]:
        """Where it stands in the folded text: first as it is, which needs no pattern, then in other forms."""
        plain = text.plain
        if not self.pieces or not all(head in (text.signs if len(head) == 1 else plain) for head in self.heads):
            return
        start = plain.find(self.plain)
        while start >= 0:
            end = start + len(self.plain)
            if not (_in_word(plain[start - 1 : start + 1]) or _in_word(plain[end - 1 : end + 1])):
                yield start, end
            start = plain.find(self.plain, end)
        if self.han:
            yield from _loosely(_needed(self.han), plain)
        else:
            yield from (match.span() for match in self.pattern.finditer(plain))


@lru_cache(4096)
def expression(words: str) -> Expression:
    """The expression an author wrote; its pattern is compiled when first needed."""
    return Expression(words)


def _is_han(piece: str) -> bool:
    return HAN_SIGN.match(piece) is not None


def _in_word(two: str) -> bool:
    """Whether two neighbouring signs belong to one word in Latin letters."""
    return _INSIDE.fullmatch(two) is not None


def _needed(han: str) -> str:
    """The characters of a run that have to be there: 的 and 了 inside are a matter of style."""
    kept = han[:1] + "".join(sign for sign in han[1:-1] if sign not in "的了") + han[1:][-1:]
    return kept if len(kept) > 2 else han


def _loosely(han: str, plain: str) -> Iterator[tuple[int, int]]:
    """Where a run of Han characters stands, with one loose character or a line's end between two of them: as its
    pattern has it, which takes longer to compile than an essay takes to mark."""
    start = plain.find(han[0])
    while start >= 0:
        end = start + 1
        for sign in han[1:]:
            end += plain[end : end + 1] in _BETWEEN_HAN and plain[end + 1 : end + 2] == sign
            if plain[end : end + 1] != sign:
                break
            end += 1
        else:
            yield start, end
        start = plain.find(han[0], start + 1)


def _joint(before: str, piece: str) -> str:
    if not before:
        return rf"(?<![{LATIN}])" if _LATIN_SIGN.match(piece) else ""
    both = [_LATIN_SIGN.match(each) is not None for each in (before, piece)]
    return _GAP if all(both) else r"[ \n]?"


def _piece(piece: str, others: list[str]) -> str:
    if _is_han(piece):
        return rf"[{_LOOSE_HAN}\n]?".join(_needed(piece))
    if not _LATIN_SIGN.match(piece):
        return re.escape(piece)
    ways = [_word(piece), *map(re.escape, others)]
    return rf"(?:{'|'.join(ways)})(?:'s?)?(?![{LATIN}])"


def _singular(word: str) -> str:
    """The word without the ending of a plural, or nothing where it has none."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NOT_A_PLURAL:
        return ""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _head(word: str) -> str:
    """The letters that every form of a word begins with."""
    if not word.isalpha() or len(word) < 4:
        return word
    word = _singular(word) or word
    return word[:-1] if word[-1] in "ey" else word


def _word(word: str) -> str:
    """The word with the endings it may take: from four letters on whatever makes a longer word of it (`profit`,
    `profitable`), except the -less that turns it round."""
    if not word.isalpha():
        return re.escape(word)
    if len(word) < 4:
        return rf"{word}(?:e?s|e?d|ing|ers?|{word[-1]}(?:ed|ing|ers?))?"
    ways = [rf"{word}(?!less)[{LATIN}]*"]
    if word[-1] == "e":
        ways.append(rf"{word[:-1]}(?:ings?|able|ably|ability|ations?)")
    if word[-1] == "y":
        ways.append(rf"{word[:-1]}i(?:e[sdr]|est|ly|ness)")
    if singular := _singular(word):
        ways.append(singular)
    return "|".join(ways)
