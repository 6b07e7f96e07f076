"""What is in the mistake book, on which shelf, and how it is taken along."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.exchange.document import literal
from studyapp.exchange.mistakes import FORMULAS, _defused
from studyapp.locales import Refusal
from studyapp.sitting.events import Bookmarked
from studyapp.study.home import home
from studyapp.study.looking_up import looked_up
from studyapp.study.mistakes import SHELVES, Entry, book, take_along, taken_along
from studyapp.study.remarks import CAUSES, after, blame, bookmark, note_down, said_of
from studyapp.study.study import Study
from tests.study.course import FRUIT, Desk, single, write_course
from tests.study.test_study import right, wrong

HOSTILE = "=cmd|'/c calc'!A1\x1b[2J\u202e [b]not bold[/b]"


def answer(study: Study, question: str, how: Callable[..., object], confidence: str = "") -> None:
    """Ask one question and answer it."""
    session = study.again([question])
    session.rate(0, confidence)  # type: ignore[arg-type]
    session.submit(0, how(session, 0))  # type: ignore[arg-type]


def ids(entries: list[Entry]) -> list[str]:
    return [entry.question.id for entry in entries]


def test_what_was_wrong_stands_in_the_book_and_the_most_often_wrong_first(desk: Desk) -> None:
    study = desk.open()
    for question in ("apples-1", "pears-1", "pears-1"):
        answer(study, question, wrong)
    answer(study, "pears-2", right)
    answer(study, "plums-judge", right, "guessed")
    found = book(study)
    assert ids(found.on("open"))[0] == "pears-1"
    assert set(ids(found.on("open"))) == {"pears-1", "apples-1", "plums-judge"}
    assert [found.entries[0].wrong, found.entries[0].days, found.entries[0].last] == [2, 0, study.today()]
    assert found.on("mastered") == []


def test_right_on_three_days_moves_a_question_to_the_mastered_and_one_mistake_back(desk: Desk) -> None:
    study = desk.open()
    answer(study, "apples-1", wrong)
    for day in range(3):
        assert ids(book(study).on("open")) == ["apples-1"]
        assert book(study).entries[0].days == day
        desk.clock.pass_(days=1)
        answer(study, "apples-1", right)
    assert (ids(book(study).on("open")), ids(book(study).on("mastered"))) == ([], ["apples-1"])
    answer(study, "apples-1", wrong)
    assert (ids(book(study).on("open")), ids(book(study).on("mastered"))) == (["apples-1"], [])


def test_bookmarks_and_notes_have_shelves_of_their_own(desk: Desk) -> None:
    study = desk.open()
    answer(study, "apples-1", wrong)
    assert bookmark(study, "pears-1")
    note_down(study, "pears-2", "  stones inside \n")
    assert [ids(book(study).on(shelf)) for shelf in SHELVES] == [["apples-1"], [], ["pears-1"], ["pears-2"]]
    assert said_of(study, "pears-2").note == "stones inside"
    assert not bookmark(study, "pears-1")
    note_down(study, "pears-2", " ")
    assert ids(book(study).entries) == ["apples-1"]


def test_a_note_that_says_the_same_is_not_kept_twice(desk: Desk) -> None:
    study = desk.open()
    note_down(study, "pears-1", "once")
    events = len(study.records.events(""))
    note_down(study, "pears-1", "once\r\n")
    assert len(study.records.events("")) == events


def test_a_shelf_can_be_narrowed_to_a_cause(desk: Desk) -> None:
    study = desk.open()
    for question in ("apples-1", "pears-1"):
        answer(study, question, wrong)
    assert blame(study, "pears-1", "careless") == ("careless",)
    assert blame(study, "pears-1", "concept") == ("concept", "careless")
    assert ids(book(study).on("open", "concept")) == ["pears-1"]
    assert blame(study, "pears-1", "concept") == ("careless",)
    assert ids(book(study).on("open", "concept")) == []


def test_one_key_says_guessed_then_sure_then_nothing() -> None:
    assert [after(""), after("guessed"), after("sure")] == ["guessed", "sure", ""]


def test_what_left_the_course_is_counted_and_left_out(desk: Desk) -> None:
    study = desk.open()
    for question in ("apples-1", "pears-1"):
        answer(study, question, wrong)
    study.remark(Bookmarked(question="never-heard-of", on=True))
    write_course(desk.course, single("pears-1", "pears"))
    study = desk.open()
    assert (ids(book(study).entries), book(study).gone) == (["pears-1"], 2)
    assert home(study.places, desk.clock)[0].mistakes == 2  # counted before the first paint, whatever left the course


def test_home_says_how_many_stand_in_the_book_and_whether_anything_is_marked(desk: Desk) -> None:
    study = desk.open()
    figures, _ = home(study.places, desk.clock)
    assert (figures.mistakes, figures.remarked) == (0, False)
    answer(study, "apples-1", wrong)
    note_down(study, "pears-1", "look")
    figures, _ = home(study.places, desk.clock)
    assert (figures.mistakes, figures.remarked) == (1, True)


def test_looking_a_question_up_leaves_no_trace(desk: Desk) -> None:
    study = desk.open()
    for question in ("pears-1", "apples-1", "plums-many"):
        answer(study, question, wrong)
    entries = list(reversed(book(study).entries))
    before = study.records.tallies(), study.records.open_sittings(), study.records.mistakes()
    session = looked_up(study, entries)
    assert [item.question for item in session.items] == ids(entries)
    assert all(session.askable(place) for place, _ in enumerate(session.items))
    assert (study.records.tallies(), study.records.open_sittings(), study.records.mistakes()) == before


def everything_wrong(desk: Desk) -> Study:
    """A student who was wrong everywhere, and wrote on it."""
    study = desk.open()
    for question in [row.id for row in study.catalogue.questions()]:
        answer(study, question, wrong)
    blame(study, "plums-many", "mixed_up")
    blame(study, "plums-many", "calculation")
    note_down(study, "plums-many", HOSTILE)
    bookmark(study, "pears-1")
    return study


@pytest.mark.parametrize(("content", "stem", "cause"), [("en", "Choose two", "mixed up"), ("zh", "选两个", "记混")])
def test_a_spreadsheet_reads_what_was_written_and_calculates_nothing(
    desk: Desk, content: str, stem: str, cause: str
) -> None:
    study = everything_wrong(desk)
    text = taken_along(study, book(study).entries, "csv", content)  # type: ignore[arg-type]
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert len(rows) == len(FRUIT)
    assert {len(row) for row in rows} == {len(head)}
    row = next(row for row in rows if row[0] == "plums-many")
    assert stem in row[3]
    assert row[4] == "AC"
    assert row[6:8] == ["1", "0"]
    assert row[9].startswith(cause)
    assert row[10] == "'=cmd|'/c calc'!A1[2J [b]not bold[/b]"
    assert not any(cell.startswith(FORMULAS) for row in rows for cell in row)


@given(st.text())
def test_no_cell_begins_like_a_formula_and_none_loses_a_word(cell: str) -> None:
    found = _defused(cell)
    assert not found.lstrip().startswith(FORMULAS)
    assert found in (literal(cell), f"'{literal(cell)}")


def test_programs_get_the_book_as_it_is(desk: Desk) -> None:
    study = everything_wrong(desk)
    found = {each["id"]: each for each in json.loads(taken_along(study, book(study).entries, "json", "en"))}
    plums = found["plums-many"]
    assert (plums["wrong"], plums["days_right"], plums["open"]) == (1, 0, True)
    assert plums["causes"] == ["mixed_up", "calculation"]
    assert found["pears-1"]["bookmarked"] is True
    assert {each["why"] for each in found.values()} >= {"It is Beta", "Alpha and Gamma"}


def test_markdown_shows_question_answer_causes_and_note_literally(desk: Desk) -> None:
    study = everything_wrong(desk)
    text = taken_along(study, book(study).entries, "md", "en")
    assert text.startswith("# Tiny course: Mistake book\n")
    assert "**Answer:** AC" in text
    assert "**Cause:** mixed up, arithmetic" in text
    assert "\\[b\\]not bold\\[/b\\]" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_file_is_not_overwritten_unless_that_is_wanted(desk: Desk, tmp_path: Path) -> None:
    study = everything_wrong(desk)
    file = tmp_path / "book.csv"
    take_along(study, book(study).entries, "en", file, "csv", force=False)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(Refusal, match="exists already"):
        take_along(study, [], "en", file, "csv", force=False)
    take_along(study, [], "en", file, "csv", force=True)
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 1
    with pytest.raises(Refusal, match="cannot be written"):
        take_along(study, [], "en", tmp_path / "no" / "such" / "folder.md", "md", force=False)


def test_every_cause_has_a_name_of_its_own() -> None:
    assert len({str(name) for name in CAUSES.values()}) == len(CAUSES) == 5


def test_what_is_said_of_a_question_is_read_without_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    study = desk.open()
    bookmark(study, "apples-1")
    note_down(study, "pears-1", "stones inside")
    blame(study, "pears-1", "careless")
    monkeypatch.setattr(study.records, "remarks", None)
    assert said_of(study, "pears-1") == (False, "stones inside", ("careless",))
    assert said_of(study, "apples-1") == (True, "", ())
    assert said_of(study, "pears-2") == (False, "", ())
