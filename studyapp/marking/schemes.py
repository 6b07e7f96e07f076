"""The conventions by which exams mark, chosen a section or a quiz. Every figure is a `Decimal` of marks.

The rules for multiple choice are those real Chinese papers state: strict, a fixed part for each right option, half
marks, in proportion, and deduction; only under deduction can a question's mark fall below zero, and the section
that contains it then stops at zero (`sitting.state.total`).
"""

from decimal import ROUND_HALF_UP, Decimal

from studyapp.course.scheme import Rule as Rule
from studyapp.course.scheme import Scheme as Scheme
from studyapp.locales import Phrase, phrase

CENT = Decimal("0.01")
ZERO = Decimal(0)


def for_choices(scheme: Scheme) -> Phrase:
    """The rule for multiple choice, in a few words."""
    return {
        "strict": phrase("a part earns nothing"),
        "fixed": phrase("{part} for each right option, nothing with a wrong one", part=printed(scheme.part)),
        "half": phrase("half marks for a part, nothing with a wrong option"),
        "proportional": phrase("each right option earns its share, nothing with a wrong one"),
        "deduct": phrase(
            "each right option earns its share, a wrong one takes {penalty}", penalty=printed(scheme.penalty)
        ),
    }[scheme.multiple]


def rounded(mark: Decimal) -> Decimal:
    """A mark to two places, half up (四舍五入), without trailing zeros."""
    plain = mark.quantize(CENT, ROUND_HALF_UP).normalize() + ZERO  # adding zero makes a negative zero plain
    return plain if plain.as_tuple().exponent <= 0 else plain.quantize(Decimal(1))  # type: ignore[operator]


def printed(mark: Decimal) -> str:
    """A mark as it is shown: no trailing zeros, no exponent."""
    return f"{mark.normalize():f}"
