"""What must never lose an answer: kills, two programs at once, locks, full disks, files that cannot be written."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from studyapp.locales import Refusal, speak
from studyapp.records import connection
from studyapp.records.glance import glance
from studyapp.records.journal import Records
from tests.checkout import ROOT
from tests.records.journals import DAY, Device, answer, started


def appender(path: Path, seed: int, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.records.appender", str(path), str(seed), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def stored(records: Records) -> set[str]:
    return {row[0] for row in records._connection.execute("SELECT id FROM event")}


def killed_after(path: Path, seed: int, answers: int) -> list[str]:
    """The ids an appender had said were kept when it was killed, some time after its `answers`th."""
    process = appender(path, seed, 100_000)
    assert process.stdout is not None
    kept = [process.stdout.readline().strip() for _ in range(answers)]
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    # A line cut off by the kill is no acknowledgement.
    return [*kept, *rest[: rest.rfind("\n") + 1].split()]


def nothing_lost_by_kills(path: Path, kills: int) -> None:
    random, acknowledged = Random(), []
    for seed in range(kills):
        acknowledged += killed_after(path, seed, random.randrange(1, 120))
    records = Records(path)
    assert acknowledged
    assert set(acknowledged) <= stored(records)
    assert records.check() == []
    records.close()


def test_killed_at_any_moment_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    nothing_lost_by_kills(tmp_path / "progress.db", 4)


@pytest.mark.slow
def test_killed_many_times_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    nothing_lost_by_kills(tmp_path / "progress.db", 40)


def test_two_programs_can_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    writers = [appender(path, seed, 150) for seed in (1, 2)]
    said = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    records = Records(path)
    assert stored(records) == {*said[0], *said[1]}
    assert sum(map(len, said)) == 300
    assert records.check() == []
    assert sum(tally.answers for tally in records.tallies().values()) == 300
    records.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A progress file with one answer."""
    made = tmp_path / "progress.db"
    records = Records(made)
    records.append(Device(seed=99).stamps(started(), answer("first")))
    records.close()
    return made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No try blocks."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)


def locked(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


@pytest.mark.usefixtures("impatient")
def test_a_locked_file_is_a_message_and_the_answer_can_be_kept_later(path: Path) -> None:
    pauses: list[float] = []
    records = Records(path, wait=pauses.append)
    other = locked(path)
    given = Device().stamp(answer("second"))
    with pytest.raises(Refusal, match="another program is writing"):
        records.append([given])
    assert len(pauses) == connection.TRIES - 1
    assert len(records.events("s1")) == 2
    other.execute("ROLLBACK")
    records.append([given])
    assert records.events("s1")[-1] == given
    assert records.check() == []
    records.close()


@pytest.mark.usefixtures("impatient")
def test_a_lock_let_go_in_time_is_not_noticed(path: Path) -> None:
    others: list[sqlite3.Connection] = []
    records = Records(path, wait=lambda _: others[0].rollback() if others[0].in_transaction else None)
    others.append(locked(path))
    records.append(Device().stamps(answer("second")))
    assert "second" in records.card_keys()
    records.close()


def test_a_try_blocks_a_quarter_second_and_all_tries_about_two(path: Path) -> None:
    records = Records(path)
    (milliseconds,) = records._connection.execute("PRAGMA busy_timeout").fetchone()
    assert milliseconds == 250
    assert 1.5 < connection.TRIES * (connection.BUSY_SECONDS + connection.PAUSE_SECONDS) < 2.2
    records.close()


def test_an_answer_is_synced_to_disk(path: Path) -> None:
    records = Records(path)
    pragmas = {name: records._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert pragmas == PRAGMAS
    records.close()


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_full_disk_is_a_message_and_leaves_the_journal_as_it_was(path: Path) -> None:
    records = Records(path)
    before = stored(records)
    (pages,) = records._connection.execute("PRAGMA page_count").fetchone()
    records._connection.execute(f"PRAGMA max_page_count = {pages}")
    batch = Device().stamps(*[answer(f"q{number}" * 50) for number in range(200)])
    with pytest.raises(Refusal, match="the disk is full"):
        records.append(batch)
    assert stored(records) == before
    assert records.check() == []
    records._connection.execute("PRAGMA max_page_count = 1000000")
    records.append(batch)
    assert stored(records) == before | {each.id for each in batch}
    records.close()


LIMITED = """
import resource, sys
from pathlib import Path
from studyapp.locales import Refusal
from studyapp.records.journal import Records
from tests.records.journals import Device, answer
records, device = Records(Path(sys.argv[1])), Device()
size = Path(sys.argv[1] + "-wal").stat().st_size + 1_000_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    while True:
        given = device.stamp(answer())
        records.append([given])
        print(given.id, flush=True)
except Refusal as refusal:
    print(refusal, file=sys.stderr)
"""


def test_where_the_file_cannot_grow_any_more_what_was_acknowledged_stays(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert run.returncode == 0, run.stderr
    assert str(path) in run.stderr
    records = Records(path)
    assert run.stdout.split()
    assert set(run.stdout.split()) <= stored(records)
    assert records.check() == []
    records.close()


def test_a_connection_that_may_not_write_is_a_message(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    read_only: Callable[..., sqlite3.Connection] = lambda file, **how: connect(f"file:{file}?mode=ro", uri=True, **how)  # noqa: E731
    monkeypatch.setattr(connection.sqlite3, "connect", read_only)
    records = Records(path)
    with pytest.raises(Refusal, match="cannot be written"):
        records.append(Device().stamps(answer("second")))
    assert records.card_keys() == {"first"}
    records.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_or_folder_without_permission_is_a_message(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(Refusal, match="permissions"):
            Records(path).append(Device().stamps(answer("second")))
        with pytest.raises(Refusal, match="permissions"):
            Records(path.with_name("new.db"))
    finally:
        path.parent.chmod(0o755)


def test_a_path_that_leads_through_a_file_is_a_message(path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be used"):
        Records(path / "progress.db")


def test_a_folder_in_place_of_the_file_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be opened"):
        Records(tmp_path)
    assert glance(tmp_path, DAY).trouble is not None


def test_the_messages_speak_chinese(path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        Records(path / "progress.db")
    speak("zh")
    assert str(refused.value).startswith("无法使用")
