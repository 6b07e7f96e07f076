"""A sitting for another program: one JSON object a line, out and in; every object is flushed as it is written.

Out: `hello` once; then for each question `question`, and after its answer `mark`; `undone` after an undo; `confirmed`
after a confirmation; `error` where a line cannot be used (the question stays open); `end` once, with the sum over the
answers that count. In: `{"response": …}`, `{"skip": true}`, `{"undo": true}` or `{"stop": true}`, each with `n` (the
question meant) and, for an answer, `seconds` and `confidence`, if the program has them; `{"confirm": [true, …], "n":
…}` says which key points of an answer are there, and a response with `"hold": true` waits for it before the next
question or the end. The end of the input pauses the sitting. What is marked at its end is driven by `jsonl_exam`.

Responses are in the file's keys, whatever order the options were shown in: "B", "ACD" (in order), true, a text, or one
string a blank, pair or item (the letter of the right-hand side or of the category). Times are seconds, `now` is
milliseconds UTC since 1970, marks are exact decimals.
"""

from typing import Any, TextIO

from studyapp.cli.jsonl_objects import Objects
from studyapp.cli.messages import Wrong, message_of
from studyapp.cli.opening import Opened
from studyapp.course.question import Response
from studyapp.locales import Refusal, phrase
from studyapp.marking import marker
from studyapp.records.journal import Overtaken
from studyapp.study.drill import Drill
from studyapp.study.session import Session


def drive(session: Drill, host: Opened, source: TextIO, out: TextIO) -> None:
    """Put the sitting's open questions to the program on the other side until it ends or stops."""
    _Driver(session, host, source, out).run()


class _Driver:
    """The sitting and the two ends of the line to the program."""

    def __init__(self, session: Drill, host: Opened, source: TextIO, out: TextIO) -> None:
        self.session, self.source = session, source
        self.objects = Objects(session, host, out)

    def run(self) -> None:
        try:
            self.objects.hello()
            while not self._late() and (place := self.session.place) is not None:
                self.session.show(place)
                self.objects.question(place)
                if not self._answered(place):
                    break
        finally:
            self._pause()
        self.objects.end("paused")

    def _pause(self) -> None:
        try:
            self.session.pause()
        except Overtaken as overtaken:
            # The other window has it now: it is that window's to pause.
            self.objects.refuse(overtaken, self.session.place or 0)

    def _late(self) -> bool:
        """Whether the time is up; if it is, the sitting is over."""
        if self.session.time_left() != 0:
            return False
        self.session.finish("time")
        return True

    def _answered(self, place: int) -> bool:
        """Read lines until one settles the question at `place`; false where there is nothing more to ask."""
        while line := self.source.readline():
            if self._late():
                return False
            try:
                if self._question_is_late(place):
                    return True
                message = message_of(line, place)
                if "stop" in message:
                    self.session.finish("left")
                    return False
                if "confirm" in message:
                    confirm(self.session, self.objects, message)
                    continue
                self._settle(place, message)
            except Overtaken as overtaken:
                # The session has caught up with the other window: what is asked there now is asked here.
                self.objects.refuse(overtaken, place)
                return True
            except Refusal as refusal:
                self.objects.refuse(refusal, place)
            else:
                return True
        return False

    def _question_is_late(self, place: int) -> bool:
        """Whether this question's own time is up; the line that came after it does not count."""
        if all(each.left > 0 for each in self.session.countdowns() if each.of == "question"):
            return False
        self.session.question_time_up(place)
        self.objects.refuse(Wrong("time", phrase("the time for this question is up")), place)
        self.objects.mark(place)
        return True

    def _settle(self, place: int, message: dict[str, Any]) -> None:
        if "undo" in message:
            self._undo()
            return
        self._mark(place, message)
        if "hold" in message:
            wait_for_confirmation(self.session, self.objects, self.source, place)

    def _undo(self) -> None:
        place = self.session.undo()
        if place is None:
            raise Wrong("nothing", phrase("there is no answer to take back"), "undo")
        self.objects.write("undone", n=place + 1)

    def _mark(self, place: int, message: dict[str, Any]) -> None:
        response = self.session.nothing(place) if "skip" in message else response_of(self.session, place, message)
        # Whatever was said of an answer taken back since: this one is another.
        self.session.rate(place, message.get("confidence", ""))
        self.session.submit(place, response, message.get("seconds"))
        self.objects.mark(place)


def response_of(session: Session, place: int, message: dict[str, Any]) -> Response:
    """The response a message gives to the question at `place`; raises `Wrong` for what is none."""
    response: Response = message["response"]
    question, item = session.question(place), session.items[place]
    if not marker(question).fits(question, response):
        raise Wrong("response", phrase("this is no answer to a question of type {type}", type=item.type), "response")
    return response


def confirm(session: Session, objects: Objects, message: dict[str, Any]) -> None:
    """Take the key points that a message confirms; raises `Wrong` where there are none such."""
    place, ticks = message["n"] - 1, message["confirm"]
    given = session.given(place)
    if given is None or not session.askable(place) or len(ticks) != len(given.answer.ticks) or not ticks:
        raise Wrong("confirm", phrase("there are no such key points to confirm"), "confirm")
    session.confirm(place, ticks)
    objects.confirmed(place)


def wait_for_confirmation(session: Session, objects: Objects, source: TextIO, place: int) -> None:
    """Read on until the key points of `place` are confirmed or the input ends, before anything else is said."""
    while not session.settled(place) and (line := source.readline()):
        try:
            message = message_of(line, place)
            if "confirm" not in message:
                raise Wrong("action", phrase("confirm the key points first"), "confirm")
            confirm(session, objects, message)
        except Refusal as refusal:
            objects.refuse(refusal, place)
