"""Which questions are asked where the student does not say: in a review, at first sight, for a taste."""

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from studyapp.library.catalogue import QuestionRow
from studyapp.memory.family import variant
from studyapp.memory.queue import new_beside, review_queue

if TYPE_CHECKING:
    from studyapp.study.study import Study


def to_review(study: "Study", size: int, new: int | None) -> list[str]:
    """At most `size` questions: what is due, what was wrong first, with `new` ones mixed in (by itself, one for every
    three due)."""
    rows = study.catalogue.questions()
    variants = _by_card(rows)
    due = [card for card in study.records.due(study.today()) if card.key in variants]
    unseen = _unseen(study, rows)
    fresh = unseen[: new_beside(len(due), len(unseen)) if new is None else new]
    return _asked(study, review_queue(due, fresh, study.today(), size), variants)


def never_asked(study: "Study", size: int) -> list[str]:
    """At most `size` questions never asked before, hot topics first."""
    rows = study.catalogue.questions()
    return _asked(study, _unseen(study, rows)[:size], _by_card(rows))


def for_a_taste(study: "Study", size: int, random: Random) -> list[str]:
    """At most `size` easy questions of different topics, hot ones first, quick to answer."""
    rows = [
        row
        for row in study.catalogue.questions()
        if row.type in ("single", "true_false") and row.difficulty <= 2 and not row.case
    ]
    hot = {topic.id for topic in study.catalogue.topics() if topic.hot}
    random.shuffle(rows)
    rows.sort(key=lambda row: (row.topic not in hot, row.type != "single"))
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row.topic, row.id)
    return [*first.values()][:size]


def _unseen(study: "Study", rows: Sequence[QuestionRow]) -> list[str]:
    """Card keys never answered: hot topics first, topics little practised before others, in the course's order."""
    known = study.records.card_keys()
    topics = {topic.id: (not topic.hot, place) for place, topic in enumerate(study.catalogue.topics())}
    unlisted = (True, len(topics))
    fresh = {row.card: row for row in reversed(rows) if row.card not in known}.values()
    asked = {topic: tally.answers for topic, tally in study.records.tallies().items()}
    keyed = []
    for row in sorted(fresh, key=lambda row: (row.difficulty, row.id)):
        turn = asked[row.topic] = asked.get(row.topic, 0) + 1
        keyed.append(((turn, *topics.get(row.topic, unlisted)), row.card))
    return [card for _, card in sorted(keyed)]


def _asked(study: "Study", keys: Sequence[str], variants: dict[str, list[str]]) -> list[str]:
    """The question that asks each card now: the variants of a family take turns."""
    shown = study.records.shown([question for key in keys for question in variants[key]])
    return [variant(variants[key], shown) for key in keys]


def _by_card(rows: Sequence[QuestionRow]) -> dict[str, list[str]]:
    cards: dict[str, list[str]] = {}
    for row in rows:
        cards.setdefault(row.card, []).append(row.id)
    return cards
