"""What a student can learn from a sitting that is over."""

from decimal import Decimal
from typing import NamedTuple

from studyapp.insight.outcome import Outcome
from studyapp.sitting.desk import section_at
from studyapp.study.attention import attention
from studyapp.study.session import Session


class Verdict(NamedTuple):
    """Marks earned of marks to be had, and what it takes to pass (`None` where nothing is passed). `open` counts the
    written answers whose key points the student has not confirmed: until then the mark is the program's."""

    mark: Decimal
    full: Decimal
    pass_mark: Decimal | None
    open: int

    @property
    def share(self) -> float:
        """The share of the marks that was earned, 0 to 1."""
        return float(self.mark / self.full) if self.full else 0.0

    @property
    def passed(self) -> bool | None:
        """Whether it is passed; `None` where there is no pass mark."""
        return None if self.pass_mark is None else self.mark >= self.pass_mark


def verdict_of(session: Session) -> Verdict:
    """How the sitting ended."""
    mark, full = session.totals()
    return Verdict(mark, full, session.sitting.plan.pass_mark, len(unsettled(session)))


def unsettled(session: Session) -> list[int]:
    """The places of written answers whose key points wait to be confirmed."""
    return [place for place in range(len(session.items)) if session.askable(place) and not session.settled(place)]


def outcomes(session: Session) -> list[Outcome]:
    """What became of each question, in the order asked."""
    chapters = {row.id: row.chapter for row in session.study.catalogue.topics()}
    seconds = session.sitting.desk.seconds
    found = []
    for place, item in enumerate(session.items):
        given = session.given(place)
        found.append(
            Outcome(
                place=place,
                section=section_at(session.sitting.plan, place),
                chapter=chapters.get(item.topic, ""),
                topic=item.topic,
                difficulty=session.question(place).difficulty if session.askable(place) else 0,
                mark=given.mark if given else Decimal(0),
                full=item.full,
                seconds=given.answer.seconds
                if given
                else attention(session.sitting.plan, place, seconds.get(place, 0.0)),
                answered=given is not None,
            )
        )
    return found
