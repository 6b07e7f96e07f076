"""Whether the evidence of a point is sure: it is held against what the question itself says.

A false sentence is mostly made of words the question hands out ("excessive expectations: the staff are rude"), or it
is a learnt one turned round ("accept it below zero"). Both hold every expression a right one holds. So evidence is sure
only where the student uses words of his own for it, or where his sentence goes along with one of the model answer or
is too short to say anything else; and not where it goes along with one and has turned its order or a direction. This
only ever withholds: agreement makes nothing evidence that is none.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from studyapp.course.evidence.doubt import Place, Stretches, sentences
from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.wording import Sentence, content

_FEW = 3
"""Words up to which a sentence must agree in all of them: half of so few is chance."""

_POINTS_BACK = re.compile(r"[这那此其]|\b(?:that|this|these|those|such|so|thus|how)\b")

_OPPOSITES = [
    (re.compile(one), re.compile(other))
    for one, other in (
        *(pair for pair in zip("高多大强升增先前内上正长快新早好", "低少小弱降减后后外下负短慢旧晚坏", strict=True)),
        ("新", "老"),
        ("贵", "便宜"),
        *(
            (rf"\b{one}", rf"\b{other}")
            for one, other in (
                ("more", "less"), ("more", "fewer"), ("high", "low"), ("above", "below"), ("before", "after"),
                ("first", "last"), ("early", "late"), ("up", "down"), ("rise", "fall"), ("increas", "decreas"),
                ("greatest", "smallest"), ("greater", "smaller"), ("large", "small"), ("long", "short"),
                ("new", "old"), ("better", "worse"), ("strong", "weak"), ("internal", "external"),
                ("inside", "outside"),
            )
        ),
    )
]  # fmt: skip


class _Match(NamedTuple):
    """A model sentence, and whether what goes along with it has a direction turned."""

    model: Sentence
    turned: bool


class Reference:
    """What a question says itself: the `stem`, and the `models` of an answer, each in every language there is."""

    def __init__(self, stem: Iterable[str], models: Iterable[str]) -> None:
        self._stem = tuple(stem)
        self._models = tuple(models)
        self._matches: dict[str, _Match | None] = {}

    @cached_property
    def _given(self) -> frozenset[str]:
        return _words_of(self._stem)

    @cached_property
    def _sentences(self) -> list[Sentence]:
        """Those of the model answers that have a word to say."""
        plains = [Folded(model).plain for model in self._models]
        return [Sentence(plain) for whole in plains for plain in sentences(whole) if content(plain)]

    def bears_out(self, names: Iterable[str], text: str, stretches: Stretches, evidence: Collection[Place]) -> bool:
        """Whether evidence in a folded text is sure; `names` are what the point is called."""
        inside: dict[int, list[Place]] = {}
        for place in sorted(evidence):
            inside.setdefault(stretches.of(place), []).append(place)
        others = False
        for number, places in inside.items():
            start, end = stretches.bounds(number)
            match = self._match(text[start:end])
            if match is None:
                others = others or not _bare(text, (start, end), places)
            elif match.turned or not _in_order(match.model, [text[first:last] for first, last in places]):
                return False
        return not others or self._has_own_words(names, [text[start:end] for start, end in evidence])

    def _has_own_words(self, names: Iterable[str], evidence: Sequence[str]) -> bool:
        given = self._given | _words_of(names)
        return any(not given.issuperset(content(words)) for words in evidence)

    def _match(self, sentence: str) -> _Match | None:
        """The model sentence that this one goes along with: in half of its words at least."""
        if sentence not in self._matches:
            words = content(sentence)
            shared, place = max(((each.shared(words), -at) for at, each in enumerate(self._sentences)), default=(0, 0))
            enough = 2 * shared >= len(words) if len(words) > _FEW else shared == len(words)
            model = self._sentences[-place] if shared and enough else None
            self._matches[sentence] = _Match(model, _turned(model, sentence)) if model else None
        return self._matches[sentence]


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in content(Folded(text).plain))


def _bare(text: str, sentence: Place, evidence: Sequence[Place]) -> bool:
    """Whether a sentence has hardly a word beside its evidence ("they bring profit"), and stands by itself: there is
    no room in it to say something else."""
    ends = [sentence[0], *(end for _, end in evidence)]
    starts = [*(start for start, _ in evidence), sentence[1]]
    rest = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return not _POINTS_BACK.search(rest) and sum(1 if word.isascii() else 0.5 for word in content(rest)) <= 1


def _turned(model: Sentence, sentence: str) -> bool:
    """Whether the sentence has the opposite of a word that stands in the model."""
    return any(
        first.search(model.plain)
        and second.search(sentence)
        and not (second.search(model.plain) or first.search(sentence))
        for one, other in _OPPOSITES
        for first, second in ((one, other), (other, one))
    )


def _in_order(model: Sentence, evidence: Sequence[str]) -> bool:
    """Whether the evidence, as far as the model has it word for word, stands there in the same order."""
    start = 0
    for words in evidence:
        if words in model.plain:
            start = model.plain.find(words, start)
            if start < 0:
                return False
    return True
