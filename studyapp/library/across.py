"""What must be unique in a whole course: question ids, and one section a topic and language."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from studyapp.library import strict_yaml
from studyapp.library.chapter_notes import read_notes
from studyapp.library.decode import read_text
from studyapp.library.findings import lines_of
from studyapp.library.problems import Problem, Unreadable, shortened
from studyapp.library.shipped import is_notes
from studyapp.locales import phrase


class Spot(NamedTuple):
    """Where a name is given: the path of its id in a bank, or of nothing but the topic in notes."""

    file: Path
    path: strict_yaml.Path


class Clash(NamedTuple):
    """A name given a second time."""

    name: str
    first: Spot
    again: Spot


def clash_problems(clashes: Iterable[Clash]) -> list[Problem]:
    """Each clash said where the name is given again. Reads the files once more for their lines."""
    clashes = list(clashes)
    places = _places({spot for clash in clashes for spot in (clash.first, clash.again)})
    problems = []
    for clash in clashes:
        where = f"{clash.first.file}:{places[clash.first][0]}"
        if is_notes(clash.again.file):
            message = phrase("{topic} already has a section in {place}", topic=shortened(clash.name), place=where)
        else:
            message = phrase(
                "{id} is already used in {place}; ids are unique in a course", id=shortened(clash.name), place=where
            )
        problems.append(Problem(clash.again.file, *places[clash.again], message))
    return problems


def _places(spots: Iterable[Spot]) -> dict[Spot, tuple[int, int]]:
    by_file: dict[Path, list[Spot]] = {}
    for spot in spots:
        by_file.setdefault(spot.file, []).append(spot)
    found: dict[Spot, tuple[int, int]] = {}
    for file, here in by_file.items():
        try:
            text = read_text(file)
        except Unreadable:
            text = ""
        if is_notes(file):
            headings = read_notes(file, text, None).headings
            found |= {spot: headings.get(str(spot.path[0]), (1, 1)) for spot in here}
        else:
            found |= dict(zip(here, lines_of(text, [spot.path for spot in here]), strict=True))
    return found
