"""The interface's words: every message in Chinese and English.

Messages are written in English in the code and translated from the catalogue beside this file, when they are
shown and not before, so the language can change while the program runs. What a bank or a note says is *content*
and has its own two languages (`course.text`); nothing of it passes through here.

`say` translates now; `phrase` keeps message and values apart for whoever shows it later (an error on its way up).
Both fill the values into the translated template once: a value is text, never a template.
"""

import gettext
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_catalogues: dict[str, gettext.NullTranslations] = {}
_current: Language = "en"


class Phrase:
    """A message not yet translated: a template of the catalogue and the values that fill it."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, values: Mapping[str, object]) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return _fill(_catalogue().gettext(self.template), self.values)

    def __repr__(self) -> str:
        return f"Phrase({self.template!r}, {dict(self.values)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.template)


class Refusal(Exception):
    """Something the user asked for that cannot be done; its text is the message to show, in either language."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class WrongUsage(Refusal):
    """A refusal of what stands on the command line: exit code 2."""


def phrase(template: str, /, **values: object) -> Phrase:
    """A message for later; `template` is English, with `{name}` where a value goes."""
    return Phrase(template, values)


def say(template: str, /, **values: object) -> str:
    """The message in the interface language, now."""
    return _fill(_catalogue().gettext(template), values)


def say_n(one: str, many: str, n: int, /, **values: object) -> str:
    """The message for `n` things; `{n}` stands for the number."""
    return _fill(_catalogue().ngettext(one, many, n), {"n": n, **values})


def language() -> Language:
    """The interface language in use."""
    return _current


def speak(wanted: Language) -> None:
    """Use `wanted` for every message from now on."""
    global _current
    _current = wanted


def guessed_language(environment: Mapping[str, str] = os.environ) -> Language:
    """What the environment suggests: Chinese if the locale is Chinese, otherwise English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _fill(template: str, values: Mapping[str, object]) -> str:
    return template.format_map(values)


def _catalogue() -> gettext.NullTranslations:
    if _current not in _catalogues:
        _catalogues[_current] = gettext.translation(
            "studyapp", Path(__file__).parent, languages=[_current], fallback=True
        )
    return _catalogues[_current]
