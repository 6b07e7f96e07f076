"""A quiz or review line by line: each answer is marked and explained at once."""

from contextlib import suppress
from typing import TextIO

from studyapp.cli.lines import Lines, clock, is_command
from studyapp.cli.opening import Opened
from studyapp.cli.plain_commands import COMMANDS, Commands
from studyapp.cli.plain_result import tell_paused, tell_result
from studyapp.cli.teller import Teller, tell_changes
from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.locales import say, say_n
from studyapp.marking.letters import plain
from studyapp.records.journal import Overtaken
from studyapp.study.drill import Drill


def converse(session: Drill, host: Opened, command: str, source: TextIO, out: TextIO) -> None:
    """Ask what is left to ask, one line an answer, and say how it went. The end of `source` pauses the sitting."""
    _Conversation(session, Lines(host, source, out), command).run()


class _Conversation:
    def __init__(self, session: Drill, lines: Lines, command: str) -> None:
        self.session, self.lines, self.command = session, lines, command
        self.teller, self.commands = Teller(session, lines), Commands(session, lines)

    def run(self) -> None:
        tell_changes(self.session, self.lines)
        try:
            while self._goes_on():
                pass
        except KeyboardInterrupt:
            self._pause()
            self._end()
            raise
        finally:
            self._pause()
        self._end()

    def _goes_on(self) -> bool:
        """Ask the next question; false where there is none, or the sitting stops."""
        try:
            return not self._late() and (place := self.session.place) is not None and self._ask(place)
        except Overtaken as overtaken:
            # The session has caught up with the other window: go on where it stands now.
            self.lines.tell(str(overtaken))
            return True

    def _pause(self) -> None:
        """Stop the clock; where another window went on with the sitting, that is the other window's to do."""
        with suppress(Overtaken):
            self.session.pause()

    def _late(self) -> bool:
        """Whether the time is up; if it is, the sitting is over."""
        if self.session.time_left() != 0:
            return False
        self.lines.tell(say("Time is up."))
        self.session.finish("time")
        return True

    def _ask(self, place: int) -> bool:
        """One question until it is answered, taken back to another, or the sitting stops; false to stop asking."""
        self.session.show(place)
        self.teller.question(place, *self._times())
        self.teller.prompt(place)
        empty = False
        while (line := self.lines.read()) is not None:
            if self._late():
                return False
            if self._question_left() == 0:
                return self._too_late(place, line)
            if is_command(line):
                if (goes_on := self.commands.obey(place, line.strip())) is not None:
                    return goes_on
                self.teller.prompt(place)
            elif not line.strip() and not empty:
                empty = True
                self.lines.tell(say("Press Enter again to leave it unanswered."))
            elif (response := self._response(place, line)) is None:
                empty = False
            else:
                self._mark(place, response)
                return True
        return False

    def _times(self) -> list[str]:
        """The limits that run."""
        times = []
        if (left := self.session.time_left()) is not None:
            times.append(say("time left {clock}", clock=clock(left)))
        if (left := self._question_left()) is not None:
            times.append(say("for this question {clock}", clock=clock(left)))
        return times

    def _question_left(self) -> float | None:
        """Seconds left for the question asked, or `None` without a limit."""
        return next((each.left for each in self.session.countdowns() if each.of == "question"), None)

    def _too_late(self, place: int, line: str) -> bool:
        """What comes after the question's time does not count; false to stop asking."""
        self.lines.tell(say("The time for this question is up."))
        self.session.question_time_up(place)
        self._tell_outcome(place)
        return COMMANDS.get(plain(line).lower()) != "quit"

    def _response(self, place: int, line: str) -> Response | None:
        typed = line.strip()
        if typed and isinstance(self.session.question(place), Written):
            typed = self._rest_of(line)
        response = self.teller.read(place, typed)
        if response is None and f":{plain(typed).lower()}" in COMMANDS:
            self.lines.tell(say("Commands begin with a colon; :h lists them."))
        return response

    def _rest_of(self, line: str) -> str:
        """An answer of several lines, from its first one to an empty one, the end of the input, or that of the time;
        all of them are text, whatever they begin with."""
        lines = [line]
        while (more := self.lines.read() or "").strip():
            if 0 in (self.session.time_left(), self._question_left()):
                break
            lines.append(more)
        return "".join(lines)

    def _mark(self, place: int, response: Response) -> None:
        self.session.submit(place, response)
        if not self.session.settled(place):
            self.teller.confirm(place)
        self._tell_outcome(place)

    def _tell_outcome(self, place: int) -> None:
        self.teller.outcome(place)
        days = self.session.days_until_due(place)
        self.lines.tell(say_n("Due again tomorrow.", "Due again in {n} days.", days))

    def _end(self) -> None:
        self.lines.tell("")
        if not self.session.sitting.over:
            answered, total = len(self.session.sitting.answers), len(self.session.items)
            self.lines.tell(say("Paused after {answered} of {total} questions.", answered=answered, total=total))
            tell_paused(self.lines, self.command)
        elif not self.session.sitting.answers:
            self.lines.tell(say("Nothing was answered, so there is nothing to go on with."))
        else:
            tell_result(self.session, self.teller)
