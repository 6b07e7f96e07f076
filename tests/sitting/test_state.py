"""A sitting is what its events make of it."""

from decimal import Decimal
from itertools import count

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.sitting.countdown import time_left
from studyapp.sitting.events import Answered, AnyEvent, Finished, Item, Paused, Resumed, Stamped, Started, Undone
from studyapp.sitting.state import Given, Sitting, begin, fold, total

PLACES = 5
BEGIN = 1_000_000


def plan(limit: float | None = 600.0) -> Started:
    items = [
        Item(question=f"q{place}", hash="h", card=f"q{place}", topic="t", type="single", letters="BA", full=Decimal(1))
        for place in range(PLACES)
    ]
    return Started(form="timed" if limit else "drill", seed=1, items=items, limit=limit)


def answer(place: int, mark: str = "1") -> Answered:
    return Answered(
        place=place,
        question=f"q{place}",
        hash="h",
        card=f"q{place}",
        topic="t",
        type="single",
        response="A",
        mark=Decimal(mark),
        full=Decimal(1),
        day=1,
        seconds=1.0,
    )


def stamped(*events: tuple[int, AnyEvent]) -> list[Stamped]:
    """Events with the seconds at which they happen; the first one is the start."""
    return [
        Stamped(f"{number:04}", "device", BEGIN + seconds * 1000, "sitting", event)
        for number, (seconds, event) in enumerate(events)
    ]


def folded(*events: tuple[int, AnyEvent], limit: float | None = 600.0) -> Sitting:
    sitting = fold(stamped((0, plan(limit)), *events))
    assert sitting is not None
    return sitting


@st.composite
def histories(draw: st.DrawFn) -> list[Stamped]:
    """What a session may write: answers at open places, undone ones, pauses, kills and resumptions, time going by."""
    clock, numbers = BEGIN, count(1)
    history = [Stamped("0000", "device", BEGIN, "sitting", plan())]
    open_answers: dict[int, str] = {}
    running = True

    def add(event: AnyEvent) -> str:
        history.append(Stamped(f"{next(numbers):04}", "device", clock, "sitting", event))
        return history[-1].id

    for kind in draw(st.lists(st.sampled_from(["answer", "undo", "pause", "resume", "kill"]), max_size=20)):
        clock += draw(st.integers(0, 60_000))
        if kind == "answer" and running and len(open_answers) < PLACES:
            place = draw(st.sampled_from([place for place in range(PLACES) if place not in open_answers]))
            open_answers[place] = add(answer(place, draw(st.sampled_from(["0", "0.5", "1"]))))
        elif kind == "undo" and open_answers:
            target = open_answers.pop(max(open_answers, key=lambda place: open_answers[place]))
            add(Undone(target=target))
            add(Resumed())
            running = True
        elif kind == "pause" and running:
            add(Paused())
            running = False
        elif kind in ("resume", "kill"):
            add(Resumed())
            running = True
    return history


def test_nothing_is_a_sitting_without_a_beginning() -> None:
    assert fold([]) is None
    assert fold(stamped((1, answer(0)), (2, Paused()))) is None


def test_only_a_start_begins_a_sitting() -> None:
    with pytest.raises(TypeError):
        begin(stamped((0, Paused()))[0])


def test_time_runs_while_questions_are_answered() -> None:
    sitting = folded((10, answer(0)), (30, answer(1)))
    assert sitting.spent == 30
    assert time_left(sitting, BEGIN + 45_000) == 555


def test_time_stands_still_in_a_pause() -> None:
    sitting = folded((10, answer(0)), (20, Paused()))
    assert time_left(sitting, BEGIN + 9_000_000) == 580
    assert time_left(folded((10, answer(0)), (20, Paused()), (5000, Resumed())), BEGIN + 5_001_000) == 579


def test_a_kill_costs_the_time_up_to_the_last_event_only() -> None:
    """A killed program leaves no pause behind; what was not recorded was not studied."""
    sitting = folded((10, answer(0)), (5000, Resumed()), (5010, answer(1)))
    assert sitting.spent == 20


def test_time_left_never_falls_below_nothing_and_is_none_without_a_limit() -> None:
    assert time_left(folded((10, answer(0))), BEGIN + 10_000_000) == 0
    assert time_left(folded((10, answer(0)), limit=None), BEGIN + 10_000_000) is None


def test_a_clock_set_back_costs_nothing_and_gives_nothing() -> None:
    sitting = folded((100, answer(0)), (50, answer(1)))
    assert sitting.spent == 100
    assert time_left(sitting, BEGIN) == 500


@given(histories(), st.lists(st.integers(0, 10_000_000), min_size=2, max_size=5))
def test_time_left_only_ever_shrinks(history: list[Stamped], later: list[int]) -> None:
    left = [600.0]
    for end in range(1, len(history) + 1):
        sitting = fold(history[:end])
        assert sitting is not None
        left.append(time_left(sitting, history[end - 1].at) or 0.0)
    left += [time_left(sitting, history[-1].at + wait) or 0.0 for wait in sorted(later)]
    assert left == sorted(left, reverse=True)


@given(histories())
def test_an_undone_answer_was_never_given(history: list[Stamped]) -> None:
    undone = {each.event.target for each in history if isinstance(each.event, Undone)}
    kept = [each for each in history if each.id not in undone and not isinstance(each.event, Undone)]
    one, other = fold(history), fold(kept)
    assert one is not None
    assert other is not None
    assert one.answers == other.answers
    assert (one.over, total(one)) == (other.over, total(other))


def test_undoing_opens_a_finished_sitting_again() -> None:
    events = stamped((0, plan()), (5, answer(0)), (5, Finished(why="complete")))
    over = fold(events)
    assert over is not None
    assert over.over
    assert over.since is None
    again = fold([*events, Stamped("0009", "device", BEGIN + 9000, "sitting", Undone(target="0001"))])
    assert again is not None
    assert (again.over, again.answers) == (False, {})


def test_marks_are_summed_exactly_and_stop_at_nothing() -> None:
    assert total(folded((1, answer(0, "0.1")), (2, answer(1, "0.2")))) == (Decimal("0.3"), PLACES)
    assert total(folded((1, answer(0, "-0.5")), (2, answer(1, "0.25")))) == (0, PLACES)


def test_only_full_marks_count_as_right() -> None:
    assert [Given("a", answer(0, mark)).right for mark in ("1", "0.5", "0")] == [True, False, False]


def test_what_counts_as_right_is_a_mark_there_can_be() -> None:
    """Four fifths of 0.33 are 0.264: marks are hundredths, and the records go by hundredths too."""
    written = msgspec.structs.replace(answer(0, "0.26"), full=Decimal("0.33"), ticks=[True, False])
    assert written.needed == Decimal("0.26")
    assert Given("a", written).right
