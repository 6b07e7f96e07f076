"""Chapter notes: one Markdown file a chapter and language, one `##` section a topic."""

from msgspec import Struct

from studyapp.locales import Language


class Section(Struct, frozen=True):
    """One topic's section; `body` is Markdown without its heading, `==term==` marks a term to recall."""

    topic: str
    title: str
    body: str


class ChapterNotes(Struct, frozen=True):
    """A parsed notes file."""

    chapter: str
    language: Language
    title: str
    sections: list[Section]
