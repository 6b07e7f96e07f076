"""Matching: each left-hand item is a part; a right-hand item can be used once."""

from decimal import Decimal
from math import perm

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.matching import Matching
from studyapp.course.parts import given
from studyapp.course.question import Response
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.parts import earned, placed
from studyapp.marking.schemes import Scheme


def worth(question: Matching) -> Decimal:
    return Decimal(len(question.pairs)) / 2


def hint(question: Matching, letters: str) -> Phrase:
    last = OPTION_LETTERS[len(letters) - 1]
    return phrase("for each number a different letter, A to {last}, as in 1B 2A", last=last)


def read(question: Matching, typed: str, letters: str) -> Response:
    shown = OPTION_LETTERS[: len(letters)]
    labels = placed(typed, len(question.pairs), shown)
    if twice := next((label for label in labels if label and labels.count(label) > 1), None):
        raise Unreadable(phrase("each letter goes to one number only; {letter} is there twice", letter=twice))
    return [letters[shown.index(label)] if label else "" for label in labels]


def fits(question: Matching, response: Response) -> bool:
    if not isinstance(response, list) or len(response) != len(question.pairs):
        return False
    some = [letter for letter in response if letter != ""]
    return all(isinstance(letter, str) and letter in question.rights for letter in some) and len(set(some)) == len(some)


def mark(question: Matching, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return earned(right_parts(question, response), full, scheme)


def guess(question: Matching, full: Decimal, scheme: Scheme) -> Decimal:
    """Every way of giving the left-hand items different letters is as likely as another."""
    rights, lefts = len(question.rights), len(question.pairs)
    return full / (rights if scheme.parts == "each" else perm(rights, lefts))


def right_parts(question: Matching, response: Response) -> list[bool]:
    """For each left-hand item, whether it got the letter it belongs to."""
    key = OPTION_LETTERS[: len(question.pairs)]
    return [letter == right for letter, right in zip(given(response, len(key)), key, strict=True)]
