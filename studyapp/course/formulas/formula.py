"""Formulas of numeric questions: a small language of its own, never Python, worked out in exact decimals.

`+ - * /`, powers (`**`, `^`), brackets, the functions of `functions.FUNCTIONS`; comparisons, `and`, `or`, `not` for
constraints. How they may be written is in `syntax`.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from studyapp.course.formulas.arithmetic import settled
from studyapp.course.formulas.syntax import RESERVED, read
from studyapp.course.formulas.terms import FormulaError, Term, Values, condition, number, worked_out

__all__ = ["RESERVED", "Formula", "FormulaError", "Values", "parse"]


class Formula:
    """A formula that was read. `places` says at which column each name in it stands first."""

    __slots__ = ("_term", "places", "text")

    def __init__(self, text: str, term: Term, places: Mapping[str, int]) -> None:
        self.text, self._term, self.places = text, term, places

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.places)

    def refuse_other(self, wanted: bool) -> None:
        """Raise `FormulaError` unless it is a condition, if that is `wanted`, or else a calculation."""
        condition(self._term) if wanted else number(self._term)

    def value(self, values: Values) -> Decimal:
        """The result, with up to 28 digits. Raises `FormulaError` where there is none: a division by zero, a name
        without a value, a number too large, or a comparison instead of a calculation."""
        return worked_out(self._term.column, settled, number(self._term)(values))

    def holds(self, values: Values) -> bool:
        """Whether a constraint is satisfied. Raises `FormulaError` as `value` does."""
        return bool(condition(self._term)(values))


@lru_cache(maxsize=4096)
def parse(text: str) -> Formula:
    """Read a formula; raises `FormulaError`."""
    return Formula(text, *read(text))
