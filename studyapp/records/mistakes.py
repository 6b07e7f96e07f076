"""The mistake book: a question stands in it from its first wrong answer until it was right on three
different days since the last one.

A row of `mistake` has the number of `wrong` answers, the `streak` of days it was right since the last of them, and when
that was (`last`, milliseconds UTC). What is out of the book keeps its row: one more wrong answer brings it back.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from studyapp.records.figures import CLEAN


class Mistake(NamedTuple):
    """A question that was answered wrong, or right by luck, `wrong` times, the last time `last` (milliseconds UTC);
    since then it was right on `streak` different days."""

    question: str
    topic: str
    wrong: int
    streak: int
    last: int

    @property
    def open(self) -> bool:
        """Whether it stands in the book."""
        return self.streak < CLEAN


ANSWERS = "SELECT question, topic, right, day, at FROM answer"


def mistakes(connection: sqlite3.Connection) -> list[Mistake]:
    """Every question ever answered wrong: those in the book first, the most often wrong before others."""
    query = (
        f"SELECT question, topic, wrong, streak, last FROM mistake ORDER BY streak >= {CLEAN}, wrong DESC, last DESC"
    )
    return [Mistake(*row) for row in connection.execute(query)]


def last_wrong(connection: sqlite3.Connection, question: str) -> tuple[str, str] | None:
    """The sitting and the event of the newest answer that was wrong, or right by luck; `None` where none was."""
    query = "SELECT sitting, event FROM answer WHERE question = ? AND NOT right ORDER BY event DESC LIMIT 1"
    found: tuple[str, str] | None = connection.execute(query, (question,)).fetchone()
    return found


def learn_mistake(connection: sqlite3.Connection, question: str) -> None:
    """Bring the row of a question in step with its answers. It is asked some dozens of times at most, so all of them
    are read each time: whatever order they came in."""
    rows = connection.execute(f"{ANSWERS} WHERE question = ? ORDER BY event", (question,))
    found = next(from_answers(rows), None)
    if found is None:
        connection.execute("DELETE FROM mistake WHERE question = ?", (question,))
    else:
        store_mistake(connection, found)


def store_mistake(connection: sqlite3.Connection, found: Mistake) -> None:
    """Keep the row of a question."""
    connection.execute(
        "INSERT INTO mistake (question, topic, wrong, streak, last) VALUES (?, ?, ?, ?, ?) ON CONFLICT (question)"
        " DO UPDATE SET topic = excluded.topic, wrong = excluded.wrong, streak = excluded.streak, last = excluded.last",
        found,
    )


def from_answers(rows: Iterable[tuple[str, str, int, int, int]]) -> Iterator[Mistake]:
    """The questions with a wrong answer among rows of `ANSWERS`, which come question by question, oldest first."""
    for question, answers in groupby(rows, key=itemgetter(0)):
        wrong, last, topic = 0, 0, ""
        days: set[int] = set()
        for _, newest, right, day, at in answers:
            topic = newest
            if right:
                days.add(day)
            else:
                wrong, last = wrong + 1, at
                days.clear()
        if wrong:
            yield Mistake(question, topic, wrong, len(days), last)
