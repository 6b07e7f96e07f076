"""Which part of the course a quiz is about."""

from difflib import get_close_matches
from typing import NamedTuple

from studyapp.library.catalogue import Catalogue, QuestionRow
from studyapp.locales import Phrase, WrongUsage, phrase

_DIGITS = 4
"""No chapter has a longer number, and Python reads no number of thousands of digits."""


CASE = "case"


class Unknown(WrongUsage):
    """A topic, chapter or type that does not exist: wrong usage rather than a course that lacks something."""


class Scope(NamedTuple):
    """Topics, chapters, question types and difficulties (1 to 4); what is empty does not narrow. Topics and chapters
    add up.

    A question of a case is of the type `case` here: it is not asked for what it is without its material.
    """

    topics: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    difficulties: tuple[int, ...] = ()

    def of(self, catalogue: Catalogue) -> list[QuestionRow]:
        """The questions in scope, in the order of the files; raises `Unknown` for an id that does not exist."""
        topics = catalogue.topics()
        known = {topic.id for topic in topics}
        for name in self.topics:
            _must_exist(name, known, phrase("there is no topic {name}", name=name))
        chapters = {topic.chapter for topic in topics}
        wanted = [_chapter_id(name) for name in self.chapters]
        for name in wanted:
            _must_exist(name, chapters, phrase("there is no chapter {name}", name=name))
        inside = set(self.topics) | {topic.id for topic in topics if topic.chapter in wanted}
        rows = catalogue.questions(inside if self.topics or self.chapters else None)
        return [
            row
            for row in rows
            if (not self.types or (CASE if row.case else row.type) in self.types)
            and (not self.difficulties or row.difficulty in self.difficulties)
        ]


def _chapter_id(name: str) -> str:
    """`5`, `05` and `ch05` are the same chapter."""
    return f"ch{int(name):02}" if name.isdecimal() and len(name) <= _DIGITS else name


def _must_exist(name: str, known: set[str], message: Phrase) -> None:
    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    raise Unknown(phrase("{message}; did you mean {near}?", message=message, near=near[0]) if near else message)
