"""Keeping the projections in step with the journal, one event at a time, in the event's own transaction.

Whatever the order in which events arrive (another device's may come late), the result is that of their order by id:
what has no order is summed, and a card is learnt again from its answers where one of them comes out of turn.
"""

import json
import sqlite3

from studyapp.records.answers import AnswerRow, answer_row, hundredths, insert_answer, stored_answer
from studyapp.records.cards import learn_again, learn_answer
from studyapp.records.mistakes import learn_mistake
from studyapp.records.remarks import store_remark
from studyapp.sitting.events import (
    Answered,
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

SUMS = (("tally", "topic"), ("day", "day"), ("type_tally", "type"), ("confidence_tally", "confidence"))
"""The tables of sums, and what each is summed by."""


def project(connection: sqlite3.Connection, stamped: Stamped) -> None:
    """Take one event, new in the journal, into the projections."""
    match stamped.event:
        case Answered() as event:
            _count(connection, answer_row(stamped, event))
        case Confirmed() as event:
            _confirm(connection, stamped.id, event)
        case Undone(target=target):
            _undo(connection, target)
        case Bookmarked() | Noted() | Blamed() as remark:
            store_remark(connection, stamped.id, remark)
        case Kept(hash=hash):
            connection.execute(
                "INSERT INTO kept (hash, event) VALUES (?, ?)"
                " ON CONFLICT (hash) DO UPDATE SET event = min(event, excluded.event)",
                (hash, stamped.id),
            )
        case Chosen(name=name, value=value):
            connection.execute(
                "INSERT INTO setting (name, value, event) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
                " SET value = excluded.value, event = excluded.event WHERE excluded.event > event",
                (name, value, stamped.id),
            )
    if stamped.sitting:
        _sitting(connection, stamped)


def _count(connection: sqlite3.Connection, row: AnswerRow) -> None:
    if connection.execute("SELECT 1 FROM undone WHERE event = ?", (row.event,)).fetchone():
        return
    if kept := connection.execute("SELECT mark FROM confirmed WHERE target = ?", (row.event,)).fetchone():
        row = row.confirmed(*kept)
    insert_answer(connection, row)
    _add(connection, row, 1)
    connection.execute(
        "INSERT INTO shown (question, times, last) VALUES (?, 1, ?) ON CONFLICT (question) DO UPDATE"
        " SET times = times + 1, last = max(last, excluded.last)",
        (row.question, row.at),
    )
    learn_answer(connection, row)
    if not row.right or connection.execute("SELECT 1 FROM mistake WHERE question = ?", (row.question,)).fetchone():
        learn_mistake(connection, row.question)


def _confirm(connection: sqlite3.Connection, event_id: str, event: Confirmed) -> None:
    connection.execute(
        "INSERT INTO confirmed (target, event, mark) VALUES (?, ?, ?) ON CONFLICT (target) DO UPDATE"
        " SET event = excluded.event, mark = excluded.mark WHERE excluded.event > event",
        (event.target, event_id, hundredths(event.mark)),
    )
    before = stored_answer(connection, event.target)
    if before is None:
        return
    (mark,) = connection.execute("SELECT mark FROM confirmed WHERE target = ?", (event.target,)).fetchone()
    after = before.confirmed(mark)
    _add(connection, before, -1)
    _add(connection, after, 1)
    connection.execute("UPDATE answer SET mark = ?, right = ? WHERE event = ?", (mark, after.right, event.target))
    if bool(before.right) != after.right:
        learn_again(connection, after.card)
        learn_mistake(connection, after.question)


def _undo(connection: sqlite3.Connection, target: str) -> None:
    connection.execute("INSERT OR IGNORE INTO undone (event) VALUES (?)", (target,))
    row = stored_answer(connection, target)
    if row is None:
        return
    connection.execute("DELETE FROM answer WHERE event = ?", (target,))
    _add(connection, row, -1)
    for table, key in SUMS:
        connection.execute(f"DELETE FROM {table} WHERE {key} = ? AND answers = 0", (getattr(row, key),))
    _show_less(connection, row.question)
    learn_again(connection, row.card)
    learn_mistake(connection, row.question)


def _add(connection: sqlite3.Connection, row: AnswerRow, sign: int) -> None:
    amounts = [sign * amount for amount in (1, row.right, row.mark, row.full, row.millis)]
    for table, key in SUMS:
        connection.execute(
            f"INSERT INTO {table} ({key}, answers, right, mark, full, millis) VALUES (?, ?, ?, ?, ?, ?)"
            f" ON CONFLICT ({key}) DO UPDATE SET answers = answers + excluded.answers, right = right + excluded.right,"
            " mark = mark + excluded.mark, full = full + excluded.full, millis = millis + excluded.millis",
            (getattr(row, key), *amounts),
        )


def _show_less(connection: sqlite3.Connection, question: str) -> None:
    (last,) = connection.execute("SELECT max(at) FROM answer WHERE question = ?", (question,)).fetchone()
    if last is None:
        connection.execute("DELETE FROM shown WHERE question = ?", (question,))
    else:
        connection.execute("UPDATE shown SET times = times - 1, last = ? WHERE question = ?", (last, question))


def _sitting(connection: sqlite3.Connection, stamped: Stamped) -> None:
    finished = stamped.id if isinstance(stamped.event, Finished) else ""
    undone = stamped.id if isinstance(stamped.event, Undone) else ""
    connection.execute(
        "INSERT INTO sitting (id, form, started, total, topics, begun, finished, undone, newest, last)"
        " VALUES (?, '', 0, 0, '[]', '', ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET finished = max(finished, excluded.finished), undone = max(undone, excluded.undone),"
        " last = iif(excluded.newest > newest, excluded.last, last), newest = max(newest, excluded.newest)",
        (stamped.sitting, finished, undone, stamped.id, stamped.at),
    )
    if isinstance(stamped.event, Started):
        plan = stamped.event
        connection.execute(
            "UPDATE sitting SET form = ?, started = ?, total = ?, topics = ?, begun = ?"
            " WHERE id = ? AND (begun = '' OR begun > ?)",
            (plan.form, stamped.at, len(plan.items), json.dumps(plan.topics), stamped.id, stamped.sitting, stamped.id),
        )
