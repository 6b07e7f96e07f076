"""Shares of a blueprint -> how many questions of a section each chapter and each difficulty may have.

A section *meets* a share when it has that share of its questions, rounded down or up: of 20 questions, 12 % are 2.4,
so 2 or 3; of a single essay every chapter with a share may have 0 or 1. Which of the two a paper goes for is drawn by
lot (`aims`), so that two papers differ and, over many papers, every chapter gets its share of the marks.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from studyapp.course.blueprint import SYLLABUS, Blueprint

Lines = dict[str, Fraction]
"""The part of one each chapter, or each difficulty, has; those with none are not in it."""


Cell = tuple[str, str]
"""A chapter and a difficulty, by name."""


class Wanted(NamedTuple):
    """What a section asks for. `difficulties` is empty where any will do; `keep_…` says that a share is a must."""

    type: str
    size: int
    marks_each: Fraction
    chapters: Lines
    difficulties: Lines
    keep_chapters: bool
    keep_difficulties: bool


class Quota(NamedTuple):
    """How many questions a line may have: between `low` and `high`, which are the same or one apart."""

    low: int
    high: int

    def off(self, count: int) -> int:
        """How many too few or too many so many are."""
        return max(self.low - count, count - self.high, 0)


class Aim(NamedTuple):
    """How many questions each chapter, and each difficulty, should have if it can."""

    chapters: dict[str, int]
    difficulties: dict[str, int]


def wanted(blueprint: Blueprint, weights: Mapping[str, float]) -> list[Wanted]:
    """What each section asks for; `weights` are those of the syllabus, in the order of its chapters."""
    shares = weights if isinstance(blueprint.chapters, str) and blueprint.chapters == SYLLABUS else blueprint.chapters
    assert not isinstance(shares, str)
    return [
        Wanted(
            section.type,
            section.count,
            Fraction(section.marks_each),
            parts(shares if section.chapters is None else section.chapters),
            parts((blueprint.difficulty or {}) if section.difficulty is None else section.difficulty),
            blueprint.fit.chapters == "exact",
            blueprint.fit.difficulty == "exact",
        )
        for section in blueprint.sections
    ]


def parts(shares: Mapping[str, float]) -> Lines:
    """Shares as exact parts of one."""
    exact = {name: Fraction(str(share)) for name, share in shares.items() if share > 0}
    total = sum(exact.values())
    return {name: share / total for name, share in exact.items()}


def quotas(lines: Lines, count: int) -> dict[str, Quota]:
    """What each line may have of so many questions."""
    return {name: Quota(int(count * part), -int(-count * part // 1)) for name, part in lines.items()}


def aims(sections: Sequence[Wanted], fresh: Sequence[set[Cell]], random: Random) -> list[Aim]:
    """Which number of its quota each chapter and each difficulty of each section should have if it can.

    Sections with dear questions draw first. A question to be had goes by lot, a line's chance being the marks it still
    lacks by then; lines without a `fresh` question come last.
    """
    chapters = _aims(sections, [each.chapters for each in sections], [{c for c, _ in each} for each in fresh], random)
    difficulties = [each.difficulties for each in sections]
    levels = _aims(sections, difficulties, [{d for _, d in each} for each in fresh], random)
    return [Aim(*both) for both in zip(chapters, levels, strict=True)]


def _aims(
    sections: Sequence[Wanted], lines: Sequence[Lines], fresh: Sequence[set[str]], random: Random
) -> list[dict[str, int]]:
    found: list[dict[str, int]] = [{} for _ in sections]
    due: dict[str, Fraction] = {}
    for place in sorted(range(len(sections)), key=lambda place: -sections[place].marks_each):
        section = sections[place]
        for name, part in lines[place].items():
            due[name] = due.get(name, Fraction(0)) + part * section.size * section.marks_each
        lacking = {name: due[name] / section.marks_each for name in lines[place]}
        found[place] = _by_lot(quotas(lines[place], section.size), section.size, lacking, fresh[place], random)
        for name, count in found[place].items():
            due[name] -= count * section.marks_each
    return found


def _by_lot(
    limits: Mapping[str, Quota], count: int, lacking: Mapping[str, Fraction], fresh: set[str], random: Random
) -> dict[str, int]:
    """Every line's low figure, and what is left by lot among those that may have one more."""
    aim = {name: quota.low for name, quota in limits.items()}
    tickets = []
    for name, quota in limits.items():
        chance = random.random()  # drawn for every line, so that what is fresh changes no other line's luck
        if quota.high > quota.low:
            lacks = float(max(lacking[name] - quota.low, Fraction(1, 1000)))
            tickets.append((name not in fresh, -(chance ** (1 / lacks)), name))
    left = count - sum(aim.values())
    for _, _, name in sorted(tickets)[:left]:
        aim[name] += 1
    return aim
