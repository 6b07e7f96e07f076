"""The study day: it rolls over at 04:00 local time, so that studying past midnight still counts for the evening."""

from datetime import datetime, timedelta, tzinfo

ROLLOVER = 4
"""Hour of local time at which a study day begins."""


def study_day(at: int, zone: tzinfo | None) -> int:
    """The ordinal (`date.toordinal`) of the study day that `at` (milliseconds UTC since 1970) falls into.

    `zone` is the student's time zone; `None` is the system's.
    """
    # The difference is taken on the wall clock's figures: across a change to summer time the day still turns at 04:00.
    wall = datetime.fromtimestamp(at // 1000, zone).replace(tzinfo=None)
    return (wall - timedelta(hours=ROLLOVER)).toordinal()
