"""What a check found, said in paths of keys; turned into problems with lines only when there is something to tell."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from studyapp.library import strict_yaml, traps
from studyapp.library.problems import Problem, Unreadable, shortened
from studyapp.library.strict_yaml import Marks
from studyapp.locales import Phrase, phrase


class Finding(NamedTuple):
    """Something wrong at a path of keys. `named` means the key itself, not its value; `other` is a second path,
    whose line fills `{line}` of the message."""

    path: strict_yaml.Path
    message: Phrase
    named: bool = False
    warning: bool = False
    other: strict_yaml.Path | None = None


def marked(text: str) -> tuple[object, Marks]:
    """The data of a text once more, with the places of all its keys and values."""
    marks = Marks()
    return strict_yaml.read(text, marks), marks


def placed(file: Path, marks: Marks, findings: Iterable[Finding]) -> list[Problem]:
    """Each finding at its line and column."""
    return [_placed(file, marks, finding) for finding in findings]


def _placed(file: Path, marks: Marks, finding: Finding) -> Problem:
    message = finding.message
    if finding.other is not None:
        message = Phrase(message.template, {**message.values, "line": marks.place(finding.other)[0]})
    line, column = (marks.head if finding.named else marks.place)(finding.path)
    return Problem(file, line, column, message, finding.warning)


def given_twice(id: str, again: strict_yaml.Path, first: strict_yaml.Path) -> Finding:
    """An id that the same file has given before."""
    message = phrase("{id} is already used in line {line}; ids are unique in a course", id=shortened(id), line=0)
    return Finding(again, message, other=first)


def hash_warnings(file: Path, text: str, marks: Marks) -> list[Problem]:
    """Texts that a `#` seems to have cut short."""
    return [
        Problem(file, line, column, _cut(words), warning=True)
        for line, column, words in traps.cut_by_hash(text, marks.sheltered)
    ]


def _cut(words: str) -> Phrase:
    return phrase("{words} is read as a comment; put the text in quotes if it belongs to it", words=shortened(words))


def lines_of(text: str, paths: Iterable[strict_yaml.Path]) -> list[tuple[int, int]]:
    """Line and column of each path in a file that is known to be readable."""
    try:
        _, marks = marked(text)
    except Unreadable:
        return [(1, 1) for _ in paths]
    return [marks.place(path) for path in paths]
