"""Texts with `{formula}` or `{formula:decimals}` in them; `{{` and `}}` are braces."""

import re
from functools import lru_cache
from typing import NamedTuple

from studyapp.course.formulas.arithmetic import MOST_PLACES, printed
from studyapp.course.formulas.formula import Formula, FormulaError, Values, parse
from studyapp.course.text import Bilingual, Text
from studyapp.locales import phrase

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<inner>[^{}]*)\}|(?P<lone>[{}])")
_DECIMALS = re.compile(r"(?P<formula>.*?)\s*[:：]\s*(?P<decimals>.*?)\s*", re.DOTALL)


class Hole(NamedTuple):
    """Where a number goes: its formula, and how many decimals to print (without: as many as it has);
    `column` is where the formula begins in the text, from 1."""

    formula: Formula
    decimals: int | None
    column: int


@lru_cache(maxsize=1024)
def pieces(text: str) -> tuple[str | Hole, ...]:
    """The words of a text and the holes between them; raises `FormulaError` with the column in the text."""
    found: list[str | Hole] = []
    done = 0
    for match in _PIECE.finditer(text):
        found.append(text[done : match.start()])
        done = match.end()
        if match["lone"]:
            message = phrase("{brace} stands alone; double it if it belongs to the text", brace=match["lone"])
            raise FormulaError(message, match.start() + 1)
        found.append(match[0][0] if match["inner"] is None else _hole(match["inner"], match.start("inner") + 1))
    return (*found, text[done:])


def holes(text: str) -> list[Hole]:
    """Every hole of a text; raises `FormulaError`."""
    return [piece for piece in pieces(text) if isinstance(piece, Hole)]


def filled(text: Text, values: Values, places: int | None = None) -> Text:
    """The text with the numbers in it, in both languages; `{answer}` has so many `places`. Raises `FormulaError`."""
    if isinstance(text, Bilingual):
        return Bilingual(zh=_filled(text.zh, values, places), en=_filled(text.en, values, places))
    return _filled(text, values, places)


def each_language(text: Text) -> list[tuple[tuple[str, ...], str]]:
    """The versions of a text, each with the key that leads to it."""
    return [(("zh",), text.zh), (("en",), text.en)] if isinstance(text, Bilingual) else [((), text)]


def _filled(text: str, values: Values, places: int | None) -> str:
    return "".join(piece if isinstance(piece, str) else _number(piece, values, places) for piece in pieces(text))


def _number(hole: Hole, values: Values, places: int | None) -> str:
    asked = places if hole.decimals is None and hole.formula.text.strip() == "answer" else hole.decimals
    return printed(hole.formula.value(values), asked)


def _hole(inner: str, column: int) -> Hole:
    decimals = None
    if cut := _DECIMALS.fullmatch(inner):
        inner, digits = cut["formula"], cut["decimals"]
        if not (digits.isdecimal() and len(digits) <= 2 and int(digits) <= MOST_PLACES):
            message = phrase("after the colon goes how many decimals to show, 0 to {most}", most=MOST_PLACES)
            raise FormulaError(message, column + cut.start("decimals"))
        decimals = int(digits)
    try:
        formula = parse(inner)
        formula.refuse_other(wanted=False)
    except FormulaError as error:
        raise FormulaError(error.message, column + error.column - 1) from None
    return Hole(formula, decimals, column)
