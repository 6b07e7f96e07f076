"""Counts of answers: what scores are made from."""

from decimal import Decimal
from typing import NamedTuple


class Tally(NamedTuple):
    """The answers that count on one topic: how many, how many of them right (full marks), the marks earned of the marks
    to be had, exactly, and the seconds they took."""

    answers: int = 0
    right: int = 0
    mark: Decimal = Decimal(0)
    full: Decimal = Decimal(0)
    seconds: float = 0.0
