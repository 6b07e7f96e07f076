"""Checks course files without an index: what `bank check` says."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from studyapp.course.bank import Bank
from studyapp.course.syllabus import Syllabus
from studyapp.library import strict_yaml
from studyapp.library.across import Clash, Spot, clash_problems
from studyapp.library.banks import read_bank
from studyapp.library.blueprints import blueprint_problems
from studyapp.library.chapter_notes import read_notes
from studyapp.library.decode import read_text
from studyapp.library.outline import Outline, outline_of, read_syllabus, second_syllabus
from studyapp.library.problems import Problem, Unreadable, in_order
from studyapp.library.shipped import blueprints, files, has_syllabus, is_notes, is_syllabus

_ID_LINE = re.compile(r"""\n[ -]*id *: *["']?([^\s"'#]+)""")
_ANCHOR = re.compile(r"\{#([^{}\s]+)\}")


class Report(NamedTuple):
    """What a check found in how many files and questions."""

    problems: list[Problem]
    files: int
    questions: int


class _Check:
    """A check under way: the outline to check against, and every name given so far with its place."""

    def __init__(self, outline: Outline | None, on_trial: bool = True) -> None:
        self.outline = outline
        self.on_trial = on_trial
        self.syllabus: Path | None = None
        self.course: Syllabus | None = None
        self.banks: list[tuple[Path, Bank]] = []
        self.problems: list[Problem] = []
        self.questions = 0
        self.taken: dict[str, Spot] = {}
        self.clashes: list[Clash] = []

    def file(self, file: Path) -> None:
        try:
            text = read_text(file)
        except Unreadable as error:
            self.problems.append(error.problem(file))
            return
        if is_syllabus(file):
            self.read_syllabus(file, text)
        elif is_notes(file):
            notes = read_notes(file, text, self.outline)
            self.problems += notes.problems
            self.take(file, ((_heading(topic, file), (topic,)) for topic in notes.headings))
        else:
            bank = read_bank(file, text, self.outline, on_trial=self.on_trial)
            self.problems += bank.problems
            self.questions += bank.asked
            self.banks += [(file, bank.bank)] if bank.bank is not None else []
            self.take(file, bank.ids)

    def read_syllabus(self, file: Path, text: str) -> None:
        if self.syllabus is not None:
            self.problems.append(second_syllabus(self.syllabus, file))
            return
        self.syllabus = file
        self.course, problems = read_syllabus(file, text)
        self.problems += problems
        self.outline = outline_of(self.course) if self.course else None

    def take(self, file: Path, names: Iterable[tuple[str, strict_yaml.Path]]) -> None:
        for name, path in names:
            first = self.taken.setdefault(name, Spot(file, path))
            if first.file is not file:
                self.clashes.append(Clash(_plain(name, file), first, Spot(file, path)))


def check(sources: Sequence[Path], rest: Sequence[Path] = (), item_writing: bool = True) -> Report:
    """Check every course file in `sources`; the course they join, `rest`, is read for its syllabus and names only.
    Without `item_writing`, for what the program needs to use the files, and no more."""
    mine = files(sources)
    own = {os.path.abspath(file) for file in mine}
    others = [file for file in files(rest) if os.path.abspath(file) not in own]
    under_way = _Check(None if any(map(is_syllabus, mine)) else outline_of_course(rest))
    for file in mine:
        under_way.file(file)
    clashes = [*under_way.clashes, *_clashes_with(others, under_way.taken)]
    problems = [*under_way.problems, *clash_problems(clashes)]
    if item_writing:
        whole = all(map(is_notes, others)) and all(problem.warning for problem in problems)
        problems += _item_writing(under_way, whole)
    papers = blueprints(sources)
    problems += blueprint_problems(sources, rest)
    order = {file: place for place, file in enumerate([*mine, *papers])}
    problems.sort(key=lambda problem: order[problem.file])
    return Report(in_order(problems), len(order), under_way.questions)


def _item_writing(checked: _Check, whole: bool) -> list[Problem]:
    """What the checks of item writing say; how well topics are covered, only if the `whole` course was checked."""
    # `bank new` reads outlines with this module, and has no use for the patterns.
    from studyapp.library.items.review import review, review_coverage

    problems = review(checked.banks)
    if whole and checked.syllabus and checked.course:
        problems += review_coverage(checked.syllabus, checked.course, [bank for _, bank in checked.banks])
    return problems


def course_of(sources: Sequence[Path]) -> tuple[Syllabus | None, list[Bank], int]:
    """The syllabus of these sources and their banks; the number is of files with errors, which are left out."""
    under_way = _Check(None, on_trial=False)
    for file in files(sources):
        if not is_notes(file):
            under_way.file(file)
    broken = {problem.file for problem in under_way.problems if not problem.warning}
    return under_way.course, [bank for _, bank in under_way.banks], len(broken)


def surroundings(paths: Sequence[Path], course: Sequence[Path]) -> list[Path]:
    """The course that files at `paths` belong to: the nearest folder upwards with a syllabus, otherwise `course`."""
    for path in paths:
        start = Path(os.path.abspath(path if path.is_dir() else path.parent))
        folder = next(filter(has_syllabus, (start, *start.parents)), None)
        if folder is not None and not any(source.is_dir() and folder.samefile(source) for source in course):
            return [folder]
    return [*course]


def outline_of_course(sources: Sequence[Path]) -> Outline | None:
    """What the syllabus in `sources` allows; None where there is none, or a broken one."""
    file = next(filter(is_syllabus, files(sources)), None)
    if file is None:
        return None
    try:
        syllabus, _ = read_syllabus(file, read_text(file))
    except Unreadable:
        return None
    return outline_of(syllabus) if syllabus else None


def _clashes_with(others: Sequence[Path], taken: dict[str, Spot]) -> list[Clash]:
    """Names of the checked files that the rest of the course has too."""
    clashes = []
    for file in others:
        for name, path in _names_shared(file, taken):
            clashes.append(Clash(_plain(name, file), Spot(file, path), taken[name]))
    return clashes


def _names_shared(file: Path, taken: dict[str, Spot]) -> list[tuple[str, strict_yaml.Path]]:
    """Searches for likely lines first: that is a hundred times faster than reading the whole course."""
    try:
        text = "" if is_syllabus(file) else read_text(file)
    except Unreadable:
        return []
    names: list[tuple[str, strict_yaml.Path]] = []
    if is_notes(file):
        if any(_heading(topic, file) in taken for topic in _ANCHOR.findall(text)):
            names = [(_heading(topic, file), (topic,)) for topic in read_notes(file, text, None).headings]
    elif not taken.keys().isdisjoint(_ID_LINE.findall(text)):
        names = read_bank(file, text, None).ids
    return [(name, path) for name, path in names if name in taken]


def _heading(topic: str, notes: Path) -> str:
    """The name a section takes up: its topic in the language of the file."""
    return f"{topic} {notes.name.split('.')[-2]}"


def _plain(name: str, file: Path) -> str:
    return name.rpartition(" ")[0] if is_notes(file) else name
