"""The ways to write a unit behind or before a number, and what each is worth in the unit a question asks for.

The same unit in either language, a currency's sign or code, 万 and 亿 before it: 16.4万元 is 164000 元, and 16.4 where
the unit is 万元.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from studyapp.course.text import Bilingual, Text

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = {**_WIDE, **str.maketrans("\u3000\u00a0\u2009\u202f￥￡−–—﹣‐‑﹪", "    ¥£------%")}

ONE = Decimal(1)
MULTIPLIERS = {
    "": ONE, "千": Decimal("1e3"), "万": Decimal("1e4"), "百万": Decimal("1e6"), "千万": Decimal("1e7"),
    "亿": Decimal("1e8"), "万亿": Decimal("1e12"),
    "thousand": Decimal("1e3"), "million": Decimal("1e6"), "billion": Decimal("1e9"),
}  # fmt: skip
_PREFIX = re.compile(
    "(?P<figure>[0-9][0-9,]*)?(?P<word>" + "|".join(sorted(MULTIPLIERS, key=len, reverse=True)) + ")(?P<base>.*)"
)
PERCENT = frozenset({"%", "percent", "pct"})
_CURRENCIES = (
    frozenset({"¥", "元", "人民币", "人民币元", "块", "块钱", "yuan", "rmb", "cny"}),
    frozenset({"$", "us$", "美元", "美金", "dollar", "dollars", "usd"}),
    frozenset({"€", "欧元", "euro", "euros", "eur"}),
    frozenset({"£", "英镑", "pound", "pounds", "gbp"}),
)


class Units(NamedTuple):
    """What may stand behind a number, and what it multiplies it by; `before` are the words that may stand before it,
    `base` one of those for the unit itself."""

    behind: Mapping[str, Decimal]
    before: frozenset[str]
    base: str


def folded(text: str) -> str:
    """Text with full-width signs, odd spaces and odd minus signs made plain, and in small letters."""
    return text.translate(_FOLDED).casefold()


def units_of(unit: Text | None) -> Units:
    """How the unit of a question may be written."""
    return _units((unit.zh, unit.en) if isinstance(unit, Bilingual) else (unit or "",))


@lru_cache(maxsize=256)
def _units(words: tuple[str, ...]) -> Units:
    written = [folded(word).replace(" ", "") for word in words]
    if not PERCENT.isdisjoint(written):
        return Units({"": ONE, **dict.fromkeys((*written, *PERCENT), ONE)}, frozenset(), "")
    split = [_split(word) for word in written]
    scale = max(multiplier for multiplier, _ in split)
    bases = sorted({name for _, base in split if base for name in _same(base)})
    behind = {many + base: worth / scale for many, worth in MULTIPLIERS.items() for base in ("", *bases) if many + base}
    behind |= {**dict.fromkeys(PERCENT, Decimal("0.01")), **dict.fromkeys(written, ONE), "": ONE}
    return Units(behind, _currency(bases), bases[0] if bases else "")


def _split(word: str) -> tuple[Decimal, str]:
    """A unit as a multiplier and what it multiplies: 万元, `million yuan`, `10,000 yuan`."""
    found = _PREFIX.fullmatch(word)
    if found is None or not found["base"]:
        return ONE, word
    figure = (found["figure"] or "1").replace(",", "")
    return MULTIPLIERS[found["word"]] * Decimal(figure), found["base"]


def _same(base: str) -> set[str]:
    """The names of a unit: every one of a currency, singular and plural of an English word."""
    names = set(_currency([base])) | {base}
    if base.isascii() and base.isalpha() and len(base) > 2:
        names |= {base + "s", base.removesuffix("s")}
    return names


def _currency(names: Iterable[str]) -> frozenset[str]:
    return next((currency for currency in _CURRENCIES if not currency.isdisjoint(names)), frozenset())
