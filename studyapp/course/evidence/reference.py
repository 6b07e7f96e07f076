"""Whether the evidence of a point is sure: it is held against what the question itself says.

A false sentence is mostly made of words the question hands out ("excessive expectations: the staff are rude"), or it
is a learnt one turned round ("accept it below zero"). Both hold every expression a right one holds. So evidence is sure
only where the sentence goes along with one of the model answer and turns neither its order nor a direction, where
it is too short to say anything else, or where the student says it in words of his own: in the evidence, and around it
the more, the less of the evidence is. This only ever withholds: agreement makes nothing evidence that is none.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from studyapp.course.evidence.directions import DIRECTIONS, turned
from studyapp.course.evidence.doubt import Place, Stretches, sentences
from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.wording import Sentence, content

_FEW = 3
"""Words up to which a sentence must agree in all of them: half of so few is chance."""

_ALONG = 0.4
"""The share of a sentence's words that a model sentence has in the same order, from which on the two go along."""

_MOVED = 0.1
"""The share of a sentence's words that may stand in the model sentence in another order. More of them, and what was
said of one thing is said of another ("managers know what to do, and doers what it costs")."""

_STRAYED = 0.2
"""The share of its words that may belong to other parts of the question instead. More of them, and a neighbour was
taken for the point."""

_OWN = 0.8
"""What the shares of the evidence and of the words around it that are a student's own have to come to together. Found
by measuring: from here on hardly a false sentence is taken for a right one."""

_POINTS_BACK = re.compile(r"[这那此其]|\b(?:that|this|these|those|such|so|thus|how)\b")


class _Match(NamedTuple):
    """A model sentence, and whether what goes along with it says it another way round: with a direction turned, words
    moved about, or words of other parts of the question."""

    model: Sentence
    turned: bool


class Reference:
    """What a question says itself: the `stem`, the `models` of an answer, and the `names` of its points, each in every
    language there is."""

    def __init__(self, stem: Iterable[str], models: Iterable[str], names: Iterable[str]) -> None:
        self._named = (*stem, *names)
        self._models = tuple(models)
        self._matches: dict[str, _Match | None] = {}

    @cached_property
    def _given(self) -> frozenset[str]:
        """Words that are nobody's own: a neighbour's name is the readiest thing to mix a point up with."""
        return _words_of(self._named) | DIRECTIONS

    @cached_property
    def _known(self) -> frozenset[str]:
        return _words_of((*self._named, *self._models))

    @cached_property
    def _sentences(self) -> list[Sentence]:
        """Those of the model answers that have a word to say."""
        plains = [Folded(model).plain for model in self._models]
        return [Sentence(plain) for whole in plains for plain in sentences(whole) if content(plain)]

    def bears_out(self, text: str, stretches: Stretches, evidence: Collection[Place]) -> bool:
        """Whether evidence in a folded text is sure."""
        inside: dict[int, list[Place]] = {}
        for place in sorted(evidence):
            inside.setdefault(stretches.of(place), []).append(place)
        unmatched: list[str] = []
        for number, places in inside.items():
            start, end = stretches.bounds(number)
            sentence = text[start:end]
            match = self._match(sentence)
            if match is None:
                if not _bare(text, (start, end), places):
                    unmatched.append(sentence)
            elif match.turned or not _in_order(match.model, [text[first:last] for first, last in places]):
                return False
        return not unmatched or self._in_own_words(unmatched, [text[start:end] for start, end in evidence])

    def _in_own_words(self, unmatched: Sequence[str], evidence: Sequence[str]) -> bool:
        """Whether enough of the evidence, and of the sentences it stands in, is said as the question does not."""
        own = sum(not self._given.issuperset(content(words)) for words in evidence) / len(evidence)
        return own > 0 and own + min(map(self._foreign, unmatched)) >= _OWN

    def _foreign(self, sentence: str) -> float:
        """The share of the words of a sentence that stand nowhere in the question."""
        words = content(sentence)
        return sum(word not in self._known for word in words) / max(1, len(words))

    def _match(self, sentence: str) -> _Match | None:
        """The model sentence that this one goes along with."""
        if sentence not in self._matches:
            words = content(sentence)
            shared, place = max(((each.shared(words), -at) for at, each in enumerate(self._sentences)), default=(0, 0))
            enough = shared >= len(words) * (_ALONG if len(words) > _FEW else 1)
            model = self._sentences[-place] if shared and enough else None
            self._matches[sentence] = _Match(model, self._turns(model, sentence, shared)) if model else None
        return self._matches[sentence]

    def _turns(self, model: Sentence, sentence: str, shared: int) -> bool:
        """Whether a sentence, `shared` words of which stand in the model in their order, turns it round."""
        theirs = Counter(content(model.plain))
        # Who answers in both languages at once says the same thing twice: each is held against its own.
        latin = next(iter(theirs)).isascii()
        words = Counter(word for word in content(sentence) if word.isascii() == latin)
        moved = (words & theirs).total() - shared
        strayed = sum(count for word, count in words.items() if word not in theirs and word in self._known)
        most = words.total()
        chance = 1 if latin else 2  # a Han character is half a word
        return turned(model.plain, sentence) or moved > _MOVED * most or strayed > max(chance, _STRAYED * most)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in content(Folded(text).plain))


def _bare(text: str, sentence: Place, evidence: Sequence[Place]) -> bool:
    """Whether a sentence has hardly a word beside its evidence ("they bring profit"), and stands by itself: there is
    no room in it to say something else."""
    ends = [sentence[0], *(end for _, end in evidence)]
    starts = [*(start for start, _ in evidence), sentence[1]]
    rest = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return not _POINTS_BACK.search(rest) and sum(1 if word.isascii() else 0.5 for word in content(rest)) <= 1


def _in_order(model: Sentence, evidence: Sequence[str]) -> bool:
    """Whether the evidence, as far as the model has it word for word, stands there in the same order."""
    start = 0
    for words in evidence:
        if words in model.plain:
            start = model.plain.find(words, start)
            if start < 0:
                return False
    return True
