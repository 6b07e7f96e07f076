"""What `--jsonl` says: the objects that every kind of sitting writes, one a line, each flushed as it is written."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TextIO

from msgspec import json

from studyapp import __version__
from studyapp.cli.messages import Wrong
from studyapp.cli.opening import Opened
from studyapp.course.points import Written
from studyapp.course.text import Text, said
from studyapp.course.types import AnyQuestion
from studyapp.locales import Refusal
from studyapp.marking.points import suggest
from studyapp.records.journal import Overtaken
from studyapp.sitting.state import Given
from studyapp.study.session import Session

PROTOCOL = 1

_encode = json.Encoder(decimal_format="number").encode


class Objects:
    """The sitting and the end of the line where the program reads."""

    def __init__(self, session: Session, host: Opened, out: TextIO) -> None:
        self.session, self.host, self.out = session, host, out
        self.records = host.study.records
        self.chapters = {row.id: row.chapter for row in host.study.catalogue.topics()}

    def write(self, kind: str, **fields: Any) -> None:
        """One object on a line."""
        self.out.write(_encode({"type": kind, **fields}).decode() + "\n")
        self.out.flush()

    def refuse(self, refusal: Refusal, place: int) -> None:
        """Say that a line could not be used, and why; `place` is the open question's."""
        code, field = ("overtaken" if isinstance(refusal, Overtaken) else "records"), None
        if isinstance(refusal, Wrong):
            code, field = refusal.code, refusal.field
        self.write("error", n=place + 1, code=code, field=field, message=str(refusal))

    def hello(self, **more: Any) -> None:
        """What is being sat."""
        plan, now = self.session.sitting.plan, self.session.now()
        about = {
            "protocol": PROTOCOL,
            "version": __version__,
            "course": self.host.study.catalogue.course(),
            "bank_hash": _bank_hash(self.host),
            "sitting": self.session.sitting.id,
            "form": plan.form,
            "deferred": plan.deferred,
            "seed": plan.seed,
            "now": now,
            "time": datetime.fromtimestamp(now // 1000, UTC).isoformat(),
            "count": len(plan.items),
            "answered": len(self.session.sitting.answers),
            "gone": self.session.gone,
            "edited": self.session.edited,
            "limit": plan.limit,
            "each": plan.each,
            "language": self.host.interface,
            "content": self.host.content,
        }
        self.write("hello", **{**about, **more})

    def question(self, place: int, **more: Any) -> None:
        """A question, with everything but its key."""
        question, item = self.session.question(place), self.session.items[place]
        material = self.session.material(place)
        left = {each.of: round(each.left, 3) for each in self.session.countdowns()}
        shown = self.records.shown([item.question]).get(item.question, (0, 0))
        about = {
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
            "material": None if material is None else self.said(material.material),
            "stem": "\n".join(question.stem_versions(self.host.content, self.host.interface)),
            "options": [],
            "blanks": 0,
            **question.posed(item.letters, self.host.content, self.host.interface),
            "new": item.card not in self.records.cards([item.card]),
            "times_shown": shown[0],
            "seconds_left": left.get("sitting"),
            "question_seconds_left": left.get("question"),
        }
        self.write("question", **about, **more)

    def mark(self, place: int) -> None:
        """What the answer at `place` earned, what is right, and why; where there is none, it earned nothing."""
        question, item, given = self.session.question(place), self.session.items[place], self.session.given(place)
        card = self.records.cards([item.card]).get(item.card)
        self.write(
            "mark",
            n=place + 1,
            mark=given.mark if given else 0,
            max=item.full,
            correct=given is not None and given.right,
            known=given is not None and given.known,
            key=question.key(self.host.content, self.host.interface),
            why=self.said(question.why),
            card=card
            and {
                "due_in_days": card.due - self.host.study.today(),
                "stability": round(card.stability, 4),
                "difficulty": round(card.difficulty, 4),
            },
            event=given and given.event_id,
            **(self._points(question, given) if given else {}),
        )

    def confirmed(self, place: int) -> None:
        """The mark that follows from the key points confirmed."""
        given = self.session.sitting.answers[place]
        self.write("confirmed", n=place + 1, mark=given.mark, max=given.answer.full, correct=given.right)

    def end(self, reason: str, **more: Any) -> None:
        """How it went: the sums over the answers that count."""
        finished = self.session.sitting.finished
        earned, full = self.session.totals()
        answers = [given.answer for given in self.session.sitting.answers.values()]
        summed = {
            "reason": finished.why if finished else reason,
            "answers": len(answers),
            "mark": earned,
            "max": full,
            "seconds": round(sum(answer.seconds for answer in answers), 3),
        }
        self.write("end", **{**summed, **more})

    def said(self, text: Text) -> str:
        """A text of the course in the languages that are shown."""
        return said(text, self.host.content, self.host.interface)

    def _points(self, question: AnyQuestion, given: Given) -> dict[str, Any]:
        """The key points of a written question and what speaks for each; nothing for another type."""
        if not isinstance(question, Written):
            return {}
        found = suggest(question, str(given.answer.response))
        return {
            "points": [
                {
                    "text": self.said(point.point),
                    "marks": point.worth,
                    "found": one.suggested,
                    "suggestion": one.grade,
                    "evidence": one.evidence,
                }
                for point, one in zip(question.points, found, strict=True)
            ]
        }


def _bank_hash(host: Opened) -> str:
    """Changes when any question of the course does."""
    whole = sha256()
    for row in host.study.catalogue.questions():
        whole.update(f"{row.id}\0{row.hash}\n".encode())
    return whole.hexdigest()
