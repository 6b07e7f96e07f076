"""An exam line by line, or a quiz with the answers afterwards: questions to go to and fro between until it is handed
in, by the student or by the clock."""

from contextlib import suppress
from typing import TextIO

from studyapp.cli.lines import Lines, clock, is_command
from studyapp.cli.opening import Opened
from studyapp.cli.plain_moves import COMMANDS, Moves
from studyapp.cli.plain_result import tell_handed_in, tell_paused
from studyapp.cli.plain_sheet import Sheet
from studyapp.cli.teller import tell_changes
from studyapp.course.points import Written
from studyapp.locales import Refusal, say
from studyapp.marking.letters import plain
from studyapp.records.journal import Overtaken
from studyapp.study.exam import Exam


def sit_exam(session: Exam, host: Opened, command: str, source: TextIO, out: TextIO) -> None:
    """Ask until it is handed in, and say how it went. The end of `source` leaves it; whether its clock runs on is for
    the exam to say."""
    _Sitting(session, Lines(host, source, out), command).run()


class _Sitting:
    """`_blank` says that the last line was empty."""

    def __init__(self, session: Exam, lines: Lines, command: str) -> None:
        self.session, self.lines, self.command = session, lines, command
        self.sheet = Sheet(session, lines)
        self.teller, self.moves = self.sheet.teller, Moves(session, lines, self.sheet)
        self._blank = False

    def run(self) -> None:
        tell_changes(self.session, self.lines)
        self.sheet.tell_if_time_is_up()
        try:
            while (place := self.session.place) is not None and self._ask(place):
                pass
        except KeyboardInterrupt:
            self._end()
            raise
        self._end()

    def _ask(self, place: int) -> bool:
        """The question at `place` until there is another to show; false to leave."""
        self.sheet.show(place)
        self._blank = False
        while True:
            self.sheet.prompt(place)
            line = self.lines.read()
            try:
                goes_on = True if self.moves.follow_the_clock() else self._take(place, line)
            except Overtaken as refusal:
                # The session has caught up with the other window: show what stands there now.
                self.lines.tell(str(refusal))
                return True
            except Refusal as refusal:
                # A time that ran out meanwhile, or a hand-in that could not be kept: the next line tries again.
                if line is None or not self.session.late:
                    raise
                self.lines.tell(str(refusal))
                goes_on = None
            if goes_on is not None:
                return goes_on

    def _take(self, place: int, line: str | None) -> bool | None:
        """Do what a line says: true to show a question, false to leave, `None` to stay with this one."""
        if line is None:
            return False
        blank, self._blank = self._blank, not line.strip()
        if is_command(line):
            return self.moves.obey(place, line.strip())
        if not line.strip():
            if not blank and self.session.response(place) is None:
                self.lines.tell(say("Press Enter again to leave it empty for now."))
                return None
            return self.moves.forth()
        if isinstance(self.session.question(place), Written):
            return self._write(place, line)
        if (response := self.teller.read(place, line.strip())) is None:
            if f":{plain(line).lower()}" in COMMANDS:
                self.lines.tell(say("Commands begin with a colon; :h lists them."))
            return None
        self.session.enter(place, response)
        return self.moves.forth()

    def _write(self, place: int, line: str) -> bool | None:
        """An answer of several lines, each kept as it comes: the end of the time loses none. Once it is begun every
        line is text, whatever it begins with."""
        lines: list[str] = []
        while line.strip():
            lines.append(line)
            if (response := self.teller.read(place, "".join(lines))) is None:
                return None
            self.session.enter(place, response)
            line = self.lines.read() or ""
            if self.moves.follow_the_clock():
                return True
        return self.moves.forth()

    def _end(self) -> None:
        if self.session.sitting.over:
            tell_handed_in(self.session, self.teller)
            return
        # Where another window went on with it, the sitting is that window's to pause.
        with suppress(Overtaken):
            self.session.pause()
        self.lines.tell("")
        if self.session.sitting.over:
            self.lines.tell(say("Nothing was answered, so there is nothing to go on with."))
            return
        words = {"answered": self.session.answered(), "total": len(self.session.items)}
        self.lines.tell(say("Left with {answered} of {total} questions answered.", **words))
        left = self.session.time_left()
        if self.session.pausable or left is None:
            self.lines.tell(say("The clock stands still until you come back."))
        else:
            self.lines.tell(say("The clock runs on: {clock} left.", clock=clock(left)))
        tell_paused(self.lines, self.command)
