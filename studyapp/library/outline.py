"""The syllabus file, and what the other files are checked against: the course's chapters and topics."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from studyapp.course.syllabus import Syllabus
from studyapp.library import strict_yaml
from studyapp.library.findings import Finding, given_twice, marked, placed
from studyapp.library.problems import Problem, Unreadable, shortened
from studyapp.library.typed import converted, slips
from studyapp.locales import Phrase, phrase


class Outline(NamedTuple):
    """The names a course's files may use."""

    course: str
    chapters: tuple[str, ...]
    topics: frozenset[str]

    def fault_of_topic(self, topic: str) -> Phrase | None:
        """Why this names no topic, with the nearest that exists; None if it does."""
        return None if topic in self.topics else _unknown_topic(topic, self.topics)


@lru_cache(maxsize=1000)
def _unknown_topic(topic: str, topics: frozenset[str]) -> Phrase:
    if near := get_close_matches(topic[:60], sorted(topics), 1):
        return phrase("{topic} is no topic of the syllabus; did you mean {near}?", topic=shortened(topic), near=near[0])
    return phrase("{topic} is no topic of the syllabus", topic=shortened(topic))


def outline_of(syllabus: Syllabus) -> Outline:
    topics = frozenset(topic.id for chapter in syllabus.chapters for topic in chapter.topics)
    return Outline(syllabus.course, tuple(chapter.id for chapter in syllabus.chapters), topics)


def read_syllabus(file: Path, text: str) -> tuple[Syllabus | None, list[Problem]]:
    """The syllabus in a text, or None with what is wrong; warnings come with a syllabus."""
    try:
        data = strict_yaml.read(text)
        syllabus = converted(data, Syllabus)
        findings = slips(data, Syllabus) if syllabus is None else list(_findings(syllabus))
        if not findings:
            return syllabus, []
        _, marks = marked(text)
    except Unreadable as error:
        return None, [error.problem(file)]
    problems = placed(file, marks, findings)
    return (syllabus if all(problem.warning for problem in problems) else None), problems


def second_syllabus(first: Path, file: Path) -> Problem:
    """A course has one syllabus; this is another."""
    return Problem(file, 1, 1, phrase("a course has one syllabus, and {first} is it", first=str(first)))


def _findings(syllabus: Syllabus) -> Iterator[Finding]:
    seen: dict[str, strict_yaml.Path] = {}
    outline = outline_of(syllabus)
    for place, chapter in enumerate(syllabus.chapters):
        path: strict_yaml.Path = ("chapters", place)
        if chapter.id in seen:
            yield given_twice(chapter.id, (*path, "id"), seen[chapter.id])
        seen.setdefault(chapter.id, (*path, "id"))
        for number, topic in enumerate(chapter.topics):
            here = (*path, "topics", number)
            if topic.id in seen:
                yield given_twice(topic.id, (*here, "id"), seen[topic.id])
            seen.setdefault(topic.id, (*here, "id"))
            for order, first in enumerate(topic.first):
                if message := outline.fault_of_topic(first):
                    yield Finding((*here, "first", order), message)
    total = sum(chapter.weight for chapter in syllabus.chapters)
    if abs(total - 100) > 0.01:
        yield Finding(("chapters",), phrase("the weights make {total}, not 100", total=f"{total:g}"), warning=True)
