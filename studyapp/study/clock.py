"""The one clock. Everything else is told what time it is."""

import time
from datetime import tzinfo

MILLISECONDS = 1000

# Python's own steady clock stands still in sleep on Linux and macOS. Linux has one that does not; what POSIX calls
# monotonic does not on macOS; and on Windows Python's does not.
_AWAKE: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class Clock:
    """The machine's time. Tests hand in one that stands still."""

    zone: tzinfo | None = None
    """The student's time zone; `None` is the system's."""

    def wall(self) -> int:
        """Milliseconds UTC since 1970, as the machine believes; may jump."""
        return time.time_ns() // 1_000_000

    def steady(self) -> int:
        """Milliseconds from some fixed point; never jumps, and runs on while the machine sleeps: an exam does."""
        return (time.monotonic_ns() if _AWAKE is None else time.clock_gettime_ns(_AWAKE)) // 1_000_000
