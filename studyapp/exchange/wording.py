"""The languages a paper is printed in: the program's own words on it follow its questions, not the interface."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from studyapp.course.text import Content, Text, said, versions
from studyapp.locales import LANGUAGES, Language, language, speak

_DIGITS = "〇一二三四五六七八九"


class Wording(NamedTuple):
    """What questions are printed in, and the language that comes first; that is the only one unless `content` is
    `both`."""

    content: Content
    first: Language

    @property
    def languages(self) -> list[Language]:
        others = [each for each in LANGUAGES if each != self.first]
        return [self.first, *(others if self.content == "both" else [])]

    def versions(self, text: Text) -> list[str]:
        """A text of the course, one entry a language."""
        return versions(text, self.content, self.first)

    def said(self, text: Text) -> str:
        """The same on one line."""
        return said(text, self.content, self.first)

    def words(self, make: Callable[[], object]) -> str:
        """The program's own words, made once in each language."""
        found = []
        for each in self.languages:
            with speaking(each):
                found.append(str(make()))
        return " / ".join(dict.fromkeys(found))


def wording(content: Content) -> Wording:
    """That of a paper with questions in `content`, where the present interface language is the reader's."""
    return Wording(content, language() if content == "both" else content)


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """The interface language is another one meanwhile."""
    before = language()
    speak(wanted)
    try:
        yield
    finally:
        speak(before)


def ordinal(number: int) -> str:
    """The number of a section, from 1 to 99: in Chinese characters where Chinese is spoken."""
    if language() != "zh" or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
