"""The marks of a case, shared out among its questions."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

HALF, CENT = Decimal("0.5"), Decimal("0.01")


def spread(full: Decimal, worths: Sequence[Decimal]) -> list[Decimal]:
    """Full marks over the questions of a case, in proportion to what each is worth by itself: in half marks where each
    can have one, otherwise in hundredths. They add up exactly."""
    halves = full % HALF == 0 and full >= HALF * len(worths)
    unit = HALF if halves else CENT
    least = unit if full >= unit * len(worths) else Decimal(0)
    rest, total = (full - least * len(worths)) / unit, sum(worths)
    ideals = [rest * worth / total if total else rest / len(worths) for worth in worths]
    units = [ideal.to_integral_value(ROUND_FLOOR) for ideal in ideals]
    order = sorted(range(len(worths)), key=lambda place: units[place] - ideals[place])
    for place in order[: int(rest - sum(units))]:
        units[place] += 1
    return [least + unit * each for each in units]
