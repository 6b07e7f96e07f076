"""Making the projections anew from the whole journal, and finding where they differ from it.

This goes about it in another way than `projections` does (sets, not single events), so that the two check each other.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from sqlite_utils import Database

from studyapp.locales import Phrase, phrase
from studyapp.records.answers import answer_row, hundredths, insert_answer
from studyapp.records.cards import learn, store_card
from studyapp.records.mistakes import ANSWERS, from_answers, store_mistake
from studyapp.records.projections import SUMS
from studyapp.records.remarks import about
from studyapp.records.schema import PROJECTIONS, migrate
from studyapp.sitting.events import (
    Answered,
    AnyEvent,
    Blamed,
    Bookmarked,
    Chosen,
    Confirmed,
    Finished,
    Kept,
    Noted,
    Stamped,
    Started,
    Undone,
)

NAMES = {
    "answer": phrase("the answers that count"),
    "confirmed": phrase("the marks students gave themselves"),
    "undone": phrase("the answers taken back"),
    "sitting": phrase("the sittings"),
    "card": phrase("the memory cards"),
    "tally": phrase("the figures by topic"),
    "type_tally": phrase("the figures by question type"),
    "confidence_tally": phrase("the figures by confidence"),
    "mistake": phrase("the mistake book"),
    "remark": phrase("bookmarks and notes"),
    "kept": phrase("the questions as they were"),
    "day": phrase("the figures by day"),
    "shown": phrase("how often questions were answered"),
    "setting": phrase("the settings"),
}
"""What each projection is called when it differs."""


def rebuild(journal: Iterable[Stamped], target: sqlite3.Connection) -> None:
    """Fill the projections of `target` from a journal in the order of its ids; what they held before is dropped."""
    for table in PROJECTIONS:
        target.execute(f"DELETE FROM {table}")
    sittings: dict[str, _Sitting] = {}
    newest = _Newest({}, {})
    for stamped in journal:
        if stamped.sitting:
            sittings.setdefault(stamped.sitting, _Sitting()).add(stamped)
        newest.take(stamped)
        match stamped.event:
            case Answered() as answer:
                insert_answer(target, answer_row(stamped, answer))
            case Confirmed() as event:
                target.execute(
                    "INSERT OR REPLACE INTO confirmed (target, event, mark) VALUES (?, ?, ?)",
                    (event.target, stamped.id, hundredths(event.mark)),
                )
            case Undone(target=undone):
                target.execute("INSERT OR IGNORE INTO undone (event) VALUES (?)", (undone,))
            case Kept(hash=hash):
                target.execute("INSERT OR IGNORE INTO kept (hash, event) VALUES (?, ?)", (hash, stamped.id))
    newest.store(target)
    target.executemany(
        "INSERT INTO sitting (id, form, started, total, topics, begun, finished, undone, newest, last)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, *sitting.row()) for key, sitting in sittings.items()),
    )
    target.execute("DELETE FROM answer WHERE event IN (SELECT event FROM undone)")
    target.execute(
        "UPDATE answer SET mark = c.mark, right = c.mark >= needed AND confidence <> 'guessed'"
        " FROM confirmed c WHERE c.target = answer.event"
    )
    _sum(target)
    _learn(target)
    for mistake in from_answers(target.execute(f"{ANSWERS} ORDER BY question, event").fetchall()):
        store_mistake(target, mistake)


def differing(connection: sqlite3.Connection, journal: Iterable[Stamped]) -> list[Phrase]:
    """What is stored otherwise than a rebuild from `journal` would have it."""
    # A database without a name is a temporary file that goes away with its connection.
    with closing(sqlite3.connect("", isolation_level=None)) as anew:
        anew.execute("BEGIN")
        migrate(Database(anew, execute_plugins=False))
        rebuild(journal, anew)
        return [NAMES[table] for table in PROJECTIONS if not _same(connection, anew, table)]


class _Newest(NamedTuple):
    """The settings and remarks of which only the newest counts, each with the id of its event."""

    settings: dict[str, tuple[str, str]]
    remarks: dict[tuple[str, str], tuple[str, str]]

    def take(self, stamped: Stamped) -> None:
        match stamped.event:
            case Bookmarked() | Noted() | Blamed() as remark:
                name, value = about(remark)
                self.remarks[remark.question, name] = (value, stamped.id)
            case Chosen(name=name, value=value):
                self.settings[name] = (value, stamped.id)

    def store(self, target: sqlite3.Connection) -> None:
        target.executemany(
            "INSERT INTO setting (name, value, event) VALUES (?, ?, ?)",
            ((name, *kept) for name, kept in self.settings.items()),
        )
        target.executemany(
            "INSERT INTO remark (question, about, value, event) VALUES (?, ?, ?, ?)",
            ((*key, *kept) for key, kept in self.remarks.items()),
        )


class _Sitting:
    """What is known of a sitting after some of its events, oldest first."""

    def __init__(self) -> None:
        self.begun: Stamped | None = None
        self.ids: dict[type[AnyEvent], str] = {}
        self.newest, self.last = "", 0

    def add(self, stamped: Stamped) -> None:
        if isinstance(stamped.event, Started) and self.begun is None:
            self.begun = stamped
        self.ids[type(stamped.event)] = self.newest = stamped.id
        self.last = stamped.at

    def row(self) -> tuple[object, ...]:
        plan = self.begun.event if self.begun else None
        begun: tuple[object, ...] = ("", 0, 0, "[]", "")
        if self.begun is not None and isinstance(plan, Started):
            begun = (plan.form, self.begun.at, len(plan.items), json.dumps(plan.topics), self.begun.id)
        return (*begun, self.ids.get(Finished, ""), self.ids.get(Undone, ""), self.newest, self.last)


def _sum(target: sqlite3.Connection) -> None:
    for table, key in SUMS:
        target.execute(
            f"INSERT INTO {table} ({key}, answers, right, mark, full, millis)"
            f" SELECT {key}, count(*), sum(right), sum(mark), sum(full), sum(millis) FROM answer GROUP BY {key}"
        )
    target.execute(
        "INSERT INTO shown (question, times, last) SELECT question, count(*), max(at) FROM answer GROUP BY question"
    )


def _learn(target: sqlite3.Connection) -> None:
    rows = target.execute("SELECT card, event, topic, right, day, confidence FROM answer ORDER BY card, event")
    for key, answers in groupby(rows, key=itemgetter(0)):
        learnt, newest = learn(key, (row[1:] for row in answers))
        if learnt is not None:
            store_card(target, learnt, newest)


def _same(one: sqlite3.Connection, other: sqlite3.Connection, table: str) -> bool:
    query = f"SELECT * FROM {table} ORDER BY 1"
    return all(mine == yours for mine, yours in zip_longest(one.execute(query), other.execute(query)))
