"""Texts as the checks read them: each version with its language and the path to it."""

import re
from collections.abc import Iterator

from studyapp.course.choice import Choice
from studyapp.course.templates.placeholders import each_language
from studyapp.course.text import Text, in_language
from studyapp.locales import LANGUAGES, Language

HAN = re.compile("[\u4e00-\u9fff]")

Path = tuple[str | int, ...]

_TOKEN = re.compile("[a-z0-9]+|[\u4e00-\u9fff]")


def each_version(text: Text) -> Iterator[tuple[Path, Language, str]]:
    """Each version of a text: the key that leads to it, the language it is in, the words."""
    for path, words in each_language(text):
        yield path, "zh" if path == ("zh",) or (not path and HAN.search(words)) else "en", words


def option_versions(question: Choice) -> Iterator[tuple[Language, dict[str, str]]]:
    """The options by their letters, a language at a time; once where they are the same in both."""
    zh, en = (
        {letter: in_language(text, language).strip() for letter, text in question.options.items()}
        for language in LANGUAGES
    )
    if zh == en:
        yield "zh" if any(map(HAN.search, zh.values())) else "en", zh
    else:
        yield "zh", zh
        yield "en", en


def text_path(text: Text, language: Language) -> Path:
    """The key that leads to this language of a text; none for a text that has one version."""
    return () if isinstance(text, str) else (language,)


def tokens(words: str) -> list[str]:
    """Words and figures in small letters, Han characters one by one; punctuation is left out."""
    return _TOKEN.findall(words.lower())
