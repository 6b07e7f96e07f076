"""Content words, and how far two sentences go along with each other: by the words they share in the same order."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from studyapp.course.evidence.folding import HAN

_WORD = re.compile(f"[a-z\u00df-\u00ff]+|[0-9]+|[{HAN}]")
_SMALL = frozenset(
    re.findall(
        rf"[{HAN}]|[a-z]+",
        """
    的了地得着是在和与或及等也就都而则之其以于把被给对从到由为有这那个些们会能要可将所即如
    a an and are as at be by can do does for from had has have he her his if in is it its may more most no not of on
    one or she so than that the their them then they this to was were when which who will with
        """,
    )
)
"""Words of grammar: any sentence has them. What turns a sentence round among them, others look after."""

_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ations?|ings?|ies|ied|ers|ed|es|er|ly|s|e|y)$")
_STEM = 7
"""Letters that tell a word from another; what comes after is mostly an ending."""


@lru_cache(4096)
def content(plain: str) -> tuple[str, ...]:
    """The content words of a folded text in order: each Han character by itself, English words without endings."""
    return tuple(_stem(word) for word in _WORD.findall(plain) if word not in _SMALL)


def _stem(word: str) -> str:
    return _ENDING.sub("", word)[:_STEM]


class Sentence:
    """A sentence of an author, folded, to hold others against."""

    def __init__(self, plain: str) -> None:
        self.plain = plain

    @cached_property
    def _places(self) -> dict[str, int]:
        """For each word the places it stands at, as bits."""
        places: dict[str, int] = {}
        for place, word in enumerate(content(self.plain)):
            places[word] = places.get(word, 0) | 1 << place
        return places

    def shared(self, words: Sequence[str]) -> int:
        """How many of the words stand here too, in the same order: the longest common subsequence.

        The bits of `free` are the words here that no match ends at; all rows of the usual table at once, so that an
        essay takes no longer than its words.
        """
        every = (1 << len(content(self.plain))) - 1
        free = every
        for word in words:
            matched = free & self._places.get(word, 0)
            free = (free + matched | free - matched) & every
        return every.bit_count() - free.bit_count()
