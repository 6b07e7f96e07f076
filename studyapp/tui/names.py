"""Names of chapters and topics in the interface language."""

from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.locales import language


def named(row: ChapterRow | TopicRow) -> str:
    """The name of a chapter or topic."""
    return row.zh if language() == "zh" else row.en


def number(chapter: str) -> str:
    """A chapter's number, of its id: `ch05` is 5."""
    return chapter.removeprefix("ch").lstrip("0")
