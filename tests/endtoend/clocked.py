"""The command by a clock that a test sets: `python clocked.py FILE ARGUMENT …`.

FILE holds the seconds since noon of a certain day. They pass only when a test writes others, so that what the command
shows of time is the same on each run.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from studyapp.__main__ import main
from studyapp.study.clock import MILLISECONDS, Clock

NOON = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp())


if __name__ == "__main__":
    file, sys.argv = sys.argv[1], ["studyapp", *sys.argv[2:]]

    def steady(_: Clock) -> int:
        return int(Path(file).read_text(encoding="utf-8")) * MILLISECONDS

    def wall(clock: Clock) -> int:
        return NOON * MILLISECONDS + steady(clock)

    Clock.steady, Clock.wall = steady, wall  # type: ignore[method-assign]
    sys.exit(main())
