"""A sitting line by line: for screen readers, pipes and tests. No colour, no cursor, every line of output whole."""

import shutil
from decimal import Decimal
from math import ceil
from typing import TextIO

from studyapp.cli.opening import Opened, again
from studyapp.cli.points import point_lines, ticks_of
from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.course.text import Text, said, versions
from studyapp.course.types import AnyQuestion
from studyapp.locales import say, say_n
from studyapp.locales.cells import wrapped
from studyapp.marking import Unreadable, marker
from studyapp.marking.letters import plain
from studyapp.marking.schemes import printed
from studyapp.sitting.state import Given
from studyapp.study.drill import Drill
from studyapp.study.verdict import verdict, why_not

# Letters belong to answers, so a command begins with a colon; an input method may write it full-width.
COMMANDS = {":h": "help", ":help": "help", ":?": "help", ":u": "undo", ":undo": "undo", ":q": "quit", ":quit": "quit"}


def converse(session: Drill, host: Opened, command: str, source: TextIO, out: TextIO) -> None:
    """Ask what is left to ask, one line an answer, and say how it went. The end of `source` pauses the sitting."""
    _Conversation(session, host, command, source, out).run()


class _Conversation:
    """The sitting and where its lines come from and go to; `width` is the terminal's, or `None` without one."""

    def __init__(self, session: Drill, host: Opened, command: str, source: TextIO, out: TextIO) -> None:
        self.session, self.host, self.command = session, host, command
        self.source, self.out = source, out
        self.width = shutil.get_terminal_size().columns if out.isatty() else None
        self.topics = {row.id: host.name(row) for row in host.study.catalogue.topics()}
        self.told = ""

    def run(self) -> None:
        if gone := self.session.gone:
            self._say(say_n("{n} question has left the course.", "{n} questions have left the course.", gone))
        try:
            while not self._late() and (place := self.session.place) is not None and self._ask(place):
                pass
        except KeyboardInterrupt:
            self.session.pause()
            self._end()
            raise
        finally:
            self.session.pause()
        self._end()

    def _late(self) -> bool:
        """Whether the time is up; if it is, the sitting is over."""
        if self.session.time_left() != 0:
            return False
        self._say(say("Time is up."))
        self.session.finish("time")
        return True

    def _ask(self, place: int) -> bool:
        """One question until it is answered, taken back to another, or the sitting stops; false to stop asking."""
        question = self.session.show(place)
        self._show(place, question)
        self._prompt(place, question)
        empty = False
        while (line := self._line()) is not None:
            if self._late():
                return False
            typed = line.strip()
            if plain(typed).startswith(":"):
                if (goes_on := self._obey(typed)) is not None:
                    return goes_on
                self._prompt(place, question)
                continue
            if not typed and not empty:
                empty = True
                self._say(say("Press Enter again to leave it unanswered."))
                continue
            if typed and isinstance(question, Written):
                typed = self._rest_of(line)
            try:
                response = marker(question).read(question, typed, self.session.items[place].letters)
            except Unreadable as refusal:
                empty = False
                self._say(str(refusal))
                if f":{plain(typed).lower()}" in COMMANDS:
                    self._say(say("Commands begin with a colon; :h lists them."))
                continue
            self._mark(place, question, response)
            return True
        return False

    def _line(self) -> str | None:
        """The next line, or `None` at the end of the input."""
        self.out.flush()
        return self.source.readline() or None

    def _rest_of(self, line: str) -> str:
        """An answer of several lines, from its first one to an empty one, the end of the input, or that of the time."""
        lines = [line]
        while (more := self._line() or "").strip() and self.session.time_left() != 0:
            lines.append(more)
        return "".join(lines)

    def _obey(self, typed: str) -> bool | None:
        """Do what a command says: true to ask the next question, false to stop, `None` to stay with this one."""
        match COMMANDS.get(plain(typed).lower()):
            case "quit":
                return False
            case "undo":
                place = self.session.undo()
                if place is not None:
                    self._say(say("Question {n} is open again.", n=place + 1))
                    return True
                self._say(say("There is no answer to take back."))
            case "help":
                self._say(say("Type your answer and press Enter. These are commands:"))
                self._say(say("  :u  take the last answer back"))
                self._say(say("  :q  pause; you can go on later"))
                self._say(say("  :h  this help"))
            case _:
                self._say(say("There is no command {typed}; :h lists them.", typed=typed[:20]))
        return None

    def _show(self, place: int, question: AnyQuestion) -> None:
        item = self.session.items[place]
        parts = [
            say("Question {n} of {total}", n=place + 1, total=len(self.session.items)),
            self.topics.get(item.topic, item.topic),
            str(question.type_name),
            say("marks: {full}", full=printed(item.full)),
        ]
        if (left := self.session.time_left()) is not None:
            parts.append(say("time left {clock}", clock=_clock(left)))
        self._say("")
        self._say(" · ".join(parts))
        self._tell(place)
        for line in question.lines(item.letters, self.host.content, self.host.interface):
            self._say(line, "     " if line.startswith(" ") else "")

    def _tell(self, place: int) -> None:
        """The material of a case, before the first of its questions."""
        material = self.session.material(place)
        if material is not None and material.id != self.told:
            self._say(self._said(material.title))
            for words in versions(material.material, self.host.content, self.host.interface):
                self._say(words.strip())
            self._say("")
        self.told = material.id if material else ""

    def _prompt(self, place: int, question: AnyQuestion) -> None:
        hint = marker(question).hint(question, self.session.items[place].letters)
        self._say(say("Your answer ({hint}; :h for help):", hint=hint))

    def _mark(self, place: int, question: AnyQuestion, response: Response) -> None:
        given = self.session.submit(place, response)
        if isinstance(question, Written) and not self.session.settled(place):
            given = self._confirm(place, question, given)
        letters = self.session.items[place].letters
        key = question.key(self.host.content, self.host.interface)
        self._say(f"{verdict(given)} {printed(given.mark)}/{printed(given.answer.full)}")
        if not isinstance(question, Written):
            self._say(say("Right answer: {key}", key=self._spoken(question, key, letters)))
        for lead, text in question.told():
            self._say(f"{lead}{self._said(text)}")
        self._say(say("Why: {text}", text=self._said(question.why)))
        for label, reason in why_not(question, response, letters):
            self._say(say("Why not {label}: {text}", label=label, text=self._said(reason)))
        self._say(say_n("Due again tomorrow.", "Due again in {n} days.", self.session.days_until_due(place)))

    def _confirm(self, place: int, question: Written, given: Given) -> Given:
        """Show which key points the program found, and let the student say otherwise; the end of the input leaves it
        open."""
        for line in point_lines(question, given, self.host):
            self._say(line, "      ")
        self._say(say("Which points are there? Enter keeps the ticks; or type their numbers, 0 for none:"))
        while (typed := self._line()) is not None:
            try:
                ticks = ticks_of(typed, len(question.points)) if typed.strip() else given.ticks
                return self.session.confirm(place, ticks)
            except Unreadable as refusal:
                self._say(str(refusal))
        return given

    def _end(self) -> None:
        self._say("")
        if not self.session.sitting.over:
            answered, total = len(self.session.sitting.answers), len(self.session.items)
            self._say(say("Paused after {answered} of {total} questions.", answered=answered, total=total))
            # Not wrapped: a command line must stay whole to be copied.
            line = again(self.host.options, self.command, "--plain", "--resume")
            self.out.write(say("Go on with: {line}", line=line) + "\n")
            self.out.flush()
            return
        if not self.session.sitting.answers:
            self._say(say("Nothing was answered, so there is nothing to go on with."))
            return
        earned, full = self.session.totals()
        words = {"earned": printed(earned), "full": printed(full), "share": _share(earned, full)}
        self._say(say("Result: {earned} of {full} marks, {share}", **words))
        for topic, (mark, most) in self._by_topic().items():
            self._say(f"  {self.topics.get(topic, topic)}: {printed(mark)}/{printed(most)}", "    ")
        self._say(say("Time: {clock}", clock=_clock(self.session.sitting.spent)))
        self.out.flush()

    def _by_topic(self) -> dict[str, tuple[Decimal, Decimal]]:
        sums: dict[str, tuple[Decimal, Decimal]] = {}
        for place, item in enumerate(self.session.items):
            given = self.session.given(place)
            mark, full = sums.get(item.topic, (Decimal(0), Decimal(0)))
            sums[item.topic] = mark + (given.mark if given else 0), full + item.full
        return sums

    def _spoken(self, question: AnyQuestion, response: Response, letters: str) -> str:
        return question.spoken(response, letters, self.host.content, self.host.interface)

    def _said(self, text: Text) -> str:
        return said(text, self.host.content, self.host.interface)

    def _say(self, text: str, indent: str = "") -> None:
        shown = "".join(sign if sign >= " " or sign == "\n" else "?" for sign in text.expandtabs(4))
        for line in shown.split("\n"):
            self.out.write(wrapped(line, self.width, indent) + "\n")


def _share(earned: Decimal, full: Decimal) -> str:
    return f"{earned / full:.0%}" if full else "–"


def _clock(seconds: float) -> str:
    return f"{ceil(seconds) // 60}:{ceil(seconds) % 60:02}"
