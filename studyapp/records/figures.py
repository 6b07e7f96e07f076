"""Reading the projections. Light: the home screen comes through here before its first paint."""

import json
import sqlite3
from decimal import Decimal
from typing import NamedTuple

from studyapp.insight.tally import Tally
from studyapp.memory.card import Card

OPEN = "begun > '' AND (finished < begun OR undone > finished)"
"""SQL: the sitting has begun, and did not finish since its last undo. Word for word what the index is made with."""

CARD = "key, topic, stability, difficulty, last, due, reps, lapses, right, sure"


CLEAN = 3
"""Right answers in a row, on different days, that take a question out of the mistake book."""


class Day(NamedTuple):
    """The answers that count of one study day: how many, how many of them right, and the seconds they took."""

    day: int
    answers: int = 0
    right: int = 0
    seconds: float = 0.0


class OpenSitting(NamedTuple):
    """A sitting that can be gone on with. `started` and `last` (its newest event) are milliseconds UTC; `answered` of
    `total` questions have an answer that counts; `topics` are those of its questions. The `deadline` (milliseconds UTC)
    of an exam whose clock runs on; `zh` and `en` are what an exam is called, empty otherwise."""

    id: str
    form: str
    started: int
    last: int
    answered: int
    total: int
    topics: tuple[str, ...] = ()
    deadline: int | None = None
    zh: str = ""
    en: str = ""


def card(row: tuple[str, str, float, float, int, int, int, int, int, int]) -> Card:
    """A card from a row of `CARD` columns."""
    return Card(*row[:8], right=bool(row[8]), sure=bool(row[9]))


def tallies(connection: sqlite3.Connection) -> dict[str, Tally]:
    """The counts of every topic with an answer."""
    return _tallies(connection, "SELECT topic, answers, right, mark, full, millis FROM tally ORDER BY topic")


def type_tallies(connection: sqlite3.Connection) -> dict[str, Tally]:
    """The counts of every question type with an answer."""
    return _tallies(connection, "SELECT type, answers, right, mark, full, millis FROM type_tally ORDER BY type")


def confidence_tallies(connection: sqlite3.Connection) -> dict[str, Tally]:
    """The counts of answers by what the student said of them."""
    query = "SELECT confidence, answers, right, mark, full, millis FROM confidence_tally ORDER BY confidence"
    return _tallies(connection, query)


def mistaken(connection: sqlite3.Connection) -> int:
    """How many questions are in the mistake book, those that left the course among them."""
    return int(connection.execute(f"SELECT count(*) FROM mistake WHERE streak < {CLEAN}").fetchone()[0])


def remarked(connection: sqlite3.Connection) -> bool:
    """Whether any question has a bookmark or a note."""
    query = "SELECT EXISTS (SELECT 1 FROM remark WHERE about IN ('bookmark', 'note') AND value > '')"
    return bool(connection.execute(query).fetchone()[0])


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """Every setting and its value."""
    return dict(connection.execute("SELECT name, value FROM setting ORDER BY name"))


def days(connection: sqlite3.Connection, since: int, until: int | None = None) -> list[Day]:
    """The days with an answer from `since` on (to `until`, if given), oldest first."""
    rows = connection.execute(
        "SELECT day, answers, right, millis FROM day WHERE day >= ? AND day <= ? ORDER BY day",
        (since, _FOR_EVER if until is None else until),
    )
    return [Day(day, answers, right, millis / 1000) for day, answers, right, millis in rows]


def streak(connection: sqlite3.Connection, today: int) -> int:
    """Days studied in a row, up to today, or up to yesterday while today has no answer yet."""
    run = 0
    for (day,) in connection.execute("SELECT day FROM day WHERE day <= ? ORDER BY day DESC", (today,)):
        if run == 0 and day >= today - 1:
            newest = day
        elif run == 0 or day != newest - run:
            break
        run += 1
    return run


_ANSWERED = (
    "iif((SELECT json_extract(body, '$.deferred') FROM event WHERE id = begun),"
    " (SELECT count(*) FROM (SELECT max(event.id), json_extract(body, '$.response') AS response FROM event"
    " WHERE event.sitting = sitting.id AND kind = 'entered' GROUP BY json_extract(body, '$.place'))"
    """ WHERE trim(response, '[]", ') > ''),"""
    " (SELECT count(DISTINCT place) FROM answer WHERE sitting = sitting.id))"
)
"""SQL: how many places have an answer: in a deferred sitting those where the newest entry is not empty (no text, or a
list of none), elsewhere those handed in."""


_PLAN = (
    "(SELECT json_array(json_extract(body, '$.deadline'), json_extract(body, '$.title'),"
    " (SELECT json_group_array(DISTINCT json_extract(value, '$.topic')) FROM json_each(body, '$.items')))"
    " FROM event WHERE id = begun)"
)
"""SQL: deadline, title and topics of what was started, as JSON."""

_CLOCK_RUNS = "CASE form WHEN 'exam' THEN (SELECT json_extract(body, '$.deadline') > 0 FROM event WHERE id = begun) END"
"""SQL: true where time runs on while nobody is there."""


def open_sittings(connection: sqlite3.Connection) -> list[OpenSitting]:
    """The sittings that can be gone on with, newest first."""
    return _open(connection, f"{OPEN} ORDER BY newest DESC")


def urgent_sitting(connection: sqlite3.Connection) -> OpenSitting | None:
    """The sitting to go on with first: an exam whose clock runs on, or else the newest that is open."""
    first = f"SELECT id FROM sitting WHERE {OPEN} ORDER BY {_CLOCK_RUNS} DESC, newest DESC LIMIT 1"
    return next(iter(_open(connection, f"id = ({first})")), None)


def _open(connection: sqlite3.Connection, where: str) -> list[OpenSitting]:
    rows = connection.execute(f"SELECT id, form, started, last, {_ANSWERED}, total, {_PLAN} FROM sitting WHERE {where}")
    return [_open_sitting(*row) for row in rows]


def _open_sitting(
    sitting: str, form: str, started: int, last: int, answered: int, total: int, plan: str
) -> OpenSitting:
    deadline, title, topics = json.loads(plan)
    zh, en = (title["zh"], title["en"]) if isinstance(title, dict) else (title or "", title or "")
    return OpenSitting(sitting, form, started, last, answered, total, tuple(topics), deadline, zh, en)


def ended_exams(connection: sqlite3.Connection, limit: int) -> list[str]:
    """The ids of the exams that are over, the newest first."""
    rows = connection.execute(
        f"SELECT id FROM sitting WHERE form = 'exam' AND begun > '' AND NOT ({OPEN}) ORDER BY finished DESC LIMIT ?",
        (limit,),
    )
    return [sitting for (sitting,) in rows]


def card_keys(connection: sqlite3.Connection) -> list[str]:
    """The keys of all cards ever answered: as many as the course has at most, and those that left it."""
    return [key for (key,) in connection.execute("SELECT key FROM card")]


def due_keys(connection: sqlite3.Connection, day: int) -> list[str]:
    """The keys of the cards due on a study day."""
    return [key for (key,) in connection.execute("SELECT key FROM card WHERE due <= ?", (day,))]


_FOR_EVER = 2**62


def _tallies(connection: sqlite3.Connection, query: str) -> dict[str, Tally]:
    return {
        key: Tally(answers, right, _marks(mark), _marks(full), millis / 1000)
        for key, answers, right, mark, full, millis in connection.execute(query)
    }


def _marks(hundredths: int) -> Decimal:
    return Decimal(hundredths) / 100
