"""The values a numeric question may be asked with: a range or a list for each name, and drawing from them."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod
from random import Random
from typing import NamedTuple

from msgspec import Struct, field

from studyapp.course.formulas.arithmetic import WORK, ZERO, exact
from studyapp.course.formulas.formula import Values


class Range(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`from`, `from + step` … up to `to` where a step ends there."""

    first: float = field(name="from")
    last: float = field(name="to")
    step: float = 1.0


Parameter = Range | list[float]

TRIES = 2000
FEW = 2000
"""A space of at most so many draws is searched through where chance finds nothing."""


class Axis(NamedTuple):
    """A parameter worked out for drawing: `many` values from `first` on, `step` apart, or those of a list."""

    many: int
    first: Decimal
    step: Decimal
    listed: tuple[Decimal, ...] = ()

    def nth(self, place: int) -> Decimal:
        """The value at a place, from 0; exact, whatever the step."""
        if self.listed:
            return self.listed[place]
        return WORK.fma(Decimal(place), self.step, self.first)


Space = Mapping[str, Axis]


def space(parameters: Mapping[str, Parameter]) -> Space:
    """The values of every parameter. An axis of an empty range or list has none, and nothing can be drawn."""
    return {name: _axis(each) for name, each in parameters.items()}


def size(space: Space) -> int:
    """How many draws there are."""
    return prod(axis.many for axis in space.values())


def contains(axis: Axis, value: Decimal) -> bool:
    """Whether a value can be drawn."""
    if axis.listed:
        return value in axis.listed
    steps = (Fraction(value) - Fraction(axis.first)) / Fraction(axis.step)
    return steps.denominator == 1 and 0 <= steps < axis.many


def anywhere(space: Space, random: Random) -> dict[str, Decimal]:
    """A draw; every value is as likely as every other of its parameter."""
    return {name: axis.nth(random.randrange(axis.many)) for name, axis in space.items()}


def everywhere(space: Space) -> Iterator[dict[str, Decimal]]:
    """Every draw there is."""
    values = [[axis.nth(place) for place in range(axis.many)] for axis in space.values()]
    return (dict(zip(space, chosen, strict=True)) for chosen in product(*values))


def drawn(space: Space, fits: Callable[[Values], bool], random: Random) -> dict[str, Decimal] | None:
    """One of the draws that fit, each as likely as any other; `None` where chance and search find none."""
    if not size(space):
        return None
    for _ in range(TRIES):
        if fits(values := anywhere(space, random)):
            return values
    if size(space) > FEW:
        return None
    fitting = [values for values in everywhere(space) if fits(values)]
    return random.choice(fitting) if fitting else None


def _axis(parameter: Parameter) -> Axis:
    if isinstance(parameter, list):
        return Axis(len(parameter), ZERO, ZERO, tuple(map(exact, parameter)))
    first, last, step = exact(parameter.first), exact(parameter.last), exact(parameter.step)
    steps = (Fraction(last) - Fraction(first)) // Fraction(step) if step > 0 else -1
    return Axis(max(0, steps + 1), first, step)
