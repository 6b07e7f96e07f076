"""Opening progress.db: one connection for the event loop, safe against kills, second programs and older versions."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.locales import Refusal, phrase
from studyapp.records.backup import APPLICATION, FOLDER, back_up
from studyapp.records.trouble import busy, polite

VERSION = 3
"""The schema this program reads and writes. A new table, column or kind of event makes it one more."""

BUSY_SECONDS = 0.25
"""The longest a single try may block the caller."""

TRIES = 6
PAUSE_SECONDS = 0.08
"""Between two tries: with the time they block themselves, about two seconds in all."""

Wait = Callable[[float], object]


def open_progress(path: Path, wait: Wait = time.sleep) -> sqlite3.Connection:
    """A connection to the progress file, made or brought up to date where need be. Raises `Refusal`."""
    with polite(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path, wait)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, wait: Wait) -> Iterator[None]:
    """One transaction that holds the write lock from its start; everything in the block happens, or nothing."""
    patiently(lambda: connection.execute("BEGIN IMMEDIATE"), wait)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors (a full disk) have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def patiently(attempt: Callable[[], object], wait: Wait) -> None:
    """Call `attempt` until the database is not busy, a few times; then let the error through."""
    for _ in range(TRIES - 1):
        try:
            attempt()
        except sqlite3.OperationalError as error:
            if not busy(error):
                raise
            wait(PAUSE_SECONDS)
        else:
            return
    attempt()


def schema_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the schema in the file, 0 for an empty one; refuses newer ones and files of other programs."""
    # One statement sees one moment: between two, another first start may have made the tables.
    version, application, tables = connection.execute(
        "SELECT user_version, application_id, EXISTS (SELECT 1 FROM sqlite_master)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if application != APPLICATION and (version or tables):
        raise Refusal(phrase("{file} is not a progress file of studyapp; it was left untouched", file=path))
    if version > VERSION:
        raise Refusal(phrase("{file} was written by a newer studyapp; update this one to open it", file=path))
    return int(version)


def _prepare(connection: sqlite3.Connection, path: Path, wait: Wait) -> None:
    patiently(lambda: schema_version(connection, path), wait)
    patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"), wait)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if schema_version(connection, path) < VERSION:
        _bring_up_to_date(connection, path, wait)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, wait: Wait) -> None:
    # The lock first, then the question: several first starts at once may get here, and one does the work.
    with writing(connection, wait):
        version = schema_version(connection, path)
        if version == VERSION:
            return
        if version:
            _keep_a_copy(path, version)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        from sqlite_utils import Database

        from studyapp.records.schema import migrate

        migrate(Database(connection, execute_plugins=False))


def _keep_a_copy(path: Path, version: int) -> None:
    copy = path.parent / FOLDER / f"{path.stem}-v{version}.db"
    number = 1
    while copy.exists():
        number += 1
        copy = path.parent / FOLDER / f"{path.stem}-v{version}-{number}.db"
    back_up(path, copy)
