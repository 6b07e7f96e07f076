"""Moving between the questions of a paper of 200: from the key to the next question's number on the screen."""

import random
import time
from itertools import cycle

from app import bare, ready
from key_repaint import BUDGET, pressed
from rig import DOWN, UP, Pty, Rig, Row, interleaved, percentile

QUESTIONS, ROUNDS = 200, 150
RIGHT = b"\x1b[C"


def measure(rig: Rig) -> list[Row]:
    """Both apps stay open; each gets a key in turn."""
    paper = ["quiz", "--feedback", "after", "--type", "single", "--count", str(QUESTIONS), "--seed", "1"]
    with ready(rig, rig.ours(rig.folder / "exam", *paper), f"1/{QUESTIONS}") as ours, bare(rig) as plain:
        turns, keys = iter(range(2, QUESTIONS + 1)), cycle((DOWN, UP))
        a, b = interleaved(ROUNDS, lambda: turned(ours, next(turns)), lambda: pressed(plain, keys))
    return [
        Row(f"to the next question, {name}", percentile(a, share) * 1000, percentile(b, share) * 1000, "ms", BUDGET)
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ]


def turned(app: Pty, number: int) -> float:
    """Seconds until the question of this number is shown, by a key that comes when nobody expects it."""
    time.sleep(random.uniform(0.02, 0.06))
    while app.read(0.0):
        pass
    before, pressed_at = len(app.seen), time.perf_counter()
    app.press(RIGHT)
    app.wait_for(f"{number}/{QUESTIONS}", before)
    return time.perf_counter() - pressed_at
