"""click's own words ("Usage:", "No such option"). click asks gettext for them, so gettext is shown our catalogue."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp import locales
from studyapp.locales import language, phrase, say_n

CATALOGUES = Path(locales.__file__).parent
DOMAIN = "studyapp"


@contextmanager
def translated() -> Iterator[None]:
    """While this lasts, click speaks the interface language."""
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    follow()
    try:
        yield
    finally:
        gettext.textdomain(before[0])
        if before[1] is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = before[1]


def follow() -> None:
    """Have click speak the interface language from now on; call it where the language may have changed."""
    # The one thing that tells gettext.gettext a language; the caller's own value comes back when `translated` ends.
    os.environ["LANGUAGE"] = language()


if TYPE_CHECKING:
    # Never run: this is where the extractor of messages finds what click says.
    phrase("Usage:")
    phrase("Options")
    phrase("Commands")
    phrase("Error: {message}")
    phrase("Try '{command} {option}' for help.")
    phrase("Missing command.")
    phrase("No such option {name!r}.")
    phrase("No such command {name!r}.")
    phrase("No such option: {name}")
    phrase("No such command {name!r}")
    phrase("Option {name!r} does not take a value.")
    phrase("Invalid value: {message}")
    phrase("Invalid value for {param_hint}: {message}")
    phrase("{value} is not in the range {range}.")
    phrase("{name} {filename!r} does not exist.")
    phrase("{name} {filename!r} is a file.")
    phrase("{name} {filename!r} is a directory.")
    phrase("{name} {filename!r} is not readable.")
    phrase("{name} {filename!r} is not writable.")
    phrase("Could not open file {filename!r}: {message}")
    phrase("file")
    phrase("directory")
    phrase("path")
    phrase("required")
    phrase("default: {default}")
    say_n("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1)
    say_n("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1)
    say_n("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1)
    say_n("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1)
