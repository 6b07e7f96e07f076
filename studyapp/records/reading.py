"""What is read from the projections: figures, cards, remarks, what can be gone on with."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from studyapp.insight.tally import Tally
from studyapp.memory.card import Card
from studyapp.records import figures
from studyapp.records.figures import CARD, Day, OpenSitting
from studyapp.records.mistakes import Mistake, last_wrong, mistakes
from studyapp.records.remarks import remarks, remarks_of
from studyapp.records.trouble import polite

_GIVEN = "(SELECT value FROM json_each(?))"


class Reading:
    """An open progress file, as it is read. Every method raises `Refusal` where that cannot be done."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def open_sittings(self) -> list[OpenSitting]:
        """The sittings that can be gone on with, newest first."""
        with polite(self.path):
            return figures.open_sittings(self._connection)

    def ended_exams(self, limit: int) -> list[str]:
        """The ids of the exams that are over, the newest first, at most so many."""
        with polite(self.path):
            return figures.ended_exams(self._connection, limit)

    def cards(self, keys: Iterable[str] | None = None) -> dict[str, Card]:
        """The cards of these keys, or all; a key never answered is not among them."""
        query, values = f"SELECT {CARD} FROM card", [] if keys is None else [_list(keys)]
        if values:
            query = f"{query} WHERE key IN {_GIVEN}"
        with polite(self.path):
            return {row[0]: figures.card(row) for row in self._connection.execute(query, values)}

    def card_keys(self) -> set[str]:
        """The keys of all cards ever answered."""
        with polite(self.path):
            return set(figures.card_keys(self._connection))

    def due(self, day: int) -> list[Card]:
        """The cards due on a study day, longest overdue first."""
        with polite(self.path):
            rows = self._connection.execute(f"SELECT {CARD} FROM card WHERE due <= ? ORDER BY due, key", (day,))
            return [figures.card(row) for row in rows]

    def shown(self, questions: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How often each question was answered, and when last (milliseconds UTC); nothing for one that never was."""
        query = f"SELECT question, times, last FROM shown WHERE question IN {_GIVEN}"
        with polite(self.path):
            rows = self._connection.execute(query, (_list(questions),))
            return {question: (times, last) for question, times, last in rows}

    def tallies(self) -> dict[str, Tally]:
        """The counts of every topic with an answer."""
        with polite(self.path):
            return figures.tallies(self._connection)

    def type_tallies(self) -> dict[str, Tally]:
        """The counts of every question type with an answer."""
        with polite(self.path):
            return figures.type_tallies(self._connection)

    def confidence_tallies(self) -> dict[str, Tally]:
        """The counts of answers by what the student said of them (`guessed`, `sure`, or nothing)."""
        with polite(self.path):
            return figures.confidence_tallies(self._connection)

    def mistakes(self) -> list[Mistake]:
        """Every question ever answered wrong: those in the mistake book first, the most often wrong before others."""
        with polite(self.path):
            return mistakes(self._connection)

    def last_wrong(self, question: str) -> tuple[str, str] | None:
        """The sitting and the event of the newest answer that was wrong, or right by luck; `None` where none was."""
        with polite(self.path):
            return last_wrong(self._connection, question)

    def remarks(self, about: Literal["bookmark", "note", "causes"]) -> dict[str, str]:
        """What was said of questions, by question, the newest first: `1` for a bookmark, a note's text, causes as a
        JSON list."""
        with polite(self.path):
            return remarks(self._connection, about)

    def remarks_of(self, question: str) -> dict[str, str]:
        """What was said of one question: a `bookmark`, a `note`, `causes`, as `remarks` has them."""
        with polite(self.path):
            return remarks_of(self._connection, question)

    def lacking(self, hashes: Iterable[str]) -> set[str]:
        """Those of these contents that the journal does not keep."""
        wanted = set(hashes)
        with polite(self.path):
            rows = self._connection.execute(f"SELECT hash FROM kept WHERE hash IN {_GIVEN}", (_list(wanted),))
            return wanted - {hash for (hash,) in rows}

    def kept(self, hashes: Iterable[str]) -> dict[str, str]:
        """The contents kept under these hashes, as JSON."""
        query = f"SELECT hash, json_extract(body, '$.body') FROM kept JOIN event ON id = event WHERE hash IN {_GIVEN}"
        with polite(self.path):
            return dict(self._connection.execute(query, (_list(hashes),)))

    def days(self, since: int) -> list[Day]:
        """The study days with an answer, from day `since` on, oldest first."""
        with polite(self.path):
            return figures.days(self._connection, since)

    def streak(self, today: int) -> int:
        """Days studied in a row, up to study day `today`, or up to the day before while it has no answer yet."""
        with polite(self.path):
            return figures.streak(self._connection, today)

    def settings(self) -> dict[str, str]:
        """Every setting and its value."""
        with polite(self.path):
            return figures.settings(self._connection)


def _list(values: Iterable[str]) -> str:
    return json.dumps([*values])
