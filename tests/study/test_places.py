"""Where things are kept."""

from pathlib import Path

import pytest

from studyapp.study.clock import Clock
from studyapp.study.places import places


def test_everything_lies_below_the_folder_asked_for(tmp_path: Path) -> None:
    found = places(tmp_path, (Path("bank.yaml"),))
    assert {found.progress.parent, found.cache.parent, found.own.parent} == {tmp_path}
    assert len({found.progress, found.cache, found.own}) == 3
    assert found.banks == (Path("bank.yaml"),)


def test_otherwise_progress_is_data_and_the_index_is_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    found = places()
    assert (found.progress, found.own) == (tmp_path / "data" / "progress.db", tmp_path / "data" / "banks")
    assert found.cache == tmp_path / "cache" / "cache.db"


def test_the_steady_clock_never_goes_back() -> None:
    clock = Clock()
    seen = [clock.steady() for _ in range(100)]
    assert seen == sorted(seen)
    assert clock.wall() > 1_700_000_000_000
