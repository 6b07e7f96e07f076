"""From a key press to the first bytes of the repaint: at a question of the app and in a bare OptionList."""

import random
import time
from collections.abc import Iterator
from itertools import cycle

from app import at_a_question, bare
from rig import DOWN, UP, Pty, Rig, Row, interleaved, percentile

ROUNDS = 500
BUDGET = 1.5


def measure(rig: Rig) -> list[Row]:
    """Both apps stay open; each gets the same key in turn."""
    with at_a_question(rig, rig.folder / "keys") as ours, bare(rig) as plain:
        ours_keys, bare_keys = cycle((DOWN, UP)), cycle((DOWN, UP))
        a, b = interleaved(ROUNDS, lambda: pressed(ours, ours_keys), lambda: pressed(plain, bare_keys))
    return [
        Row(f"key to repaint, {name}", percentile(a, share) * 1000, percentile(b, share) * 1000, "ms", BUDGET)
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ]


def pressed(app: Pty, keys: Iterator[bytes]) -> float:
    """Seconds to the answer of a key that comes when nobody expects it.

    Textual repaints on a beat of 1/60 s: keys pressed at once after each other's answers fall into step with the
    beat of one app or the other, and the same app measured against itself came out at 0.6.
    """
    time.sleep(random.uniform(0.02, 0.06))
    return app.answer(next(keys))
