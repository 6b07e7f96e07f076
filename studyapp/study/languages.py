"""Which languages this run speaks: what the command line says, then what was chosen before, then the environment."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from studyapp.locales import LANGUAGES, Language, language, speak
from studyapp.study.places import Options

if TYPE_CHECKING:
    from studyapp.course.text import Content

CONTENTS = ("zh", "en", "both")


def follow(options: Options, settings: Mapping[str, str]) -> "Content | None":
    """Speak the interface language of this run; returns the language of questions and notes, `None` where it follows.

    `settings` are those kept in the records; a value this version does not know is passed over.
    """
    if options.lang is None and settings.get("language") in LANGUAGES:
        speak(cast(Language, settings["language"]))
    for wanted in (options.content, options.lang, settings.get("content")):
        if wanted in CONTENTS:
            return cast("Content", wanted) if wanted != options.lang or options.content else None
    return None


def shown_in(content: "Content | None") -> "Content":
    """The language questions are shown in."""
    return content or language()
