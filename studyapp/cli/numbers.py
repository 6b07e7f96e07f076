"""Numbers on the command line; what is no number is answered with what to write."""

import math

import click

from studyapp.locales import say


class Whole(click.IntRange):
    """A whole number within bounds."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(str(value))
        except ValueError:
            self.fail(say("write a whole number, not {value}", value=str(value)[:40]), param, ctx)
        return int(super().convert(number, param, ctx))


class _Time(click.FloatRange):
    """A span of time: more than 0 and at most `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(0, most, min_open=True)
        self.most = most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            number = float(str(value))
        except ValueError:
            self.fail(say("write a number, not {value}", value=str(value)[:40]), param, ctx)
        if not (math.isfinite(number) and 0 < number <= self.most):
            self.fail(self.bounds(), param, ctx)
        return number

    def bounds(self) -> str:
        """What to write."""
        raise TypeError("each kind of time says its bounds")


class Minutes(_Time):
    """Minutes: more than 0 and at most `most`."""

    def bounds(self) -> str:
        return say("minutes are more than 0 and at most {most}", most=self.most)


class Seconds(_Time):
    """Seconds: more than 0 and at most `most`."""

    def bounds(self) -> str:
        return say("seconds are more than 0 and at most {most}", most=self.most)


LARGEST_SEED = 2**63 - 1


class Seed(click.ParamType):  # type: ignore[type-arg]
    """What a drawing is repeated by: a whole number that fits a record."""

    name = "N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        seed = Whole().convert(value, param, ctx)
        if not 0 <= seed <= LARGEST_SEED:
            self.fail(say("a seed is a whole number from 0 to {most}", most=LARGEST_SEED), param, ctx)
        return seed
