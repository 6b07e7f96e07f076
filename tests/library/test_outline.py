"""The syllabus file."""

from pathlib import Path

import pytest

from studyapp.library.outline import outline_of, read_syllabus
from tests.library.small import OUTLINE, SYLLABUS, said

FILE = Path("syllabus.yaml")


def test_a_syllabus_gives_the_outline_other_files_are_checked_against() -> None:
    syllabus, problems = read_syllabus(FILE, SYLLABUS)
    assert problems == []
    assert outline_of(syllabus) == OUTLINE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: plums", "id: pears", "18:13: pears is already used in line 11; ids are unique in a course"),
        ("id: ch2", "id: ch1", "14:9: ch1 is already used in line 4; ids are unique in a course"),
        ("[apples]", "[aples]", "13:17: aples is no topic of the syllabus; did you mean apples?"),
        ("weight: 60", "weight: much", "6:13: write a number, not much"),
        ("hot: true", "hott: true", "10:9: unknown key hott; did you mean hot?"),
        ("hot: true", "forms: [singel]", "10:17: singel is none of "),
        ("course: tiny", "course: *tiny", "1:9: a text may not start with *"),
    ],
)
def test_its_mistakes_are_said_where_they_stand(old: str, new: str, message: str) -> None:
    syllabus, problems = read_syllabus(FILE, SYLLABUS.replace(old, new))
    assert syllabus is None
    assert said(problems)[0].startswith(message)


def test_weights_that_do_not_make_a_hundred_are_a_warning() -> None:
    syllabus, problems = read_syllabus(FILE, SYLLABUS.replace("weight: 60", "weight: 50.5"))
    assert syllabus is not None
    assert said(problems) == ["3:1: warning: the weights make 90.5, not 100"]
