"""Ordering: each item in its right place is a part."""

from decimal import Decimal
from math import factorial

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.ordering import Ordering
from studyapp.course.question import Response
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.parts import BETWEEN, NOTHING, earned, tidy, unknown
from studyapp.marking.schemes import Scheme


def worth(question: Ordering) -> Decimal:
    return Decimal(2)


def hint(question: Ordering, letters: str) -> Phrase:
    return phrase("all letters, A to {last}, in the right order", last=OPTION_LETTERS[len(letters) - 1])


def read(question: Ordering, typed: str, letters: str) -> Response:
    """Every item once, by letter or number; half an order is a slip more often than an answer."""
    shown = OPTION_LETTERS[: len(letters)]
    given = ""
    for sign in BETWEEN.sub("", tidy(typed)).replace(NOTHING, ""):
        label = OPTION_LETTERS[int(sign) - 1] if sign in "12345678" else sign
        if label not in shown:
            raise unknown(sign, shown)
        given += letters[shown.index(label)]
    if given and sorted(given) != sorted(letters):
        raise Unreadable(phrase("type all {n} letters, each once, in the right order", n=len(letters)))
    return given


def fits(question: Ordering, response: Response) -> bool:
    return isinstance(response, str) and len(set(response)) == len(response) and set(response) <= set(question.letters)


def mark(question: Ordering, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return earned(right_parts(question, response), full, scheme)


def guess(question: Ordering, full: Decimal, scheme: Scheme) -> Decimal:
    """Every order is as likely as another."""
    items = len(question.letters)
    return full / (items if scheme.parts == "each" else factorial(items))


def right_parts(question: Ordering, response: Response) -> list[bool]:
    """For each place, whether the item that belongs there was put there."""
    padded = str(response).ljust(len(question.letters))
    return [given == right for given, right in zip(padded, question.letters, strict=False)]
