"""The memory cards: each learns from the answers to its questions, in their order."""

import sqlite3
from collections.abc import Iterable

from studyapp.memory.card import Card, answered
from studyapp.records.answers import AnswerRow
from studyapp.records.figures import CARD, card

SURE = "sure"


def learn_answer(connection: sqlite3.Connection, row: AnswerRow) -> None:
    """Let a card learn from one more answer; from all of them anew, where this one comes out of turn."""
    known = connection.execute(f"SELECT {CARD}, newest FROM card WHERE key = ?", (row.card,)).fetchone()
    if known is not None and known[-1] > row.event:
        learn_again(connection, row.card)
        return
    before = None if known is None else card(known[:-1])
    sure = row.confidence == SURE
    store_card(connection, answered(before, row.card, row.topic, row.right, row.day, sure), row.event)


def learn_again(connection: sqlite3.Connection, key: str) -> None:
    """Bring a card in step with the answers there are now."""
    query = "SELECT event, topic, right, day, confidence FROM answer WHERE card = ? ORDER BY event"
    learnt, newest = learn(key, connection.execute(query, (key,)))
    if learnt is None:
        connection.execute("DELETE FROM card WHERE key = ?", (key,))
    else:
        store_card(connection, learnt, newest)


def store_card(connection: sqlite3.Connection, learnt: Card, newest: str) -> None:
    """Keep a card; `newest` is the id of the last answer it has learnt from."""
    # An update in place: a replaced row would move, and every index of it would be written again.
    connection.execute(
        f"INSERT INTO card ({CARD}, newest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET topic = excluded.topic, stability = excluded.stability, difficulty = excluded.difficulty,"
        " last = excluded.last, due = excluded.due, reps = excluded.reps, lapses = excluded.lapses,"
        " right = excluded.right, sure = excluded.sure, newest = excluded.newest",
        (*learnt, newest),
    )


def learn(key: str, answers: Iterable[tuple[str, str, int, int, str]]) -> tuple[Card | None, str]:
    """A card from all its answers (event id, topic, right, day, confidence), oldest first, and the id of the last."""
    learnt, newest = None, ""
    for event, topic, right, day, confidence in answers:
        learnt, newest = answered(learnt, key, topic, bool(right), day, confidence == SURE), event
    return learnt, newest
