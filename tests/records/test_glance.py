import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from studyapp.course.text import Bilingual
from studyapp.insight.tally import Tally
from studyapp.records.figures import Day
from studyapp.records.glance import Glance, glance
from studyapp.records.journal import Records
from studyapp.sitting.events import Bookmarked, Chosen, Finished
from tests.checkout import ROOT
from tests.records.journals import DAY, Device, answer, started


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.db"


def studied(path: Path, *days: int) -> None:
    records = Records(path)
    records.append(Device().stamps(*[answer(f"q{day}", day=day) for day in days]))
    records.close()


def test_a_missing_file_is_an_empty_glance_and_is_not_made(path: Path) -> None:
    assert glance(path, DAY) == Glance([], [], Day(DAY), 0, {}, {}, None, 0, False, None)
    assert not path.exists()


def test_it_shows_what_the_records_hold(path: Path) -> None:
    records, device = Records(path), Device()
    records.append(
        device.stamps(answer("q1", "0", day=DAY - 1), answer("q2", "0.5", topic="t2", seconds=4), sitting="done")
    )
    records.append(device.stamps(started(4), answer("q3")))
    records.append([device.stamp(Chosen(name="content", value="both"), "")])
    records.append([device.stamp(Bookmarked(question="q3", on=True), "")])
    seen = glance(path, DAY)
    assert seen == Glance(
        met_keys=["q1", "q2", "q3"],
        due_keys=["q1"],
        today=Day(DAY, 2, 1, 6.5),
        streak=2,
        settings={"content": "both"},
        tallies={
            "t1": Tally(2, 1, Decimal(1), Decimal(2), 5.0),
            "t2": Tally(1, 0, Decimal("0.5"), Decimal(1), 4.0),
        },
        open_sitting=records.open_sittings()[0],
        mistaken=2,
        remarked=True,
    )
    records.close()


def test_an_exam_whose_clock_runs_on_comes_before_newer_sittings(path: Path) -> None:
    records, device = Records(path), Device()
    title = Bilingual(zh="期末卷", en="Final")
    exam = replace(started(form="exam"), deferred=True, title=title)
    deadline = device.at + 60_000
    records.append(device.stamps(replace(exam, deadline=deadline), sitting="runs"))
    records.append(device.stamps(replace(exam, title="Mid-term"), sitting="can wait"))
    records.append(device.stamps(started(), sitting="newest"))
    seen = glance(path, DAY).open_sitting
    assert seen is not None
    assert (seen.id, seen.zh, seen.en, seen.deadline) == ("runs", "期末卷", "Final", deadline)
    records.append(device.stamps(Finished(why="time"), sitting="runs"))
    assert [each.id for each in [glance(path, DAY).open_sitting] if each] == ["newest"]
    records.append(device.stamps(Finished(why="left"), sitting="newest"))
    seen = glance(path, DAY).open_sitting
    assert seen is not None
    assert (seen.zh, seen.en, seen.deadline) == ("Mid-term", "Mid-term", None)
    records.close()


@pytest.mark.parametrize(
    ("days", "streak"),
    [
        ((0,), 1),
        ((-2, -1, 0), 3),
        ((-2, -1), 2),
        ((-2,), 0),
        ((-3, -1, 0), 2),
        ((-3, -2), 0),
        ((0, 1, 2), 1),
        ((5,), 0),
    ],
)
def test_a_streak_is_days_in_a_row_up_to_today_or_yesterday(path: Path, days: tuple[int, ...], streak: int) -> None:
    studied(path, *[DAY + day for day in days])
    assert glance(path, DAY).streak == streak


def test_what_is_due_depends_on_the_day(path: Path) -> None:
    records = Records(path)
    records.append(Device().stamps(answer("known"), answer("wrong", "0")))
    due = records.cards()["known"].due
    records.close()
    seen = [glance(path, day) for day in (DAY, DAY + 1, due - 1, due)]
    assert [sorted(each.due_keys) for each in seen] == [[], ["wrong"], ["wrong"], ["known", "wrong"]]
    assert {tuple(sorted(each.met_keys)) for each in seen} == {("known", "wrong")}


def test_a_writer_at_work_does_not_disturb_it(path: Path) -> None:
    studied(path, DAY)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM day")
    seen = glance(path, DAY)
    writer.close()
    assert (seen.today.answers, seen.trouble) == (1, None)


def test_a_locked_file_is_an_empty_glance_that_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from studyapp.records import glance as module

    monkeypatch.setattr(module, "BUSY_SECONDS", 0)
    studied(path, DAY)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    seen = glance(path, DAY)
    other.close()
    assert "another program" in str(seen.trouble)
    assert seen._replace(trouble=None) == Glance([], [], Day(DAY), 0, {}, {}, None, 0, False)


def test_a_corrupt_file_is_an_empty_glance_that_says_so(path: Path) -> None:
    path.write_bytes(b"nonsense" * 1000)
    seen = glance(path, DAY)
    assert "damaged" in str(seen.trouble)
    assert seen.today == Day(DAY)


def test_it_imports_nothing_heavy() -> None:
    heavy = ("msgspec", "sqlite_utils", "fsrs", "yaml", "click", "textual", "hypothesis")
    code = f"import studyapp.records.glance, studyapp.memory.day, sys; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "[]"
