"""Chapters and topics to pick a quiz from: folded, searched, ticked one by one or a chapter at a time."""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.locales import say, say_n
from studyapp.tui.names import named, number

if TYPE_CHECKING:
    from studyapp.library.catalogue import Catalogue

ALL = "all"
"""The id of the line that stands for the whole course."""

SMALL = 12
"""A course of so many topics has all of them on the screen at once."""


class Entry(NamedTuple):
    """A line of the list: the whole course, a chapter, or a topic of one. `topics` are the ids of those it stands for;
    `questions` counts what they have."""

    id: str
    name: str
    topics: tuple[str, ...]
    questions: int
    chapter: str = ""
    topic: bool = False


class Outline:
    """The chapters and topics that have questions, in the order they are taught."""

    def __init__(self, names: "Catalogue | None") -> None:
        self.cards = names.cards() if names else {}
        topics = [topic for topic in (names.topics() if names else []) if self.cards.get(topic.id)]
        inside = (
            {row: [topic for topic in topics if topic.chapter == row.id] for row in names.chapters()} if names else {}
        )
        self.chapters: list[tuple[ChapterRow, list[TopicRow]]] = [(row, of) for row, of in inside.items() if of]
        self.known = {topic.id for _, of in self.chapters for topic in of}
        self.opened = {row.id for row, _ in self.chapters} if len(topics) <= SMALL else set[str]()

    def entries(self, wanted: str = "") -> list[Entry]:
        """The lines to show: what is open or, with a search, what it finds, topics below their chapters."""
        sought = "".join(wanted.casefold().split())
        whole = Entry(ALL, say("The whole course"), (), sum(self.cards.values()))
        lines = [] if sought else [whole]
        for row, topics in self.chapters:
            found = [each for each in topics if _holds(each, sought)] if sought else topics
            if sought and not found and not _holds(row, sought):
                continue
            ids = tuple(topic.id for topic in topics)
            lines.append(Entry(row.id, f"{number(row.id)} {named(row)}", ids, self._count(ids), row.id))
            if sought or row.id in self.opened:
                lines += [
                    Entry(each.id, named(each), (each.id,), self._count((each.id,)), row.id, topic=True)
                    for each in found
                ]
        return lines

    def reveal(self, id: str | None) -> None:
        """Open the chapter this topic is of."""
        self.opened |= {row.id for row, of in self.chapters if any(topic.id == id for topic in of)}

    def first_found(self, entries: list[Entry], wanted: str) -> int:
        """The first line the search is about: a chapter may be there for the sake of its topics alone."""
        sought = "".join(wanted.casefold().split())
        held = {row.id for row, _ in self.chapters if _holds(row, sought)}
        return next((place for place, each in enumerate(entries) if each.topic or each.id in held), 0)

    def scope(self, topics: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """These topics as a quiz names them: topics, and the chapters of which all are wanted; the whole course is
        neither."""
        if self.known <= set(topics):
            return (), ()
        whole = [row.id for row, of in self.chapters if all(topic.id in topics for topic in of)]
        single = [topic.id for row, of in self.chapters for topic in of if topic.id in topics and row.id not in whole]
        return tuple(single), tuple(whole)

    def called(self, topics: Collection[str]) -> str:
        """These topics in a few words: the one name there is, or how many."""
        single, whole = self.scope(topics)
        if not single and not whole:
            return say("The whole course")
        if len(single) + len(whole) == 1:
            names = {row.id: named(row) for row, _ in self.chapters}
            names |= {topic.id: named(topic) for _, of in self.chapters for topic in of}
            return names[(*single, *whole)[0]]
        chapters = [say_n("{n} chapter", "{n} chapters", len(whole))] if whole else []
        alone = [say_n("{n} topic", "{n} topics", len(single))] if single else []
        return " + ".join(chapters + alone)

    def _count(self, topics: Collection[str]) -> int:
        return sum(self.cards[topic] for topic in topics)


def toggled(picked: frozenset[str], entry: Entry) -> frozenset[str]:
    """What is picked after the line was: all it stands for, or nothing of that. The whole course is picked where
    nothing else is."""
    if not entry.topics:
        return frozenset()
    return picked - set(entry.topics) if picked >= set(entry.topics) else picked | set(entry.topics)


def box(picked: frozenset[str], entry: Entry) -> str:
    """What stands before a line: all of it is picked, some, or nothing."""
    inside = picked & set(entry.topics)
    return "[ ]" if not inside else "[x]" if len(inside) == len(entry.topics) else "[-]"


def _holds(row: ChapterRow | TopicRow, sought: str) -> bool:
    """Whether a chapter or topic is what is looked for, in either language; a number is a chapter's."""
    if isinstance(row, ChapterRow) and sought.isdecimal():
        return number(row.id) == str(int(sought))
    return any(sought in "".join(name.casefold().split()) for name in (row.zh, row.en, row.id))
