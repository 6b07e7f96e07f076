"""One section of a paper: the best choice of its questions, found as the cheapest flow over chapter × difficulty.

Each unit of the flow is a question: source → its chapter → its cell (chapter and difficulty) → its difficulty → sink.
A cell has room for the questions there are, at the price of how lately each was seen; beyond that it has room for
questions that are missing, at a price nothing else makes up for. A chapter or difficulty has room for its quota.
"""

from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import NamedTuple

from studyapp.course.blueprint import DIFFICULTIES
from studyapp.sitting.flow import Flow
from studyapp.sitting.quotas import Aim, Cell, Wanted, quotas

ANY = "any"
"""The difficulty of a missing question where any will do."""

_JITTER = 1000


class Drawable(NamedTuple):
    """A question that may be drawn, or a case (`type` is then `case`, `cards` those of all its questions). `seen` is 0
    for one not seen of late; the higher, the more it is to be avoided."""

    id: str
    type: str
    chapter: str
    difficulty: int
    cards: tuple[str, ...]
    seen: int = 0

    @property
    def cell(self) -> Cell:
        return self.chapter, str(self.difficulty)


class Cost(NamedTuple):
    """What is wrong with a choice, the worst first: questions missing, quotas missed (by how many questions), how much
    was seen of late, and how far it is from the aim."""

    missing: int
    off: int
    seen: int
    astray: int

    def __add__(self, other: object) -> "Cost":
        assert isinstance(other, Cost)
        return Cost(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Filled(NamedTuple):
    """A section's questions, and where some are missing, how many in which cells."""

    drawn: list[Drawable]
    missing: dict[Cell, int]
    cost: Cost


class Prices(NamedTuple):
    """What one unit of each fault costs, so that no number of lesser ones makes up for a greater one."""

    astray: int
    seen: int
    off: int
    missing: int
    must: int

    @classmethod
    def of(cls, count: int, worst_seen: int) -> "Prices":
        """For so many questions, with `worst_seen` the highest figure of `seen` among them."""
        astray = _JITTER * (count + 1)
        seen = astray * (4 * count + 1)
        off = seen * (worst_seen * count + 2)
        missing = off * (4 * count + 2)
        return cls(astray, seen, off, missing, missing * (count + 2))


def may_draw(section: Wanted) -> list[Cell]:
    """The cells a section may draw from."""
    return [
        (chapter, difficulty) for chapter in section.chapters for difficulty in section.difficulties or DIFFICULTIES
    ]


def pools(section: Wanted, drawable: Sequence[Drawable], random: Random) -> dict[Cell, list[Drawable]]:
    """What the section may draw from, by cell: what was not seen first, otherwise by lot. Of variants that stand in one
    cell the first stands for all. Every cell that has a share is there, if only empty."""
    cells: dict[Cell, list[Drawable]] = {cell: [] for cell in may_draw(section)}
    if not section.difficulties:
        cells |= {(chapter, ANY): [] for chapter in section.chapters}
    fitting = [each for each in drawable if each.type == section.type and each.cell in cells]
    random.shuffle(fitting)
    cards: set[tuple[Cell, tuple[str, ...]]] = set()
    for each in sorted(fitting, key=lambda each: each.seen):
        if (each.cell, each.cards) not in cards:
            cards.add((each.cell, each.cards))
            cells[each.cell].append(each)
    return cells


def fill(
    section: Wanted, cells: Mapping[Cell, Sequence[Drawable]], aim: Aim, random: Random, without: Collection[str]
) -> Filled:
    """The best choice of the section's questions from these pools but those `without`; always a whole one, if need be
    with questions that are missing."""
    there = {cell: [each for each in pool if each.id not in without] for cell, pool in cells.items()}
    prices = Prices.of(section.size, max((each.seen for pool in there.values() for each in pool), default=0))
    flow = Flow()
    _add_lines(flow, section, aim, prices, random)
    for cell in random.sample(sorted(there), len(there)):
        chapter, difficulty = ("chapter", cell[0]), ("difficulty", cell[1])
        levels = [each.seen for each in there[cell]]
        for level in sorted(set(levels)):
            cost = level * prices.seen + random.randrange(_JITTER)
            flow.arc(cell, chapter, difficulty, levels.count(level), cost)
        if section.difficulties or cell[1] == ANY:
            flow.arc(("missing", cell), chapter, difficulty, section.size, prices.missing)
    sent = flow.send("source", "sink", section.size)
    assert sent == section.size, "a section always has room for its questions"
    drawn = [each for cell, pool in there.items() for each in pool[: flow.through(cell)]]
    missing = {cell: lacking for cell in there if (lacking := flow.through(("missing", cell)))}
    return Filled(drawn, missing, _cost(section, drawn, missing, aim))


def _add_lines(flow: Flow, section: Wanted, aim: Aim, prices: Prices, random: Random) -> None:
    """The arcs of chapters and difficulties, each price for so many questions: up to the low figure of the quota, one
    more if it is aimed for, one more if not, and more than the quota where that may be."""
    for kind, lines, aimed, keep in (
        ("chapter", section.chapters, aim.chapters, section.keep_chapters),
        ("difficulty", section.difficulties, aim.difficulties, section.keep_difficulties),
    ):
        limits = quotas(lines, section.size)
        for name in random.sample(sorted(limits), len(limits)):
            low, high = limits[name]
            stages = [(low, -prices.must if keep else -prices.off), (high - low, -prices.astray)]
            if aimed[name] == low:
                stages[1] = (high - low, prices.astray)
            if not keep:
                stages.append((section.size, prices.off))
            line = (kind, name)
            tail, head = ("source", line) if kind == "chapter" else (line, "sink")
            for room, cost in stages:
                flow.arc(line, tail, head, room, cost)
    if not section.difficulties:
        for difficulty in (*DIFFICULTIES, ANY):
            flow.arc("any", ("difficulty", difficulty), "sink", section.size)


def _cost(section: Wanted, drawn: Sequence[Drawable], missing: Mapping[Cell, int], aim: Aim) -> Cost:
    off = astray = 0
    for lines, aimed, at in ((section.chapters, aim.chapters, 0), (section.difficulties, aim.difficulties, 1)):
        for name, quota in quotas(lines, section.size).items():
            count = sum(each.cell[at] == name for each in drawn) + sum(n for c, n in missing.items() if c[at] == name)
            off += quota.off(count)
            astray += abs(count - aimed[name])
    return Cost(sum(missing.values()), off, sum(each.seen for each in drawn), astray)
