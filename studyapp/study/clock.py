"""The one clock. Everything else is told what time it is."""

import time
from datetime import tzinfo

MILLISECONDS = 1000


class Clock:
    """The machine's time. Tests hand in one that stands still."""

    zone: tzinfo | None = None
    """The student's time zone; `None` is the system's."""

    def wall(self) -> int:
        """Milliseconds UTC since 1970, as the machine believes; may jump."""
        return time.time_ns() // 1_000_000

    def steady(self) -> int:
        """Milliseconds from some fixed point; never jumps, stands still while the machine sleeps."""
        return time.monotonic_ns() // 1_000_000
