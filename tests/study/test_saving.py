"""The paper of a sitting as files: what they are called, where they stand, and that none is written over."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studyapp.locales import Refusal
from studyapp.study.quiz import Quiz
from studyapp.study.saving import save_paper
from studyapp.study.session import Session
from tests.study.course import Desk


def sat(desk: Desk, exam: str = "") -> Session:
    """A sitting of that exam that lasted a minute."""
    study = desk.open()
    plan = study.quiz(Quiz(count=2)).sitting.plan
    session = study.begin(replace(plan, exam=exam))
    desk.clock.pass_(60)
    session.finish("complete")
    return session


def names(files: list[Path]) -> list[str]:
    return [file.name for file in files]


@pytest.mark.parametrize("exam", ["../../../evil", "no-such/evil", "a\\b:c", "..", "x" * 300, "期中 考试"])
def test_whatever_an_exam_is_called_its_paper_stays_in_the_folder(desk: Desk, exam: str) -> None:
    files = save_paper(sat(desk, exam), "Quiz", "en")
    assert {file.resolve().parent for file in files} == {(desk.data / "papers").resolve()}
    assert all(file.is_file() for file in files)


def test_it_is_called_by_when_it_began(desk: Desk) -> None:
    session = sat(desk)
    assert names(save_paper(session, "Quiz", "en")) == [
        "drill-2027-01-15-080000.md",
        "drill-2027-01-15-080000-answers.md",
    ]


def test_the_paper_by_itself_has_no_answers_and_a_timed_quiz_says_its_time(desk: Desk) -> None:
    session: Any = desk.open().quiz(Quiz(count=2, minutes=5, seed=1))
    session.submit(0, session.question(0).key("en", "en"))
    session.finish("left")
    paper, answers = (file.read_text(encoding="utf-8") for file in save_paper(session, "Quiz", "en"))
    assert "time: 5 min" in paper
    assert "Your answer" not in paper
    assert "earned" not in paper
    assert "Name:" in paper
    assert answers.count("Your answer") == 2
    assert "earned: 1 mark" in answers


def test_saved_again_it_takes_a_number_and_leaves_what_is_there(desk: Desk) -> None:
    session = sat(desk, "midterm")
    paper, answers = save_paper(session, "Quiz", "en")
    paper.unlink()
    answers.write_text("my own remarks", encoding="utf-8")
    assert names(save_paper(session, "Quiz", "en")) == [
        f"{paper.stem}-2.md",
        f"{paper.stem}-2-answers.md",
    ]
    assert answers.read_text(encoding="utf-8") == "my own remarks"


def test_where_no_folder_can_be_made_it_is_refused(desk: Desk) -> None:
    session = sat(desk)
    (desk.data / "papers").write_text("a file", encoding="utf-8")
    with pytest.raises(Refusal, match="cannot be written"):
        save_paper(session, "Quiz", "en")
