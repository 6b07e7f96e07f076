"""The conventions by which exams mark, chosen a section or a quiz. Every figure is a `Decimal` of marks.

The rules for multiple choice are those real Chinese papers state: strict, a fixed part for each right option, half
marks, in proportion, and deduction; only under deduction can a question's mark fall below zero, and the section
that contains it then stops at zero (`sitting.state.total`).
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec import Struct

from studyapp.locales import Phrase, phrase

Rule = Literal["strict", "fixed", "half", "proportional", "deduct"]

CENT = Decimal("0.01")
ZERO = Decimal(0)


class Scheme(Struct, frozen=True, forbid_unknown_fields=True):
    """How answers are marked.

    - `multiple`: the rule for multiple choice. `strict`: anything but the exact set earns nothing. `fixed`: `part`
      marks for each right option chosen, nothing if a wrong one is among them. `half`: half marks for some but not
      all right options and no wrong one. `proportional`: full marks ÷ number of right options, for each chosen,
      nothing if a wrong one is among them. `deduct`: in proportion, less `penalty` for each wrong option.
    - `part`: marks for each right option under `fixed`, at most full marks in all.
    - `penalty`: marks taken for each wrong option under `deduct`.
    - `parts`: how matching, ordering, classifying and labelling are marked. `each`: every part right earns its share.
      `all`: anything but the whole earns nothing.
    - `wrong_judgement`: marks taken for a wrong true-or-false answer (0 where exams take none).
    """

    multiple: Rule = "strict"
    part: Decimal = Decimal("0.5")
    penalty: Decimal = Decimal("0.5")
    parts: Literal["each", "all"] = "each"
    wrong_judgement: Decimal = ZERO


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
