"""Exact decimal arithmetic: rounding half up, how a number is printed, and the limits that keep formulas quick.

Everything is worked out to 40 digits and handed on with 28, so that `8 ** (1/3)` is 2 and `1/3 * 3` is 1.
"""

from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow

from studyapp.locales import Phrase, phrase

ZERO, ONE = Decimal(0), Decimal(1)
LIMIT = Decimal("1e24")
MOST_EXPONENT = 1000
MOST_PLACES = 20
SHORT_PLACES = 6

_TRAPS = [DivisionByZero, InvalidOperation, Overflow]
WORK = Context(prec=40, rounding=ROUND_HALF_UP, Emin=-9999, Emax=9999, traps=_TRAPS)
_RESULT = Context(prec=28, rounding=ROUND_HALF_UP, Emin=-9999, Emax=9999, traps=_TRAPS)
_ROOMY = Context(prec=400, rounding=ROUND_HALF_UP, traps=_TRAPS)

_NO_LAST_DIGIT = 25  # digits from which on a result is taken for one whose decimals never end

TOO_LARGE = phrase("the number becomes too large")


class Impossible(Exception):
    """A calculation without a result; `message` says why."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(message)
        self.message = message


def exact(number: float) -> Decimal:
    """A number of a YAML file as it was written: 0.1 is one tenth."""
    return Decimal(repr(number)).normalize(_ROOMY)


def settled(value: Decimal) -> Decimal:
    """A result with 28 digits; raises `Impossible` where it is too large to mean anything."""
    try:
        result = _RESULT.plus(value)
    except DecimalException:
        raise Impossible(TOO_LARGE) from None
    if not result.is_finite() or abs(result) >= LIMIT:
        raise Impossible(TOO_LARGE)
    return result


def half_up(value: Decimal, places: int) -> Decimal:
    """Rounded to `places` decimals, halves away from zero; zero is never negative."""
    return _ROOMY.plus(value.quantize(ONE.scaleb(-places), context=_ROOMY))


def ends(value: Decimal) -> bool:
    """Whether the decimals of a result end, as those of 1/8 do and those of 1/3 do not."""
    return len(value.normalize(_ROOMY).as_tuple().digits) < _NO_LAST_DIGIT


def decimals(value: Decimal) -> int:
    """How many decimals a number was written with."""
    return max(0, -int(value.as_tuple().exponent))


def plain(value: Decimal) -> str:
    """A number with all its digits, without trailing zeros or an exponent."""
    return f"{_ROOMY.plus(value.normalize(_ROOMY)):f}"


def printed(value: Decimal, places: int | None = None) -> str:
    """A number with exactly `places` decimals; without, as many as it has, or a few of those that never end."""
    if places is not None:
        return f"{half_up(value, places):f}"
    if not ends(value):
        value = half_up(value, min(MOST_PLACES, max(SHORT_PLACES, SHORT_PLACES - 1 - value.adjusted())))
    return plain(value)


def divided(dividend: Decimal, divisor: Decimal) -> Decimal:
    if not divisor:
        raise Impossible(phrase("division by zero"))
    return WORK.divide(dividend, divisor)


def power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > MOST_EXPONENT:
        raise Impossible(phrase("the exponent is larger than {most}", most=MOST_EXPONENT))
    if not base and exponent <= 0:
        raise Impossible(phrase("0 cannot be raised to 0 or less"))
    if base < 0 and exponent != exponent.to_integral_value():
        raise Impossible(phrase("a negative number has no root"))
    return WORK.power(base, exponent)
