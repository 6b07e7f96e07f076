import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.day import study_day

SHANGHAI = timezone(timedelta(hours=8))
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = (UTC, SHANGHAI, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Auckland"))


def at(zone: timezone | ZoneInfo, *when: int) -> int:
    return int(datetime(*when, tzinfo=zone).timestamp() * 1000)


def test_the_day_turns_at_four_in_the_morning_where_the_student_is() -> None:
    last, first = at(SHANGHAI, 2026, 11, 22, 3, 59, 59), at(SHANGHAI, 2026, 11, 22, 4)
    assert study_day(last, SHANGHAI) == datetime(2026, 11, 21).toordinal()  # noqa: DTZ001
    assert study_day(first, SHANGHAI) == study_day(last, SHANGHAI) + 1


def test_one_instant_is_another_day_elsewhere() -> None:
    instant = at(SHANGHAI, 2026, 11, 22, 6)
    assert study_day(instant, SHANGHAI) == study_day(instant, UTC) + 1


@pytest.mark.parametrize("when", [(2026, 3, 29), (2026, 10, 25)])
def test_the_day_turns_at_four_when_the_clocks_change(when: tuple[int, int, int]) -> None:
    assert study_day(at(BERLIN, *when, 3, 59), BERLIN) + 1 == study_day(at(BERLIN, *when, 4), BERLIN)


@given(st.integers(0, 4_000_000_000_000), st.integers(0, 4_000_000_000_000), st.sampled_from(ZONES))
def test_later_is_never_an_earlier_day_beyond_what_the_clocks_are_put_back(
    one: int, other: int, zone: timezone | ZoneInfo
) -> None:
    early, late = sorted((one, other))
    assert study_day(early, zone) <= study_day(late, zone)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone for one program")
def test_without_a_zone_the_system_s_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        instant = at(SHANGHAI, 2026, 11, 22, 3, 30)
        assert study_day(instant, None) == study_day(instant, SHANGHAI)
    time.tzset()
