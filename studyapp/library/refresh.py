"""Brings the index up to date with the files: only what changed is read again.

The file `cache` is never written in place. A change is made in a copy, which then takes its place: an app that has the
old one open goes on reading that, whatever banks another app was started with, and nobody waits for a lock.
"""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from studyapp.library.cache import connect
from studyapp.library.catalogue import Catalogue
from studyapp.library.plan import Plan, Seen, digest_of, key
from studyapp.library.shipped import files, is_syllabus

_LEFT_BEHIND = 3600  # seconds after which a copy must be that of an app that was killed

_DAMAGE = (sqlite3.Error, ValueError, TypeError)
"""What an index raises that was damaged where nobody had looked yet."""


def refresh(cache: Path, sources: Sequence[Path]) -> Catalogue:
    """The index of everything in `sources`, kept in the file `cache`.

    A missing, damaged or foreign index is made anew; where none can be written, it lives in memory for this run.
    Raises nothing for what is in the files: a file with an error is left out and its problems are recorded.
    """
    seen = list(_look(files(sources)))
    return _from_file(cache, seen) or _made_in_memory(seen)


def _from_file(cache: Path, seen: list[Seen]) -> Catalogue | None:
    """The index in the file, or one that took its place; None where that could not be."""
    known = connect(cache)
    if known is not None:
        with suppress(*_DAMAGE):
            if not _plan(known, seen).needed():
                return Catalogue(known, cache)
        known.close()
    with suppress(OSError):
        if known is not None:
            with suppress(*_DAMAGE):
                return _replaced(cache, seen, from_known=True)
        with suppress(sqlite3.Error):
            return _replaced(cache, seen, from_known=False)
    return None


def _replaced(cache: Path, seen: list[Seen], from_known: bool) -> Catalogue | None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    _clear_up(cache)
    handle, name = tempfile.mkstemp(prefix=f"{cache.name}.", suffix=".new", dir=cache.parent)
    os.close(handle)
    copy = Path(name)
    connection = None
    try:
        if from_known:
            shutil.copyfile(cache, copy)
        connection = sqlite3.connect(copy, isolation_level=None, check_same_thread=False)
        _bring_up_to_date(connection, seen, empty=not from_known)
        return _put_in_place(connection, copy, cache)
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    finally:
        copy.unlink(missing_ok=True)


def _put_in_place(connection: sqlite3.Connection, copy: Path, cache: Path) -> Catalogue | None:
    try:
        copy.replace(cache)
    except PermissionError:  # Windows moves no open file.
        connection.close()
        copy.replace(cache)
        moved = connect(cache)
        return Catalogue(moved, cache) if moved else None
    return Catalogue(connection, cache)


def _clear_up(cache: Path) -> None:
    for left in cache.parent.glob(f"{cache.name}.*.new"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()


def _made_in_memory(seen: list[Seen]) -> Catalogue:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _bring_up_to_date(connection, seen, empty=True)
    return Catalogue(connection)


def _bring_up_to_date(connection: sqlite3.Connection, seen: list[Seen], empty: bool) -> None:
    from studyapp.library import index
    from studyapp.library.indexing import carry_out

    connection.execute("BEGIN IMMEDIATE")
    if empty:
        index.create(connection)
    carry_out(connection, _plan(connection, seen))
    connection.execute("COMMIT")


def _look(paths: Sequence[Path]) -> Iterator[Seen]:
    for shown in paths:
        try:
            facts = shown.stat()
        except OSError:
            yield Seen(key(shown), shown, 0, -1)  # It has just gone; reading it will say so.
        else:
            yield Seen(key(shown), shown, facts.st_mtime_ns, facts.st_size)


def _plan(connection: sqlite3.Connection, seen: list[Seen]) -> Plan:
    """Compare the files with what the index last saw of them. Reads none but those touched lately."""
    rows = connection.execute("SELECT path, position, shown, mtime_ns, size, digest, fresh FROM file").fetchall()
    known = {path: facts for path, *facts in rows}
    plan = Plan(seen, [], sorted(set(known) - {file.path for file in seen}), [], [])
    for position, file in enumerate(seen):
        was_at, shown, mtime_ns, size, digest, fresh = known.get(file.path, (None, None, None, None, "", 0))
        touched = (mtime_ns, size) != (file.mtime_ns, file.size) or (fresh and digest_of(file.shown) != digest)
        # The first syllabus is the course's, so one that stands elsewhere now may be another course's.
        if touched or (is_syllabus(file.shown) and was_at != position):
            plan.read.append(file)
        elif fresh and not file.is_fresh():
            plan.settled.append(file)
        if (was_at, shown) != (position, file.name):
            plan.moved.append(file)
    return plan
