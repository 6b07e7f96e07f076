"""The options every command takes, wherever on the line they stand: `--lang`, `--content`, `--data-dir`, `--bank`.

They are taken off the line before any command sees it, for two reasons: help must already be in the right language,
and plain `studyapp` must not wait for click.
"""

from pathlib import Path

from studyapp.locales import LANGUAGES, WrongUsage, phrase, say
from studyapp.study.languages import CONTENTS
from studyapp.study.places import Options


def take(arguments: list[str]) -> tuple[Options, list[str]]:
    """Split a command line into the options every command takes and the rest; raises `WrongUsage` on a wrong value."""
    options, rest, waiting = Options(), [], list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        name, has_value, value = word.partition("=")
        if name not in ("--lang", "--content", "--data-dir", "--bank"):
            rest.append(word)
            continue
        if not has_value:
            if not waiting:
                raise WrongUsage(phrase("{option} needs a value", option=name))
            value = waiting.pop(0)
        options = _with(options, name, value)
    return options, rest


def _with(options: Options, name: str, value: str) -> Options:
    if name == "--lang":
        return options._replace(lang=_one_of(name, value, LANGUAGES))  # type: ignore[arg-type]
    if name == "--content":
        return options._replace(content=_one_of(name, value, CONTENTS))
    if name == "--data-dir":
        return options._replace(data_dir=at_home(Path(value)))
    return options._replace(banks=(*options.banks, at_home(Path(value))))


def at_home(path: Path) -> Path:
    """The path with the home folder for its `~`; raises `WrongUsage` where there is none."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise WrongUsage(phrase("there is no home folder for {path}", path=path)) from None


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise WrongUsage(
            phrase("{option} is one of {choices}, not {value}", option=name, choices=", ".join(choices), value=value)
        )
    return value


def described() -> list[tuple[str, str]]:
    """The options and what they do, for help pages."""
    return [
        ("--lang zh|en", say("language of the interface")),
        ("--content zh|en|both", say("language of questions and notes; follows --lang")),
        ("--data-dir DIR", say("where progress is kept")),
        ("--bank PATH", say("also load this bank, or folder of banks; may be repeated")),
    ]
