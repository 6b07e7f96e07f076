"""`cache.db`, the file of the index: opening it, reading rows of it, and throwing it away once it is damaged.

Imports nothing heavier than sqlite3: the home screen comes through here before its first paint.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from studyapp.locales import Refusal, phrase

Made = TypeVar("Made")

MODEL = "5"
"""Raised whenever the tables, the checks or the question types change: an index of another model is made anew."""


def connect(cache: Path) -> sqlite3.Connection | None:
    """A connection to a sound index of this version, or None. May be handed to another thread, not shared with it."""
    connection = None
    try:
        if not cache.is_file():
            return None
        connection = sqlite3.connect(cache, timeout=2, isolation_level=None, check_same_thread=False)
        if connection.execute("SELECT value FROM fact WHERE name = 'model'").fetchall() == [(model(),)]:
            return connection
    except (OSError, sqlite3.DatabaseError, UnicodeDecodeError):  # The last: SQLite names what is no text.
        pass
    if connection is not None:
        connection.close()
    return None


def model() -> str:
    """What the index of this program says it is."""
    from studyapp import __version__

    return f"{MODEL} {__version__}"


class Reader:
    """Reads rows of the index. Where that turns out to be damaged, its file is removed, so that the next `refresh`
    makes it anew, and every read raises `Refusal` from then on."""

    def __init__(self, connection: sqlite3.Connection, cache: Path | None = None) -> None:
        self._connection = connection
        self._cache = cache
        self._damaged = False

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, make: Callable[..., Made], query: str, values: Iterable[Any] = ()) -> list[Made]:
        """What `make` makes of each row of a query, for the readers of the index. A row it can make nothing of is
        damage, as is an error of SQLite."""
        if self._damaged:
            raise self.damage()
        try:
            rows = self._connection.execute(query, tuple(values)).fetchall()
            if any(None in row for row in rows):  # The index holds none: this is a page of another table.
                raise self.damage()
            return [make(*row) for row in rows]
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError) as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise Refusal(phrase("the index of questions is busy; try again")) from None
            raise self.damage() from None

    def damage(self) -> Refusal:
        """Have the index made anew by the next start; returns what to tell the student."""
        self._damaged = True
        self._connection.close()
        if self._cache is not None:
            with suppress(OSError):
                self._cache.unlink()
            self._cache = None  # What stands there from now on is another's.
        return Refusal(phrase("the index of questions was damaged; start again, and it is made anew"))
