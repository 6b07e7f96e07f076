"""The conventions by which exams mark, as a blueprint or a quiz chooses them. What they mean is `marking`'s to know."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

Rule = Literal["strict", "fixed", "half", "proportional", "deduct"]


class Scheme(Struct, frozen=True, forbid_unknown_fields=True):
    """How answers are marked. Every figure is a `Decimal` of marks.

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
    wrong_judgement: Decimal = Decimal(0)
