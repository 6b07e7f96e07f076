"""Reads the files a plan names into the index, and checks what must hold across files."""

import sqlite3
from pathlib import Path

from studyapp.library import index, strict_yaml
from studyapp.library.across import Clash, Spot, clash_problems
from studyapp.library.banks import read_bank
from studyapp.library.chapter_notes import read_notes
from studyapp.library.decode import decoded, read_bytes
from studyapp.library.outline import Outline, outline_of, read_syllabus, second_syllabus
from studyapp.library.plan import Plan, Seen, digest
from studyapp.library.problems import Unreadable
from studyapp.library.shipped import is_notes, is_syllabus


def carry_out(connection: sqlite3.Connection, plan: Plan) -> None:
    """Bring the index in step with the files; the caller holds the transaction."""
    if not plan.needed():
        return
    reading = plan.read
    if any(is_syllabus(file.shown) for file in plan.read) or any(is_syllabus(Path(path)) for path in plan.gone):
        index.clear(connection)
        reading = plan.seen
    for path in [*plan.gone, *(file.path for file in reading)]:
        index.forget(connection, path)
    outline = _known_outline(connection)
    for file in reading:
        outline = _read_in(connection, file, outline)
    for file in plan.settled:
        connection.execute("UPDATE file SET fresh = 0 WHERE path = ?", (file.path,))
    connection.executemany(
        "UPDATE file SET position = ?, shown = ? WHERE path = ?",
        [(place, file.name, file.path) for place, file in enumerate(plan.seen)],
    )
    if reading or plan.gone or plan.moved:
        _check_across(connection)


def _known_outline(connection: sqlite3.Connection) -> Outline | None:
    course = connection.execute("SELECT value FROM fact WHERE name = 'course'").fetchone()
    if course is None:
        return None
    chapters = tuple(id for (id,) in connection.execute("SELECT id FROM chapter ORDER BY position"))
    return Outline(course[0], chapters, frozenset(id for (id,) in connection.execute("SELECT id FROM topic")))


def _read_in(connection: sqlite3.Connection, file: Seen, outline: Outline | None) -> Outline | None:
    """Read one file into the index; returns the outline the files after it are checked against."""
    data = b""
    try:
        data = read_bytes(file.shown)
        text = decoded(data)
    except Unreadable as error:
        index.add_file(connection, file, digest(data), [error.problem(file.shown)])
        return outline
    if is_syllabus(file.shown):
        return _read_syllabus(connection, file, text, digest(data))
    if is_notes(file.shown):
        notes = read_notes(file.shown, text, outline)
        number = index.add_file(connection, file, digest(data), notes.problems)
        if notes.notes is not None:
            index.add_notes(connection, number, notes.notes)
        return outline
    bank = read_bank(file.shown, text, outline)
    index.add_bank(connection, index.add_file(connection, file, digest(data), bank.problems), bank)
    return outline


def _read_syllabus(connection: sqlite3.Connection, file: Seen, text: str, mark: str) -> Outline | None:
    """The first syllabus counts. When one changes every file is read anew, so it is the first in the table."""
    if first := connection.execute("SELECT shown FROM file ORDER BY id").fetchone():
        index.add_file(connection, file, mark, [second_syllabus(Path(first[0]), file.shown)])
        return _known_outline(connection)
    syllabus, problems = read_syllabus(file.shown, text)
    index.add_file(connection, file, mark, problems)
    if syllabus is None:
        return None
    index.add_syllabus(connection, syllabus)
    return outline_of(syllabus)


def _check_across(connection: sqlite3.Connection) -> None:
    """Leave out each file that gives a name an earlier one has given, and everything where no sound syllabus says what
    the course is; then count what is left."""
    connection.execute("DELETE FROM problem WHERE across")
    connection.execute("UPDATE file SET live = whole")
    clashes = _clashes(connection, IDS) + _clashes(connection, HEADINGS)
    for problem in clash_problems(clashes):
        (number,) = connection.execute("SELECT id FROM file WHERE shown = ?", (str(problem.file),)).fetchone()
        index.add_problems(connection, number, [problem], across=True)
        connection.execute("UPDATE file SET live = 0 WHERE id = ?", (number,))
    course = "EXISTS (SELECT 1 FROM fact WHERE name = 'course')"
    for table in ("question", "section"):
        connection.execute(
            f"UPDATE {table} SET live = NOT live WHERE file IN (SELECT id FROM file WHERE"
            f" (live AND {course}) <> (SELECT live FROM {table} WHERE file = file.id LIMIT 1))"
        )
    connection.execute("DELETE FROM tally")
    connection.execute("INSERT INTO tally SELECT topic, count(DISTINCT card) FROM question WHERE live GROUP BY topic")


IDS = (
    "SELECT file, id AS name, place, inner_place FROM question"
    f" UNION ALL SELECT file, id, place, {index.ALONE} FROM material"
)
HEADINGS = "SELECT file, topic || ' ' || language AS name, place, NULL AS inner_place FROM section"
"""SQL: names that must be unique in a course, and where each is given."""


def _clashes(connection: sqlite3.Connection, names: str) -> list[Clash]:
    """Names given twice, file by file: what a file left out for one clash gives does not stand in another's way."""
    rows = connection.execute(
        f"WITH given AS ({names}) SELECT f.shown, name, place, inner_place FROM given JOIN file f ON f.id = given.file"
        " WHERE f.whole AND name IN (SELECT name FROM given GROUP BY 1 HAVING count(*) > 1)"
        " ORDER BY f.position, place, inner_place"
    ).fetchall()
    by_file: dict[str, list[tuple[str, Spot]]] = {}
    for shown, given, place, inner in rows:
        by_file.setdefault(shown, []).append((given, Spot(Path(shown), _path(given, place, inner))))
    taken: dict[str, Spot] = {}
    clashes: list[Clash] = []
    for here in by_file.values():
        found = [
            Clash(given.split()[0] if names == HEADINGS else given, taken[given], spot)
            for given, spot in here
            if given in taken
        ]
        clashes += found
        if not found:
            taken |= here
    return clashes


def _path(name: str, place: int, inner: int | None) -> strict_yaml.Path:
    """The path of keys to a name in its file."""
    if inner is None:
        return (name.split()[0],)
    return ("questions", place, "id") if inner == index.ALONE else ("questions", place, "questions", inner, "id")
