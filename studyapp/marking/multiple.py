"""Multiple choice under every rule of `schemes.Scheme`."""

from collections.abc import Set
from decimal import Decimal
from itertools import combinations

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.multiple import Multiple
from studyapp.course.question import Response
from studyapp.locales import Phrase, phrase
from studyapp.marking.letters import chosen
from studyapp.marking.schemes import ZERO, Scheme, rounded


def worth(question: Multiple) -> Decimal:
    return Decimal(2)


def hint(question: Multiple, letters: str) -> Phrase:
    return phrase("every right letter, A to {last}, as in AC", last=OPTION_LETTERS[len(letters) - 1])


def read(question: Multiple, typed: str, letters: str) -> Response:
    return chosen(typed, letters)


def fits(question: Multiple, response: Response) -> bool:
    return (
        isinstance(response, str) and list(response) == sorted(set(response)) and set(response) <= set(question.options)
    )


def mark(question: Multiple, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return rounded(_share(set(str(response)), set(question.answer), full, scheme))


def guess(question: Multiple, full: Decimal, scheme: Scheme) -> Decimal:
    """Every non-empty set of options is as likely as another: enumerate them all."""
    letters = sorted(question.options)
    sets = [picked for size in range(1, len(letters) + 1) for picked in combinations(letters, size)]
    marks = [mark(question, "".join(picked), full, scheme) for picked in sets]
    return sum(marks, ZERO) / len(sets)


def _share(given: Set[str], key: Set[str], full: Decimal, scheme: Scheme) -> Decimal:
    hits, misses = len(given & key), len(given - key)
    if given == key:
        return full
    if scheme.multiple == "deduct":
        return full * hits / len(key) - scheme.penalty * misses
    if misses or not hits or scheme.multiple == "strict":
        return ZERO
    if scheme.multiple == "fixed":
        return min(full, scheme.part * hits)
    return full / 2 if scheme.multiple == "half" else full * hits / len(key)
