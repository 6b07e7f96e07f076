"""The commands of an exam line by line: to go to and fro, to say something of an answer, to hand in."""

import re

from studyapp.cli.lines import Lines
from studyapp.cli.plain_card import tell_card, to_consider
from studyapp.cli.plain_result import section_name
from studyapp.cli.plain_sheet import Sheet
from studyapp.cli.teller import tell_rating
from studyapp.locales import say
from studyapp.marking.letters import plain
from studyapp.sitting.desk import section_at
from studyapp.sitting.events import Confidence
from studyapp.study.exam import Exam
from studyapp.study.remarks import bookmark

COMMANDS = {
    ":h": "help",
    ":help": "help",
    ":?": "help",
    ":b": "back",
    ":back": "back",
    ":n": "next",
    ":next": "next",
    ":f": "flag",
    ":flag": "flag",
    ":x": "clear",
    ":guess": "guessed",
    ":sure": "sure",
    ":r": "again",
    ":card": "card",
    ":bookmark": "bookmark",
    ":hand": "hand",
    ":q": "quit",
    ":quit": "quit",
}
GO = re.compile(r":g\s*(\d{1,4})")
YES = ("y", "yes", "是", "好")


class Moves:
    """What a command does is told by what it returns: true to show a question, false to leave, `None` to stay. Each
    raises `Refusal` where it cannot be done."""

    def __init__(self, session: Exam, lines: Lines, sheet: Sheet) -> None:
        self.session, self.lines, self.sheet = session, lines, sheet

    def obey(self, place: int, typed: str) -> bool | None:
        """Do what a command says."""
        if number := GO.fullmatch(plain(typed).lower()):
            return self._go(int(number[1]) - 1)
        match COMMANDS.get(plain(typed).lower()):
            case "quit":
                return False
            case "again":
                return True
            case "back":
                return self._back()
            case "next":
                return self.forth()
            case "card":
                tell_card(self.session, self.lines)
            case "hand":
                return self._hand_in()
            case "help":
                self.sheet.help()
            case None:
                self.lines.tell(say("There is no command {typed}; :h lists them.", typed=typed[:20]))
            case about:
                self._remark(place, about)
        return None

    def follow_the_clock(self) -> bool:
        """Go on where a time is up; whether there is another question to show, or none any more."""
        done = self.session.tick()
        if done == "turned":
            self.lines.tell(say("Time is up there; here is the next question."))
        elif done == "over":
            self.sheet.tell_if_time_is_up()
        return done != ""

    def forth(self) -> bool | None:
        """Go on to the next question."""
        if (place := self.session.beside(1)) is None:
            self.lines.tell(say("That was the last question. :card shows where something is missing; :hand hands in."))
            return None
        return self._turn(place)

    def _remark(self, place: int, about: str) -> None:
        """Change what stands at `place`, or what is said of it."""
        match about:
            case "flag":
                self.lines.tell(say("Flagged.") if self.session.flag(place) else say("No longer flagged."))
            case "clear":
                self.session.enter(place, self.session.nothing(place))
                self.lines.tell(say("Question {n} is empty now.", n=place + 1))
            case ("guessed" | "sure") as confidence:
                wanted: Confidence = "" if self.session.confidence(place) == confidence else confidence
                self.session.rate(place, wanted)
                tell_rating(self.lines, wanted)
            case "bookmark":
                on = bookmark(self.lines.host.study, self.session.items[place].question)
                self.lines.tell(say("Bookmarked.") if on else say("No longer bookmarked."))

    def _back(self) -> bool | None:
        if (place := self.session.beside(-1)) is None:
            self.lines.tell(say("There is no question to go back to."))
            return None
        return self._turn(place)

    def _go(self, place: int) -> bool | None:
        if not self.session.may_turn(place):
            self.lines.tell(say("There is no way to that question now."))
            return None
        return self._turn(place)

    def _turn(self, place: int) -> bool | None:
        """Go to another question; out of a section for good only when that is meant."""
        if self.session.leaves_section(place):
            plan = self.session.sitting.plan
            number = section_at(plan, self.session.sitting.desk.at)
            for line in to_consider(self.session, self.session.open_places()):
                self.lines.tell(line)
            name = section_name(self.lines, plan.sections[number], number)
            self.lines.tell(say("Leave section {name}?", name=name))
            self.lines.tell(say("There is no way back to this section."))
            if not self._agreed(":n", ":next"):
                return True
        self.session.turn(place)
        return True

    def _hand_in(self) -> bool | None:
        for line in to_consider(self.session):
            self.lines.tell(line)
        self.lines.tell(say("Hand in now?"))
        if self._agreed(":hand"):
            self.session.hand_in()
        return True

    def _agreed(self, *again: str) -> bool:
        """Ask once more: yes, or the command `again`; what comes when the time is up is no answer."""
        self.lines.tell(say("Type y to do it; anything else goes back:"))
        line = self.lines.read()
        if self.follow_the_clock() or line is None:
            return False
        return plain(line).lower() in (*YES, *again)
