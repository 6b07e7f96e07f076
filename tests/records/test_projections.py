"""Whatever happens in whatever order, the projections are what the journal says."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.records.journal import Records
from studyapp.records.schema import PROJECTIONS
from studyapp.sitting.events import Answered, Chosen, Confirmed, Stamped, Undone
from studyapp.sitting.state import fold
from tests.records.journals import Device, answer, journals, started

few = settings(max_examples=settings().max_examples // 3)


@contextmanager
def records() -> Iterator[Records]:
    with tempfile.TemporaryDirectory() as folder:
        opened = Records(Path(folder, "progress.db"))
        opened._connection.execute("PRAGMA synchronous = OFF")
        yield opened
        opened.close()


def projections(opened: Records) -> dict[str, list[object]]:
    return {table: opened._connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in PROJECTIONS}


def in_order(journal: list[Stamped]) -> dict[str, list[object]]:
    with records() as opened:
        opened.append(journal)
        return projections(opened)


@few
@given(journals(), st.randoms(use_true_random=False), st.integers(1, 5))
def test_any_order_of_arrival_gives_what_a_rebuild_gives(journal: list[Stamped], random: object, size: int) -> None:
    shuffled = list(journal)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with records() as opened:
        for start in range(0, len(shuffled), size):
            opened.append(shuffled[start : start + size])
        assert opened.check() == []
        stored = projections(opened)
        opened.rebuild()
        assert projections(opened) == stored
    assert in_order(journal) == stored


@few
@given(journals())
def test_undone_is_the_same_as_never_answered(journal: list[Stamped]) -> None:
    targets = {stamped.event.target for stamped in journal if isinstance(stamped.event, Undone)}
    without = [stamped for stamped in journal if stamped.id not in targets and not isinstance(stamped.event, Undone)]
    all_of_it, rest = in_order(journal), in_order(without)
    for table in ("answer", "card", "tally", "day", "shown", "setting"):
        assert all_of_it[table] == rest[table]


@few
@given(journals())
def test_figures_agree_with_a_count_by_hand(journal: list[Stamped]) -> None:
    targets = {stamped.event.target for stamped in journal if isinstance(stamped.event, Undone)}
    counting = [each for each in journal if isinstance(each.event, Answered) and each.id not in targets]
    answers = [each.event for each in counting if isinstance(each.event, Answered)]
    own = {each.event.target: each.event.mark for each in journal if isinstance(each.event, Confirmed)}
    marks = {id(each.event): own.get(each.id, each.event.mark) for each in counting if isinstance(each.event, Answered)}
    with records() as opened:
        opened.append(journal)
        tallies = opened.tallies()
        for topic in {each.topic for each in answers} | set(tallies):
            of_topic = [each for each in answers if each.topic == topic]
            assert tallies[topic].answers == len(of_topic)
            assert tallies[topic].right == sum(
                marks[id(each)] >= each.needed and each.confidence != "guessed" for each in of_topic
            )
            assert tallies[topic].mark == sum((marks[id(each)] for each in of_topic), Decimal(0))
            assert tallies[topic].full == sum((each.full for each in of_topic), Decimal(0))
        assert {day.day: day.answers for day in opened.days(0)} == Counter(each.day for each in answers)
        assert {key: card.reps for key, card in opened.cards().items()} == Counter(each.card for each in answers)
        chosen = {each.event.name: each.event.value for each in journal if isinstance(each.event, Chosen)}
        assert opened.settings() == chosen


@few
@given(journals())
def test_a_sitting_is_open_exactly_where_its_state_is_not_over(journal: list[Stamped]) -> None:
    with records() as opened:
        opened.append(journal)
        shown = {sitting.id for sitting in opened.open_sittings()}
        states = {sitting: fold(opened.events(sitting)) for sitting in ("s1", "s2")}
    assert shown == {sitting for sitting, state in states.items() if state and not state.over}


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("answers that count", "DELETE FROM answer"),
        ("memory cards", "UPDATE card SET due = due + 1"),
        ("figures by topic", "UPDATE tally SET mark = mark + 1"),
        ("figures by day", "DELETE FROM day"),
        ("figures by question type", "UPDATE type_tally SET type = 'essay'"),
        ("marks students gave themselves", "INSERT INTO confirmed VALUES ('x', 'y', 1)"),
        ("the sittings", "UPDATE sitting SET total = 9"),
        ("how often", "UPDATE shown SET times = 5"),
    ],
)
def test_a_projection_that_differs_is_found_and_made_anew(table: str, change: str) -> None:
    with records() as opened:
        opened.append(Device().stamps(started(), answer(), answer("q2", place=1)))
        before = projections(opened)
        opened._connection.execute(change)
        (problem,) = opened.check()
        assert table in str(problem)
        opened.rebuild()
        assert opened.check() == []
        assert projections(opened) == before
