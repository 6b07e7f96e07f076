"""The mistake book: wrong answers lead into it, three right days in a row lead out."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studyapp.course.question import Response
from studyapp.records.journal import Overtaken, Records
from studyapp.sitting.events import Answered, Blamed, Bookmarked, Entered, Kept, Noted
from tests.records.journals import DAY, Device, answer, started


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "progress.db")


def book(records: Records, *answers: Answered) -> dict[str, tuple[int, int, bool]]:
    records.append(Device().stamps(*answers))
    return {each.question: (each.wrong, each.streak, each.open) for each in records.mistakes()}


def test_a_wrong_answer_puts_a_question_into_the_book_and_a_right_one_does_not(records: Records) -> None:
    assert book(records, answer("q1", "0"), answer("q2", "1", place=1)) == {"q1": (1, 0, True)}


def test_three_right_days_in_a_row_take_it_out(records: Records) -> None:
    days = [answer("q1", "0")] + [answer("q1", place=n, day=DAY + n) for n in (1, 2, 3)]
    assert book(records, *days) == {"q1": (1, 3, False)}


def test_three_right_answers_on_one_day_do_not(records: Records) -> None:
    assert book(records, answer("q1", "0"), *[answer("q1", place=n) for n in (1, 2, 3)]) == {"q1": (1, 1, True)}


def test_one_more_wrong_answer_begins_the_row_anew(records: Records) -> None:
    days = [answer("q1", mark, place=n, day=DAY + n) for n, mark in enumerate(["0", "1", "1", "0", "1"])]
    assert book(records, *days) == {"q1": (2, 1, True)}


def test_a_guess_that_came_off_is_a_mistake(records: Records) -> None:
    assert book(records, answer("q1", confidence="guessed")) == {"q1": (1, 0, True)}


def test_those_in_the_book_come_first_the_most_often_wrong_before_others(records: Records) -> None:
    out = [answer("q3", "0", place=9)] + [answer("q3", place=9 + n, day=DAY + n) for n in (1, 2, 3)]
    twice = [answer("q2", "0", place=n) for n in (1, 2)]
    assert [*book(records, answer("q1", "0"), *twice, *out)] == ["q2", "q1", "q3"]


def test_the_newest_word_on_a_question_counts_and_an_empty_one_takes_it_away(records: Records) -> None:
    device = Device()
    said = [
        Bookmarked(question="q1", on=True),
        Bookmarked(question="q2", on=True),
        Bookmarked(question="q1", on=False),
        Noted(question="q1", text="想一想"),
        Blamed(question="q1", causes=["careless"]),
        Blamed(question="q1", causes=["concept", "mixed_up"]),
    ]
    records.append(device.stamps(*said, sitting=""))
    assert records.remarks("bookmark") == {"q2": "1"}
    assert records.remarks("note") == {"q1": "想一想"}
    assert records.remarks("causes") == {"q1": '["concept", "mixed_up"]'}


def test_contents_are_kept_under_their_hashes(records: Records) -> None:
    records.append(Device().stamps(Kept(hash="h1", body='{"a": "甲"}'), sitting=""))
    assert records.kept(["h1", "h2"]) == {"h1": '{"a": "甲"}'}
    assert records.lacking(["h1", "h2"]) == {"h2"}


def test_a_sitting_that_went_on_elsewhere_takes_no_events_from_here(records: Records) -> None:
    device = Device()
    begun, here, there = device.stamps(started(), Entered(place=0, response="A"), Entered(place=0, response="B"))
    records.append([begun])
    records.append([there], after=begun.id)
    with pytest.raises(Overtaken, match="in another window"):
        records.append([here], after=begun.id)
    assert records.events("s1") == [begun, there]


def test_an_open_exam_counts_what_waits_to_be_handed_in_but_not_what_was_emptied(records: Records) -> None:
    responses: list[tuple[int, Response]] = [
        (0, "A"), (1, False), (2, ["one", ""]), (3, "A"), (3, ""), (4, ["", " "]), (5, ""), (5, "B"),
    ]  # fmt: skip
    entries = [Entered(place=place, response=response) for place, response in responses]
    records.append(Device().stamps(replace(started(6, form="exam"), deferred=True), *entries))
    assert [each.answered for each in records.open_sittings()] == [4]
