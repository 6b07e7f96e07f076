"""A card: what the memory model believes about one question, or one family of variants.

The model is FSRS 6 with its default parameters. A wrong answer is its "Again", a right one its "Good"; there are no
learning steps inside a day, and the retention aimed at is 90 %.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9
LONGEST = 36_500
"""Days: no interval is longer."""

# FSRS-6's forgetting curve, R = (1 + FACTOR * t / S) ** DECAY with FACTOR such that R = 0.9 at t = S. The decay is the
# last of its 21 default parameters: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
DECAY = -0.1542
FACTOR = 0.9 ** (1 / DECAY) - 1

FUZZ_FROM = 2.5
FUZZ_SHARE = 0.05

# FSRS asks for datetimes and works in whole days, so any fixed day will do.
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class Card(NamedTuple):
    """The memory state after the last answer.

    `stability` is the days after which it is remembered with 90 % probability, `difficulty` runs from 1 to 10, `last`
    and `due` are ordinals of study days, `reps` counts answers, `lapses` the wrong ones after the first answer, and
    `right` says whether the last answer was right, `sure` whether it was wrong although the student was sure of it.
    """

    key: str
    topic: str
    stability: float
    difficulty: float
    last: int
    due: int
    reps: int
    lapses: int
    right: bool
    sure: bool = False


def answered(card: Card | None, key: str, topic: str, right: bool, day: int, sure: bool = False) -> Card:
    """The card after an answer on study day `day`, of which the student was `sure` or not; `card` is `None` for the
    first one.

    What was answered wrong is due tomorrow. Where the clock went back (`day` before the card's `last`), no time has
    passed for the model; `last` and `due` follow the clock back, so that a date once set wrong keeps no card away.
    """
    elapsed = 0 if card is None else min(max(0, day - card.last), LONGEST)
    stability, difficulty, interval = _reviewed(card, right, elapsed)
    reps = 1 if card is None else card.reps + 1
    lapses = 0 if card is None else card.lapses + (not right)
    # What was wrong is asked again tomorrow, however stable it was before: students expect it, and it is cheap.
    due = day + (fuzzed(interval, key, reps) if right else 1)
    return Card(key, topic, stability, difficulty, day, due, reps, lapses, right, sure and not right)


def retrievability(card: Card, day: int) -> float:
    """The probability (0 to 1) that the card is remembered on study day `day`."""
    return float((1 + FACTOR * max(0, day - card.last) / card.stability) ** DECAY)


def fuzzed(interval: int, key: str, reps: int) -> int:
    """The interval in days, moved a little so that cards learnt together do not stay together.

    The same key and count always give the same result: at most 5 % away (one day where that is less than a day),
    which lies within FSRS's own range; below 2.5 days nothing moves.
    """
    if interval < FUZZ_FROM:
        return max(1, interval)
    reach = max(1, int(interval * FUZZ_SHARE))
    step = crc32(f"{key}\0{reps}".encode()) % (2 * reach + 1) - reach
    return min(interval + step, LONGEST)


def _reviewed(card: Card | None, right: bool, elapsed: int) -> tuple[float, float, int]:
    """Stability, difficulty and interval in days after one more answer."""
    import fsrs

    now = _ANY_DAY + timedelta(days=elapsed)
    if card is None:
        before = fsrs.Card(card_id=0, due=_ANY_DAY)
    else:
        before = fsrs.Card(0, fsrs.State.Review, None, card.stability, card.difficulty, _ANY_DAY, _ANY_DAY)
    after, _ = _scheduler().review_card(before, fsrs.Rating.Good if right else fsrs.Rating.Again, now)
    if after.stability is None or after.difficulty is None:
        raise TypeError("fsrs reviewed a card and gave it no memory state")
    return after.stability, after.difficulty, (after.due - now).days


@cache
def _scheduler() -> "Scheduler":
    import fsrs

    return fsrs.Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
