"""An exam blueprint: how many questions of which type, for how many marks, from which chapters, how difficult."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from studyapp.course.formulas.arithmetic import printed
from studyapp.course.question import Fault, text_faults
from studyapp.course.scheme import Scheme
from studyapp.course.syllabus import Form
from studyapp.course.text import Text
from studyapp.locales import phrase

MOST_QUESTIONS = 1000
MOST_MARKS = 10_000
LONGEST = 24 * 60
"""Minutes."""

NAME = re.compile(r"[\w-]+")
"""What an exam may be called: it is typed in commands and stands in names of files."""

SYLLABUS = "syllabus"
DIFFICULTIES = ("1", "2", "3", "4")

Shares = dict[str, float]
"""What each chapter, or each difficulty, has of the questions: figures in proportion (`20, 30, 30, 20` or
`2, 3, 3, 2`). What has no share is never asked."""

Closeness = Literal["exact", "nearest"]


class Fit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How strictly the shares are kept. `exact`: each section has its share, rounded down or up, or there is no paper.
    `nearest`: as near to that as the questions allow."""

    chapters: Closeness = "nearest"
    difficulty: Closeness = "nearest"


class BlueprintSection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the exam with questions of one type, a case being one question. `chapters` and `difficulty` take the
    place of the exam's own shares. With `minutes` in a section, the sections are sat one after the other."""

    type: Form
    count: int
    marks_each: Decimal
    title: Text | None = None
    scheme: Scheme = Scheme()
    minutes: float | None = None
    chapters: Shares | None = None
    difficulty: Shares | None = None

    @property
    def marks(self) -> Decimal:
        """What the section is worth."""
        return self.count * self.marks_each


class Blueprint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exam. `exam` is the name it is called by; `chapters` are shares, or `syllabus`: the weights there.
    Without `difficulty` any will do. With `pause` its clock may be stopped; with `forward` there is no way back to an
    earlier question; `seconds_each` is the time for each question: there is then no way back either."""

    exam: str
    course: str
    title: Text
    marks: Decimal
    pass_mark: Decimal
    minutes: float
    sections: list[BlueprintSection]
    pause: bool = False
    forward: bool = False
    seconds_each: float | None = None
    chapters: Shares | str = SYLLABUS
    difficulty: Shares | None = None
    fit: Fit = Fit()

    def faults(self) -> Iterator[Fault]:
        """What the field types cannot say is wrong; whether its chapters exist is for the reader to find out."""
        for name in ("exam", "course", "title"):
            yield from text_faults(getattr(self, name), (name,))
        if self.exam and not NAME.fullmatch(self.exam):
            yield Fault(("exam",), phrase("an exam's name has only letters, digits, - and _"))
        if not 0 < self.minutes <= LONGEST:
            yield Fault(("minutes",), phrase("minutes are more than 0 and at most {most}", most=LONGEST))
        if self.seconds_each is not None and not 0 < self.seconds_each <= LONGEST * 60:
            yield Fault(("seconds_each",), phrase("seconds are more than 0 and at most {most}", most=LONGEST * 60))
        if not self.sections:
            yield Fault(("sections",), phrase("a blueprint needs at least one section"))
        if isinstance(self.chapters, str):
            if self.chapters != SYLLABUS:
                yield Fault(("chapters",), phrase("write {word}, or a share for each chapter", word=SYLLABUS))
        else:
            yield from _share_faults(self.chapters, ("chapters",))
        if self.difficulty is not None:
            yield from _difficulty_faults(self.difficulty, ("difficulty",))
        for place, section in enumerate(self.sections):
            yield from _section_faults(section, ("sections", place))
        yield from self._mark_faults()

    def _mark_faults(self) -> Iterator[Fault]:
        wrong = [name for name in ("marks", "pass_mark") if not _is_marks(getattr(self, name))]
        yield from (Fault((name,), _NO_MARKS) for name in wrong)
        if wrong or not all(_is_marks(each.marks_each) and each.count > 0 for each in self.sections):
            return
        total = sum((each.marks for each in self.sections), Decimal(0))
        if total != self.marks:
            message = phrase(
                "the sections make {total} marks, not {marks}", total=printed(total), marks=printed(self.marks)
            )
            yield Fault(("marks",), message)
        if self.pass_mark > self.marks:
            yield Fault(
                ("pass_mark",), phrase("nobody can pass: there are {marks} marks in all", marks=printed(self.marks))
            )


_NO_MARKS = phrase("marks are a number above 0 and at most {most}, with at most two decimals", most=MOST_MARKS)


def _is_marks(value: Decimal) -> bool:
    return value.is_finite() and 0 < value <= MOST_MARKS and value == round(value, 2)


def _section_faults(section: BlueprintSection, path: tuple[str | int, ...]) -> Iterator[Fault]:
    if section.title is not None:
        yield from text_faults(section.title, (*path, "title"))
    if not 1 <= section.count <= MOST_QUESTIONS:
        message = phrase("write a whole number from 1 to {most}", most=MOST_QUESTIONS)
        yield Fault((*path, "count"), message)
    if section.minutes is not None and not 0 < section.minutes <= LONGEST:
        yield Fault((*path, "minutes"), phrase("minutes are more than 0 and at most {most}", most=LONGEST))
    if not _is_marks(section.marks_each):
        yield Fault((*path, "marks_each"), _NO_MARKS)
    for name in ("part", "penalty", "wrong_judgement"):
        value = getattr(section.scheme, name)
        if value and not _is_marks(value):
            yield Fault((*path, "scheme", name), _NO_MARKS)
    if section.chapters is not None:
        yield from _share_faults(section.chapters, (*path, "chapters"))
    if section.difficulty is not None:
        yield from _difficulty_faults(section.difficulty, (*path, "difficulty"))


def _difficulty_faults(shares: Mapping[str, float], path: tuple[str | int, ...]) -> Iterator[Fault]:
    for name in shares:
        if name not in DIFFICULTIES:
            yield Fault((*path, name), phrase("difficulty is 1, 2, 3 or 4"))
    yield from _share_faults(shares, path)


def _share_faults(shares: Mapping[str, float], path: tuple[str | int, ...]) -> Iterator[Fault]:
    negative = [name for name, share in shares.items() if share < 0]
    for name in negative:
        yield Fault((*path, name), phrase("a share is 0 or more"))
    if not negative and not any(shares.values()):
        yield Fault(path, phrase("at least one share must be more than 0"))
