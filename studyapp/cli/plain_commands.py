"""The commands of a quiz or review line by line."""

from studyapp.cli.lines import Lines
from studyapp.cli.teller import tell_rating
from studyapp.locales import say
from studyapp.marking.letters import plain
from studyapp.sitting.events import Confidence
from studyapp.study.drill import Drill
from studyapp.study.remarks import bookmark

COMMANDS = {
    ":h": "help",
    ":help": "help",
    ":?": "help",
    ":u": "undo",
    ":undo": "undo",
    ":guess": "guessed",
    ":sure": "sure",
    ":bookmark": "bookmark",
    ":q": "quit",
    ":quit": "quit",
}


class Commands:
    """What can be asked for instead of an answer."""

    def __init__(self, session: Drill, lines: Lines) -> None:
        self.session, self.lines = session, lines

    def obey(self, place: int, typed: str) -> bool | None:
        """Do what a command says: true to ask the next question, false to stop, `None` to stay with this one."""
        match COMMANDS.get(plain(typed).lower()):
            case "quit":
                return False
            case "undo":
                return self._undo()
            case ("guessed" | "sure") as confidence:
                self._rate(place, confidence)
            case "bookmark":
                on = bookmark(self.lines.host.study, self.session.items[place].question)
                self.lines.tell(say("Bookmarked.") if on else say("No longer bookmarked."))
            case "help":
                self._help()
            case _:
                self.lines.tell(say("There is no command {typed}; :h lists them.", typed=typed[:20]))
        return None

    def _undo(self) -> bool | None:
        place = self.session.undo()
        if place is None:
            self.lines.tell(say("There is no answer to take back."))
            return None
        self.lines.tell(say("Question {n} is open again.", n=place + 1))
        return True

    def _rate(self, place: int, confidence: Confidence) -> None:
        again = self.session.ratings.get(place) == confidence
        self.session.rate(place, "" if again else confidence)
        tell_rating(self.lines, "" if again else confidence)

    def _help(self) -> None:
        self.lines.tell(say("Type your answer and press Enter. These are commands:"))
        self.lines.tell(say("  :u  take the last answer back"))
        self.lines.tell(say("  :guess, :sure  say of your answer, before you give it, that it is a guess, or sure"))
        self.lines.tell(say("  :bookmark  bookmark this question, or not any more"))
        self.lines.tell(say("  :q  pause; you can go on later"))
        self.lines.tell(say("  :h  this help"))
