"""Events for tests of the records: a device that stamps them, and random journals."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from studyapp.records.ids import uuid7
from studyapp.sitting.events import (
    Answered,
    AnyEvent,
    Blamed,
    Bookmarked,
    Chosen,
    Confidence,
    Confirmed,
    Entered,
    Finished,
    Flagged,
    Form,
    Item,
    Kept,
    Noted,
    Paused,
    Resumed,
    Stamped,
    Started,
    Turned,
    Undone,
)

NOON = 1_790_000_000_000
"""A moment in September 2026, in milliseconds UTC."""

DAY = 739_880
"""A study day about then."""


class Device:
    """Stamps events a second apart."""

    def __init__(self, seed: int = 1, at: int = NOON) -> None:
        self.random = Random(seed)
        self.at = at

    def stamp(self, event: AnyEvent, sitting: str = "s1") -> Stamped:
        self.at += 1000
        return Stamped(uuid7(self.at, self.random), "test", self.at, sitting, event)

    def stamps(self, *events: AnyEvent, sitting: str = "s1") -> list[Stamped]:
        return [self.stamp(event, sitting) for event in events]


def answer(
    question: str = "q1",
    mark: str = "1",
    *,
    place: int = 0,
    card: str | None = None,
    topic: str = "t1",
    full: str = "1",
    day: int = DAY,
    seconds: float = 2.5,
    type: str = "single",
    ticks: Sequence[bool] = (),
    confidence: Confidence = "",
) -> Answered:
    return Answered(
        place=place,
        question=question,
        hash="h",
        card=card or question,
        topic=topic,
        type=type,
        response="B",
        mark=Decimal(mark),
        full=Decimal(full),
        day=day,
        seconds=seconds,
        ticks=list(ticks),
        confidence=confidence,
    )


def started(questions: int = 3, form: Form = "drill", topics: Sequence[str] = ()) -> Started:
    items = [
        Item(
            question=f"q{place + 1}",
            hash="h",
            card=f"q{place + 1}",
            topic="t1",
            type="single",
            letters="AB",
            full=Decimal(1),
        )
        for place in range(questions)
    ]
    return Started(form=form, seed=7, items=items, topics=list(topics))


_MARKS = st.integers(-50, 200).map(lambda hundredths: str(Decimal(hundredths) / 100))

_answers = st.builds(
    answer,
    question=st.sampled_from(["q1", "q2", "q3", "q4"]),
    mark=_MARKS,
    place=st.integers(0, 3),
    card=st.sampled_from(["c1", "c2"]),
    topic=st.sampled_from(["t1", "t2"]),
    full=st.sampled_from(["0.5", "1", "2"]),
    day=st.integers(DAY - 2, DAY + 40),
    seconds=st.floats(0, 600),
    type=st.sampled_from(["single", "term"]),
    ticks=st.sampled_from([(), (True, False)]),
    confidence=st.sampled_from(["", "guessed", "sure"]),
)

_questions = st.sampled_from(["q1", "q2"])

_remarks = st.one_of(
    st.builds(Bookmarked, question=_questions, on=st.booleans()),
    st.builds(Noted, question=_questions, text=st.sampled_from(["", "look again", "再看"])),
    st.builds(Blamed, question=_questions, causes=st.sampled_from([[], ["careless"], ["concept", "mixed_up"]])),
    st.builds(Kept, hash=st.sampled_from(["h1", "h2"]), body=st.just("{}")),
    st.builds(Chosen, name=st.sampled_from(["language", "content"]), value=st.sampled_from(["zh", "en", "both"])),
)
"""What belongs to no sitting."""

_others = st.one_of(
    st.builds(started, questions=st.integers(1, 4), form=st.sampled_from(["drill", "timed", "exam"])),
    st.just(Paused()),
    st.just(Resumed()),
    st.builds(Finished, why=st.sampled_from(["complete", "time", "left"])),
    st.builds(Entered, place=st.integers(0, 3), response=st.sampled_from(["", "A"])),
    st.builds(Turned, place=st.integers(0, 3)),
    st.builds(Flagged, place=st.integers(0, 3), on=st.booleans()),
)


@st.composite
def journals(draw: st.DrawFn) -> list[Stamped]:
    """A journal in the order things happened: answers to few questions, some taken back (also twice, also by a sitting
    that had ended), some marked by the student, sittings that end and go on, settings."""
    device = Device(draw(st.integers(0, 2**32)))
    journal: list[Stamped] = []
    for _ in range(draw(st.integers(0, 25))):
        given_ids = [stamped.id for stamped in journal if isinstance(stamped.event, Answered)]
        undone = st.sampled_from(given_ids).map(lambda target: Undone(target=target)) if given_ids else st.nothing()
        confirmed = (
            st.builds(
                Confirmed, target=st.sampled_from(given_ids), ticks=st.just([True, True]), mark=_MARKS.map(Decimal)
            )
            if given_ids
            else st.nothing()
        )
        event = draw(st.one_of(_answers, _answers, confirmed, undone, _others, _remarks))
        alone = isinstance(event, Chosen | Kept | Bookmarked | Noted | Blamed)
        sitting = "" if alone else draw(st.sampled_from(["s1", "s2"]))
        journal.append(device.stamp(event, sitting))
    return journal
