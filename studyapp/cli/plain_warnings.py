"""Warnings before a time is up: for the whole sitting, and for a section that has a time of its own."""

from studyapp.cli.lines import Lines
from studyapp.locales import say_n
from studyapp.sitting.countdown import Countdown
from studyapp.sitting.desk import section_at
from studyapp.study.exam import Exam

WARNINGS = (600, 60)
"""Seconds left at which the student is told."""


class Warnings:
    """Each is said once; what is below it from the start is not a warning."""

    def __init__(self, session: Exam, lines: Lines) -> None:
        self.session, self.lines = session, lines
        self._told: dict[tuple[str, int], set[int]] = {}

    def tell(self) -> None:
        """Say what is to be said now."""
        for limit in self.session.countdowns():
            if limit.of != "question":
                self._tell(limit)

    def _tell(self, limit: Countdown) -> None:
        section = section_at(self.session.sitting.plan, self.session.sitting.desk.at) if limit.of == "section" else 0
        passed = {seconds for seconds in WARNINGS if limit.left <= seconds}
        told = self._told.setdefault((limit.of, section), passed)
        if passed - told:
            told |= passed
            self.lines.tell(_words(limit, min(passed) // 60))


def _words(limit: Countdown, minutes: int) -> str:
    if limit.of == "section":
        return say_n("{n} minute left for this section.", "{n} minutes left for this section.", minutes)
    return say_n("{n} minute left.", "{n} minutes left.", minutes)
