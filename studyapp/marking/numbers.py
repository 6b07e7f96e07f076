"""Numbers as people type them: full-width, with thousands separators or a decimal comma, a unit, a percent sign, as a
fraction."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from typing import NamedTuple

from studyapp.course.formulas.arithmetic import WORK, Impossible, decimals, divided, settled
from studyapp.locales import phrase
from studyapp.marking import Unreadable
from studyapp.marking.units import MULTIPLIERS, Units, folded

MOST_SIGNS = 60

_FIGURES: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile(r"([1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)(?![\d,.])", re.ASCII), {",": ""}),
    (re.compile(r"([1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?)(?![\d,.])", re.ASCII), {" ": "", ",": "."}),
    (re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+,\d+)(?![\d,.])", re.ASCII), {".": "", ",": "."}),
    (re.compile(r"(\d+,\d+)(?![\d,.])", re.ASCII), {",": "."}),
    (re.compile(r"(\d+ ?/ ?\d+)(?![\d,./])", re.ASCII), {" ": ""}),
    (re.compile(r"((?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?)(?![\d,./])", re.ASCII), {}),
)
_AROUND = re.compile(r"(?P<sign>[-+]?)\s*(?P<before>[^\d.,+-]*)(?P<inner>[-+]?)\s*(?=[\d.])", re.ASCII)


class Number(NamedTuple):
    """What a typed number is worth in the question's unit, and with how many decimals; a fraction has none, it is
    exact."""

    value: Decimal
    places: int | None


def tidied(typed: str) -> str:
    """What was typed without the space around it and without signs that cannot be seen."""
    kept = (" " if sign in "\t\n\r" else sign for sign in typed if sign in "\t\n\r" or not _hidden(sign))
    return "".join(kept).strip()


def number(text: str, units: Units) -> Number | None:
    """The number in a tidied text; `None` where it is none, or one in another unit. Raises `Unreadable` where it is
    a number that cannot be."""
    if len(text) > MOST_SIGNS:
        raise Unreadable(phrase("a number has at most {most} signs", most=MOST_SIGNS))
    plain = folded(text).rstrip("。")
    around = _AROUND.match(plain)
    if around is None or (around["sign"] and around["inner"]):
        return None
    for pattern, replaced in _FIGURES:
        if found := pattern.match(plain, around.end()):
            factor = _factor(around["before"].strip(), plain[found.end() :].replace(" ", ""), units)
            minus = "-" in around["sign"] + around["inner"]
            return None if factor is None else _worth(_replaced(found[1], replaced), minus, factor)
    return None


def _replaced(figure: str, replaced: Mapping[str, str]) -> str:
    return "".join(replaced.get(sign, sign) for sign in figure)


def _factor(before: str, behind: str, units: Units) -> Decimal | None:
    """What the words around a number multiply it by; `None` where they are not of this unit."""
    if before:
        if before not in units.before:
            return None
        if behind in MULTIPLIERS:
            behind += units.base
    return units.behind.get(behind)


def _worth(figure: str, minus: bool, factor: Decimal) -> Number | None:
    try:
        if "/" in figure:
            above, below = map(Decimal, figure.split("/"))
            if not below:
                raise Unreadable(phrase("nothing can be divided by 0; type another number"))
            value, places = settled(divided(WORK.multiply(above, factor), below)), None
        else:
            value = WORK.multiply(Decimal(figure), factor)
            places = decimals(settled(value))
    except (Impossible, DecimalException):
        raise Unreadable(phrase("this number is too large; type a smaller one")) from None
    return Number(WORK.minus(value) if minus else value, places)


def _hidden(sign: str) -> bool:
    """Whether a sign shows nothing: control characters, zero-width and bidi signs, halves of characters."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs")
