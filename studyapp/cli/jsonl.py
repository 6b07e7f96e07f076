"""A sitting for another program: one JSON object a line, out and in; every object is flushed as it is written.

Out: `hello` once; then for each question `question`, and after its answer `mark`; `undone` after an undo; `confirmed`
after a confirmation; `error` where a line cannot be used (the question stays open); `end` once, with the sum over the
answers that count. In: `{"response": …}`, `{"skip": true}`, `{"undo": true}` or `{"stop": true}`, each with `n` (the
question meant) and, for an answer, `seconds`, if the program has them; `{"confirm": [true, …], "n": …}` says which key
points of an answer are there, and a response with `"hold": true` waits for it before the next question or the end. The
end of the input pauses the sitting.

Responses are in the file's keys, whatever order the options were shown in: "B", "ACD" (in order), true, a text, or one
string a blank, pair or item (the letter of the right-hand side or of the category). Times are seconds, `now` is
milliseconds UTC since 1970, marks are exact decimals.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TextIO

from msgspec import json

from studyapp import __version__
from studyapp.cli.messages import Wrong, message_of
from studyapp.cli.opening import Opened
from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.course.text import Text, said
from studyapp.course.types import AnyQuestion
from studyapp.locales import Refusal, phrase
from studyapp.marking import marker
from studyapp.marking.points import suggest
from studyapp.sitting.state import Given
from studyapp.study.drill import Drill

PROTOCOL = 1

_encode = json.Encoder(decimal_format="number").encode


def drive(session: Drill, host: Opened, source: TextIO, out: TextIO) -> None:
    """Put the sitting's open questions to the program on the other side until it ends or stops."""
    _Driver(session, host, source, out).run()


class _Driver:
    """The sitting and the two ends of the line to the program."""

    def __init__(self, session: Drill, host: Opened, source: TextIO, out: TextIO) -> None:
        self.session, self.host, self.source, self.out = session, host, source, out
        self.records = host.study.records
        self.chapters = {row.id: row.chapter for row in host.study.catalogue.topics()}

    def run(self) -> None:
        try:
            self._write("hello", **self._hello())
            while not self._late() and (place := self.session.place) is not None:
                self._write("question", **self._question(place))
                if not self._answered(place):
                    break
        finally:
            self.session.pause()
        self._write("end", **self._ending())

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
                message = message_of(line, place)
                if "stop" in message:
                    self.session.finish("left")
                    return False
                if "undo" in message:
                    self._undo()
                elif "confirm" in message:
                    self._confirm(message["n"] - 1, message["confirm"])
                    continue
                else:
                    self._mark(place, message)
                    if "hold" in message and not self.session.settled(place):
                        self._wait_for_confirmation(place)
            except Wrong as wrong:
                self._write("error", n=place + 1, code=wrong.code, field=wrong.field, message=str(wrong))
            except Refusal as refusal:
                self._write("error", n=place + 1, code="records", field=None, message=str(refusal))
            else:
                return True
        return False

    def _undo(self) -> None:
        place = self.session.undo()
        if place is None:
            raise Wrong("nothing", phrase("there is no answer to take back"), "undo")
        self._write("undone", n=place + 1)

    def _confirm(self, place: int, ticks: list[bool]) -> None:
        given = self.session.given(place)
        if given is None or not self.session.askable(place) or len(ticks) != len(given.answer.ticks) or not ticks:
            raise Wrong("confirm", phrase("there are no such key points to confirm"), "confirm")
        given = self.session.confirm(place, ticks)
        self._write("confirmed", n=place + 1, mark=given.mark, max=given.answer.full, correct=given.right)

    def _wait_for_confirmation(self, place: int) -> None:
        """Read on until the key points of `place` are confirmed or the input ends, before anything else is said."""
        while not self.session.settled(place) and (line := self.source.readline()):
            try:
                message = message_of(line, place)
                if "confirm" not in message:
                    raise Wrong("action", phrase("confirm the key points first"), "confirm")
                self._confirm(message["n"] - 1, message["confirm"])
            except Wrong as wrong:
                self._write("error", n=place + 1, code=wrong.code, field=wrong.field, message=str(wrong))
            except Refusal as refusal:
                self._write("error", n=place + 1, code="records", field=None, message=str(refusal))

    def _mark(self, place: int, message: dict[str, Any]) -> None:
        question = self.session.question(place)
        marking = marker(question)
        item = self.session.items[place]
        response: Response = marking.read(question, "", item.letters)
        if "skip" not in message:
            response = message["response"]
            if not marking.fits(question, response):
                raise Wrong(
                    "response", phrase("this is no answer to a question of type {type}", type=item.type), "response"
                )
        given = self.session.submit(place, response, message.get("seconds"))
        card = self.records.cards([item.card])[item.card]
        self._write(
            "mark",
            n=place + 1,
            mark=given.mark,
            max=given.answer.full,
            correct=given.right,
            key=question.key(self.host.content, self.host.interface),
            why=self._said(question.why),
            card={
                "due_in_days": card.due - self.host.study.today(),
                "stability": round(card.stability, 4),
                "difficulty": round(card.difficulty, 4),
            },
            event=given.event_id,
            **self._points(question, given),
        )

    def _points(self, question: AnyQuestion, given: Given) -> dict[str, Any]:
        """The key points of a written question and what speaks for each; nothing for another type."""
        if not isinstance(question, Written):
            return {}
        found = suggest(question, str(given.answer.response))
        return {
            "points": [
                {
                    "text": self._said(point.point),
                    "marks": point.worth,
                    "found": one.suggested,
                    "evidence": one.evidence,
                }
                for point, one in zip(question.points, found, strict=True)
            ]
        }

    def _hello(self) -> dict[str, Any]:
        plan, now = self.session.sitting.plan, self.session.now()
        return {
            "protocol": PROTOCOL,
            "version": __version__,
            "course": self.host.study.catalogue.course(),
            "bank_hash": _bank_hash(self.host),
            "sitting": self.session.sitting.id,
            "form": plan.form,
            "seed": plan.seed,
            "now": now,
            "time": datetime.fromtimestamp(now // 1000, UTC).isoformat(),
            "count": len(plan.items),
            "answered": len(self.session.sitting.answers),
            "gone": self.session.gone,
            "limit": plan.limit,
            "language": self.host.interface,
            "content": self.host.content,
        }

    def _question(self, place: int) -> dict[str, Any]:
        question, item = self.session.show(place), self.session.items[place]
        left, material = self.session.time_left(), self.session.material(place)
        shown = self.records.shown([item.question]).get(item.question, (0, 0))
        return {
            "n": place + 1,
            "total": len(self.session.items),
            "sitting": self.session.sitting.id,
            "id": item.question,
            "hash": self.session.hash(place),
            "family": item.card,
            "topic": item.topic,
            "chapter": self.chapters.get(item.topic),
            "question_type": item.type,
            "max": item.full,
            "difficulty": question.difficulty,
            "case": item.case or None,
            "material": None if material is None else self._said(material.material),
            "stem": "\n".join(question.stem_versions(self.host.content, self.host.interface)),
            "options": [],
            "blanks": 0,
            **question.posed(item.letters, self.host.content, self.host.interface),
            "new": item.card not in self.records.cards([item.card]),
            "times_shown": shown[0],
            "seconds_left": None if left is None else round(left, 3),
        }

    def _ending(self) -> dict[str, Any]:
        finished = self.session.sitting.finished
        earned, full = self.session.totals()
        answers = [given.answer for given in self.session.sitting.answers.values()]
        return {
            "reason": finished.why if finished else "paused",
            "answers": len(answers),
            "mark": earned,
            "max": full,
            "seconds": round(sum(answer.seconds for answer in answers), 3),
        }

    def _said(self, text: Text) -> str:
        return said(text, self.host.content, self.host.interface)

    def _write(self, kind: str, **fields: Any) -> None:
        self.out.write(_encode({"type": kind, **fields}).decode() + "\n")
        self.out.flush()


def _bank_hash(host: Opened) -> str:
    """Changes when any question of the course does."""
    whole = sha256()
    for row in host.study.catalogue.questions():
        whole.update(f"{row.id}\0{row.hash}\n".encode())
    return whole.hexdigest()
