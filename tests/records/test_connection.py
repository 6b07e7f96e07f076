"""Opening: first starts at once, older and newer files, files of others, damage."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Barrier

import pytest
from sqlite_utils import Database, Migrations

from studyapp.locales import Refusal
from studyapp.records import connection, mistakes, schema
from studyapp.records.backup import back_up, sound
from studyapp.records.connection import open_progress
from studyapp.records.glance import glance
from studyapp.records.journal import Records
from studyapp.sitting.events import Stamped, Undone
from tests.checkout import ROOT
from tests.records.journals import DAY, Device, answer

NOW = connection.VERSION
NEXT = NOW + 1


def written(path: Path) -> Path:
    """A progress file with enough answers to fill many pages."""
    records = Records(path)
    records.append(Device().stamps(*[answer(f"q{number}") for number in range(300)]))
    records.close()
    return path


def test_the_file_and_its_folder_are_made(tmp_path: Path) -> None:
    path = tmp_path / "日本 %20?#" / "deep" / "progress.db"
    written(path)
    assert path.is_file()
    assert glance(path, DAY).today.answers == 300


def at_once(starts: int, start: Callable[[int], str]) -> list[str]:
    """What `start` returned to each of several threads that called it at the same moment."""
    together = Barrier(starts)

    def run(number: int) -> str:
        together.wait()
        return start(number)

    with ThreadPoolExecutor(starts) as threads:
        return list(threads.map(run, range(starts)))


def test_many_first_starts_at_once_make_one_file(tmp_path: Path) -> None:
    for turn in range(8):
        path = tmp_path / f"{turn}.db"
        events = Device().stamps(*[answer()] * 6)

        def start(number: int, path: Path = path, events: Sequence[Stamped] = events) -> str:
            records = Records(path)
            records.append([events[number]])
            device = records.device()
            records.close()
            return device

        devices = at_once(6, start)
        records = Records(path)
        assert set(devices) == {records.device()}
        assert records.tallies()["t1"].answers == 6
        assert records.check() == []
        records.close()


@pytest.mark.slow
def test_many_first_programs_at_once_make_one_file(tmp_path: Path) -> None:
    for turn in range(5):
        command = [sys.executable, "-m", "tests.records.appender", str(tmp_path / f"{turn}.db")]
        starts = [
            subprocess.Popen([*command, str(seed), "1"], cwd=ROOT, stdout=subprocess.DEVNULL) for seed in range(6)
        ]
        assert [start.wait() for start in starts] == [0] * 6
        records = Records(tmp_path / f"{turn}.db")
        assert sum(tally.answers for tally in records.tallies().values()) == 6
        records.close()


def test_opening_a_file_that_is_up_to_date_does_not_import_what_migrates(tmp_path: Path) -> None:
    path = written(tmp_path / "progress.db")
    code = (
        "import sys; from pathlib import Path; from studyapp.records.journal import Records;"
        f" Records(Path({str(path)!r})).close(); print('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "False"


def test_a_newer_file_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = written(tmp_path / "progress.db")
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {connection.VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(Refusal, match="newer studyapp"):
        Records(path)
    assert "newer" in str(glance(path, DAY).trouble)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    with pytest.raises(Refusal, match="not a progress file"):
        Records(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_by_name_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    path.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(Refusal) as refused:
        Records(path)
    assert str(path) in str(refused.value)
    assert "damaged" in str(refused.value)
    assert "backup" not in str(refused.value)
    assert path.read_bytes() == b"not a database at all" * 1000


def test_the_newest_sound_backup_is_offered_for_a_damaged_file(tmp_path: Path) -> None:
    path = written(tmp_path / "progress.db")
    records = Records(path)
    names = ("older.db", "good.db", "newer-but-bad.db")
    older, good, bad = (back_up(path, tmp_path / "backups" / name) for name in names)
    records.close()
    bad.write_bytes(bad.read_bytes()[:5000])
    for age, copy in enumerate((bad, good, older)):
        os.utime(copy, (1_790_000_000 - age, 1_790_000_000 - age))
    path.write_bytes(b"x" * 5000)
    with pytest.raises(Refusal) as refused:
        Records(path)
    assert f"the last good backup is {good}:" in str(refused.value)
    assert str(good) in str(glance(path, DAY).trouble)


def test_damage_in_the_middle_is_a_message_wherever_it_is_met(tmp_path: Path) -> None:
    path = written(tmp_path / "progress.db")
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    path.write_bytes(content)

    def use() -> None:
        records = Records(path)
        try:
            problems = records.check()
            if problems:
                raise Refusal(problems[0])
        finally:
            records.close()

    with pytest.raises(Refusal, match="damaged"):
        use()
    assert glance(path, DAY).trouble is not None


@pytest.mark.parametrize("change", ["TABLE", "NOT NULL"])
def test_a_damaged_table_of_contents_is_damage(tmp_path: Path, change: str) -> None:
    path = written(tmp_path / "progress.db")
    path.write_bytes(path.read_bytes().replace(change.encode(), b"\xf5" + change.encode()[1:]))
    with pytest.raises(Refusal, match="damaged"):
        Records(path)
    assert "damaged" in str(glance(path, DAY).trouble)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """A program one version on: its migration adds a table."""
    later = Migrations("studyapp")
    later(name="first_tables")(schema.first_tables)
    later(name="own_marks_and_types")(schema.own_marks_and_types)

    @later()
    def later_tables(database: Database) -> None:
        database.table("extra").create({"id": int}, pk="id")

    monkeypatch.setattr(schema, "migrations", later)
    for module in (connection, schema):
        monkeypatch.setattr(module, "VERSION", NEXT)
    return later


def test_an_older_file_is_brought_up_to_date_after_a_sound_backup(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = written(tmp_path / "progress.db")
    request.getfixturevalue("next_version")
    records = Records(path)
    assert records.tallies()["t1"].answers == 300
    assert records._connection.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    assert records._connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    records.close()
    (copy,) = tmp_path.joinpath("backups").iterdir()
    assert copy.name == f"progress-v{NOW}.db"
    assert sound(copy)
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT count(*) FROM event").fetchone() == (300,)
        assert old.execute("PRAGMA user_version").fetchone() == (NOW,)
    Records(path).close()
    assert list(tmp_path.joinpath("backups").iterdir()) == [copy]


def test_an_older_file_opened_by_many_at_once_is_brought_up_to_date_by_one(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = written(tmp_path / "progress.db")
    request.getfixturevalue("next_version")

    def start(_: int) -> str:
        with closing(open_progress(path)) as opened:
            return str(opened.execute("PRAGMA user_version").fetchone()[0])

    assert at_once(4, start) == [str(NEXT)] * 4
    assert [copy.name for copy in tmp_path.joinpath("backups").iterdir()] == [f"progress-v{NOW}.db"]


def test_a_second_backup_before_a_migration_takes_another_name(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path / "progress.db")
    records = Records(path)
    back_up(path, tmp_path / "backups" / f"progress-v{NOW}.db")
    records.close()
    request.getfixturevalue("next_version")
    Records(path).close()
    assert {copy.name for copy in tmp_path.joinpath("backups").iterdir()} == {
        f"progress-v{NOW}.db",
        f"progress-v{NOW}-2.db",
    }


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path / "progress.db")
    later: Migrations = request.getfixturevalue("next_version")

    @later()
    def breaks(database: Database) -> None:
        raise sqlite3.OperationalError("no")

    with pytest.raises(Refusal):
        open_progress(path)
    with closing(sqlite3.connect(path)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert old.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchone() is None


def test_no_migration_starts_where_the_backup_cannot_be_kept(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path / "progress.db")
    tmp_path.joinpath("backups").write_text("a file where the folder should be", "utf-8")
    request.getfixturevalue("next_version")
    with pytest.raises(Refusal, match="backups"):
        open_progress(path)
    with closing(sqlite3.connect(path)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (NOW,)


def test_an_older_file_is_an_empty_glance_without_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from studyapp.records import glance as module

    path = written(tmp_path / "progress.db")
    monkeypatch.setattr(connection, "VERSION", NEXT)
    monkeypatch.setattr(module, "VERSION", NEXT)
    seen = glance(path, DAY)
    assert (seen.met_keys, seen.tallies, seen.trouble) == ([], {}, None)


WITHOUT_VERSION_3 = (
    "ALTER TABLE answer DROP COLUMN confidence; ALTER TABLE card DROP COLUMN sure; DROP TABLE confidence_tally;"
    " DROP TABLE mistake; DROP TABLE remark; DROP TABLE kept;"
)


def back_to_version_2(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript(
            WITHOUT_VERSION_3 + "PRAGMA user_version = 2;"
            " DELETE FROM _sqlite_migrations WHERE name = 'mistakes_remarks_and_confidence'"
        )


def test_a_file_of_the_second_version_keeps_its_answers_and_gains_a_mistake_book(tmp_path: Path) -> None:
    path = written(tmp_path / "progress.db")
    records = Records(path)
    records.append(Device(2).stamps(answer("q7", "0")))
    records.close()
    back_to_version_2(path)
    records = Records(path)
    assert records.check() == []
    assert [(mistake.question, mistake.wrong) for mistake in records.mistakes()] == [("q7", 1)]
    assert sum(tally.answers for tally in records.confidence_tallies().values()) == 301
    records.close()
    assert sound(tmp_path / "backups" / "progress-v2.db")


@pytest.mark.parametrize("seed", range(5))
def test_the_mistake_book_a_file_gains_is_the_one_a_rebuild_makes_whatever_becomes_of_the_code(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, device, chance = tmp_path / "progress.db", Device(seed), Random(seed)
    records = Records(path)
    for number in range(150):
        question, day, topic = f"q{chance.randrange(12)}", DAY + number // 15, chance.choice(["t1", "t2"])
        mark = chance.choices(["0", "1"], [1, 3])[0]
        (given,) = device.stamps(answer(question, mark, place=number, day=day, topic=topic))
        records.append([given])
        if chance.random() < 0.1:
            records.append(device.stamps(Undone(target=given.id)))
    records.rebuild()
    book = records.mistakes()
    assert len({mistake.streak for mistake in book}) > 2
    records.close()
    back_to_version_2(path)
    with monkeypatch.context() as later:
        later.setattr(mistakes, "from_answers", lambda rows: iter([]))
        records = Records(path)
    assert records.mistakes() == book
    assert records.check() == []
    records.close()


def test_a_file_of_the_first_version_keeps_its_answers_and_gains_marks_and_types(tmp_path: Path) -> None:
    path = written(tmp_path / "progress.db")
    with closing(sqlite3.connect(path)) as old:
        for column in ("type", "auto", "needed"):
            old.execute(f"ALTER TABLE answer DROP COLUMN {column}")
        old.executescript(
            WITHOUT_VERSION_3 + "DROP TABLE confirmed; DROP TABLE type_tally; PRAGMA user_version = 1;"
            " DELETE FROM _sqlite_migrations WHERE name <> 'first_tables'"
        )
    records = Records(path)
    assert records.check() == []
    assert records.tallies()["t1"].answers == 300
    records.close()
    assert sound(tmp_path / "backups" / "progress-v1.db")
