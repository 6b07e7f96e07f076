"""The functions of formulas: sums and roots, and what a customer or a project is worth (npv, irr, payback)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from studyapp.course.formulas.arithmetic import LIMIT, MOST_PLACES, ONE, WORK, ZERO, Impossible, half_up, settled
from studyapp.locales import phrase

_TWO = Decimal(2)
_RATE_PLACES = 20
_MOST_STEPS = 200
_CLOSE = Decimal("1e-30")


def _abs(values: Sequence[Decimal]) -> Decimal:
    return WORK.abs(values[0])


def _sum(values: Sequence[Decimal]) -> Decimal:
    total = ZERO
    for value in values:
        total = WORK.add(total, value)
    return total


def _mean(values: Sequence[Decimal]) -> Decimal:
    return WORK.divide(_sum(values), Decimal(len(values)))


def _sqrt(values: Sequence[Decimal]) -> Decimal:
    if values[0] < 0:
        raise Impossible(phrase("a negative number has no root"))
    return WORK.sqrt(values[0])


def _round(values: Sequence[Decimal]) -> Decimal:
    places = values[1] if len(values) > 1 else ZERO
    if places != places.to_integral_value() or abs(places) > MOST_PLACES:
        raise Impossible(phrase("round takes a number and how many decimals to keep, 0 to {most}", most=MOST_PLACES))
    return half_up(settled(values[0]), int(places))


def _npv(values: Sequence[Decimal]) -> Decimal:
    rate, *flows = values
    if rate <= -1:
        raise Impossible(phrase("a rate of −100 % or less has no present value"))
    return WORK.divide(_worth(flows, WORK.divide(ONE, WORK.add(ONE, rate))), WORK.add(ONE, rate))


def _worth(flows: Sequence[Decimal], factor: Decimal) -> Decimal:
    """Flows at the end of years 0, 1, 2 …, each year's discounted by `factor` once more."""
    total = ZERO
    for flow in reversed(flows):
        total = WORK.fma(total, factor, flow)
    return total


def _irr(flows: Sequence[Decimal]) -> Decimal:
    """The rate at which the flows are worth nothing. With one change of sign there is one discount factor above zero
    for that, and only one."""
    signs = [flow > 0 for flow in flows if flow]
    if sum(one != other for one, other in pairwise(signs)) != 1:
        raise Impossible(phrase("irr needs an outlay and then returns: flows whose sign changes exactly once"))
    high = ONE
    while (_worth(flows, high) > 0) is not signs[-1]:
        high = WORK.add(high, high)
        if high > LIMIT:
            raise Impossible(phrase("the returns are too small for a rate"))
    factor = _root(flows, high, rising=signs[-1])
    return half_up(WORK.subtract(WORK.divide(ONE, factor), ONE), _RATE_PLACES)


def _root(flows: Sequence[Decimal], high: Decimal, rising: bool) -> Decimal:
    """The discount factor between 0 and `high` that makes the flows worth nothing: by Newton's steps, and by halving
    where one would leave the interval."""
    low, here = ZERO, WORK.divide(high, _TWO)
    for _ in range(_MOST_STEPS):
        height, slope = ZERO, ZERO
        for flow in reversed(flows):
            slope = WORK.fma(slope, here, height)
            height = WORK.fma(height, here, flow)
        if (height > 0) is rising:
            high = here
        else:
            low = here
        there = WORK.subtract(here, WORK.divide(height, slope)) if slope else low
        if not low < there < high:
            there = WORK.divide(WORK.add(low, high), _TWO)
        if WORK.abs(WORK.subtract(there, here)) < _CLOSE:
            return there
        here = there
    return here


def _payback(values: Sequence[Decimal]) -> Decimal:
    owed, flows = WORK.abs(values[0]), values[1:]
    for year, flow in enumerate(flows):
        if flow >= owed:
            return WORK.add(Decimal(year), WORK.divide(owed, flow)) if owed else Decimal(year)
        owed = WORK.subtract(owed, flow)
    raise Impossible(phrase("the outlay is never paid back"))


class Function(NamedTuple):
    """A function of formulas: how many values it takes, and what it makes of them."""

    least: int
    most: int
    call: Callable[[Sequence[Decimal]], Decimal]


_MANY = 50
FUNCTIONS: dict[str, Function] = {
    "abs": Function(1, 1, _abs),
    "min": Function(1, _MANY, min),
    "max": Function(1, _MANY, max),
    "sum": Function(1, _MANY, _sum),
    "mean": Function(1, _MANY, _mean),
    "sqrt": Function(1, 1, _sqrt),
    "round": Function(1, 2, _round),
    "npv": Function(2, _MANY, _npv),
    "irr": Function(2, _MANY, _irr),
    "payback": Function(2, _MANY, _payback),
}
