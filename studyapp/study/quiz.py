"""A quiz made to order: which questions, in which order, and how it is asked and marked."""

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from studyapp.insight.scores import topic_scores, weakest
from studyapp.library.catalogue import QuestionRow
from studyapp.locales import Refusal, phrase
from studyapp.marking.schemes import Scheme
from studyapp.sitting.draw import Candidate, drawn
from studyapp.study.scope import Scope

if TYPE_CHECKING:
    from studyapp.study.study import Study

Only = Literal["unseen", "wrong", "bookmarked", "hot", "weakest"]
"""What a quiz may keep to: questions never asked, those in the mistake book, those bookmarked, those on hot topics, and
those on the topics with the lowest shares of marks."""

Order = Literal["random", "course", "wrong_first", "unseen_first"]

WEAKEST = 5
"""Topics that count as the weakest."""


class Quiz(Struct, frozen=True):
    """What to be asked, how it is asked and how it is marked.

    Without `minutes` it is a drill; `seconds` is the time for each question. `only` narrows the scope, each word of it
    further. With `deferred` nothing is marked or explained before the end. Without `shuffled` options stand as in the
    file. Without `seed` one is drawn and kept with the sitting.
    """

    scope: Scope = Scope()
    count: int = 10
    minutes: float | None = None
    seed: int | None = None
    scheme: Scheme = Scheme()
    only: tuple[Only, ...] = ()
    order: Order = "random"
    deferred: bool = False
    shuffled: bool = True
    seconds: float | None = None


ANYTHING = Quiz()
"""Without a limit, marked strictly."""


def questions_for(study: "Study", wanted: Quiz, random: Random) -> list[str]:
    """The ids of a quiz's questions, in the order they are asked; raises `Refusal` where the course has none."""
    rows = fitting(study, wanted)
    if not rows:
        raise Refusal(phrase("no question fits; choose more topics or other types"))
    ranks = _ranks(study, wanted.order, rows)
    return drawn([Candidate(row.id, row.card, row.case) for row in rows], wanted.count, random, ranks)


def fitting(study: "Study", wanted: Quiz) -> list[QuestionRow]:
    """The questions a quiz may ask, in the order of the files."""
    rows = wanted.scope.of(study.catalogue)
    for only in wanted.only:
        kept = _kept(study, only, rows)
        rows = [row for row in rows if row.id in kept]
    return rows


def _kept(study: "Study", only: Only, rows: Sequence[QuestionRow]) -> set[str]:
    """The ids of those rows that `only` lets through."""
    records = study.records
    match only:
        case "unseen":
            seen = records.shown([row.id for row in rows])
            return {row.id for row in rows if row.id not in seen}
        case "wrong":
            return {mistake.question for mistake in records.mistakes() if mistake.open}
        case "bookmarked":
            return set(records.remarks("bookmark"))
        case "hot":
            hot = {topic.id for topic in study.catalogue.topics() if topic.hot}
            return {row.id for row in rows if row.topic in hot}
        case "weakest":
            scores = topic_scores(records.tallies(), list(dict.fromkeys(row.topic for row in rows)))
            weak = {score.key for score in weakest(scores.values(), WEAKEST)}
            return {row.id for row in rows if row.topic in weak}


def _ranks(study: "Study", order: Order, rows: Sequence[QuestionRow]) -> dict[str, int]:
    """What comes first: the lower, the earlier; equal ones by lot."""
    match order:
        case "course":
            return {row.id: place for place, row in enumerate(rows)}
        case "wrong_first":
            wrong = {mistake.question: -mistake.wrong for mistake in study.records.mistakes() if mistake.open}
            return {row.id: wrong.get(row.id, 0) for row in rows}
        case "unseen_first":
            seen = study.records.shown([row.id for row in rows])
            return {row.id: int(row.id in seen) for row in rows}
        case _:
            return {}
