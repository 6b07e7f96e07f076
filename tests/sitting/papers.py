"""Courses and blueprints to draw papers from, and what it means to meet a blueprint, counted anew."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from studyapp.course.blueprint import Blueprint, BlueprintSection, Closeness, Fit
from studyapp.sitting.cells import Drawable
from studyapp.sitting.paper import Paper

WEIGHTS = {"ch01": 50.0, "ch02": 30.0, "ch03": 20.0}


def section(type: str, count: int, marks_each: str = "1", **shares: Any) -> BlueprintSection:
    return BlueprintSection(type=type, count=count, marks_each=Decimal(marks_each), **shares)  # type: ignore[arg-type]


def blueprint(
    *sections: BlueprintSection,
    chapters: Closeness = "exact",
    difficulty: Closeness = "exact",
    shares: dict[str, float] | str = "syllabus",
) -> Blueprint:
    """A blueprint of these sections whose marks add up, with the shares of its chapters kept so closely."""
    marks = sum((each.marks for each in sections), Decimal(0))
    fit = Fit(chapters=chapters, difficulty=difficulty)
    facts: dict[str, Any] = {"exam": "x", "course": "tiny", "title": "X", "minutes": 60, "fit": fit, "chapters": shares}
    made = Blueprint(marks=marks, pass_mark=marks, sections=list(sections), **facts)
    assert [*made.faults()] == []
    return made


def question(type: str, chapter: str, difficulty: int, number: int = 0, card: str = "", seen: int = 0) -> Drawable:
    name = f"{type}-{chapter}-{difficulty}-{number}"
    return Drawable(name, type, chapter, difficulty, (card or name,), seen)


def everywhere(count: int, *types: str) -> list[Drawable]:
    """So many questions of each type in each cell."""
    cells = [(type, chapter, difficulty) for type in types for chapter in WEIGHTS for difficulty in (1, 2, 3, 4)]
    return [question(*cell, number) for cell in cells for number in range(count)]


def distance(found: Mapping[str, int], shares: Mapping[str, float], count: int) -> int:
    """How many questions too few or too many there are, by the definition: a share, rounded down or up."""
    total = sum(Fraction(share) for share in shares.values())
    off = 0
    for name in {*found, *shares}:
        ideal = count * Fraction(shares.get(name, 0)) / total
        off += max(floor(ideal) - found.get(name, 0), found.get(name, 0) - ceil(ideal), 0)
    return off


def deviation(made: Blueprint, weights: Mapping[str, float], chosen: Sequence[Sequence[Drawable]]) -> int:
    """How far these questions are from the shares of the blueprint."""
    off = 0
    for each, drawn in zip(made.sections, chosen, strict=True):
        chapters = each.chapters or (weights if isinstance(made.chapters, str) else made.chapters)
        off += distance(counted([one.chapter for one in drawn]), chapters, each.count)
        if shares := each.difficulty or made.difficulty:
            off += distance(counted([str(one.difficulty) for one in drawn]), shares, each.count)
    return off


def counted(names: Sequence[str]) -> dict[str, int]:
    return {name: names.count(name) for name in set(names)}


def is_whole(made: Blueprint, paper: Paper) -> bool:
    """Whether each section has its questions, and neither question nor card comes twice."""
    sizes = [len(drawn) for drawn in paper.sections] == [each.count for each in made.sections]
    types = all(
        one.type == each.type for each, drawn in zip(made.sections, paper.sections, strict=True) for one in drawn
    )
    every = [one for drawn in paper.sections for one in drawn]
    cards = [card for one in every for card in set(one.cards)]
    return sizes and types and len({one.id for one in every}) == len(every) and len(set(cards)) == len(cards)
