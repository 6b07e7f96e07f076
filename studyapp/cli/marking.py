"""The options that say how a quiz is marked, and the scheme they add up to."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

import click

from studyapp.locales import say
from studyapp.marking.schemes import Rule, Scheme

MOST = Decimal(100)


class Marks(click.ParamType):  # type: ignore[type-arg]
    """Marks as an exact decimal, from 0 to 100 with at most two places."""

    name = "MARKS"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            marks = Decimal(str(value))
        except InvalidOperation:
            marks = Decimal("NaN")
        if not (marks.is_finite() and 0 <= marks <= MOST and marks == round(marks, 2)):
            self.fail(say("marks are a number from 0 to {most} with at most two decimals", most=MOST), param, ctx)
        return marks


def marking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options; the command takes them as keywords and hands them to `scheme_of`."""
    # Each one is put before those already there.
    for option in (
        click.option(
            "--all-or-nothing", is_flag=True, help=say("matching, ordering, classifying, labelling: no part marks")
        ),
        click.option(
            "--wrong-judgement", type=Marks(), metavar="M", help=say("marks taken for a wrong true-or-false answer (0)")
        ),
        click.option(
            "--penalty", type=Marks(), metavar="M", help=say("deduct: marks taken for each wrong option (0.5)")
        ),
        click.option("--part", type=Marks(), metavar="M", help=say("fixed: marks for each right option (0.5)")),
        click.option(
            "--marking",
            type=click.Choice(get_args(Rule)),
            help=say("how multiple choice is marked: all or nothing, or by parts (strict)"),
        ),
    ):
        command = option(command)
    return command


def scheme_of(
    marking: Rule | None,
    part: Decimal | None,
    penalty: Decimal | None,
    wrong_judgement: Decimal | None,
    all_or_nothing: bool,
) -> Scheme:
    """The scheme these options ask for. Raises `click.UsageError` for one that belongs to another rule."""
    if part is not None and marking != "fixed":
        raise click.UsageError(say("{option} needs --marking {rule}", option="--part", rule="fixed"))
    if penalty is not None and marking != "deduct":
        raise click.UsageError(say("{option} needs --marking {rule}", option="--penalty", rule="deduct"))
    plain = Scheme()
    return Scheme(
        multiple=marking or plain.multiple,
        part=plain.part if part is None else part,
        penalty=plain.penalty if penalty is None else penalty,
        parts="all" if all_or_nothing else plain.parts,
        wrong_judgement=plain.wrong_judgement if wrong_judgement is None else wrong_judgement,
    )
