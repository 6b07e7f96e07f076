"""Drawing from the index: some questions of a chapter, type and difficulty, however many there are."""

import json
from typing import NamedTuple

from studyapp.library.catalogue import Catalogue

CASE = "case"

_QUESTIONS = (
    "SELECT id, card FROM question INDEXED BY question_cell"
    " WHERE live AND within = '' AND type = ? AND chapter = ? AND difficulty = ? AND hash {} ? ORDER BY hash LIMIT ?"
)
_ITS = "question q WHERE q.live AND q.within <> '' AND q.within = m.id AND q.file = m.file"
_CASES = (
    "SELECT id,"
    f" (SELECT json_group_array(id) FROM (SELECT q.id FROM {_ITS} ORDER BY inner_place)),"
    f" (SELECT json_group_array(card) FROM (SELECT q.card FROM {_ITS} ORDER BY inner_place))"
    f" FROM material m WHERE EXISTS (SELECT 1 FROM {_ITS})"
    " AND chapter = ? AND difficulty = ? AND hash {} ? ORDER BY hash LIMIT ?"
)


class DrawRow(NamedTuple):
    """A question, or a case with all of its questions, in their order."""

    id: str
    questions: tuple[str, ...]
    cards: tuple[str, ...]


def some(catalogue: Catalogue, type: str, chapter: str, difficulty: int, start: str, most: int) -> list[DrawRow]:
    """At most so many questions that belong to no case, or cases for the type `case`: in the order of their hashes,
    from `start` (16 hex digits) on, then from the beginning. Costs by what it gives, not by the course's size."""
    rows: list[DrawRow] = []
    for part in (">=", "<"):
        values = [chapter, difficulty, start, most - len(rows)]
        if type == CASE:
            rows += catalogue.rows(_case, _CASES.format(part), values)
        else:
            rows += catalogue.rows(_question, _QUESTIONS.format(part), [type, *values])
    return rows


def _question(id: str, card: str) -> DrawRow:
    return DrawRow(id, (id,), (card,))


def _case(id: str, questions: str, cards: str) -> DrawRow:
    return DrawRow(id, tuple(json.loads(questions)), tuple(json.loads(cards)))
