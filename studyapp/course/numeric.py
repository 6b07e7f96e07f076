"""Calculations (计算): values drawn at random under constraints, a formula for the answer, a worked solution."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random
from typing import Any, ClassVar, Self, cast

from msgspec import Struct
from msgspec.structs import asdict

from studyapp.course.formulas.arithmetic import exact, half_up, plain, printed
from studyapp.course.formulas.formula import FormulaError, Values, parse
from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.templates import faults as template_faults
from studyapp.course.templates.parameters import Parameter, drawn, space
from studyapp.course.templates.placeholders import filled
from studyapp.course.text import Content, Text, versions
from studyapp.locales import Language, Phrase, phrase, say

_PLAIN = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


class Tolerance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far from the answer is still right: in its own units, or as a share of it. 0 is not at all."""

    absolute: float = 0.0
    relative: float = 0.0


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Values worked out by hand, with the answer that must come out; also those a listing shows."""

    values: dict[str, float]
    answer: float


class Numeric(Question, frozen=True, kw_only=True, tag="numeric"):
    """`formula` over `parameters` and the intermediate values of `let` gives the answer, rounded half up to `round`
    decimals. Stem and explanation hold `{formula}` or `{formula:decimals}`; the explanation knows `answer` too.

    As a file has it, nothing is drawn yet: what is shown of it then has the values of its example, or those of a
    draw that is always the same.
    """

    formula: str
    parameters: dict[str, Parameter] = {}
    constraints: list[str] = []
    let: dict[str, str] = {}
    round: int | None = None
    unit: Text | None = None
    tolerance: Tolerance = Tolerance()
    example: Example | None = None

    type_name: ClassVar[Phrase] = phrase("calculation")

    def draw(self, random: Random) -> dict[str, str]:
        """Values that satisfy every constraint and have an answer, as plain decimals."""
        values = drawn(space(self.parameters), self.fits, random) or self._example()
        return {name: plain(value) for name, value in values.items()}

    def drawn(self, values: Mapping[str, str]) -> Self:
        """The question with these values. Raises `KeyError` where they are not its parameters', or have no answer."""
        if set(values) != set(self.parameters):
            raise KeyError(*values)
        try:
            texts, result = self._put_in({name: _plain(value) for name, value in values.items()})
        except FormulaError as error:
            raise KeyError(*values) from error
        # A file never holds a `Drawn`: it is this question with its figures in.
        return cast(Self, Drawn(**{**asdict(self), **texts}, values=dict(values), exact=result))

    @property
    def asked(self) -> "Drawn":
        """This question with values: those drawn for it; before that, those that stand for it in listings."""
        values = self._example() or drawn(space(self.parameters), self.fits, Random(0)) or {}
        return cast(Drawn, self.drawn({name: plain(value) for name, value in values.items()}))

    def worked_out(self, values: Values) -> dict[str, Decimal]:
        """Everything that has a name: the values, those of `let`, and `answer`, not yet rounded. Raises
        `FormulaError`."""
        known = dict(values)
        for name, text in self.let.items():
            known[name] = parse(text).value(known)
        known["answer"] = parse(self.formula).value(known)
        return known

    def allows(self, values: Values) -> bool:
        """Whether the values satisfy every constraint. Those on the values themselves come first, so that they keep
        out what cannot be worked out; raises `FormulaError` where that is not enough."""
        conditions = [parse(text) for text in self.constraints]
        late = [each for each in conditions if not each.names <= values.keys()]
        if not all(each.holds(values) for each in conditions if each not in late):
            return False
        known = self.worked_out(values) if late else {}
        return all(each.holds(known) for each in late)

    def fits(self, values: Values) -> bool:
        """Whether the question can be asked with these values."""
        try:
            return self.allows(values) and bool(self._put_in(values))
        except FormulaError:
            return False

    def rounded(self, result: Decimal) -> Decimal:
        """A result as the question asks for it."""
        return result if self.round is None else half_up(result, self.round)

    def stem_versions(self, content: Content, interface: Language) -> list[str]:
        return versions(self.asked.stem, content, interface)

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        lines = self.stem_versions(content, interface)
        wanted = self.wanted(content, interface)
        return [*lines, "  " + say("({wanted})", wanted=wanted)] if wanted else lines

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        return {"unit": self.unit_shown(content, interface) or None, "decimals": self.round}

    def unit_shown(self, content: Content, interface: Language) -> str:
        """The unit in the language shown first; empty without one."""
        return "" if self.unit is None else versions(self.unit, content, interface)[0]

    def nearest(self) -> Phrase | None:
        """How many decimals are asked for, in words; `None` where nothing is said."""
        if self.round is None:
            return None
        if self.round == 0:
            return phrase("to the nearest whole number")
        return phrase("to the nearest {step}", step=printed(Decimal(1).scaleb(-self.round)))

    def wanted(self, content: Content, interface: Language) -> Phrase | None:
        """The unit and the decimals asked for, in words; `None` where neither is said."""
        unit, nearest = self.unit_shown(content, interface), self.nearest()
        if unit and nearest:
            return phrase("in {unit}, {nearest}", unit=unit, nearest=nearest)
        return phrase("in {unit}", unit=unit) if unit else nearest

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        """The number with its unit, unless it was given with one."""
        number = str(response).strip()
        if not number:
            return str(NO_ANSWER)
        unit = self.unit_shown(content, interface)
        if not unit or not number[-1].isdecimal():
            return number
        return number + unit if unit == "%" else f"{number} {unit}"

    def key(self, content: Content, interface: Language) -> Response:
        return printed(self.asked.exact, self.round)

    def own_faults(self) -> Iterable[Fault]:
        return template_faults.faults(self)

    def trial_faults(self) -> Iterable[Fault]:
        return template_faults.tried(self)

    def can_be_drawn(self) -> bool:
        """Whether there are values that satisfy every constraint and have an answer."""
        try:
            self.drawn(self.draw(Random(0)))
        except KeyError:
            return False
        return True

    def _put_in(self, values: Values) -> tuple[dict[str, Text], Decimal]:
        """Stem and explanation with the values in them, and the exact answer; raises `FormulaError`."""
        known = self.worked_out(values)
        result = known.pop("answer")
        why = filled(self.why, {**known, "answer": self.rounded(result)}, self.round)
        return {"stem": filled(self.stem, known), "why": why}, result

    def _example(self) -> dict[str, Decimal]:
        return {} if self.example is None else {name: exact(value) for name, value in self.example.values.items()}


class Drawn(Numeric, frozen=True, kw_only=True, tag="numeric"):
    """A question with its values in: nothing in its texts is left to fill. `exact` is the answer before rounding."""

    values: dict[str, str]
    exact: Decimal

    def draw(self, random: Random) -> dict[str, str]:
        return dict(self.values)

    def drawn(self, values: Mapping[str, str]) -> Self:
        if values != self.values:
            raise KeyError(*values)
        return self

    @property
    def asked(self) -> "Drawn":
        return self


def _plain(value: str) -> Decimal:
    """A value as `draw` writes it; raises `KeyError` for anything else."""
    if not _PLAIN.fullmatch(value):
        raise KeyError(value)
    return Decimal(value)
