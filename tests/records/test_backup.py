import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studyapp.locales import Refusal
from studyapp.records.backup import back_up, last_good, sound
from studyapp.records.journal import Records
from tests.records.journals import Device, answer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "progress.db"
    records = Records(made)
    records.append(Device().stamps(*[answer(f"q{number}") for number in range(200)]))
    records.close()
    return made


def test_a_copy_made_while_the_file_is_in_use_holds_everything_acknowledged(path: Path, tmp_path: Path) -> None:
    records = Records(path)
    records.append(Device(2).stamps(answer("late")))
    copy = back_up(path, tmp_path / "elsewhere" / "copy.db")
    records.close()
    assert [file.name for file in copy.parent.iterdir()] == ["copy.db"]
    again = Records(copy)
    assert again.tallies()["t1"].answers == 201
    assert again.check() == []
    again.close()


def test_a_file_in_the_way_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine", "utf-8")
    with pytest.raises(Refusal, match="exists already"):
        back_up(path, taken)
    assert taken.read_text("utf-8") == "mine"


def test_a_damaged_file_gives_no_copy_and_nothing_is_left_behind(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(Refusal, match="damaged"):
        back_up(path, tmp_path / "backups" / "copy.db")
    assert list(tmp_path.joinpath("backups").iterdir()) == []


def test_only_an_undamaged_progress_file_is_sound(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    cut = tmp_path / "cut.db"
    cut.write_bytes(path.read_bytes()[:9000])
    assert [sound(file) for file in (path, other, cut, tmp_path / "missing.db")] == [True, False, False, False]
    assert not tmp_path.joinpath("missing.db").exists()


def test_without_backups_there_is_no_last_good_one(path: Path) -> None:
    assert last_good(path) is None
