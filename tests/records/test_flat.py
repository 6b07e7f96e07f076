"""The costs of a glance, of the due queue and of one more answer do not grow with the journal: no query reads a whole
table of what happened."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from studyapp.records import glance as glance_module
from studyapp.records.journal import Records
from studyapp.sitting.events import Answered, Finished, Undone
from tests.records.journals import DAY, Device, answer, started

# The index of open sittings holds no others. A search that uses nothing is how max() over a whole table is announced.
WHOLE = re.compile(r"SCAN (event|answer|undone|shown)\b|SCAN sitting\b(?! USING INDEX idx_sitting_open)|SEARCH \w+$")


@contextmanager
def watched(connection: sqlite3.Connection) -> Iterator[list[str]]:
    """The statements a block runs, with their values filled in."""
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    yield statements
    connection.set_trace_callback(None)


def plans(connection: sqlite3.Connection, statements: list[str]) -> list[str]:
    queries = [each for each in statements if each.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert queries
    return [row[3] for query in queries for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records(tmp_path / "progress.db")
    opened.append(Device(5).stamps(started(), answer("q1"), answer("q2")))
    yield opened
    opened.close()


def late(records: Records) -> None:
    early = Device(6, at=1_000_000).stamp(answer("q1"))
    records.append([early])


def undo(records: Records) -> None:
    given = next(each for each in records.events("s1") if isinstance(each.event, Answered))
    records.append(Device(7).stamps(Undone(target=given.id)))


PATHS: dict[str, Callable[[Records], object]] = {
    "answer": lambda records: records.append(Device(8).stamps(answer("q1"), Finished(why="complete"))),
    "answer of this device": lambda records: records.append(
        [replace(Device(8).stamp(answer("q1"), "s2"), device=records.device())]
    ),
    "answer out of turn": late,
    "undo": undo,
    "due": lambda records: records.due(DAY + 3),
    "shown": lambda records: records.shown(["q1", "q2"]),
    "cards": lambda records: records.cards(["q1", "q2"]),
    "events": lambda records: records.events("s1"),
    "open sittings": lambda records: records.open_sittings(),
    "tallies": lambda records: records.tallies(),
    "days": lambda records: records.days(DAY - 30),
    "streak": lambda records: records.streak(DAY),
}


@pytest.mark.parametrize("name", PATHS)
def test_no_path_reads_all_that_happened(records: Records, name: str) -> None:
    with watched(records._connection) as statements:
        PATHS[name](records)
    assert [plan for plan in plans(records._connection, statements) if WHOLE.search(plan)] == []


def test_a_glance_reads_nothing_of_all_that_happened(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*arguments: object, **how: object) -> sqlite3.Connection:
        opened = connect(*arguments, **how)  # type: ignore[call-overload]
        opened.set_trace_callback(statements.append)
        return opened  # type: ignore[no-any-return]

    monkeypatch.setattr(glance_module.sqlite3, "connect", traced)
    assert glance_module.glance(records.path, DAY).met_keys == ["q1", "q2"]
    monkeypatch.undo()
    found = plans(records._connection, statements)
    assert len(found) > 5
    assert [plan for plan in found if WHOLE.search(plan)] == []
