"""A paper that meets a blueprint, or what is missing for one. Pure: the same questions and seed give the same paper.

A paper **meets** its blueprint when each section has its count of questions of its type, in each section every chapter
and every difficulty has its share rounded down or up (`quotas`), and no question and no card comes twice. Where shares
are to be kept but `nearest`, the sum of what is too few or too many is as small as it can be. Of all such papers one is
drawn that repeats least of what was seen of late, and of these one as near as can be to the aim of its seed.

Each section by itself is a flow problem (`cells`). What ties the sections together is that a card may come once only:
questions of one family may stand in several sections, chapters or difficulties. So the sections are solved as if that
did not matter; where two drawn questions share a card, the search branches over which of its questions may stay, and
goes on with the best branch (branch and bound). The first choice without such a clash is a best one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from heapq import heappop, heappush
from itertools import count as counting
from random import Random
from typing import Literal, NamedTuple

from studyapp.course.blueprint import Blueprint
from studyapp.sitting.cells import Cost, Drawable, Filled, fill, pools
from studyapp.sitting.quotas import Aim, Cell, Quota, Wanted, aims, quotas, wanted

PATIENCE = 200
"""Branches after which the search no longer goes back: what it then finds is a paper, but perhaps not the best."""


class Missing(NamedTuple):
    """So many questions a section (from 0) lacks of a chapter and difficulty (`ANY` where that does not matter)."""

    section: int
    type: str
    chapter: str
    difficulty: str
    short: int


class Off(NamedTuple):
    """A chapter or difficulty (`line` says which) of a section (from 0) that missed its quota."""

    section: int
    type: str
    line: Literal["chapter", "difficulty"]
    name: str
    quota: Quota
    got: int


class Paper(NamedTuple):
    """The questions of each section, in order, and where shares were missed. `best` tells that no paper of these
    questions is better, and `free` that none would be if no two questions shared a card."""

    sections: list[list[Drawable]]
    off: list[Off]
    best: bool
    free: bool


class Shortage(NamedTuple):
    """The fewest questions that would have to be written for there to be a paper."""

    missing: list[Missing]
    best: bool
    free: bool


Entry = tuple[int, str]
"""A question in a section (from 0): two sections of one type may draw the same question."""


class _Problem(NamedTuple):
    """What stays the same throughout a search. `holders` are the questions that have a card, by section."""

    sections: list[Wanted]
    cells: list[dict[Cell, list[Drawable]]]
    aims: list[Aim]
    seed: int
    holders: dict[str, set[Entry]]

    def filled(self, place: int, without: frozenset[Entry]) -> Filled:
        chance = Random(f"{self.seed} {place}")
        here = {id for section, id in without if section == place}
        return fill(self.sections[place], self.cells[place], self.aims[place], chance, here)


class _Branch(NamedTuple):
    """A choice of all questions, each section's the best `without` some."""

    without: frozenset[Entry]
    filled: list[Filled]

    @property
    def cost(self) -> Cost:
        return reduce(Cost.__add__, (each.cost for each in self.filled))


def assemble(
    blueprint: Blueprint, weights: Mapping[str, float], drawable: Sequence[Drawable], seed: int
) -> Paper | Shortage:
    """A paper of these questions; `weights` are the chapters of the syllabus with their shares. Says what is missing
    where there is none."""
    random = Random(seed)
    sections = wanted(blueprint, weights)
    cells = [pools(section, drawable, random) for section in sections]
    fresh = [{cell for cell, pool in each.items() if any(not one.seen for one in pool)} for each in cells]
    holders: dict[str, set[Entry]] = {}
    for place, each in enumerate(cells):
        for one in (one for pool in each.values() for one in pool):
            for card in one.cards:
                holders.setdefault(card, set()).add((place, one.id))
    found = _search(_Problem(sections, cells, aims(sections, fresh, random), seed, holders))
    filled, cost = found.branch.filled, found.branch.cost
    if cost.missing:
        return Shortage([*_missing(sections, filled)], found.best, found.free)
    chosen = [random.sample(each.drawn, len(each.drawn)) for each in filled]
    return Paper(chosen, [*_off(sections, filled)], found.best, found.free)


class _Found(NamedTuple):
    branch: _Branch
    best: bool
    free: bool


def _search(problem: _Problem) -> _Found:
    """The best choice without a clash."""
    root = _Branch(frozenset(), [problem.filled(place, frozenset()) for place in range(len(problem.sections))])
    ticket = counting()
    waiting = [(root.cost, next(ticket), root)]
    steps = 0
    while True:
        cost, _, branch = heappop(waiting)
        if (clash := _clash(branch)) is None:
            return _Found(branch, steps <= PATIENCE, cost[:3] == root.cost[:3])
        card, entry = clash
        for without in ({entry}, problem.holders[card] - {entry}):
            child = _narrowed(problem, branch, without)
            heappush(waiting, (child.cost, -next(ticket), child))  # of equal ones the latest, which is the deepest
        steps += 1
        if steps >= PATIENCE:
            waiting = [min(waiting)]


def _clash(branch: _Branch) -> tuple[str, Entry] | None:
    """A card that comes twice, and one of the questions that have it."""
    taken: set[str] = set()
    for place, each in enumerate(branch.filled):
        for one in each.drawn:
            if twice := taken.intersection(one.cards):
                return min(twice), (place, one.id)
            taken.update(one.cards)
    return None


def _narrowed(problem: _Problem, branch: _Branch, without: Collection[Entry]) -> _Branch:
    """The branch without some more questions: only sections that had drawn one of them choose anew."""
    all_without = branch.without.union(without)
    filled = [
        problem.filled(place, all_without) if any((place, one.id) in without for one in each.drawn) else each
        for place, each in enumerate(branch.filled)
    ]
    return _Branch(all_without, filled)


def _missing(sections: Sequence[Wanted], filled: Sequence[Filled]) -> Iterator[Missing]:
    for place, (section, each) in enumerate(zip(sections, filled, strict=True)):
        for (chapter, difficulty), count in sorted(each.missing.items()):
            yield Missing(place, section.type, chapter, difficulty, count)


def _off(sections: Sequence[Wanted], filled: Sequence[Filled]) -> Iterator[Off]:
    for place, (section, each) in enumerate(zip(sections, filled, strict=True)):
        for name, quota in quotas(section.chapters, section.size).items():
            got = sum(one.chapter == name for one in each.drawn)
            if quota.off(got):
                yield Off(place, section.type, "chapter", name, quota, got)
        for name, quota in quotas(section.difficulties, section.size).items():
            got = sum(str(one.difficulty) == name for one in each.drawn)
            if quota.off(got):
                yield Off(place, section.type, "difficulty", name, quota, got)
