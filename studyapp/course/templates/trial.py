"""A numeric question on trial: its example, and 200 draws, or every draw where there are no more than that."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from studyapp.course.formulas.arithmetic import decimals, ends, exact, half_up, plain, printed
from studyapp.course.formulas.formula import Formula, FormulaError, Values, parse
from studyapp.course.question import Fault
from studyapp.course.templates.parameters import FEW, Space, anywhere, contains, everywhere, size, space
from studyapp.locales import Phrase, phrase

if TYPE_CHECKING:
    from studyapp.course.numeric import Numeric

DRAWS = 200
LEAST_FITTING = DRAWS // 50

Path = tuple[str | int, ...]
Place = tuple[Path, Formula]
"""A formula and where it stands."""


def trial_faults(question: "Numeric", places: Sequence[Place]) -> Iterator[Fault]:
    """What goes wrong with values; `places` are the formulas in the order they are worked out, those of `let` first,
    then the answer's, then those in texts."""
    values = space(question.parameters)
    yield from _example_faults(question, values)
    yield from _draw_faults(question, values, places)
    yield from _idle_parameters(question)


def _example_faults(question: "Numeric", space: Space) -> Iterator[Fault]:
    example = question.example
    if example is None:
        return
    if set(example.values) != set(question.parameters):
        names = ", ".join(question.parameters)
        yield Fault(("example", "values"), phrase("an example has a value for every parameter: {names}", names=names))
        return
    values = {name: exact(value) for name, value in example.values.items()}
    outside = [name for name, value in values.items() if not contains(space[name], value)]
    for name in outside:
        message = phrase(
            "{name} is never {value}; take a value that can be drawn", name=name, value=plain(values[name])
        )
        yield Fault(("example", "values", name), message)
    if outside:
        return
    try:
        if not question.allows(values):
            yield Fault(("example", "values"), phrase("these values do not satisfy the constraints"))
            return
        result = question.worked_out(values)["answer"]
    except FormulaError as error:
        yield Fault(("example", "values"), error.message)
        return
    if not _comes_out(question, result, exact(example.answer)):
        came = printed(result, question.round)
        yield Fault(("example", "answer"), phrase("with these values the answer is {came}", came=came))


def _comes_out(question: "Numeric", result: Decimal, expected: Decimal) -> bool:
    if question.round is not None or ends(result):
        return question.rounded(result) == expected
    return half_up(result, decimals(expected)) == expected


def _draw_faults(question: "Numeric", space: Space, places: Sequence[Place]) -> Iterator[Fault]:
    """What goes wrong with values as they are drawn; the first that do are enough."""
    everything = size(space) <= DRAWS
    allowed, fault = _allowed(question, everywhere(space) if everything else _some(space))
    if fault is None and len(allowed) < LEAST_FITTING and not everything and size(space) <= FEW:
        everything = True
        allowed, fault = _allowed(question, everywhere(space))
    if fault is not None:
        yield fault
    elif not allowed:
        yield Fault(("constraints",), phrase("an empty constraint: no values satisfy it; widen the ranges"))
    elif len(allowed) < LEAST_FITTING and not everything:
        yield Fault(("constraints",), phrase("fewer than 1 draw in 50 satisfies the constraints; narrow the ranges"))
    else:
        yield from _result_faults(question, places, allowed[:DRAWS])


def _some(space: Space) -> Iterator[Values]:
    random = Random(0)
    return (anywhere(space, random) for _ in range(DRAWS))


def _allowed(question: "Numeric", candidates: Iterable[Values]) -> tuple[list[Values], Fault | None]:
    """Those that satisfy the constraints; or what goes wrong with the first that has no answer to that."""
    allowed = []
    for values in candidates:
        try:
            if question.allows(values):
                allowed.append(values)
        except FormulaError as error:
            return [], Fault(("constraints",), _with(values, error.message))
    return allowed, None


def _result_faults(question: "Numeric", places: Sequence[Place], allowed: Sequence[Values]) -> Iterator[Fault]:
    endless: Values | None = None
    for values in allowed:
        known = dict(values)
        for path, formula in places:
            try:
                result = formula.value(known)
            except FormulaError as error:
                yield Fault(path, _with(values, error.message))
                return
            if path[0] == "let":
                known[str(path[1])] = result
            elif path[0] == "formula":
                known["answer"] = question.rounded(result)
                endless = endless if ends(result) else values
    if endless is not None and question.round is None and question.tolerance == type(question.tolerance)():
        message = phrase("the answer has no last decimal; say how many are asked for, as in round: 2")
        yield Fault(("formula",), _with(endless, message), warning=True)


def _idle_parameters(question: "Numeric") -> Iterator[Fault]:
    """Whether the formula uses what is drawn, be it by way of `let`."""
    used = set(parse(question.formula).names)
    for name in reversed(question.let):
        if name in used:
            used |= parse(question.let[name]).names
    if question.parameters and used.isdisjoint(question.parameters):
        message = phrase("the formula uses no parameter, so the answer is always the same")
        yield Fault(("formula",), message, warning=True)


def _with(values: Values, message: Phrase) -> Phrase:
    listed = ", ".join(f"{name} = {plain(value)}" for name, value in values.items())
    return phrase("with {values}: {message}", values=listed, message=message) if listed else message
