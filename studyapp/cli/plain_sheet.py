"""What lies before the student in an exam, line by line: a question, what stands there, and the times that run."""

from studyapp.cli.lines import Lines, clock
from studyapp.cli.plain_card import FLAG
from studyapp.cli.plain_result import section_heading
from studyapp.cli.plain_warnings import Warnings
from studyapp.cli.teller import Teller
from studyapp.locales import say
from studyapp.sitting.desk import section_at
from studyapp.study.exam import Exam
from studyapp.study.remarks import CONFIDENCES


class Sheet:
    """Shows one question at a time; `_section` is the number of the section last announced."""

    def __init__(self, session: Exam, lines: Lines) -> None:
        self.session, self.lines = session, lines
        self.teller, self.warnings = Teller(session, lines), Warnings(session, lines)
        self._section: int | None = None

    def show(self, place: int) -> None:
        """The question at `place`, after its section where that is another one, and what stands there now."""
        plan = self.session.sitting.plan
        if plan.sections and (number := section_at(plan, place)) != self._section:
            self._section = number
            self.lines.tell("")
            self.lines.tell(section_heading(self.lines, plan, number))
        # What a question is about may give its answer away, so the topic is not named.
        self.teller.question(place, *self._marks(place), *self._times(), topic=False)
        if (response := self.session.response(place)) is not None:
            words = self.teller.spoken(place, self.session.question(place), response)
            self.lines.tell(say("Your answer so far: {answer}", answer=words))

    def prompt(self, place: int) -> None:
        """What to type, after a warning where one is due."""
        self.warnings.tell()
        self.teller.prompt(place)

    def help(self) -> None:
        """The commands."""
        if self.session.sitting.plan.forward:
            self.lines.tell(say("Type your answer and press Enter: it is kept, and there is no way back to it."))
            self.lines.tell(say("  :n  the next question"))
        else:
            self.lines.tell(say("Type your answer and press Enter: it is kept, and can be changed until you hand in."))
            self.lines.tell(say("  :n, :b, :g 5  the next question, the one before, question 5"))
        self.lines.tell(say("  :f  flag this question, or not any more; :x  empty it; :r  read it again"))
        self.lines.tell(say("  :guess, :sure  say of your answer that it is a guess, or sure"))
        self.lines.tell(say("  :card  all questions: answered, empty, flagged; :bookmark  bookmark this one"))
        self.lines.tell(say("  :hand  hand in; :q  leave, without handing in"))

    def tell_if_time_is_up(self) -> None:
        """Say that the clock handed it in, where it did."""
        finished = self.session.sitting.finished
        if finished is not None and finished.why == "time":
            self.lines.tell(say("Time is up. What stood there has been handed in."))

    def _marks(self, place: int) -> list[str]:
        """What the student said of it."""
        said = CONFIDENCES.get(self.session.confidence(place))
        flag = [f"{FLAG} {say('flagged')}"] if self.session.flagged(place) else []
        return [*flag, *([str(said)] if said else [])]

    def _times(self) -> list[str]:
        """Every limit that runs."""
        return [_words(each.of, clock(each.left)) for each in self.session.countdowns()]


def _words(of: str, left: str) -> str:
    match of:
        case "section":
            return say("for this section {clock}", clock=left)
        case "question":
            return say("for this question {clock}", clock=left)
        case _:
            return say("time left {clock}", clock=left)
