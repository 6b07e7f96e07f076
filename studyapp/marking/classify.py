"""Classifying: each item in its category is a part."""

from decimal import Decimal

from studyapp.course.classify import Classify
from studyapp.course.parts import given
from studyapp.course.question import Response
from studyapp.locales import Phrase, phrase
from studyapp.marking.parts import earned, placed
from studyapp.marking.schemes import Scheme


def worth(question: Classify) -> Decimal:
    return Decimal(len(question.letters)) / 2


def hint(question: Classify, letters: str) -> Phrase:
    return phrase("for each number a letter, A to {last}, as in 1B 2A 3B", last=max(question.names))


def read(question: Classify, typed: str, letters: str) -> Response:
    """What is typed follows the order shown, the response that of the file."""
    by_key = dict(zip(letters, placed(typed, len(letters), "".join(question.names)), strict=True))
    return [by_key[key] for key in question.letters]


def fits(question: Classify, response: Response) -> bool:
    return (
        isinstance(response, list)
        and len(response) == len(question.letters)
        and all(isinstance(letter, str) and (letter == "" or letter in question.names) for letter in response)
    )


def mark(question: Classify, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return earned(right_parts(question, response), full, scheme)


def guess(question: Classify, full: Decimal, scheme: Scheme) -> Decimal:
    """Each item goes to any category, whatever the others do."""
    categories, items = len(question.names), len(question.letters)
    return full / (categories if scheme.parts == "each" else categories**items)


def right_parts(question: Classify, response: Response) -> list[bool]:
    """For each item in the order of the file, whether it got the category it belongs to."""
    key = given(question.key("en", "en"), len(question.letters))
    return [letter == right for letter, right in zip(given(response, len(key)), key, strict=True)]
