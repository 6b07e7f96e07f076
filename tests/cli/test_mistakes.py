"""`studyapp mistakes`: what it prints, what it writes, what it refuses."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp.study.remarks import blame, bookmark, note_down
from tests.cli.conftest import Ran
from tests.study.course import Desk
from tests.study.test_mistakes import answer
from tests.study.test_study import right, wrong

Studyapp = Callable[..., Ran]


@pytest.fixture
def marked(desk: Desk) -> None:
    """A student who mastered one question, was wrong on another, and bookmarked a third."""
    study = desk.open()
    answer(study, "pears-1", wrong)
    for _ in range(3):
        answer(study, "pears-1", right)
        desk.clock.pass_(days=1)
    answer(study, "apples-1", wrong)
    blame(study, "apples-1", "careless")
    note_down(study, "apples-1", "红的 is not the point")
    bookmark(study, "plums-many")
    desk.close()


def listed(ran: Ran) -> list[str]:
    return [each["id"] for each in json.loads(ran.out)]


@pytest.mark.usefixtures("marked")
def test_options_say_which_questions(studyapp: Studyapp) -> None:
    assert listed(studyapp("mistakes", "--format", "json")) == ["apples-1"]
    assert listed(studyapp("mistakes", "--format", "json", "--bookmarked")) == ["plums-many"]
    assert listed(studyapp("mistakes", "--format", "json", "--all")) == ["apples-1", "pears-1", "plums-many"]
    both = studyapp("mistakes", "--all", "--bookmarked")
    assert both.code == 2
    assert "--bookmarked" in both.err


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("zh", ["# 小课：错题本", "哪个是apples-1", "错 1 次", "**错因：** 粗心", "红的 is not"]),
        ("en", ["# Tiny course: Mistake book", "Which is apples-1", "wrong once", "**Cause:** careless"]),
        ("both", ["Which is apples-1", "哪个是apples-1"]),
    ],
)
def test_markdown_is_in_the_language_of_its_questions(studyapp: Studyapp, content: str, words: list[str]) -> None:
    ran = studyapp("mistakes", "--content", content)
    assert (ran.code, ran.err) == (0, "")
    for each in words:
        assert each in ran.out


@pytest.mark.usefixtures("marked")
def test_a_files_name_says_its_format_and_it_is_not_overwritten(studyapp: Studyapp, tmp_path: Path) -> None:
    file = tmp_path / "book.csv"
    ran = studyapp("mistakes", "-o", str(file))
    assert (ran.code, ran.err) == (0, "")
    assert str(file) in ran.out
    with file.open(encoding="utf-8-sig", newline="") as lines:
        head, row = csv.reader(lines)
    assert row[head.index("My note")] == "红的 is not the point"
    again = studyapp("mistakes", "-o", str(file))
    assert again.code == 1
    assert "--force" in again.err
    assert studyapp("mistakes", "-o", str(file), "--force", "--all").code == 0
    assert len(list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))) > 2


@pytest.mark.usefixtures("marked")
def test_a_name_that_says_no_format_is_wrong_usage(studyapp: Studyapp, tmp_path: Path) -> None:
    ran = studyapp("mistakes", "-o", str(tmp_path / "book.xyz"))
    assert ran.code == 2
    assert ".csv" in ran.err
    assert studyapp("mistakes", "-o", str(tmp_path / "book.xyz"), "--format", "csv").code == 0


@pytest.mark.usefixtures("marked")
def test_a_csv_for_another_program_has_no_byte_order_mark(studyapp: Studyapp) -> None:
    assert studyapp("mistakes", "--format", "csv").out.startswith("Id,")


def test_an_empty_book_says_what_would_be_in_it(studyapp: Studyapp) -> None:
    ran = studyapp("mistakes")
    assert ran.code == 0
    assert "what you answer wrong comes here" in ran.err
    ran = studyapp("mistakes", "--bookmarked", "--format", "json", "--lang", "zh")
    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert "Ctrl+B" in ran.err


def test_stats_show_how_far_the_students_judgement_holds(studyapp: Studyapp, desk: Desk) -> None:
    study = desk.open()
    for _ in range(5):
        answer(study, "apples-1", right, "guessed")
    for how in (right, wrong, right):
        answer(study, "pears-1", how, "sure")
    answer(study, "pears-2", wrong)
    desk.close()
    ran = studyapp("stats")
    assert "Sure and not right: 1 of 3; a review asks those first." in ran.out
    assert "Guesses earned 100% of their marks: trust yourself more." in ran.out
    found = {each["id"]: each for each in json.loads(studyapp("stats", "--json").out)["confidence"]}
    assert {key: (each["answers"], each["right"], each["mark"]) for key, each in found.items()} == {
        "guessed": (5, 0, 5),
        "sure": (3, 2, 2),
        "nothing": (1, 0, 0),
    }


def test_stats_are_silent_about_judgement_where_nothing_was_said(studyapp: Studyapp, desk: Desk) -> None:
    answer(desk.open(), "pears-2", wrong)
    desk.close()
    assert "guessed" not in studyapp("stats").out
    assert json.loads(studyapp("stats", "--json").out)["confidence"] == []
