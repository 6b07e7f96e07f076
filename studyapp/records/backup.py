"""Copies of the progress file: made with SQLite's backup, and believed only once they have been read through."""

import sqlite3
from contextlib import closing
from pathlib import Path

from studyapp.locales import Refusal, phrase
from studyapp.records.trouble import polite

FOLDER = "backups"
"""The folder beside the progress file where copies go."""

APPLICATION = 0x53545544
"""SQLite's application id of a progress file ("STUD")."""


def back_up(path: Path, target: Path) -> Path:
    """Copy the progress file `path` to `target`, also while it is in use; returns `target`.

    The copy is checked before it takes its name. Raises `Refusal` where `target` exists already, nothing can be
    written there, or the copy is not sound (then nothing is left behind).
    """
    if target.exists():
        raise Refusal(phrase("{file} exists already; name another file", file=target))
    with polite(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        _copy(path, part, target)
        if not sound(part):
            raise Refusal(phrase("{file} is damaged: the copy of it is not sound and was not kept", file=path))
        with polite(target):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def sound(path: Path) -> bool:
    """Whether `path` is a progress file without damage; reads all of it."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
                return False
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def last_good(path: Path) -> Path | None:
    """The newest sound backup in the folder beside the progress file, or `None`."""
    try:
        copies = sorted(path.parent.joinpath(FOLDER).glob("*.db"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    except OSError:
        return None
    return next((copy for copy in copies if sound(copy)), None)


def _copy(path: Path, part: Path, target: Path) -> None:
    with polite(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with polite(target):
            part.unlink(missing_ok=True)
            with closing(sqlite3.connect(part)) as copy:
                source.backup(copy)
                # One file, without a -wal beside it that could be left behind when the copy is moved.
                copy.execute("PRAGMA journal_mode = DELETE")
