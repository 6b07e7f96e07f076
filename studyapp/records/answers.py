"""The answers that count: a row each, with the mark that counts beside the program's own."""

import sqlite3
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from studyapp.sitting.events import Answered, Stamped


class AnswerRow(NamedTuple):
    """A row of `answer`. Marks are hundredths: `auto` the program's, `mark` the one that counts, `needed` what makes it
    `right`; a guess is not right. `millis` is the time taken in milliseconds."""

    event: str
    at: int
    sitting: str
    place: int
    question: str
    card: str
    topic: str
    right: bool
    mark: int
    full: int
    day: int
    millis: int
    type: str
    auto: int
    needed: int
    confidence: str

    def confirmed(self, mark: int) -> "AnswerRow":
        """The row with the mark the student gave it."""
        return self._replace(mark=mark, right=mark >= self.needed and self.confidence != "guessed")


_FIELDS = ", ".join(AnswerRow._fields)


def answer_row(stamped: Stamped, answer: Answered) -> AnswerRow:
    """The row of an answer as it was marked."""
    mark, needed = hundredths(answer.mark), hundredths(answer.needed)
    return AnswerRow(
        stamped.id,
        stamped.at,
        stamped.sitting,
        answer.place,
        answer.question,
        answer.card,
        answer.topic,
        mark >= needed and answer.confidence != "guessed",
        mark,
        hundredths(answer.full),
        answer.day,
        round(answer.seconds * 1000),
        answer.type,
        mark,
        needed,
        answer.confidence,
    )


def insert_answer(connection: sqlite3.Connection, row: AnswerRow) -> None:
    """Put a row into `answer`."""
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO answer ({_FIELDS}) VALUES ({places})", row)


def stored_answer(connection: sqlite3.Connection, event_id: str) -> AnswerRow | None:
    """The row of the answer with this event's id; `None` where it does not count."""
    found = connection.execute(f"SELECT {_FIELDS} FROM answer WHERE event = ?", (event_id,)).fetchone()
    return AnswerRow(*found) if found else None


def hundredths(mark: Decimal) -> int:
    """A mark as whole hundredths, so that sums are exact in any order."""
    return int((mark * 100).to_integral_value(ROUND_HALF_UP))
