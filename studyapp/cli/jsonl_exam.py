"""An exam for another program, or a quiz with the answers afterwards: one JSON object a line, out and in.

Out: `hello` once, with everything that stands already; `question` for the one the student is at, again after each
turn; `entered` and `flagged` once the journal has it; `error` where a line cannot be used; when it is handed in, `mark`
for every question, `confirmed` after a confirmation, and `end` once. In: `{"n": …, "response": …}` (with `confidence`
where the program has it), `{"n": …, "skip": true}`, `{"n": …, "confidence": …}`, `{"turn": n}`, `{"flag": n}`,
`{"hand_in": true}` (with `"hold": true` it waits for the key points of written answers to be confirmed). The end of the
input leaves it: an exam with a deadline runs on.
"""

from typing import Any, TextIO

from studyapp.cli.exam_messages import exam_message_of
from studyapp.cli.jsonl import confirm, response_of
from studyapp.cli.jsonl_exam_objects import ExamObjects
from studyapp.cli.messages import Wrong, message_of
from studyapp.cli.opening import Opened
from studyapp.locales import Refusal, phrase
from studyapp.records.journal import Overtaken
from studyapp.study.exam import Exam


def drive_exam(session: Exam, host: Opened, source: TextIO, out: TextIO) -> None:
    """Let the program on the other side sit it until it hands in, the time is up, or it leaves."""
    _Driver(session, host, source, out).run()


class _Driver:
    """The sitting and the two ends of the line to the program; `_held` says that marks wait for confirmations."""

    def __init__(self, session: Exam, host: Opened, source: TextIO, out: TextIO) -> None:
        self.session, self.source = session, source
        self.objects = ExamObjects(session, host, out)
        self._held = False

    def run(self) -> None:
        try:
            self.objects.exam_hello()
            while (place := self.session.place) is not None:
                self.objects.exam_question(place)
                if not self._goes_on():
                    break
            if self.session.sitting.over:
                self._marks()
        finally:
            self._pause()
        self.objects.exam_end()

    def _goes_on(self) -> bool:
        """Read lines until there is another question to show, or none; false at the end of the input."""
        while line := self.source.readline():
            place = self.session.place or 0
            try:
                if self._late(place) or self._obey(line):
                    return True
            except Overtaken as overtaken:
                # The session has caught up with the other window: its question is said anew.
                self.objects.refuse(overtaken, place)
                return True
            except Refusal as refusal:
                self.objects.refuse(refusal, place)
        return False

    def _late(self, place: int) -> bool:
        """Whether a time is up; the line that came after it does not count."""
        section = any(each.of == "section" and each.left <= 0 for each in self.session.countdowns())
        done = self.session.tick()
        if done == "turned":
            said = phrase("the time for this section is up") if section else phrase("the time for this question is up")
            self.objects.refuse(Wrong("time", said), place)
        return done != ""

    def _obey(self, line: str) -> bool:
        """Do what a line says; whether there is another question to show, or none."""
        action, message = exam_message_of(line)
        match action:
            case "turn":
                self._turn(self._place(message, "turn"))
            case "flag":
                self._flag(self._place(message, "flag"), message)
                return False
            case "hand_in":
                self._held = message.get("hold", False)
                self.session.hand_in()
            case _:
                self._enter(self._place(message, "n"), action, message)
                return False
        return True

    def _place(self, message: dict[str, Any], field: str) -> int:
        """The place that a field names; that of the open question where it names none."""
        at = self.session.place or 0
        place: int = message.get(field, at + 1) - 1
        if not (0 <= place < len(self.session.items) and self.session.askable(place)):
            raise Wrong("turn", phrase("there is no question {n}", n=str(place + 1)[:9]), field)
        return place

    def _turn(self, place: int) -> None:
        if not self.session.may_turn(place):
            raise Wrong("turn", phrase("there is no way to that question now"), "turn")
        self.session.turn(place)

    def _flag(self, place: int, message: dict[str, Any]) -> None:
        if message.get("on") is not self.session.flagged(place):
            self.session.flag(place)
        self.objects.write("flagged", n=place + 1, on=self.session.flagged(place))

    def _enter(self, place: int, action: str, message: dict[str, Any]) -> None:
        if place not in self.session.open_places():
            raise Wrong("turn", phrase("there is no way to that question now"), "n")
        if action == "confidence":
            self.session.rate(place, message["confidence"])
        elif action == "skip":
            self.session.enter(place, self.session.nothing(place))
        else:
            self.session.enter(place, response_of(self.session, place, message), message.get("confidence"))
        left = self.session.time_left()
        self.objects.write(
            "entered",
            n=place + 1,
            left=None if left is None else round(left, 3),
            empty=len(self.session.empty()),
        )

    def _pause(self) -> None:
        try:
            self.session.pause()
        except Overtaken as overtaken:
            # The other window has it now: it is that window's to pause.
            self.objects.refuse(overtaken, self.session.place or 0)

    def _marks(self) -> None:
        """The mark of every question; then, where that was asked for, what the student says of the key points."""
        places = [place for place in range(len(self.session.items)) if self.session.askable(place)]
        for place in places:
            self.objects.mark(place)
        while self._held and (open_ := [place for place in places if not self.session.settled(place)]):
            if not (line := self.source.readline()):
                break
            try:
                message = message_of(line, open_[0])
                if "stop" in message:
                    break
                if "confirm" not in message:
                    raise Wrong("action", phrase("confirm the key points first"), "confirm")
                confirm(self.session, self.objects, message)
            except Refusal as refusal:
                self.objects.refuse(refusal, open_[0])
