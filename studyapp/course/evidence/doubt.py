"""Whether what stands around the evidence may say the contrary: then the point is left to the student.

A wrong answer that uses the words of a right one nearly always denies, excludes or makes general: "the resources are
kept apart, never shared", "only the price counts", "the same for all". Such a word need not deny the evidence itself
(`negation` knows when it does), but it makes the sentence one to read. What excludes or forbids is looked for in the
whole sentence, a plain denial in the clause, and after a semicolon whether it takes back what was said before. It
costs a key press where a right answer has such a word too.
"""

import re
from bisect import bisect_right
from collections.abc import Collection
from itertools import pairwise

from studyapp.course.evidence.negation import HARMLESS

Place = tuple[int, int]
"""Start and end of a stretch of the folded text."""

_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_THOUGHT_END = re.compile(r"[。！？!?\n]|\.(?=\s|$)")
_CLAUSE_END = re.compile(r"[，。！？,!?；;:：\n]|\.(?=\s|$)")

# Words that hold a sign of doubt and mean none.
_CALM = re.compile(
    HARMLESS.pattern
    + r"|[分区差级性特类个识鉴告辨]别|别(?:人|的|家|处|门|名)|[一两三几每这那数]只|非法|不一样|不然|要不|缺一不可"
    r"|不可(?:更新|更改|修改)|只要"
    r"|\b(?:first|above|after|at|over|most) ?(?:of )?all\b|\ball (?:round|kinds|sorts)\b|\bif any\b|\bjust as\b"
    r"|\bfor whatever\b|\b(?:has|have|had|having) just\b|\bjust (?:now|renewed)\b"
)
# A contrast with something else, said beside the evidence: "keep customers, not win new ones". Evidence on the wrong
# side of it is denied, and none.
_CONTRAST = re.compile(
    r"而(?:不是|非|并非)[^,。;.!?:\n]*|不是[^,。;]{1,20},?而是"
    r"|(?:\b(?:rather than|instead of|and not|but not)|, not)\b[^,.;:!?\n]*|\bnot\b[^,.;\n]{1,40},? but\b"
)
_EXCLUDES = re.compile(
    r"不(?:能|会|必|用|需|应|该|要|可|再|是|看|管|作|做)|没有|没法|无关|无需|只|仅|所有|全部|一律|任何|统统|全都"
    r"|n't|\b(?:never|nothing|not (?:required|part|needed|used)|no longer|neither|nor|instead|cannot|none"
    r"|only|just|merely|solely|all|every|everybody|any|whatever)\b"
)
_DENIES = re.compile(r"不|没|无|未(?!来)|非(?!常)|别|勿|缺|\b(?:not|no|without|hardly|rather)\b")


class Stretches:
    """The sentences, or the clauses, of a folded text, and which of its places stand in the same one."""

    def __init__(self, plain: str, end: re.Pattern[str], doubt: re.Pattern[str]) -> None:
        self._ends = [match.end() for match in end.finditer(plain)]
        self._plain = plain
        self._doubt = doubt

    def of(self, place: Place) -> int:
        """The number of the stretch a place begins in."""
        return bisect_right(self._ends, place[0])

    def bounds(self, number: int) -> Place:
        """Where a stretch stands in the text."""
        start = self._ends[number - 1] if number else 0
        return start, self._ends[number] if number < len(self._ends) else len(self._plain)

    def doubtful(self, evidence: Collection[Place], known: Collection[Place]) -> bool:
        """Whether a stretch with evidence in it holds a word of doubt beside what is known to belong to the point."""
        return any(self._holds_doubt(number, known) for number in {self.of(place) for place in evidence})

    def _holds_doubt(self, number: int, known: Collection[Place]) -> bool:
        # A calm phrase is calm as a whole, even where evidence is part of it.
        start, end = self.bounds(number)
        rest = list(_blanked(_CONTRAST, _blanked(_CALM, self._plain[start:end])))
        for first, last in known:
            if start <= first < end:
                rest[first - start : last - start] = "·" * (min(last, end) - first)
        return self._doubt.search("".join(rest)) is not None


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "·" * len(match[0]), text)


def sentences(plain: str) -> list[str]:
    """The sentences of a folded text, with the signs that end them."""
    ends = [match.end() for match in _SENTENCE_END.finditer(plain)]
    return [plain[start:end] for start, end in pairwise((0, *ends, len(plain)))]


class Surroundings:
    """A folded text as it is read with doubt."""

    def __init__(self, plain: str) -> None:
        self.sentences = Stretches(plain, _SENTENCE_END, _EXCLUDES)
        self._clauses = Stretches(plain, _CLAUSE_END, _DENIES)
        self._thoughts = Stretches(plain, _THOUGHT_END, _EXCLUDES)

    def doubtful(self, evidence: Collection[Place], known: Collection[Place]) -> bool:
        """Whether the evidence of a point stands among words of doubt; `known` are all places of its expressions."""
        return self.sentences.doubtful(evidence, known) or self._clauses.doubtful(evidence, known)

    def together(self, evidence: Collection[Place], contrary: Collection[Place]) -> bool:
        """Whether something to the contrary stands in a sentence of the evidence."""
        return _meet(self.sentences, evidence, contrary)

    def taken_back(self, evidence: Collection[Place], denied: Collection[Place]) -> bool:
        """Whether the point is denied beside the evidence, on the other side of a semicolon: "ask those who left; do
        not ask those who stayed"."""
        inside = {self.sentences.of(place) for place in evidence}
        return _meet(self._thoughts, evidence, [place for place in denied if self.sentences.of(place) not in inside])


def _meet(stretches: Stretches, some: Collection[Place], others: Collection[Place]) -> bool:
    return not {stretches.of(place) for place in some}.isdisjoint({stretches.of(place) for place in others})
