"""The index of the checked course, as the rest of the program reads it. Imports nothing heavier than sqlite3 and json.

Everything here comes from `cache.db`, which `refresh` keeps in step with the files. Only what is whole is in it: a file
with an error is left out, and `problems` says why.
"""

import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from studyapp.library.cache import Reader, connect
from studyapp.locales import Language, Phrase

if TYPE_CHECKING:
    import msgspec

    from studyapp.course.case import Material
    from studyapp.course.notes import Section
    from studyapp.course.types import AnyQuestion


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
    """What is known of a question without reading it; `hash` changes when anything in it, or in the material it belongs
    to, does. `case` is the id of its case, empty without one."""

    id: str
    card: str
    topic: str
    type: str
    difficulty: int
    level: str
    hash: str
    case: str


class SectionRow(NamedTuple):
    """A section of the notes without its body."""

    topic: str
    language: Language
    title: str


class ProblemRow(NamedTuple):
    """A problem in the interface language; `left_out` if errors in its file keep that out of the course."""

    file: str
    line: int
    column: int
    text: str
    warning: bool
    left_out: bool


class Catalogue(Reader):
    """Reads the index; every method raises `Refusal` where that turns out to be damaged."""

    def title(self, language: Language) -> str:
        """The course's name; empty where there is no syllabus."""
        return self._fact(f"title_{language}")

    def course(self) -> str:
        """The course's id; empty where there is no syllabus."""
        return self._fact("course")

    def chapters(self) -> list[ChapterRow]:
        """In the order they are taught."""
        return self.rows(ChapterRow, "SELECT id, zh, en, weight, position FROM chapter ORDER BY position")

    def topics(self) -> list[TopicRow]:
        """In the order of the syllabus."""
        return self.rows(_topic, "SELECT id, chapter, zh, en, hot, extension, first FROM topic ORDER BY position")

    def cards(self) -> dict[str, int]:
        """How many cards each topic has: questions of one family share theirs. Topics without questions are absent."""
        return dict(self.rows(_pair, "SELECT topic, cards FROM tally"))

    def known_cards(self, keys: Collection[str]) -> set[str]:
        """Which of these card keys belong to a question of the course. Costs by their number, not by the course's."""
        query = (
            "SELECT value FROM json_each(?)"
            " WHERE EXISTS (SELECT 1 FROM question INDEXED BY question_card WHERE card = value AND live)"
        )
        return set(self.rows(str, query, [json.dumps(list(keys))]))

    def known(self, ids: Collection[str]) -> set[str]:
        """Which of these ids are questions of the course. Costs by their number, not by the course's."""
        query = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM question WHERE id = value AND live)"
        return set(self.rows(str, query, [json.dumps(list(ids))]))

    def hashes(self, ids: Iterable[str]) -> dict[str, str]:
        """The hash of each of these questions; ids that name none are left out. Costs by their number."""
        query = "SELECT id, hash FROM question WHERE live AND id IN (SELECT value FROM json_each(?))"
        return dict(self.rows(_pair, query, [json.dumps(list(ids))]))

    def questions(self, topics: Collection[str] | None = None) -> list[QuestionRow]:
        """Every question of these topics (of all, if None), in the order of files and within them."""
        wanted = "" if topics is None else "AND topic IN (SELECT value FROM json_each(?))"
        return self.rows(
            QuestionRow,
            "SELECT q.id, card, topic, type, difficulty, level, hash, within FROM question q"
            f" CROSS JOIN file f ON f.id = q.file WHERE q.live {wanted} ORDER BY f.position, place, inner_place",
            [] if topics is None else [json.dumps(list(topics))],
        )

    def several(self, ids: Iterable[str]) -> "dict[str, AnyQuestion]":
        """Questions in full, in the order asked for; ids that name none are left out."""
        import msgspec

        wanted = list(dict.fromkeys(ids))
        query = (
            "SELECT id, json FROM question JOIN body ON question = number"
            " WHERE live AND id IN (SELECT value FROM json_each(?))"
        )
        bodies, decoder = dict(self.rows(_pair, query, [json.dumps(wanted)])), _question_decoder()
        try:
            return {id: decoder.decode(bodies[id]) for id in wanted if id in bodies}
        except (msgspec.MsgspecError, TypeError):
            raise self.damage() from None

    def materials(self, cases: Iterable[str]) -> "dict[str, Material]":
        """What these cases tell; ids that name none are left out."""
        import msgspec

        from studyapp.course.case import Material

        query = (
            "SELECT json FROM material m WHERE id IN (SELECT value FROM json_each(?))"
            " AND EXISTS (SELECT 1 FROM question q WHERE q.file = m.file AND q.within = m.id AND q.live)"
        )
        rows = self.rows(str, query, [json.dumps(sorted(set(cases)))])
        try:
            told = [msgspec.json.decode(row, type=Material) for row in rows]
        except msgspec.MsgspecError:
            raise self.damage() from None
        return {each.id: each for each in told}

    def section(self, topic: str, language: Language) -> "Section | None":
        """A topic's section of the notes, if it has one in that language."""
        from studyapp.course.notes import Section

        query = "SELECT topic, title, body FROM section WHERE live AND topic = ? AND language = ?"
        return next(iter(self.rows(Section, query, [topic, language])), None)

    def sections(self) -> list[SectionRow]:
        """Every section of the notes there is, in the order of files."""
        return self.rows(
            SectionRow,
            "SELECT topic, language, title FROM section s JOIN file f ON f.id = s.file WHERE s.live"
            " ORDER BY f.position, place",
        )

    def problems(self) -> list[ProblemRow]:
        """What is wrong in the files, by file and line, said in the interface language."""
        return self.rows(
            _problem,
            "SELECT f.shown, p.line, p.column, p.template, p.filling, p.warning, f.live FROM problem p"
            " JOIN file f ON f.id = p.file ORDER BY f.position, p.line, p.column",
        )

    def _fact(self, name: str) -> str:
        return next(iter(self.rows(str, "SELECT value FROM fact WHERE name = ?", [name])), "")


def _topic(id: str, chapter: str, zh: str, en: str, hot: int, extension: int, first: str) -> TopicRow:
    return TopicRow(id, chapter, zh, en, bool(hot), bool(extension), tuple(json.loads(first)))


def _problem(file: str, line: int, column: int, template: str, filling: str, warning: int, live: int) -> ProblemRow:
    return ProblemRow(file, line, column, str(Phrase(template, json.loads(filling))), bool(warning), not live)


def _pair(key: str, value: Any) -> tuple[str, Any]:
    return key, value


def open_catalogue(cache: Path) -> Catalogue | None:
    """The index as it was last time; None where there is none, or it is damaged or of another version."""
    connection = connect(cache)
    return Catalogue(connection, cache) if connection else None


@lru_cache(maxsize=1)
def _question_decoder() -> "msgspec.json.Decoder[AnyQuestion]":
    import msgspec

    from studyapp.course.types import AnyQuestion

    return msgspec.json.Decoder(AnyQuestion)
