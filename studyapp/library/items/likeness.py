"""Questions that repeat one another, and those that contradict one another.

Not every question is compared with every other: two that share three quarters of their triples of words must share one
among the rarest quarter of either, so only questions that do are looked at closely.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import chain
from math import floor
from typing import NamedTuple

from studyapp.course.blanks import forms
from studyapp.course.case import Case
from studyapp.course.choice import Choice
from studyapp.course.classify import Classify
from studyapp.course.fill_in import FillIn
from studyapp.course.matching import Matching
from studyapp.course.numeric import Numeric
from studyapp.course.ordering import Ordering
from studyapp.course.points import Written
from studyapp.course.question import Question
from studyapp.course.text import Text, in_language
from studyapp.course.true_false import TrueFalse
from studyapp.library.items.words import tokens
from studyapp.locales import Language

ALIKE = 0.75
"""The share of their triples of words (of Han characters) that two questions have in common to be near-duplicates."""

LEAST = 12
"""Triples a question must have; of shorter ones little can be said."""

COMPARED: Language = "zh"
"""The language that is compared, of texts that have two: where one repeats another, so does its translation."""

_AT_MOST = 16
"""How many questions a triple leads to: in a bank made by a program, all of them could share it."""

_CLOSEST = 8
"""With how many a question is compared: those that share most of its rarest triples."""

Triple = tuple[str, str, str]


class Asked(NamedTuple):
    """A question and the case it belongs to."""

    question: Question
    case: Case | None


class Pair(NamedTuple):
    """Two questions by their places in what was compared, the later one second."""

    first: int
    again: int


def near_duplicates(asked: Sequence[Asked]) -> Iterator[Pair]:
    """Each question that is nearly the same as one before it, with the most similar of those. Questions of one family
    are meant to be alike."""
    bags = [_triples(question) for question, _ in asked]
    rarity = Counter(triple for bag in bags for triple in bag)
    places: defaultdict[Triple, list[int]] = defaultdict(list)
    for here, bag in enumerate(bags):
        shared = [triple for triple in bag if rarity[triple] > 1]
        # How many of the rarest have to be looked at, without those that nobody else has.
        room = floor((1 - ALIKE) * len(bag)) + 1 - (len(bag) - len(shared))
        if room <= 0 or len(bag) < LEAST:
            continue
        rarest = nsmallest(room, shared, key=lambda triple: (rarity[triple], triple))
        others = [place for place, _ in Counter(chain(*map(places.__getitem__, rarest))).most_common(_CLOSEST)]
        found = [(_likeness(bag, bags[place]), -place) for place in others if _may_repeat(asked[place], asked[here])]
        if found and max(found)[0] >= ALIKE:
            yield Pair(-max(found)[1], here)
        for triple in rarest:
            if len(places[triple]) < _AT_MOST:
                places[triple].append(here)


def conflicts(asked: Sequence[Asked]) -> Iterator[Pair]:
    """Each question with the stem of one before it, which says something else is right."""
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for here, (question, case) in enumerate(asked):
        stem = tokens(in_language(question.stem, COMPARED))
        same[(case.id if case else "", *stem)].append(here)
    for places in same.values():
        for again, here in enumerate(places[:_AT_MOST]):
            rival = next(
                (one for one in places[:again] if _contradict(asked[one].question, asked[here].question)), None
            )
            if rival is not None:
                yield Pair(rival, here)


def _triples(question: Question) -> frozenset[Triple]:
    words = tokens(" ".join(in_language(text, COMPARED) for text in _wording(question)))
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _wording(question: Question) -> list[Text]:
    """The texts that make a question this one: what is asked, and what is offered or expected."""
    texts = [question.stem]
    if isinstance(question, Choice):
        texts += sorted(question.options.values(), key=lambda text: in_language(text, COMPARED))
    elif isinstance(question, Written):
        texts += [question.model]
    elif isinstance(question, Matching):
        texts += [text for pair in question.pairs for text in (pair.left, pair.right)]
    elif isinstance(question, Ordering):
        texts += question.items
    elif isinstance(question, Classify):
        texts += [text for category in question.categories for text in category.items]
    elif isinstance(question, FillIn):
        texts += [form for blank in question.answer for form in forms(blank)[:1]]
    return texts


def _may_repeat(one: Asked, other: Asked) -> bool:
    """Whether likeness counts between these: calculations often share a table and ask for different figures of it."""
    if one.question.card == other.question.card:
        return False
    if isinstance(one.question, Numeric) and isinstance(other.question, Numeric):
        return one.question.formula == other.question.formula and one.question.let == other.question.let
    return True


def _likeness(one: frozenset[Triple], other: frozenset[Triple]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _contradict(one: Question, other: Question) -> bool:
    """Whether the two claim different things of the same."""
    claims, counter = _claims(one), _claims(other)
    return any(not _agree(claims[about], counter[about]) for about in claims.keys() & counter.keys())


def _agree(one: object, other: object) -> bool:
    return bool(one & other) if isinstance(one, frozenset) and isinstance(other, frozenset) else one == other


def _claims(question: Question) -> dict[str, object]:
    """What the key of a question says of each thing it is about: an option, a blank, an item."""
    if isinstance(question, TrueFalse):
        return {"": question.answer}
    if isinstance(question, Choice):
        return {_plain(text): letter in question.answer for letter, text in question.options.items()}
    if isinstance(question, FillIn):
        return {
            str(number): frozenset(_plain(form) for form in forms(blank))
            for number, blank in enumerate(question.answer)
        }
    if isinstance(question, Matching):
        return {_plain(pair.left): _plain(pair.right) for pair in question.pairs}
    if isinstance(question, Classify):
        return {_plain(item): _plain(category.name) for category in question.categories for item in category.items}
    return {}


def _plain(text: Text) -> str:
    return " ".join(tokens(in_language(text, COMPARED)))
