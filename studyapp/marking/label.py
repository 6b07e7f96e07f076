"""Label a drawing: each box carries an equal share, or all must be right, as the scheme says."""

from decimal import Decimal

from studyapp.course.label import Label
from studyapp.course.question import Response
from studyapp.marking.blanks import fits, guess, hint, read, right_blanks, worth
from studyapp.marking.schemes import ZERO, Scheme, rounded

__all__ = ["fits", "guess", "hint", "mark", "read", "worth"]


def mark(question: Label, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    right = right_blanks(question, response)
    if scheme.parts == "all":
        return full if all(right) else ZERO
    return rounded(full * sum(right) / len(right))
