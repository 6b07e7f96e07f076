"""What SQLite says went wrong, as a message for the student."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.locales import Phrase, Refusal, phrase

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})


def busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the database, so that trying again may help."""
    return _primary(error) in _BUSY


def damaged(error: sqlite3.Error) -> bool:
    """Whether the file is not a sound database."""
    return _primary(error) in _DAMAGED


def trouble(error: sqlite3.Error, path: Path) -> Phrase:
    """The message for an error of SQLite on the progress file `path`."""
    code = _primary(error)
    if code in _BUSY:
        return phrase("another program is writing to {file}; nothing is lost, try again in a moment", file=path)
    if code in _DAMAGED:
        return damage(path)
    if code in _UNWRITABLE:
        return phrase("{file} cannot be written; check the permissions of the file and its folder", file=path)
    if code == sqlite3.SQLITE_FULL:
        return phrase("the disk is full: nothing more can be saved in {file} until some space is freed", file=path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return phrase("{file} cannot be opened; check the permissions of the file and its folder", file=path)
    return phrase("{file} cannot be used: {reason}", file=path, reason=error)


def damage(path: Path) -> Phrase:
    """The message for a damaged progress file; offers the newest sound backup where there is one."""
    from studyapp.records.backup import last_good

    if (good := last_good(path)) is None:
        return phrase("{file} is damaged and was left untouched; move it away to start anew", file=path)
    return phrase(
        "{file} is damaged and was left untouched; the last good backup is {backup}: move the damaged file away and "
        "copy the backup to its place",
        file=path,
        backup=good,
    )


@contextmanager
def polite(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system inside the block into a `Refusal`."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        raise Refusal(trouble(error, path)) from error
    except UnicodeDecodeError as error:  # Raised where SQLite names something damaged that is no text any more.
        raise Refusal(damage(path)) from error
    except OSError as error:
        raise Refusal(phrase("{file} cannot be used: {reason}", file=path, reason=error.strerror or error)) from error


def _primary(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF
