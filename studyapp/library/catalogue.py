"""The index of the checked course, as the rest of the program reads it. Imports nothing heavier than sqlite3 and json.

Everything here comes from `cache.db`, which `refresh` keeps in step with the files. Only what is whole is in it: a file
with an error is left out, and `problems` says why.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from studyapp.locales import Language, Phrase, Refusal, phrase

if TYPE_CHECKING:
    import msgspec

    from studyapp.course.bank import AnyQuestion
    from studyapp.course.notes import Section

MODEL = "2"
"""Raised whenever the tables, the checks or the question types change: an index of another model is made anew."""


class ChapterRow(NamedTuple):
    """A chapter; `weight` is its share of the exam's marks in percent, `position` counts from 1."""

    id: str
    zh: str
    en: str
    weight: float
    position: int


class TopicRow(NamedTuple):
    """A topic; `first` holds the ids of the topics to see before it."""

    id: str
    chapter: str
    zh: str
    en: str
    hot: bool
    extension: bool
    first: tuple[str, ...]


class QuestionRow(NamedTuple):
    """What is known of a question without reading it; `hash` changes when anything in it does."""

    id: str
    card: str
    topic: str
    type: str
    difficulty: int
    level: str
    hash: str


class SectionRow(NamedTuple):
    """A section of the notes without its body."""

    topic: str
    language: Language
    title: str


class ProblemRow(NamedTuple):
    """A problem in the interface language; `left_out` if errors keep its file out of the course."""

    file: str
    line: int
    column: int
    text: str
    warning: bool
    left_out: bool


class Catalogue:
    """Reads the index. Raises `Refusal` where the index turns out to be damaged (and removes it)."""

    def __init__(self, connection: sqlite3.Connection, cache: Path | None = None) -> None:
        self._connection = connection
        self._cache = cache

    def close(self) -> None:
        self._connection.close()

    def title(self, language: Language) -> str:
        """The course's name; empty where there is no syllabus."""
        return self._fact(f"title_{language}")

    def course(self) -> str:
        """The course's id; empty where there is no syllabus."""
        return self._fact("course")

    def chapters(self) -> list[ChapterRow]:
        """In the order they are taught."""
        rows = self._rows("SELECT id, zh, en, weight, position FROM chapter ORDER BY position")
        return [ChapterRow(*row) for row in rows]

    def topics(self) -> list[TopicRow]:
        """In the order of the syllabus."""
        rows = self._rows("SELECT id, chapter, zh, en, hot, extension, first FROM topic ORDER BY position")
        return [
            TopicRow(id, chapter, zh, en, bool(hot), bool(extension), tuple(json.loads(first)))
            for id, chapter, zh, en, hot, extension, first in rows
        ]

    def count(self) -> int:
        """How many questions there are."""
        return int(self._rows("SELECT coalesce(sum(questions), 0) FROM tally")[0][0])

    def cards(self) -> dict[str, int]:
        """How many cards each topic has: questions of one family share theirs. Topics without questions are absent."""
        return dict(self._rows("SELECT topic, cards FROM tally"))

    def known_cards(self, keys: Collection[str]) -> set[str]:
        """Which of these card keys belong to a question of the course."""
        return {card for (card,) in self._rows("SELECT DISTINCT card FROM question WHERE live")} & set(keys)

    def questions(self, topics: Collection[str] | None = None) -> list[QuestionRow]:
        """Every question of these topics (of all, if None), in the order of files and within them."""
        wanted = "" if topics is None else "AND topic IN (SELECT value FROM json_each(?))"
        rows = self._rows(
            "SELECT q.id, card, topic, type, difficulty, level, hash FROM question q CROSS JOIN file f ON f.id = q.file"
            f" WHERE q.live {wanted} ORDER BY f.position, place",
            [] if topics is None else [json.dumps(list(topics))],
        )
        return [QuestionRow(*row) for row in rows]

    def question(self, id: str) -> "AnyQuestion":
        """One question in full; raises `KeyError` if there is none of that id (any more)."""
        return self.several([id])[id]

    def several(self, ids: Iterable[str]) -> "dict[str, AnyQuestion]":
        """Questions in full, in the order asked for; ids that name none are left out."""
        wanted = list(dict.fromkeys(ids))
        rows = self._rows(
            "SELECT id, json FROM question JOIN body ON question = number"
            " WHERE live AND id IN (SELECT value FROM json_each(?))",
            [json.dumps(wanted)],
        )
        bodies, decoder = dict(rows), _question_decoder()
        return {id: decoder.decode(bodies[id]) for id in wanted if id in bodies}

    def section(self, topic: str, language: Language) -> "Section | None":
        """A topic's section of the notes, if it has one in that language."""
        from studyapp.course.notes import Section

        rows = self._rows(
            "SELECT topic, title, body FROM section WHERE live AND topic = ? AND language = ?", [topic, language]
        )
        return Section(*rows[0]) if rows else None

    def sections(self) -> list[SectionRow]:
        """Every section of the notes there is, in the order of files."""
        rows = self._rows(
            "SELECT topic, language, title FROM section s JOIN file f ON f.id = s.file WHERE s.live"
            " ORDER BY f.position, place"
        )
        return [SectionRow(*row) for row in rows]

    def problems(self) -> list[ProblemRow]:
        """What is wrong in the files, by file and line, said in the interface language."""
        rows = self._rows(
            "SELECT f.shown, p.line, p.column, p.template, p.filling, p.warning, f.live FROM problem p"
            " JOIN file f ON f.id = p.file ORDER BY f.position, p.line, p.column"
        )
        return [
            ProblemRow(file, line, column, str(Phrase(template, json.loads(filling))), bool(warning), not live)
            for file, line, column, template, filling, warning, live in rows
        ]

    def _fact(self, name: str) -> str:
        rows = self._rows("SELECT value FROM fact WHERE name = ?", [name])
        return str(rows[0][0]) if rows else ""

    def _rows(self, query: str, values: Iterable[Any] = ()) -> list[Any]:
        try:
            return self._connection.execute(query, tuple(values)).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise Refusal(phrase("the index of questions is busy; try again")) from None
            self._connection.close()
            if self._cache is not None:
                self._cache.unlink(missing_ok=True)
            raise Refusal(phrase("the index of questions was damaged; start again, and it is made anew")) from None


def open_catalogue(cache: Path) -> Catalogue | None:
    """The index as it was last time; None where there is none, or it is damaged or of another version."""
    connection = connect(cache)
    return Catalogue(connection, cache) if connection else None


def connect(cache: Path) -> sqlite3.Connection | None:
    """A connection to a sound index of this version, or None. May be handed to another thread, not shared with it."""
    if not cache.is_file():
        return None
    connection = None
    try:
        connection = sqlite3.connect(cache, timeout=2, isolation_level=None, check_same_thread=False)
        if connection.execute("SELECT value FROM fact WHERE name = 'model'").fetchall() == [(model(),)]:
            return connection
    except sqlite3.DatabaseError:
        pass
    if connection is not None:
        connection.close()
    return None


def model() -> str:
    """What the index of this program says it is."""
    from studyapp import __version__

    return f"{MODEL} {__version__}"


@lru_cache(maxsize=1)
def _question_decoder() -> "msgspec.json.Decoder[AnyQuestion]":
    import msgspec

    from studyapp.course.bank import AnyQuestion

    return msgspec.json.Decoder(AnyQuestion)
