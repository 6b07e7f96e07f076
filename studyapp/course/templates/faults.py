"""What is wrong with a numeric question as its author wrote it; `numeric_trial` says what goes wrong with values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from studyapp.course.formulas.arithmetic import LIMIT, decimals, exact
from studyapp.course.formulas.formula import RESERVED, Formula, FormulaError, parse
from studyapp.course.question import Fault
from studyapp.course.templates.parameters import Parameter, Range
from studyapp.course.templates.placeholders import each_language, holes
from studyapp.course.templates.trial import Path, Place, trial_faults
from studyapp.locales import Phrase, phrase

if TYPE_CHECKING:
    from studyapp.course.numeric import Numeric

MOST_DECIMALS = 10
FINEST = 12

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")


def faults(question: "Numeric") -> Iterator[Fault]:
    """Everything wrong with the question as it reads; and whether it has a draw at all, where it can be read."""
    found, _ = _readings(question)
    yield from found
    if not found and _is_written(question) and not question.can_be_drawn():
        # Only the trial can say why.
        yield from tried(question)


def tried(question: "Numeric") -> Iterator[Fault]:
    """What goes wrong with values, those of the example and many drawn."""
    _, places = _readings(question)
    if _is_written(question):
        yield from trial_faults(question, places)


def _readings(question: "Numeric") -> tuple[list[Fault], list[Place]]:
    """What is wrong with the question as it reads, and its formulas."""
    places: list[Place] = []
    found = [
        *_name_faults(question),
        *_range_faults(question.parameters),
        *_answer_faults(question),
        *_formula_faults(question, places),
        *_text_faults(question, places),
    ]
    return found, places


def _is_written(question: "Numeric") -> bool:
    return all(text.strip() for text in (question.formula, *question.let.values(), *question.constraints))


def _name_faults(question: "Numeric") -> Iterator[Fault]:
    for path in (*(("parameters", name) for name in question.parameters), *(("let", name) for name in question.let)):
        name = path[1]
        if not _NAME.fullmatch(name):
            yield Fault(path, phrase("name values with Latin letters, digits and _, as in rate or n1"))
        elif name in RESERVED or name == "answer":
            yield Fault(path, phrase("{name} has a meaning of its own in formulas; choose another name", name=name))
        elif path[0] == "let" and name in question.parameters:
            yield Fault(path, phrase("{name} is a parameter already; choose another name", name=name))


def _range_faults(parameters: Mapping[str, Parameter]) -> Iterator[Fault]:
    for name, parameter in parameters.items():
        path = ("parameters", name)
        if isinstance(parameter, Range):
            numbers = [parameter.first, parameter.last, parameter.step]
            if parameter.step <= 0:
                yield Fault((*path, "step"), phrase("a step is larger than 0"))
            elif parameter.first > parameter.last:
                yield Fault((*path, "from"), phrase("from is larger than to"))
        else:
            numbers = parameter
            if not numbers:
                yield Fault(path, phrase("list at least one value"))
        if any(abs(exact(number)) >= LIMIT or decimals(exact(number)) > FINEST for number in numbers):
            yield Fault(path, phrase("a number here is too large, or has more than {most} decimals", most=FINEST))


def _answer_faults(question: "Numeric") -> Iterator[Fault]:
    if question.round is not None and not 0 <= question.round <= MOST_DECIMALS:
        message = phrase("round says how many decimals are asked for, 0 to {most}", most=MOST_DECIMALS)
        yield Fault(("round",), message)
    tolerance = question.tolerance
    if tolerance.absolute < 0:
        yield Fault(("tolerance", "absolute"), phrase("a tolerance is 0 or more"))
    if not 0 <= tolerance.relative < 1:
        yield Fault(("tolerance", "relative"), phrase("a relative tolerance is a share: 0.01 is 1 % of the answer"))
    if tolerance.absolute and tolerance.relative:
        yield Fault(("tolerance",), phrase("give one tolerance, absolute or relative"))
    for key in question.why_not:
        yield Fault(("why_not", key), phrase("why_not explains options; this type has none"))


def _formula_faults(question: "Numeric", places: list[Place]) -> Iterator[Fault]:
    """Formulas that cannot be read; those that can go to `places`, in the order they are worked out."""
    known = [*question.parameters]
    for name, text in question.let.items():
        yield from _read(("let", name), text, known, places)
        known.append(name)
    yield from _read(("formula",), question.formula, known, places)
    for number, text in enumerate(question.constraints):
        yield from _read(("constraints", number), text, [*known, "answer"], [], condition=True)


def _read(path: Path, text: str, known: Sequence[str], places: list[Place], condition: bool = False) -> Iterator[Fault]:
    if not text.strip():
        return  # said of every empty text already
    try:
        formula = parse(text)
        formula.refuse_other(condition)
    except FormulaError as error:
        yield Fault(path, _at(error.column, error.message))
        return
    places.append((path, formula))
    yield from _unknown(path, formula, 1, known)


def _text_faults(question: "Numeric", places: list[Place]) -> Iterator[Fault]:
    """Placeholders that cannot be read; each that can goes to `places` once, however often it is used."""
    known = [*question.parameters, *question.let]
    seen: set[Formula] = set()
    for field, text in (("stem", question.stem), ("why", question.why)):
        names = [*known, "answer"] if field == "why" else known
        for key, words in each_language(text):
            path = (field, *key)
            try:
                found = holes(words)
            except FormulaError as error:
                yield Fault(path, _at(error.column, error.message))
                continue
            for hole in found:
                yield from _unknown(path, hole.formula, hole.column, names)
                if hole.formula not in seen:
                    seen.add(hole.formula)
                    places.append((path, hole.formula))


def _unknown(path: Path, formula: Formula, column: int, known: Sequence[str]) -> Iterator[Fault]:
    for name, place in formula.places.items():
        if name in known:
            continue
        if name == "answer":
            message = phrase("the answer is not known here")
        elif known:
            message = phrase("there is no value {name}; there are {known}", name=name[:40], known=", ".join(known))
        else:
            message = phrase("there is no value {name}; list it under parameters", name=name[:40])
        yield Fault(path, _at(column + place - 1, message))
        return  # one for each text is enough: the others are likely to be the same slip


def _at(column: int, message: Phrase) -> Phrase:
    return phrase("column {column}: {message}", column=column, message=message)
