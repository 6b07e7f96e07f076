"""How a formula is written: what binds stronger than what.

No text can make reading hang or overflow: signs, nesting and digits have limits.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn

from studyapp.course.formulas.functions import FUNCTIONS
from studyapp.course.formulas.terms import (
    TESTS,
    FormulaError,
    Term,
    called,
    chain,
    comparison,
    denied,
    joined,
    name,
    negative,
    raised,
)
from studyapp.course.formulas.tokens import Token, tokens
from studyapp.locales import phrase

MOST_SIGNS = 500
MOST_NESTED = 20
MOST_DIGITS = 24

_WORDS = frozenset({"and", "or", "not"})
RESERVED = frozenset(FUNCTIONS) | _WORDS
"""Words that cannot name a value."""


def read(text: str) -> tuple[Term, dict[str, int]]:
    """A formula as a term, and the column at which each name in it stands first; raises `FormulaError`."""
    if len(text) > MOST_SIGNS:
        raise FormulaError(phrase("a formula has at most {most} signs", most=MOST_SIGNS), MOST_SIGNS + 1)
    parser = _Parser(text)
    return parser.whole(), parser.places


class _Parser:
    """Recursive descent: what binds weakest is read first. Terms of one rank are read in a loop, so that only
    brackets, functions and powers nest."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0
        self.places: dict[str, int] = {}

    def whole(self) -> Term:
        term = self.either()
        if self.token.kind != "end":
            self.refuse_here()
        return term

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def took(self, *texts: str) -> Token | None:
        """The next token, if it is one of these signs or words."""
        token = self.token
        if token.text not in texts:
            return None
        self.at += 1
        return token

    def either(self) -> Term:
        return self.joined("or", self.both, any)

    def both(self) -> Term:
        return self.joined("and", self.denied, all)

    def joined(self, word: str, part: Callable[[], Term], joint: Callable[[Any], bool]) -> Term:
        terms = [part()]
        while self.took(word):
            terms.append(part())
        return terms[0] if len(terms) == 1 else joined(terms, joint)

    def denied(self) -> Term:
        column, times = self.token.column, 0
        while self.took("not"):
            times += 1
        term = self.compared()
        for _ in range(2 - times % 2 if times else 0):
            term = denied(term, column)
        return term

    def compared(self) -> Term:
        terms, tests = [self.total()], []
        while sign := self.took(*TESTS):
            tests.append(TESTS[sign.text])
            terms.append(self.total())
        return comparison(terms, tests) if tests else terms[0]

    def total(self) -> Term:
        return self.chain(self.product, "+", "-")

    def product(self) -> Term:
        return self.chain(self.signed, "*", "/")

    def chain(self, part: Callable[[], Term], *signs: str) -> Term:
        first, rest = part(), []
        while sign := self.took(*signs):
            rest.append((sign.text, sign.column, part()))
        return chain(first, rest) if rest else first

    def signed(self) -> Term:
        column, minus = self.token.column, False
        while sign := self.took("+", "-"):
            minus ^= sign.text == "-"
        term = self.raised()
        return negative(term, column) if minus else term

    def raised(self) -> Term:
        base = self.atom()
        sign = self.took("**")
        if sign is None:
            return base
        self.enter(sign)
        exponent = self.signed()
        self.depth -= 1
        return raised(base, exponent, sign.column)

    def atom(self) -> Term:
        token = self.token
        if token.kind == "number":
            self.at += 1
            return _literal(token)
        if token.kind == "word" and token.text not in _WORDS:
            self.at += 1
            if token.text in FUNCTIONS or self.token.text == "(":
                return self.call(token)
            self.places.setdefault(token.text, token.column)
            return name(token.text, token.column)
        if not self.took("("):
            self.refuse_here()
        self.enter(token)
        inner = self.either()
        self.close(token)
        return inner._replace(column=token.column)

    def call(self, token: Token) -> Term:
        function = FUNCTIONS.get(token.text)
        if function is None:
            known = ", ".join(FUNCTIONS)
            message = phrase("there is no function {name}; there are {known}", name=token.text[:20], known=known)
            raise FormulaError(message, token.column)
        opening = self.token
        if not self.took("("):
            raise FormulaError(phrase("{name} needs its values in brackets", name=token.text), token.column)
        self.enter(opening)
        values = [self.either()]
        while self.took(","):
            values.append(self.either())
        self.close(opening)
        if not function.least <= len(values) <= function.most:
            message = phrase("{name} takes another number of values than {n}", name=token.text, n=len(values))
            raise FormulaError(message, token.column)
        return called(function, values, token.column)

    def enter(self, opening: Token) -> None:
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise FormulaError(phrase("this is nested more than {depth} deep", depth=MOST_NESTED), opening.column)

    def close(self, opening: Token) -> None:
        self.depth -= 1
        if self.took(")"):
            return
        if self.token.kind == "end":
            raise FormulaError(phrase("the bracket that opens here is never closed"), opening.column)
        self.refuse_here()

    def refuse_here(self) -> NoReturn:
        token = self.token
        if token.kind == "end":
            raise FormulaError(phrase("the formula ends too early"), token.column)
        raise FormulaError(phrase("{sign} does not fit here", sign=self.text[token.column - 1 :][:10]), token.column)


def _literal(token: Token) -> Term:
    value = Decimal(token.text)
    if len(value.as_tuple().digits) > MOST_DIGITS or (value and abs(value.adjusted()) >= MOST_DIGITS):
        raise FormulaError(phrase("a number has at most {most} digits", most=MOST_DIGITS), token.column)
    return Term(token.column, lambda values: value)
