"""The answer card of an exam as text: every question by section, with a sign for answered, empty and flagged."""

from collections.abc import Iterator, Sequence

from studyapp.cli.lines import Lines
from studyapp.cli.plain_result import section_name
from studyapp.locales import say
from studyapp.sitting.desk import places_of
from studyapp.study.exam import Exam

ANSWERED, EMPTY, FLAG = "●", "○", "⚑"


def tell_card(session: Exam, lines: Lines) -> None:
    """The whole card; the question the student is at stands in brackets."""
    plan = session.sitting.plan
    lines.tell(say("● answered  ○ empty  ⚑ flagged  [ ] where you are"))
    for number in range(max(1, len(plan.sections))):
        if plan.sections:
            lines.tell(section_name(lines, plan.sections[number], number))
        lines.tell("  " + "  ".join(_sign(session, place) for place in places_of(plan, number)), "  ")


def to_consider(session: Exam, among: Sequence[int] | None = None) -> Iterator[str]:
    """What is empty and what is flagged, among some places or all."""
    empty = [place for place in session.empty() if among is None or place in among]
    flags = [place for place in sorted(session.sitting.desk.flags) if among is None or place in among]
    yield say("Not answered: {numbers}", numbers=_numbers(empty)) if empty else say("All are answered.")
    if flags:
        yield say("Flagged: {numbers}", numbers=_numbers(flags))


def _sign(session: Exam, place: int) -> str:
    sign = EMPTY if session.response(place) is None else ANSWERED
    shown = f"{place + 1}{sign}{FLAG if session.flagged(place) else ''}"
    return f"[{shown}]" if place == session.place else shown


def _numbers(places: Sequence[int]) -> str:
    return ", ".join(str(place + 1) for place in places)
