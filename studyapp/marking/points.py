"""What the written types share: marks for the key points that are ticked, and what is read as an answer.

The program suggests ticks by the evidence it finds; the student confirms or changes them, and both marks are kept.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.suggestion import Suggestion, suggestions
from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.schemes import ZERO, Scheme, rounded

LONGEST = 100_000
"""Characters of an answer."""

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def suggest(question: Written, text: str) -> list[Suggestion]:
    """For each point whether the program would tick it, and what in the text speaks for it."""
    return suggestions([point.signs for point in question.points], Folded(text), reference=question.reference)


def suggested(question: Written, response: Response) -> list[bool]:
    """The ticks the program suggests: what it is sure of."""
    text = response if isinstance(response, str) else ""
    return [each.suggested for each in suggest(question, text)]


def earned(question: Written, ticks: Sequence[bool], full: Decimal) -> Decimal:
    """The marks of `full` that these ticks earn."""
    return rounded(full * question.reached(ticks) / question.worth())


def worth(question: Written) -> Decimal:
    return rounded(question.worth())


def hint(question: Written, letters: str) -> Phrase:
    return phrase("in your own words; an empty line ends it")


def read(question: Written, typed: str, letters: str) -> Response:
    """The text without control characters and outer white space; lines stay lines."""
    if len(typed) > LONGEST:
        raise Unreadable(phrase("this is longer than {limit} characters; shorten it", limit=LONGEST))
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", typed)).strip()


def fits(question: Written, response: Response) -> bool:
    return isinstance(response, str) and len(response) <= LONGEST


def mark(question: Written, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return earned(question, suggested(question, response), full)


def guess(question: Written, full: Decimal, scheme: Scheme) -> Decimal:
    return ZERO
