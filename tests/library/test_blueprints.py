"""A blueprint is read strictly: what is wrong in it is said where it stands, and what the course cannot fill too."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from studyapp.library.blueprints import Course, blueprint_problems, course_of, load, read_blueprint
from studyapp.library.shipped import blueprints, files, shipped
from studyapp.locales import speak
from tests.library.small import HEAD, SYLLABUS, course, said, single

NO_MARKS = "{}: marks are a number above 0 and at most 10000, with at most two decimals"
TINY = Course("tiny", {"ch1": 60.0, "ch2": 40.0})
PLAIN = """\
exam: midterm
course: tiny
title: {zh: 期中, en: Midterm}
marks: 4
pass_mark: 2.5
minutes: 30
chapters: syllabus
difficulty: {1: 2, 2: 3}
fit: {chapters: exact, difficulty: nearest}
sections:
  - type: single
    count: 2
    marks_each: 1.5
    scheme: {multiple: half}
  - type: case
    count: 1
    marks_each: 1
"""


def told(text: str) -> list[str]:
    read = read_blueprint(Path("x.yaml"), text, TINY)
    assert (read.blueprint is None) == bool(read.problems)
    return said(read.problems)


def test_a_blueprint_is_read_with_everything_in_it() -> None:
    made = read_blueprint(Path("x.yaml"), PLAIN, TINY).blueprint
    assert made is not None
    assert (made.exam, str(made.marks), str(made.pass_mark), made.minutes) == ("midterm", "4", "2.5", 30)
    assert [(each.type, each.count, str(each.marks_each)) for each in made.sections] == [
        ("single", 2, "1.5"),
        ("case", 1, "1"),
    ]
    assert made.sections[0].scheme.multiple == "half"
    assert (made.fit.chapters, made.fit.difficulty, made.pause) == ("exact", "nearest", False)


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        (
            "type: single",
            "type: singel",
            "11:11: singel is none of case, classify, essay, fill_in, label, matching, multiple, numeric, ordering,"
            " short_answer, single, term, true_false; did you mean single?",
        ),
        ("chapters: syllabus", "chapters: {ch1: 5, chh2: 5}", "7:20: there is no chapter chh2; did you mean ch2?"),
        ("chapters: syllabus", "chapters: weights", "7:11: write syllabus, or a share for each chapter"),
        ("chapters: syllabus", "chapters: {ch1: many}", "7:17: write a number, not many"),
        ("chapters: syllabus", "chapters: {ch1: -1}", "7:17: a share is 0 or more"),
        ("chapters: syllabus", "chapters: {ch1: 0}", "7:1: at least one share must be more than 0"),
        ("marks: 4\n", "marks: 5\n", "4:8: the sections make 4 marks, not 5"),
        ("marks: 4\n", "marks: many\n", "4:8: write a number, not many"),
        ("marks: 4\n", "marks: NaN\n", NO_MARKS.format("4:8")),
        ("marks: 4\n", "marks: 1.005\n", NO_MARKS.format("4:8")),
        ("pass_mark: 2.5", "pass_mark: 5", "5:12: nobody can pass: there are 4 marks in all"),
        ("minutes: 30", "minutes: 0", "6:10: minutes are more than 0 and at most 1440"),
        ("minutes: 30", "minutes: soon", "6:10: write a number, not soon"),
        ("difficulty: {1: 2, 2: 3}", "difficulty: {5: 1}", "8:17: difficulty is 1, 2, 3 or 4"),
        ("count: 2", "count: 2.5", "12:12: write a whole number, not 2.5"),
        ("count: 2", "count: 0", "12:12: write a whole number from 1 to 1000"),
        ("count: 2", "count: 1001", "12:12: write a whole number from 1 to 1000"),
        (
            "marks_each: 1.5",
            "marks_each: 0",
            NO_MARKS.format("13:17"),
        ),
        (
            "{multiple: half}",
            "{multiple: halff}",
            "14:24: halff is none of deduct, fixed, half, proportional, strict; did you mean half?",
        ),
        ("scheme:", "schema:", "14:5: unknown key schema; did you mean scheme?"),
        (
            "{multiple: half}",
            "{penalty: -1}",
            NO_MARKS.format("14:23"),
        ),
        ("chapters: exact", "chapters: strict", "9:17: strict is none of exact, nearest"),
        ("course: tiny", "course: crm", "2:9: the syllabus is of the course tiny, not crm"),
        ("exam: midterm\n", "", "1:1: exam is missing"),
        ("exam: midterm", "exam: ../evil", "1:7: an exam's name has only letters, digits, - and _"),
        ("exam: midterm", "exam: mid term", "1:7: an exam's name has only letters, digits, - and _"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(written: str, instead: str, problem: str) -> None:
    assert written in PLAIN
    assert problem in told(PLAIN.replace(written, instead, 1))


def test_every_fault_is_listed_at_once() -> None:
    wrong = PLAIN.replace("minutes: 30", "minutes: 0").replace("marks: 4\n", "marks: 9\n")
    assert len(told(wrong)) == 2


def test_faults_are_said_in_chinese_too() -> None:
    speak("zh")
    assert told(PLAIN.replace("marks: 4\n", "marks: 5\n")) == ["4:8: 各部分合计 4 分，不是 5 分"]


@pytest.mark.parametrize("text", ["", "[]", "exam", "exam: [", "sections: [[[]]]"])
def test_a_file_that_is_no_blueprint_is_refused(text: str) -> None:
    assert told(text)


def with_exams(folder: Path, **texts: str) -> Path:
    """The small course of four single choices, with these blueprints."""
    course(folder)
    (folder / "exams").mkdir()
    for name, text in texts.items():
        (folder / "exams" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


SINGLES = PLAIN.partition("  - type: case")[0].replace("marks: 4", "marks: 3").replace("difficulty: {1: 2, 2: 3}\n", "")


ONE = SINGLES.replace("count: 2", "count: 1").replace("marks: 3", "marks: 1.5").replace("2.5", "1")


def test_blueprints_stand_in_a_folder_of_exams_and_are_no_banks(tmp_path: Path) -> None:
    folder = with_exams(tmp_path / "c", midterm=SINGLES)
    file = folder / "exams" / "midterm.yaml"
    for source in (folder, folder / "exams", file):
        assert blueprints([source]) == [file]
        assert file not in files([source])


def test_two_blueprints_of_one_name_are_a_problem_of_the_second(tmp_path: Path) -> None:
    folder = with_exams(tmp_path / "c", a=SINGLES, b=SINGLES)
    first, second = load([folder], TINY)
    assert first.blueprint is not None
    assert second.blueprint is None
    assert said(second.problems) == [f"1:7: the exam midterm is already given in {first.file}; choose another name"]


def test_a_blueprint_the_course_can_fill_has_no_problem(tmp_path: Path) -> None:
    assert blueprint_problems([with_exams(tmp_path / "c", midterm=SINGLES)]) == []


def test_cells_that_cannot_be_filled_are_warned_of_where_the_section_is(tmp_path: Path) -> None:
    text = SINGLES.replace("count: 2", "count: 4").replace("marks: 3", "marks: 6")
    text = text.replace("syllabus", "{ch1: 3, ch2: 1}")
    warned = blueprint_problems([with_exams(tmp_path / "c", midterm=text)])
    # Of the three questions on chapter 1 two are of one family.
    assert said(warned) == ["10:5: warning: section 1, single choice: 1 short in chapter ch1"]


def test_the_questions_of_the_course_count_for_a_blueprint_beside_it(tmp_path: Path) -> None:
    whole, own = course(tmp_path / "c"), tmp_path / "own"
    (own / "exams").mkdir(parents=True)
    (own / "exams" / "x.yaml").write_text(ONE)
    assert blueprint_problems([own], [whole]) == []
    (whole / "one.yaml").unlink()
    (whole / "two.yaml").write_text(HEAD + single("q3", "pears"))
    assert blueprint_problems([own], [whole]) == []
    (whole / "two.yaml").unlink()
    assert len(blueprint_problems([own], [whole])) == 1


def test_a_blueprint_of_the_rest_is_not_told_of(tmp_path: Path) -> None:
    whole = with_exams(tmp_path / "c", broken="exam: [")
    (tmp_path / "own" / "exams").mkdir(parents=True)
    (tmp_path / "own" / "exams" / "x.yaml").write_text(SINGLES)
    assert blueprint_problems([tmp_path / "own"], [whole]) == []


def test_without_a_sound_syllabus_chapters_and_questions_go_unchecked(tmp_path: Path) -> None:
    folder = with_exams(tmp_path / "c", midterm=SINGLES)
    (folder / "syllabus.yaml").write_text(SYLLABUS.replace("weight: 60", "weight: much"))
    assert course_of([folder]) is None
    assert blueprint_problems([folder]) == []


def test_the_guides_example_is_sound_and_can_be_filled_in_both_halves(tmp_path: Path) -> None:
    guide = (shipped("question_bank") / "README.md").read_text(encoding="utf-8")
    examples = [dedent(each) for each in re.findall(r"^    exam: .*\n(?:    .*\n)+", guide, re.MULTILINE)]
    assert len(examples) == 2
    for number, text in enumerate({*examples}):  # read once where both halves show the same
        folder = tmp_path / str(number) / "exams"
        folder.mkdir(parents=True)
        (folder / "midterm.yaml").write_text(text, encoding="utf-8")
        assert blueprint_problems([folder], [shipped("question_bank")]) == []


def test_the_shipped_blueprints_are_sound_and_can_be_filled() -> None:
    found = load([shipped("question_bank")], course_of([shipped("question_bank")]))
    assert {each.blueprint and each.blueprint.exam for each in found} == {"zikao", "guokai", "final"}
    assert blueprint_problems([shipped("question_bank")]) == []
