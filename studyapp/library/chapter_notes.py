"""One notes file: front matter, then a `##` section a topic."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from studyapp.course.notes import ChapterNotes, Section
from studyapp.library.findings import marked, placed
from studyapp.library.outline import Outline
from studyapp.library.problems import HIDDEN, Problem, Unreadable, in_order, shortened
from studyapp.library.typed import converted, slips
from studyapp.locales import Language, Phrase, phrase

_HEADING = re.compile(r"##[ \t]+(?P<title>.*?)[ \t]*(?:\{#(?P<topic>[^{}\s]*)\})?[ \t]*$")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_LINK = re.compile(r"\]\(#([^)\s]{1,200})\)")


class _FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chapter: str
    lang: Language
    title: str


class _Line(NamedTuple):
    """A line of the file, counted from 1; `drawn` means inside a fenced block."""

    number: int
    text: str
    drawn: bool


class NotesFile(NamedTuple):
    """Notes as their file has them, None with any error; `headings` has line and column of each section's topic."""

    notes: ChapterNotes | None
    headings: dict[str, tuple[int, int]]
    problems: list[Problem]


def read_notes(file: Path, text: str, outline: Outline | None) -> NotesFile:
    """The notes in a text and everything wrong with them; without an outline their topics go unchecked."""
    problems: list[Problem] = []
    lines = text.split("\n")
    end = _front_matter_end(lines)
    if end is None:
        message = phrase("notes start with --- and chapter:, lang:, title: on lines of their own, then --- again")
        return NotesFile(None, {}, [Problem(file, 1, 1, message)])
    front, found = _front_matter(file, "\n" + "\n".join(lines[1:end]), outline)
    body = list(_lines(lines, end + 1, file, problems))
    sections, headings = _sections(body, file, outline, problems)
    problems = in_order([*found, *problems, *_broken_links(body, file, outline)])
    if front is None or any(not problem.warning for problem in problems):
        return NotesFile(None, headings, problems)
    return NotesFile(ChapterNotes(front.chapter, front.lang, front.title, sections), headings, problems)


def _front_matter_end(lines: list[str]) -> int | None:
    if lines[0].rstrip() != "---":
        return None
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)


def _front_matter(file: Path, text: str, outline: Outline | None) -> tuple[_FrontMatter | None, list[Problem]]:
    try:
        data, marks = marked(text)
    except Unreadable as error:
        return None, [error.problem(file)]
    front = converted(data, _FrontMatter)
    if front is None:
        return None, placed(file, marks, slips(data, _FrontMatter))
    problems = []
    if outline and front.chapter not in outline.chapters:
        message = phrase(
            "{chapter} is no chapter of the syllabus; those are {known}",
            chapter=shortened(front.chapter), known=", ".join(outline.chapters),
        )  # fmt: skip
        problems.append(Problem(file, *marks.place(("chapter",)), message))
    if not file.name.endswith(f".{front.lang}.md"):
        message = phrase("lang is {lang}, but the file is named {name}", lang=front.lang, name=shortened(file.name))
        problems.append(Problem(file, *marks.place(("lang",)), message))
    return front, problems


def _lines(lines: list[str], start: int, file: Path, problems: list[Problem]) -> Iterator[_Line]:
    """The lines after the front matter, each with whether a fenced block holds it; reports one that never closes."""
    fence, opened = "", 0
    for number, line in enumerate(lines[start:], start + 1):
        found = _FENCE.match(line)
        if fence:
            yield _Line(number, line, True)
            if found and found["fence"].startswith(fence) and not found["info"].strip():
                fence = ""
        else:
            if found:
                fence, opened = found["fence"], number
            yield _Line(number, line, bool(found))
    if fence:
        problems.append(
            Problem(
                file, opened, 1, phrase("the block that opens here is never closed; end it with {fence}", fence=fence)
            )
        )


def _sections(
    lines: list[_Line], file: Path, outline: Outline | None, problems: list[Problem]
) -> tuple[list[Section], dict[str, tuple[int, int]]]:
    sections: list[Section] = []
    headings: dict[str, tuple[int, int]] = {}
    topic, title, body = "", "", []
    for line in lines:
        heading = None if line.drawn else _HEADING.match(line.text)
        if heading is None:
            body.append(line.text)
            if not headings and line.text.strip() and not title:
                problems.append(
                    Problem(file, line.number, 1, phrase("text before the first ## section is not shown"), True)
                )
                title = " "
            continue
        if topic:
            sections.append(_section(topic, title, body))
        topic, title, body = heading["topic"] or "", heading["title"], []
        column = heading.start("topic") + 1 if heading["topic"] else 1
        if message := _heading_fault(topic, headings, outline):
            problems.append(Problem(file, line.number, column, message))
        headings.setdefault(topic, (line.number, column))
    if topic:
        sections.append(_section(topic, title, body))
    return sections, headings


def _heading_fault(topic: str, headings: dict[str, tuple[int, int]], outline: Outline | None) -> Phrase | None:
    if not topic:
        return phrase("a section names its topic: ## Title {{#topic}}")
    if topic in headings:
        return phrase("{topic} already has a section in line {line}", topic=shortened(topic), line=headings[topic][0])
    return outline.fault_of_topic(topic) if outline else None


def _section(topic: str, title: str, body: list[str]) -> Section:
    return Section(topic, HIDDEN.sub("", title), HIDDEN.sub("", "\n".join(body)).strip("\n"))


def _broken_links(lines: list[_Line], file: Path, outline: Outline | None) -> Iterator[Problem]:
    if outline is None:
        return
    for line in lines:
        if not line.drawn:
            for link in _LINK.finditer(line.text):
                if message := outline.fault_of_topic(link[1]):
                    yield Problem(file, line.number, link.start(1) + 1, message, warning=True)
