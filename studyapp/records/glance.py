"""What the home screen shows first, read before anything heavy is imported.

However long the journal, it costs the same: what is read grows with the topics, the cards met and the days of the
present streak, never with the answers.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from studyapp.insight.tally import Tally
from studyapp.locales import Phrase, Refusal
from studyapp.records import figures
from studyapp.records.connection import VERSION, schema_version
from studyapp.records.figures import Day, OpenSitting
from studyapp.records.trouble import polite

BUSY_SECONDS = 0.1


class Glance(NamedTuple):
    """Where the student stands on one study day.

    `met_keys` are those of all cards ever answered, `due_keys` of those due that day, whether their questions are still
    in the course or not. `streak` counts days in a row; `open_sitting` is the one to go on with first.
    `mistaken` counts the questions in the mistake book, those that left the course among them, and `remarked` says
    whether any has a bookmark or a note.
    `trouble` says why nothing could be read; all figures are then empty.
    """

    met_keys: list[str]
    due_keys: list[str]
    today: Day
    streak: int
    settings: dict[str, str]
    tallies: dict[str, Tally]
    open_sitting: OpenSitting | None
    mistaken: int
    remarked: bool
    trouble: Phrase | None = None


def glance(path: Path, day: int) -> Glance:
    """The glance on study day `day`. Changes nothing and raises nothing: a missing file is an empty glance."""
    empty = Glance([], [], Day(day), 0, {}, {}, None, 0, False)
    try:
        with polite(path):
            return _read(path, day) or empty
    except Refusal as refusal:
        return empty._replace(trouble=refusal.message)


def _read(path: Path, day: int) -> Glance | None:
    if not path.exists():
        return None
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        # An older file is brought up to date by whoever opens the records; until then there is nothing to see.
        return _glance(connection, day) if schema_version(connection, path) == VERSION else None


def _glance(connection: sqlite3.Connection, day: int) -> Glance:
    connection.execute("BEGIN")
    return Glance(
        met_keys=figures.card_keys(connection),
        due_keys=figures.due_keys(connection, day),
        today=next(iter(figures.days(connection, day, day)), Day(day)),
        streak=figures.streak(connection, day),
        settings=figures.settings(connection),
        tallies=figures.tallies(connection),
        open_sitting=figures.urgent_sitting(connection),
        mistaken=figures.mistaken(connection),
        remarked=figures.remarked(connection),
    )
