from random import Random
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.records import ids
from tests.records.journals import NOON

FAR = 2**47


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No id has been made yet, and those made here are forgotten."""
    monkeypatch.setattr(ids, "_newest", 0)


def test_an_id_is_a_uuid_of_version_7_that_carries_its_time() -> None:
    made = UUID(ids.uuid7(FAR, Random(1)))
    assert (made.version, made.variant, made.int >> 80) == (7, RFC_4122, FAR)


@given(st.lists(st.integers(0, 2**48), min_size=2), st.integers())
def test_ids_grow_whatever_the_clock_does(times: list[int], seed: int) -> None:
    random = Random(seed)
    made = [ids.uuid7(at, random) for at in times]
    assert made == sorted(set(made))
    assert all(UUID(each).version == 7 and UUID(each).variant == RFC_4122 for each in made)


@given(st.integers(0, 2**48 - 2), st.integers())
def test_ids_come_after_one_that_was_read_back(at: int, seed: int) -> None:
    read = f"{UUID(int=at << 80 | 7 << 76 | 0xFFF << 64 | 2 << 62 | 2**62 - 1)}"
    ids.after(read)
    assert ids.uuid7(NOON, Random(seed)) > read


def test_two_programs_that_read_the_same_id_with_clocks_behind_it_make_different_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = ids.uuid7(FAR, Random(1))
    made = []
    for program in range(20):
        monkeypatch.setattr(ids, "_newest", 0)
        ids.after(read)
        made += [ids.uuid7(NOON, random) for random in [Random(program)] for _ in range(20)]
    assert len(set(made)) == 400
    assert min(made) > read


def test_what_is_no_id_of_this_kind_is_passed_over() -> None:
    for text in ("", "e1", "z" * 32, "00000000-0000-4000-8000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff"):
        ids.after(text)
    assert UUID(ids.uuid7(NOON, Random(1))).int >> 80 == NOON
