"""A question told in lines, what it came to, and the key points of a written answer."""

from studyapp.cli.lines import Lines, is_command
from studyapp.cli.points import point_lines, ticks_of
from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.course.text import versions
from studyapp.course.types import AnyQuestion
from studyapp.locales import say, say_n
from studyapp.marking import Unreadable, marker
from studyapp.marking.schemes import printed
from studyapp.sitting.events import Confidence
from studyapp.sitting.state import Given
from studyapp.study.remarks import CONFIDENCES
from studyapp.study.session import Session
from studyapp.study.verdict import verdict, why_not


class Teller:
    """Tells the questions of one sitting; what a case tells is told before the first of its questions only."""

    def __init__(self, session: Session, lines: Lines) -> None:
        self.session, self.lines = session, lines
        self.topics = {row.id: lines.host.name(row) for row in lines.host.study.catalogue.topics()}
        self._told = ""

    def question(self, place: int, *more: str, topic: bool = True) -> None:
        """A question after a line with its number, what it is about, its marks, and what `more` there is to say."""
        question, item, host = self.session.question(place), self.session.items[place], self.lines.host
        parts = [
            say("Question {n} of {total}", n=place + 1, total=len(self.session.items)),
            *([self.topics.get(item.topic, item.topic)] if topic else []),
            str(question.type_name),
            say("marks: {full}", full=printed(item.full)),
            *more,
        ]
        self.lines.tell("")
        self.lines.tell(" · ".join(parts))
        self._tell(place)
        for line in question.lines(item.letters, host.content, host.interface):
            self.lines.tell(line, "     " if line.startswith(" ") else "")

    def prompt(self, place: int) -> None:
        """What to type."""
        question = self.session.question(place)
        hint = marker(question).hint(question, self.session.items[place].letters)
        self.lines.tell(say("Your answer ({hint}; :h for help):", hint=hint))

    def read(self, place: int, typed: str) -> Response | None:
        """What was typed as a response to the question at `place`; says why where it cannot be one."""
        question = self.session.question(place)
        try:
            return marker(question).read(question, typed, self.session.items[place].letters)
        except Unreadable as refusal:
            self.lines.tell(str(refusal))
            return None

    def outcome(self, place: int) -> None:
        """The mark of the answer at `place`, what is right, and why."""
        given, full = self.session.given(place), self.session.items[place].full
        if given is None:
            self.lines.tell(f"{say('– Not answered')} 0/{printed(full)}")
        else:
            self.lines.tell(f"{verdict(given)} {printed(given.mark)}/{printed(full)}")
            if given.right and not given.known:
                self.lines.tell(say("You guessed it: it does not count as known."))
        self.answer(place)
        letters = self.session.items[place].letters
        reasons = why_not(self.session.question(place), given.answer.response, letters) if given else ()
        for label, reason in reasons:
            self.lines.tell(say("Why not {label}: {text}", label=label, text=self.lines.said(reason)))

    def answer(self, place: int) -> None:
        """What is right at `place`, and why."""
        question = self.session.question(place)
        if not isinstance(question, Written):
            key = question.key(self.lines.host.content, self.lines.host.interface)
            self.lines.tell(say("Right answer: {key}", key=self.spoken(place, question, key)))
        for lead, text in question.told():
            self.lines.tell(f"{lead}{self.lines.said(text)}")
        self.lines.tell(say("Why: {text}", text=self.lines.said(question.why)))

    def spoken(self, place: int, question: AnyQuestion, response: Response) -> str:
        """A response in words."""
        host = self.lines.host
        return question.spoken(response, self.session.items[place].letters, host.content, host.interface)

    def confirm(self, place: int) -> Given | None:
        """Show which key points the program found at `place`, and let the student say otherwise; `None` where that is
        left open, by a command or the end of the input."""
        question, given = self.session.question(place), self.session.given(place)
        assert isinstance(question, Written), "nothing else has key points"
        assert given is not None, "only an answer has them"
        for line in point_lines(question, given, self.lines.host):
            self.lines.tell(line, "      ")
        self.lines.tell(say("Which points are there? Enter keeps the ticks; or type their numbers, 0 for none:"))
        while (typed := self.lines.read()) is not None and not is_command(typed):
            try:
                ticks = ticks_of(typed, len(question.points)) if typed.strip() else given.ticks
                return self.session.confirm(place, ticks)
            except Unreadable as refusal:
                self.lines.tell(str(refusal))
        return None

    def _tell(self, place: int) -> None:
        material, host = self.session.material(place), self.lines.host
        if material is not None and material.id != self._told:
            self.lines.tell(self.lines.said(material.title))
            for words in versions(material.material, host.content, host.interface):
                self.lines.tell(words.strip())
            self.lines.tell("")
        self._told = material.id if material else ""


def tell_changes(session: Session, lines: Lines) -> None:
    """How many questions of a sitting are not what the course has now."""
    if gone := session.gone:
        lines.tell(say_n("{n} question has left the course.", "{n} questions have left the course.", gone))
    if edited := session.edited:
        lines.tell(
            say_n(
                "{n} question was changed since; it is asked as it was.",
                "{n} questions were changed since; they are asked as they were.",
                edited,
            )
        )


def tell_rating(lines: Lines, confidence: Confidence) -> None:
    """Say what is said of the answer from now on."""
    said = CONFIDENCES.get(confidence)
    lines.tell(say("Noted: {said}.", said=said) if said else say("Nothing is said of this answer any more."))
