"""The tables of `cache.db`, and how checked files are written into them."""

import json
import sqlite3
from hashlib import blake2b

import msgspec

from studyapp.course.case import Material
from studyapp.course.notes import ChapterNotes
from studyapp.course.syllabus import Syllabus
from studyapp.course.text import in_language
from studyapp.course.types import AnyQuestion
from studyapp.library.banks import BankFile
from studyapp.library.cache import model
from studyapp.library.plan import Seen
from studyapp.library.problems import Problem, to_json

TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, shown TEXT NOT NULL, position INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL, fresh INTEGER NOT NULL,
    whole INTEGER NOT NULL, live INTEGER NOT NULL
);
CREATE TABLE chapter (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, weight REAL NOT NULL
);
CREATE TABLE topic (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL, chapter TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
    hot INTEGER NOT NULL, extension INTEGER NOT NULL, first TEXT NOT NULL
);
CREATE TABLE question (
    number INTEGER PRIMARY KEY, file INTEGER NOT NULL, place INTEGER NOT NULL, inner_place INTEGER NOT NULL,
    within TEXT NOT NULL, id TEXT NOT NULL, card TEXT NOT NULL, topic TEXT NOT NULL, type TEXT NOT NULL,
    difficulty INTEGER NOT NULL, level TEXT NOT NULL, hash TEXT NOT NULL, chapter TEXT NOT NULL,
    live INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE material (
    file INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, chapter TEXT NOT NULL,
    difficulty INTEGER NOT NULL, hash TEXT NOT NULL, json TEXT NOT NULL
);
CREATE INDEX material_id ON material (id);
CREATE INDEX material_cell ON material (chapter, difficulty, hash);
CREATE TABLE body (question INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE INDEX question_id ON question (id);
CREATE INDEX question_topic ON question (topic, card, live);
CREATE INDEX question_card ON question (card, live);
CREATE INDEX question_file ON question (file);
CREATE INDEX question_cell ON question (type, chapter, difficulty, hash, id, card) WHERE live AND within = '';
CREATE INDEX question_within ON question (within, file, inner_place, id, card) WHERE live AND within <> '';
CREATE TABLE section (
    file INTEGER NOT NULL, place INTEGER NOT NULL, topic TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
    body TEXT NOT NULL, live INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX section_topic ON section (topic, language);
CREATE TABLE problem (
    file INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, template TEXT NOT NULL,
    filling TEXT NOT NULL, warning INTEGER NOT NULL, across INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE tally (topic TEXT PRIMARY KEY, cards INTEGER NOT NULL);
"""


ALONE = -1
"""The inner place of a question that belongs to no case, and of a case itself."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database and say which model they are."""
    for statement in TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute("INSERT INTO fact VALUES ('model', ?)", (model(),))


def clear(connection: sqlite3.Connection) -> None:
    """Forget every file."""
    for table in ("file", "chapter", "topic", "question", "material", "section", "problem", "tally", "body"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM fact WHERE name <> 'model'")


def forget(connection: sqlite3.Connection, path: str) -> None:
    """Forget one file and what was in it."""
    for (file,) in connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchall():
        connection.execute("DELETE FROM body WHERE question IN (SELECT number FROM question WHERE file = ?)", (file,))
        for table in ("question", "material", "section", "problem"):
            connection.execute(f"DELETE FROM {table} WHERE file = ?", (file,))
        connection.execute("DELETE FROM file WHERE id = ?", (file,))


def add_file(connection: sqlite3.Connection, file: Seen, digest: str, problems: list[Problem]) -> int:
    """Note a file and its problems; returns its number. Its position is set once all are known."""
    whole = all(problem.warning for problem in problems)
    cursor = connection.execute(
        "INSERT INTO file (path, shown, position, mtime_ns, size, digest, fresh, whole, live)"
        " VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
        (file.path, file.name, file.mtime_ns, file.size, digest, file.is_fresh(), whole, whole),
    )
    assert cursor.lastrowid is not None
    add_problems(connection, cursor.lastrowid, problems)
    return cursor.lastrowid


def add_problems(connection: sqlite3.Connection, file: int, problems: list[Problem], across: bool = False) -> None:
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(file, p.line, p.column, *to_json(p.message), p.warning, across) for p in problems],
    )


def add_syllabus(connection: sqlite3.Connection, syllabus: Syllabus) -> None:
    facts = [("course", syllabus.course)]
    facts += [("title_zh", in_language(syllabus.title, "zh")), ("title_en", in_language(syllabus.title, "en"))]
    connection.executemany("INSERT INTO fact VALUES (?, ?)", facts)
    connection.executemany(
        "INSERT INTO chapter (id, zh, en, weight) VALUES (?, ?, ?, ?)",
        [(c.id, in_language(c.title, "zh"), in_language(c.title, "en"), c.weight) for c in syllabus.chapters],
    )
    connection.executemany(
        "INSERT INTO topic (id, chapter, zh, en, hot, extension, first) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (t.id, c.id, in_language(t.name, "zh"), in_language(t.name, "en"), t.hot, t.extension, json.dumps(t.first))
            for c in syllabus.chapters
            for t in c.topics
        ],
    )


def add_bank(connection: sqlite3.Connection, file: int, bank: BankFile) -> None:
    """The questions of a whole bank, as the file has them: what it does not say is filled in when they are read."""
    if bank.bank is None:
        return
    # As the file has it, for values of a calculation may rest on those above; the hash does not mind the order of keys.
    encode, sorted_keys = msgspec.json.Encoder().encode, msgspec.json.Encoder(order="sorted").encode
    chapters = dict(connection.execute("SELECT id, chapter FROM topic").fetchall())
    ((last,),) = connection.execute("SELECT coalesce(max(number), 0) FROM question").fetchall()
    rows, bodies, materials = [], [], []
    for number, ((place, inner), question, case) in enumerate(bank.bank.placed(), last + 1):
        raw, told = bank.questions[place], b""
        if case is not None:
            raw = raw["questions"][inner]
            told = encode(Material(id=case.id, title=case.title, material=case.material))
            if inner == 0:
                # Cases are drawn in the order of a hash, as questions are: one that no edit of the text changes.
                facts = chapters.get(case.topic, ""), case.difficulty, blake2b(case.id.encode(), digest_size=8)
                materials.append((file, place, case.id, *facts[:2], facts[2].hexdigest(), told.decode()))
        body = encode(raw)
        # Other material makes it another question.
        mark = blake2b(told + sorted_keys(raw), digest_size=8).hexdigest()
        place_within = (inner, case.id) if case else (ALONE, "")
        chapter = chapters.get(question.topic, "")
        rows.append((number, file, place, *place_within, *_facts(question), mark, chapter))
        bodies.append((number, body.decode()))
    connection.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", rows)
    # Apart, so that going through all questions does not mean reading all their text.
    connection.executemany("INSERT INTO body VALUES (?, ?)", bodies)
    connection.executemany("INSERT INTO material VALUES (?, ?, ?, ?, ?, ?, ?)", materials)


def _facts(question: AnyQuestion) -> tuple[str, str, str, str, int, str]:
    kind = str(question.__struct_config__.tag)
    return question.id, question.card, question.topic, kind, question.difficulty, question.level


def add_notes(connection: sqlite3.Connection, file: int, notes: ChapterNotes) -> None:
    connection.executemany(
        "INSERT INTO section (file, place, topic, language, title, body) VALUES (?, ?, ?, ?, ?, ?)",
        [(file, place, s.topic, notes.language, s.title, s.body) for place, s in enumerate(notes.sections)],
    )
