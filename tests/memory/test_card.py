from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.card import DECAY, FACTOR, LONGEST, Card, answered, fuzzed, retrievability

DAY = 739_880

histories = st.lists(st.tuples(st.booleans(), st.integers(0, 60)), min_size=1, max_size=12)


def learn(history: list[tuple[bool, int]], key: str = "k") -> Card:
    """The card after answers (right, days since the one before)."""
    card, day = None, DAY
    for right, days in history:
        day += days
        card = answered(card, key, "t", right, day)
    assert card is not None
    return card


def test_a_first_right_answer_is_fsrs_s_good() -> None:
    card = answered(None, "k", "t", True, DAY)
    assert card == Card("k", "t", 2.3065, pytest.approx(2.118, abs=1e-3), DAY, DAY + 2, 1, 0, True)


def test_a_first_wrong_answer_is_due_tomorrow_and_no_lapse() -> None:
    card = answered(None, "k", "t", False, DAY)
    assert (card.stability, card.due, card.lapses, card.right) == (0.212, DAY + 1, 0, False)


def test_forgetting_a_known_card_is_a_lapse_and_costs_stability() -> None:
    known = learn([(True, 0), (True, 2), (True, 10)])
    forgotten = answered(known, "k", "t", False, known.due)
    assert forgotten.lapses == known.lapses + 1
    assert forgotten.stability < known.stability
    assert forgotten.due == forgotten.last + 1


@given(histories)
def test_stability_and_difficulty_are_what_fsrs_says(history: list[tuple[bool, int]]) -> None:
    card = learn(history)
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    theirs, when = fsrs.Card(card_id=1), datetime(2026, 1, 1, tzinfo=UTC)
    for right, days in history:
        when += timedelta(days=days)
        theirs, _ = scheduler.review_card(theirs, fsrs.Rating.Good if right else fsrs.Rating.Again, when)
    assert (card.stability, card.difficulty) == (theirs.stability, theirs.difficulty)
    if card.right:
        assert abs((card.due - card.last) - (theirs.due - when).days) <= max(1, (theirs.due - when).days * 0.05)


@given(histories)
def test_a_card_is_due_tomorrow_at_the_earliest_and_counts_its_answers(history: list[tuple[bool, int]]) -> None:
    card = learn(history)
    assert card.due > card.last
    assert card.reps == len(history)
    assert card.lapses == sum(not right for right, _ in history[1:])
    assert card.right == history[-1][0]


@given(histories, st.booleans(), st.integers(1, 400))
def test_for_a_clock_set_back_no_time_has_passed_and_the_card_follows_it(
    history: list[tuple[bool, int]], right: bool, back: int
) -> None:
    card = learn(history)
    early, same = (answered(card, "k", "t", right, card.last - days) for days in (back, 0))
    assert early == same._replace(last=card.last - back, due=same.due - back)


@given(histories, st.integers(0, 2000))
def test_retrievability_is_fsrs_s(history: list[tuple[bool, int]], days: int) -> None:
    card = learn(history)
    then = datetime(2026, 1, 1, tzinfo=UTC)
    theirs = fsrs.Card(1, fsrs.State.Review, None, card.stability, card.difficulty, then, then)
    wanted = fsrs.Scheduler().get_card_retrievability(theirs, then + timedelta(days=days))
    assert retrievability(card, card.last + days) == pytest.approx(wanted, rel=1e-12)


def test_the_curve_s_constants_are_those_of_the_installed_fsrs() -> None:
    scheduler = fsrs.Scheduler()
    assert (DECAY, FACTOR) == (scheduler._DECAY, scheduler._FACTOR)


def test_a_card_from_the_future_counts_as_just_answered() -> None:
    assert retrievability(answered(None, "k", "t", True, DAY), DAY - 5) == 1


@given(st.integers(0, LONGEST), st.text(max_size=8), st.integers(1, 50))
def test_fuzz_stays_within_a_day_or_five_percent_and_within_fsrs_s_range(interval: int, key: str, reps: int) -> None:
    moved = fuzzed(interval, key, reps)
    assert 1 <= moved <= LONGEST
    assert abs(moved - interval) <= max(1, interval * 0.05)
    if 0 < interval < 3:
        assert moved == interval


def test_fuzz_spreads_cards_learnt_together_the_same_way_every_time() -> None:
    spread = [fuzzed(40, f"q{number}", 3) for number in range(200)]
    assert set(spread) == {38, 39, 40, 41, 42}
    assert spread == [fuzzed(40, f"q{number}", 3) for number in range(200)]
