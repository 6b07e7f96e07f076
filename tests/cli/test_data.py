"""`studyapp data`: where, check, backup."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from studyapp.cli.start import run
from studyapp.records.backup import sound
from studyapp.records.journal import Records
from tests.records.journals import Device, answer

Data = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Data:
    """`data(...)`: exit code, output and errors of `studyapp data ...` on a folder of our own."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["--lang", "en", "--data-dir", str(tmp_path), "data", *arguments])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def progress(tmp_path: Path) -> Path:
    path = tmp_path / "progress.db"
    records = Records(path)
    records.append(Device().stamps(answer()))
    records.close()
    return path


def test_where_prints_the_places_and_makes_none_of_them(data: Data, tmp_path: Path) -> None:
    code, out, _ = data("where")
    assert code == 0
    assert out.splitlines() == [
        f"progress: {tmp_path / 'progress.db'}",
        f"backups: {tmp_path / 'backups'}",
        f"index, made anew when it is missing: {tmp_path / 'cache.db'}",
        f"your own banks: {tmp_path / 'banks'}",
    ]
    assert list(tmp_path.iterdir()) == []


def test_check_of_sound_records_says_so(data: Data, progress: Path) -> None:
    assert data("check") == (0, f"{progress} is sound\n", "")


def test_check_before_anything_is_recorded_makes_no_file(data: Data, tmp_path: Path) -> None:
    code, out, _ = data("check")
    assert (code, "nothing has been recorded yet" in out) == (0, True)
    assert list(tmp_path.iterdir()) == []


def test_check_names_what_differs_and_rebuild_mends_it(data: Data, progress: Path) -> None:
    with closing(sqlite3.connect(progress)) as connection, connection:
        connection.execute("UPDATE tally SET answers = 7")
    assert data("check") == (1, f"{progress}: the figures by topic: not as the journal has it\n", "")
    assert data("check", "--rebuild")[0] == 0
    assert data("check") == (0, f"{progress} is sound\n", "")


def test_check_of_a_damaged_file_offers_the_backup_made_before(data: Data, progress: Path) -> None:
    _, out, _ = data("backup")
    copy = out.strip().removeprefix("copied and checked: ")
    progress.write_bytes(b"x" * 9000)
    code, _, error = data("check")
    assert code == 1
    assert copy in error
    assert "Traceback" not in error


def test_backup_goes_to_the_named_file_and_never_over_one(data: Data, progress: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "mine.db"
    assert data("backup", str(copy)) == (0, f"copied and checked: {copy}\n", "")
    assert sound(copy)
    assert data("backup", str(copy))[0] == 1


def test_backup_without_a_name_goes_to_the_folder_for_backups(data: Data, progress: Path) -> None:
    assert data("backup")[0] == 0
    (copy,) = progress.parent.joinpath("backups").iterdir()
    assert copy.name.startswith("progress-")
    assert sound(copy)


def test_backup_of_nothing_is_refused(data: Data, tmp_path: Path) -> None:
    code, _, error = data("backup")
    assert (code, "nothing has been recorded yet" in error) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_word_is_wrong_usage(data: Data) -> None:
    assert data("nonsense")[0] == 2
