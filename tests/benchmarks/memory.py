"""Resident memory of the app over the bare app, once both have come to rest."""

import re
from pathlib import Path

from app import at_a_question, at_home, bare
from rig import Pty, Rig, Row

BUDGET = 1.5


def measure(rig: Rig) -> list[Row]:
    """On the home screen and at a question."""
    with bare(rig) as plain:
        measured = resident(plain)
    with at_home(rig) as app:
        home = resident(app)
    with at_a_question(rig, rig.folder / "memory") as app:
        question = resident(app)
    return [
        Row("memory, home screen", home, measured, "MB", BUDGET),
        Row("memory, question", question, measured, "MB", BUDGET),
    ]


def resident(app: Pty) -> float:
    """VmRSS in MB when it has not changed for a second."""
    last, now = -1.0, _vm_rss(app.pid)
    while now != last:
        app.settle(1.0)
        last, now = now, _vm_rss(app.pid)
    return now


def _vm_rss(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) / 1024
