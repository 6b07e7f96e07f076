"""A formula as signs, words and numbers. Full-width signs, `×` `÷` `−` `^` and `=` `≤` `≥` `≠` are read as what they
mean."""

import re
from typing import NamedTuple

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = {**_WIDE, **str.maketrans("\u3000×÷−–、", " */--,")}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3}(?!\d))?)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/^()<>=,≤≥≠])|(?P<odd>\S))",
    re.ASCII,
)
_SAME = {"^": "**", "=": "==", "≤": "<=", "≥": ">=", "≠": "!="}


class Token(NamedTuple):
    """What stands at a column (from 1): a number, a word, a sign, something odd, or the end."""

    kind: str
    text: str
    column: int


def tokens(text: str) -> list[Token]:
    """A formula in its parts, the end last; signs that mean the same are made the same."""
    found = []
    for match in _TOKEN.finditer(text.translate(_FOLDED)):
        kind = str(match.lastgroup)
        sign = match[kind]
        found.append(Token(kind, _SAME.get(sign, sign), match.start(kind) + 1))
    return [*found, Token("end", "", len(text.rstrip()) + 1)]
