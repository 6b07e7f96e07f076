"""From the start of the process to a screen that can be read and answers a key."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from app import BARE_READY, HOME_READY, WELCOME_READY, progress
from rig import DOWN, Pty, Rig, Row, interleaved, median_row

ROUNDS = 15
BUDGET = 1.1


def measure(rig: Rig) -> list[Row]:
    """Painted, and painted with the first key answered; with an empty data folder and with progress."""
    fresh = (rig.folder / f"fresh{n}" for n in count())
    return [
        *compared(rig, "no data yet", WELCOME_READY, lambda: next(fresh)),
        *compared(rig, "with progress", HOME_READY, lambda: copied(rig)),
    ]


def compared(rig: Rig, label: str, ready: str, data: Callable[[], Path]) -> list[Row]:
    """The app with the data folder that `data` gives each time, turn by turn with the bare app."""
    ours: list[float] = []
    bare: list[float] = []
    painted = interleaved(
        ROUNDS,
        lambda: start(rig, rig.ours(data()), ready, ours),
        lambda: start(rig, rig.bare(), BARE_READY, bare),
    )
    return [
        median_row(f"first paint, {label}", *painted, BUDGET),
        median_row(f"first paint + first key answered, {label}", ours[1:], bare[1:], BUDGET),
    ]


def start(rig: Rig, command: list[str], ready: str, answered: list[float]) -> float:
    """Seconds to the paint; adds to `answered` the seconds to the answer of Down, pressed at that moment."""
    with Pty(command, rig.folder) as app:
        painted = app.wait_for(ready)
        answered.append(painted + app.answer(DOWN))
        return painted


def copied(rig: Rig) -> Path:
    """The folder with progress as it was made: a start that writes must not help the next."""
    copy = rig.folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(progress(rig), copy)
    return copy
