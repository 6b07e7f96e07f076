"""Calculations: full marks for the right number, as rounded or within the tolerance, and nothing for any other."""

from decimal import Decimal

from studyapp.course.formulas.arithmetic import MOST_PLACES, ends, exact, half_up
from studyapp.course.numeric import Numeric
from studyapp.course.question import Response
from studyapp.locales import Phrase, language, phrase
from studyapp.marking import Unreadable
from studyapp.marking.numbers import Number, number, tidied
from studyapp.marking.schemes import ZERO, Scheme
from studyapp.marking.units import units_of

LEAST_PLACES = 2


def worth(question: Numeric) -> Decimal:
    return Decimal(2)


def hint(question: Numeric, letters: str) -> Phrase:
    wanted = question.wanted(language(), language())
    return phrase("a number {wanted}", wanted=wanted) if wanted else phrase("a number")


def read(question: Numeric, typed: str, letters: str) -> Response:
    """What was typed, as it was typed, if it is a number; raises `Unreadable` with what to type instead."""
    text = tidied(typed)
    _number(question, text)
    return text


def fits(question: Numeric, response: Response) -> bool:
    if not isinstance(response, str):
        return False
    try:
        return read(question, response, "") == response
    except Unreadable:
        return False


def mark(question: Numeric, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return full if right(question, response) else ZERO


def guess(question: Numeric, full: Decimal, scheme: Scheme) -> Decimal:
    return ZERO


def right(question: Numeric, response: Response) -> bool:
    """Whether a response is the answer; what is no number is not."""
    try:
        given = _number(question, tidied(response)) if isinstance(response, str) else None
    except Unreadable:
        return False
    return given is not None and _is_answer(question, given)


def _is_answer(question: Numeric, given: Number) -> bool:
    result = question.asked.exact
    tolerance = question.tolerance
    margin = max(exact(tolerance.absolute), exact(tolerance.relative) * abs(result))
    # The answer shown is the rounded one: who is near enough to that is right as well.
    if margin and min(abs(given.value - result), abs(given.value - question.rounded(result))) <= margin:
        return True
    if question.round is not None:
        return question.rounded(given.value) == question.rounded(result)
    if given.places is None or ends(result):
        return given.value == result
    places = min(MOST_PLACES, max(LEAST_PLACES, given.places))
    return half_up(given.value, places) == half_up(result, places)


def _number(question: Numeric, text: str) -> Number | None:
    """The number in a text, `None` for an empty one; raises `Unreadable`."""
    if not text:
        return None
    found = number(text, units_of(question.unit))
    if found is None:
        unit, typed = question.unit_shown(language(), language()), text[:20]
        if unit:
            message = phrase("type a number in {unit}, such as 12.5 or 1/3, not {typed}", unit=unit, typed=typed)
            raise Unreadable(message)
        raise Unreadable(phrase("type a number, such as 12.5 or 1/3, not {typed}", typed=typed))
    return found
