"""What a formula is made of once it is read: each term knows where it stands and how to work itself out."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, DecimalException
from itertools import pairwise
from typing import Any, NamedTuple

from studyapp.course.formulas.arithmetic import TOO_LARGE, WORK, Impossible, divided, power, settled
from studyapp.course.formulas.functions import Function
from studyapp.locales import Phrase, Refusal, phrase

Values = Mapping[str, Decimal]
Run = Callable[[Values], Any]
Test = Callable[[Decimal, Decimal], bool]

TESTS: dict[str, Test] = {
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
    "==": Decimal.__eq__,
    "!=": Decimal.__ne__,
}
_COMPUTE = {"+": WORK.add, "-": WORK.subtract, "*": WORK.multiply, "/": divided}


class FormulaError(Refusal):
    """A formula that cannot be read or worked out; `column` counts from 1 in the text as it was written."""

    def __init__(self, message: Phrase, column: int) -> None:
        super().__init__(message)
        self.column = column


class Term(NamedTuple):
    """A part of a formula: where it begins, how to work it out, whether it is true or false instead of a number."""

    column: int
    run: Run
    condition: bool = False


def number(term: Term) -> Run:
    """How to work out a term that must be a number."""
    if term.condition:
        raise FormulaError(phrase("this compares; a number belongs here"), term.column)
    return term.run


def condition(term: Term) -> Run:
    """How to work out a term that must be true or false."""
    if not term.condition:
        raise FormulaError(phrase("this is a number; a condition such as a < b belongs here"), term.column)
    return term.run


def name(word: str, column: int) -> Term:
    """A value under its name."""

    def run(values: Values) -> Decimal:
        try:
            return values[word]
        except KeyError:
            raise FormulaError(phrase("{name} has no value", name=word), column) from None

    return Term(column, run)


def chain(first: Term, rest: Sequence[tuple[str, int, Term]]) -> Term:
    """Terms of one rank (`+ -` or `* /`), worked out from left to right; each of the rest has its sign and column."""
    start = number(first)
    steps = [(_COMPUTE[sign], column, number(term)) for sign, column, term in rest]

    def run(values: Values) -> Decimal:
        result: Decimal = start(values)
        for compute, column, operand in steps:
            result = worked_out(column, compute, result, operand(values))
        return result

    return Term(first.column, run)


def negative(term: Term, column: int) -> Term:
    run = number(term)
    return Term(column, lambda values: WORK.minus(run(values)))


def raised(base: Term, exponent: Term, column: int) -> Term:
    below, above = number(base), number(exponent)
    return Term(base.column, lambda values: worked_out(column, power, below(values), above(values)))


def called(function: Function, arguments: Sequence[Term], column: int) -> Term:
    runs = [number(each) for each in arguments]
    return Term(column, lambda values: worked_out(column, function.call, [run(values) for run in runs]))


def comparison(terms: Sequence[Term], tests: Sequence[Test]) -> Term:
    """`a < b`, or a chain: `0 < a < b`."""
    sides = [(number(term), term.column) for term in terms]

    def run(values: Values) -> bool:
        results = [worked_out(column, settled, side(values)) for side, column in sides]
        return all(test(one, other) for test, (one, other) in zip(tests, pairwise(results), strict=True))

    return Term(terms[0].column, run, condition=True)


def joined(terms: Sequence[Term], joint: Callable[[Any], bool]) -> Term:
    """`any` or `all` of the terms; the later ones are worked out only where they matter."""
    runs = [condition(each) for each in terms]
    return Term(terms[0].column, lambda values: joint(run(values) for run in runs), condition=True)


def denied(term: Term, column: int) -> Term:
    run = condition(term)
    return Term(column, lambda values: not run(values), condition=True)


def worked_out(column: int, compute: Callable[..., Decimal], *operands: Any) -> Decimal:
    """`compute` of the operands; raises `FormulaError` at `column` where they have no result."""
    try:
        return compute(*operands)
    except Impossible as impossible:
        raise FormulaError(impossible.message, column) from None
    except DecimalException:
        raise FormulaError(TOO_LARGE, column) from None
