import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from studyapp.insight.tally import Tally
from studyapp.locales import Refusal
from studyapp.memory.card import answered
from studyapp.records import ids
from studyapp.records.figures import Day, OpenSitting
from studyapp.records.journal import Records
from studyapp.sitting.events import AnyEvent, Chosen, Confirmed, Finished, Paused, Resumed, Stamped, Undone
from studyapp.sitting.state import fold
from tests.records.journals import DAY, Device, answer, started


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records(tmp_path / "progress.db")
    yield opened
    opened.close()


@pytest.fixture
def device() -> Device:
    return Device()


def here(records: Records, *events: AnyEvent) -> list[Stamped]:
    """Events as programs on this device stamp them."""
    return [replace(each, device=records.device()) for each in Device(4).stamps(*events)]


def test_events_come_back_as_they_were_after_a_restart(records: Records, device: Device) -> None:
    events = device.stamps(started(topics=["t1"]), answer(mark="0.5"), Paused(), Resumed(), Finished(why="left"))
    records.append(events)
    records.append(device.stamps(started(), sitting="other"))
    again = Records(records.path)
    assert again.events("s1") == events
    assert again.events("none") == []
    again.close()


def test_events_come_back_in_the_order_they_happened_although_the_clock_was_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Device(at=1_900_000_000_000)
    path = tmp_path / "progress.db"
    records = Records(path)
    records.append(before.stamps(started(), answer()))
    records.close()
    monkeypatch.setattr(ids, "_newest", 0)  # as in a new process
    records = Records(path)
    records.append(Device(at=1_600_000_000_000).stamps(Resumed(), answer("q2", place=1)))
    sitting = fold(records.events("s1"))
    records.close()
    assert sitting is not None
    assert sorted(sitting.answers) == [0, 1]


def test_an_event_that_is_there_already_changes_nothing(records: Records, device: Device) -> None:
    events = device.stamps(started(), answer(), answer("q2", "0", place=1))
    records.append(events)
    records.append([*events, *events])
    assert records.tallies()["t1"].answers == 2
    assert records.cards()["q1"].reps == 1


def test_marks_are_summed_exactly(records: Records, device: Device) -> None:
    records.append(device.stamps(*[answer(mark="0.1", full="0.33", seconds=0.1) for _ in range(30)]))
    assert records.tallies() == {"t1": Tally(30, 0, Decimal(3), Decimal("9.9"), 3.0)}


def test_tallies_are_kept_a_topic_and_days_a_study_day(records: Records, device: Device) -> None:
    records.append(
        device.stamps(answer(topic="b"), answer(topic="a", mark="0", day=DAY + 1), answer(topic="b", day=DAY + 1))
    )
    assert {topic: (tally.answers, tally.right) for topic, tally in records.tallies().items()} == {
        "a": (1, 0),
        "b": (2, 2),
    }
    assert records.days(DAY) == [Day(DAY, 1, 1, 2.5), Day(DAY + 1, 2, 1, 5.0)]
    assert records.days(DAY + 1) == [Day(DAY + 1, 2, 1, 5.0)]


def test_a_card_learns_from_its_answers_in_the_order_they_happened(records: Records, device: Device) -> None:
    first, second, third = device.stamps(
        answer("q1", card="c"),
        answer("q2", "0", card="c", day=DAY + 3),
        answer("q1", card="c", topic="t2", day=DAY + 4),
    )
    for late in (third, first, second):
        records.append([late])
    card = answered(None, "c", "t1", True, DAY)
    card = answered(card, "c", "t1", False, DAY + 3)
    assert records.cards(["c", "none"]) == {"c": answered(card, "c", "t2", True, DAY + 4)}
    assert records.card_keys() == {"c"}


def test_due_cards_are_those_whose_day_has_come(records: Records, device: Device) -> None:
    records.append(device.stamps(answer("right"), answer("wrong", "0")))
    assert records.due(DAY) == []
    assert [card.key for card in records.due(DAY + 1)] == ["wrong"]
    assert [card.key for card in records.due(DAY + 2)] == ["wrong", "right"]


def test_shown_counts_answers_and_knows_the_last(records: Records, device: Device) -> None:
    one, _, three = events = device.stamps(answer("q1"), answer("q2"), answer("q1", "0"))
    records.append([three, *events])
    assert records.shown(["q1", "q2", "never"]) == {"q1": (2, three.at), "q2": (1, one.at + 1000)}


def test_a_question_answered_in_another_window_is_refused_and_counts_once(records: Records) -> None:
    begun, first, again, finished, elsewhere, following = here(
        records, started(), answer(), answer(mark="0"), Finished(why="complete"), answer(), answer("q2", place=1)
    )
    records.append([begun, first])
    other = Records(records.path)
    with pytest.raises(Refusal, match="answered in another window"):
        other.append([again, finished])
    other.append([first])
    other.append([replace(elsewhere, sitting="s2"), following])
    assert other.tallies()["t1"].answers == 3
    assert other.events("s1") == [begun, first, following]
    assert other.check() == []
    other.close()


def test_an_answer_taken_back_can_be_given_again(records: Records) -> None:
    first, undone, second = here(records, answer(), Resumed(), answer(mark="0"))
    records.append([first])
    records.append([replace(undone, event=Undone(target=first.id)), second])
    assert (records.tallies()["t1"].answers, records.tallies()["t1"].right) == (1, 0)


def test_two_answers_to_one_question_on_other_devices_are_taken_in_and_rebuilt(records: Records) -> None:
    mine = here(records, answer())[0]
    theirs = Device(9).stamps(answer(mark="0"), answer())
    records.append([mine])
    records.append(theirs)
    before = records.tallies()
    assert before["t1"].answers == 3
    records.rebuild()
    assert (records.tallies(), records.check()) == (before, [])


def test_a_thousand_keys_can_be_asked_for_at_once(records: Records, device: Device) -> None:
    records.append(device.stamps(answer("q1")))
    keys = [f"q{number}" for number in range(50_000)]
    assert set(records.cards(keys)) == set(records.shown(keys)) == {"q1"}


def test_undoing_the_only_answer_leaves_no_trace_of_it(records: Records, device: Device) -> None:
    given = device.stamp(answer())
    records.append([given, device.stamp(Undone(target=given.id)), device.stamp(Undone(target=given.id))])
    assert (records.tallies(), records.cards(), records.days(0), records.shown(["q1"])) == ({}, {}, [], {})


def test_an_undo_that_arrives_before_its_answer_holds(records: Records, device: Device) -> None:
    given = device.stamp(answer())
    records.append(device.stamps(Undone(target=given.id)))
    records.append([given])
    assert records.tallies() == {}
    assert records.check() == []


def test_open_sittings_are_newest_first_and_say_how_far_they_are(records: Records, device: Device) -> None:
    records.append(device.stamps(started(), answer(), answer(), answer("q2", place=1)))
    records.append(device.stamps(started(5, "timed"), sitting="s2"))
    assert records.open_sittings() == [
        OpenSitting("s2", "timed", device.at, device.at, 0, 5, ("t1",)),
        OpenSitting("s1", "drill", device.at - 4000, device.at - 1000, 2, 3, ("t1",)),
    ]


def test_a_finished_sitting_is_not_open_until_its_last_answer_is_undone(records: Records, device: Device) -> None:
    given = device.stamp(answer())
    records.append([device.stamp(started(1)), given, device.stamp(Finished(why="complete"))])
    assert records.open_sittings() == []
    records.append(device.stamps(Undone(target=given.id), Resumed()))
    assert [(sitting.id, sitting.answered) for sitting in records.open_sittings()] == [("s1", 0)]
    records.append(device.stamps(Finished(why="left")))
    assert records.open_sittings() == []


def test_the_newest_choice_of_a_setting_holds(records: Records, device: Device) -> None:
    old, new = device.stamps(Chosen(name="language", value="zh"), Chosen(name="language", value="en"), sitting="")
    records.append([new])
    records.append([old, device.stamp(Chosen(name="content", value="both"), "")])
    assert records.settings() == {"language": "en", "content": "both"}


def test_a_file_keeps_the_device_it_was_made_with(tmp_path: Path) -> None:
    seen = []
    for name in ("one", "one", "two"):
        records = Records(tmp_path / name)
        seen.append(records.device())
        records.close()
    assert seen[0] == seen[1] != seen[2]
    assert len(seen[0]) == 16


def test_nothing_of_a_batch_is_kept_where_a_part_of_it_fails(
    records: Records, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = device.stamps(answer("q1"), answer("q2"))
    from studyapp.records import cards

    def answered_once(*arguments: object) -> object:
        if arguments[1] == "q2":
            raise KeyboardInterrupt
        return answered(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(cards, "answered", answered_once)
    with pytest.raises(KeyboardInterrupt):
        records.append([good, bad])
    monkeypatch.undo()
    assert (records.events("s1"), records.tallies(), records.check()) == ([], {}, [])
    records.append([good, bad])
    assert len(records.events("s1")) == 2


def test_text_that_is_no_text_is_refused_and_nothing_is_kept(records: Records, device: Device) -> None:
    broken = replace(answer(), response=["\udc80"])
    with pytest.raises(Refusal, match="cannot be stored"):
        records.append(device.stamps(answer("q2"), broken))
    assert records.card_keys() == set()


def test_a_journal_entry_that_cannot_be_read_is_named(records: Records, device: Device) -> None:
    given = device.stamp(answer())
    records.append([given])
    records._connection.execute('UPDATE event SET body = \'{"kind":"later"}\'')
    for read in (lambda: records.events("s1"), records.check, records.rebuild):
        with pytest.raises(Refusal, match=given.id):
            read()
    assert records.tallies()["t1"].answers == 1


def test_the_marks_a_student_confirms_count_and_the_newest_counts(records: Records) -> None:
    device = Device()
    (given,) = device.stamps(answer(mark="1", full="5", type="short_answer", ticks=[True, False]))
    records.append([given])
    assert (records.tallies()["t1"].right, records.tallies()["t1"].mark) == (0, 1)
    due = records.cards()["q1"].due
    for mark, right in (("5", 1), ("4", 1), ("3.9", 0), ("4", 1)):
        records.append(device.stamps(Confirmed(target=given.id, ticks=[True, True], mark=Decimal(mark))))
        assert (records.tallies()["t1"].right, records.tallies()["t1"].mark) == (right, Decimal(mark))
    assert records.cards()["q1"].due > due
    assert records.check() == []
    records.append(device.stamps(Undone(target=given.id)))
    assert records.tallies() == {}
    assert records.check() == []


def test_what_the_disk_is_not_waited_for_can_be_read_at_once_and_what_follows_is_waited_for(
    records: Records, device: Device
) -> None:
    def level() -> int:
        return records._connection.execute("PRAGMA synchronous").fetchone()[0]

    seen: list[int] = []
    records._connection.set_trace_callback(lambda sql: seen.append(level()) if sql.startswith("COMMIT") else None)
    quick, slow = device.stamps(started()), device.stamps(Paused())
    records.append(quick, settled=False)
    assert Records(records.path).events("s1") == quick
    records.append(slow)
    assert seen == [1, 2]  # NORMAL, then FULL


def test_settling_has_the_log_of_the_file_written_to_the_disk(
    records: Records, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: synced.append(os.fstat(opened).st_ino))
    records.append(device.stamps(started()), settled=False)
    records.settle()
    assert synced == [Path(f"{records.path}-wal").stat().st_ino]
