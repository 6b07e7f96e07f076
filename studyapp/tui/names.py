"""Names of chapters, topics and exams in the interface language."""

from typing import TYPE_CHECKING

from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.locales import language
from studyapp.records.figures import OpenSitting

if TYPE_CHECKING:
    from studyapp.sitting.events import Started


def named(row: ChapterRow | TopicRow | OpenSitting) -> str:
    """The name of a chapter, a topic or an exam."""
    return row.zh if language() == "zh" else row.en


def number(chapter: str) -> str:
    """A chapter's number, of its id: `ch05` is 5."""
    return chapter.removeprefix("ch").lstrip("0")


def section_name(plan: "Started", number: int) -> str:
    """What a section of a sitting is called: its number from 1, and its title, or the type of its questions."""
    from studyapp.course.text import said
    from studyapp.sitting.shortage import type_in_words

    section = plan.sections[number]
    name = said(section.title, language(), language()) if section.title else str(type_in_words(section.type))
    return f"{number + 1}. {name}"
