"""Whether a sentence that holds the evidence may yet say the contrary: then the point is left to the student.

A wrong answer that uses the words of a right one nearly always denies, excludes or makes general: "the resources are
kept apart, never shared", "only the price counts", "the same for all". Such a word need not deny the evidence itself
(`negation` knows when it does), but it makes the sentence one to read. It costs the student a key press where a right
answer has such a word too: about one point in five of the model answers.
"""

import re
from bisect import bisect_right
from collections.abc import Collection

from studyapp.course.evidence.negation import HARMLESS

Place = tuple[int, int]
"""Start and end of a stretch of the folded text."""

_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")

_DOUBT = re.compile(
    r"不|没|无|未(?!来)|非(?!常)|别(?!人|的)|勿|缺|只|仅|才(?!能)|所有|全部|一律|任何|统统|全都"
    r"|n't|\b(?:not|no|never|without|cannot|none|nothing|neither|nor|hardly|instead|rather|only|just|merely|solely"
    r"|all|every|everybody|any|whatever)\b"
)


class Sentences:
    """The sentences of a folded text, and which of its places stand in the same one."""

    def __init__(self, plain: str) -> None:
        self._ends = [match.end() for match in _SENTENCE_END.finditer(plain)]
        self._plain = plain

    def of(self, place: Place) -> int:
        """The number of the sentence a place begins in."""
        return bisect_right(self._ends, place[0])

    def doubtful(self, evidence: Collection[Place]) -> bool:
        """Whether a sentence with evidence in it holds a word of doubt beside the evidence."""
        return any(self._doubt(number, evidence) for number in {self.of(place) for place in evidence})

    def _doubt(self, number: int, evidence: Collection[Place]) -> bool:
        start = self._ends[number - 1] if number else 0
        end = self._ends[number] if number < len(self._ends) else len(self._plain)
        rest = list(self._plain[start:end])
        for first, last in evidence:
            if start <= first < end:
                rest[first - start : last - start] = "·" * (min(last, end) - first)
        return _DOUBT.search(HARMLESS.sub(lambda match: "·" * len(match[0]), "".join(rest))) is not None
