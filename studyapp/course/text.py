"""A text of the course: one string, or Chinese and English side by side."""

from typing import Literal

from msgspec import Struct

from studyapp.locales import Language, Phrase, phrase

Content = Literal["zh", "en", "both"]
CONTENTS: tuple[Content, ...] = ("zh", "en", "both")

NO_TEXT: dict[str, Phrase] = {
    "zh": phrase("write the Chinese text here"),
    "en": phrase("write the English text here"),
}
"""What to say of an empty text, by its key."""


class Bilingual(Struct, frozen=True, forbid_unknown_fields=True):
    """The same text in both languages; both are required."""

    zh: str
    en: str


Text = str | Bilingual


def in_language(text: Text, language: Language) -> str:
    """The text in one language; a plain string is the same in both."""
    return text if isinstance(text, str) else getattr(text, language)


def versions(text: Text, content: Content, interface: Language) -> list[str]:
    """The text as it is to be shown: one version, or with `both` the interface's language first, the other second."""
    if isinstance(text, str):
        return [text]
    if content != "both":
        return [in_language(text, content)]
    return [text.zh, text.en] if interface == "zh" else [text.en, text.zh]


def said(text: Text, content: Content, interface: Language) -> str:
    """The text on one line, both languages joined by a slash where both are wanted."""
    return " / ".join(versions(text, content, interface))
