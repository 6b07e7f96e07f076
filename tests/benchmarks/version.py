"""`studyapp --version` over `python -c pass`."""

import subprocess
import time

from rig import Rig, Row, environment, interleaved, median_row

ROUNDS = 40
BUDGET = 2.0


def measure(rig: Rig) -> list[Row]:
    """Both as whole processes."""

    def timed(*command: str) -> float:
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment(rig.folder))
        return time.perf_counter() - began

    script, python = str(rig.bin / "studyapp"), str(rig.bin / "python")
    taken = interleaved(ROUNDS, lambda: timed(script, "--version"), lambda: timed(python, "-c", "pass"))
    return [median_row("studyapp --version ÷ python -c pass", *taken, BUDGET)]
