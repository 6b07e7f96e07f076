"""Single choice: full marks for the key, nothing otherwise."""

from decimal import Decimal

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.question import Response
from studyapp.course.single import Single
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.letters import chosen
from studyapp.marking.schemes import ZERO, Scheme


def worth(question: Single) -> Decimal:
    return Decimal(1)


def hint(question: Single, letters: str) -> Phrase:
    return phrase("one letter, A to {last}", last=OPTION_LETTERS[len(letters) - 1])


def read(question: Single, typed: str, letters: str) -> Response:
    picked = chosen(typed, letters)
    if len(picked) > 1:
        raise Unreadable(phrase("one letter only: this is a single choice"))
    return picked


def fits(question: Single, response: Response) -> bool:
    return isinstance(response, str) and (response == "" or response in question.options)


def mark(question: Single, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return full if response == question.answer else ZERO


def guess(question: Single, full: Decimal, scheme: Scheme) -> Decimal:
    return full / len(question.options)
