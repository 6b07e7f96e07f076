"""Fill in the blanks: each blank carries an equal share; an accepted form of either language earns it."""

from decimal import Decimal

from studyapp.course.fill_in import FillIn
from studyapp.course.question import Response
from studyapp.marking.blanks import fits, guess, hint, read, right_blanks, worth
from studyapp.marking.schemes import Scheme, rounded

__all__ = ["fits", "guess", "hint", "mark", "read", "worth"]


def mark(question: FillIn, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    return rounded(full * sum(right_blanks(question, response)) / len(question.answer))
