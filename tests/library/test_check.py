"""Checking files without an index, and the course they join; tests/library/items has what is said of item writing."""

import os
import sys
from pathlib import Path

import pytest

from studyapp.library.check import check, outline_of_course, surroundings
from studyapp.library.problems import shown
from tests.library.small import HEAD, OUTLINE, SYLLABUS, course, notes, single


def lines(folder: Path, *paths: Path, rest: tuple[Path, ...] = ()) -> list[str]:
    return [shown(problem, folder) for problem in check(paths, rest, item_writing=False).problems]


def test_a_good_course_has_no_problems(tmp_path: Path) -> None:
    report = check([course(tmp_path)], item_writing=False)
    assert (report.problems, report.files, report.questions) == ([], 4, 4)


def test_problems_come_file_by_file_and_line_by_line(tmp_path: Path) -> None:
    folder = course(tmp_path)
    (folder / "one.yaml").write_text(HEAD + single("q1", "x") + single("q2").replace("beta", "alpha"))
    (folder / "syllabus.yaml").write_text(SYLLABUS.replace("weight: 60", "weight: 61"))
    (folder / "one.en.md").write_text(notes("apples: [x](#nothing)"))
    assert lines(tmp_path, folder) == [
        "syllabus.yaml:3:1: warning: the weights make 101, not 100",
        "one.en.md:8:6: warning: nothing is no topic of the syllabus",
        "one.yaml:6:12: x is no topic of the syllabus",
        "one.yaml:20:7: options A and B say the same",
    ]


def test_an_id_given_in_two_files_names_the_other_place(tmp_path: Path) -> None:
    folder = course(tmp_path)
    (folder / "three.yaml").write_text(HEAD + single("q9") + single("q1"))
    first = folder / "one.yaml"
    assert lines(tmp_path, folder) == [f"three.yaml:14:9: q1 is already used in {first}:5; ids are unique in a course"]


def test_files_checked_alone_are_held_against_the_course_they_join(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    bank, chapter = tmp_path / "mine.yaml", tmp_path / "mine.en.md"
    bank.write_text(HEAD + single("q3") + single("mine", "plum"))
    chapter.write_text(notes("plums", "pears", chapter="ch2"))
    assert lines(tmp_path, bank, chapter, rest=(folder,)) == [
        f"mine.yaml:5:9: q3 is already used in {folder / 'two.yaml'}:5; ids are unique in a course",
        "mine.yaml:15:12: plum is no topic of the syllabus; did you mean plums?",
        f"mine.en.md:10:18: pears already has a section in {folder / 'one.en.md'}:10",
    ]


def test_a_bank_of_the_course_does_not_clash_with_itself(tmp_path: Path) -> None:
    folder = course(tmp_path)
    assert lines(tmp_path, folder / "one.yaml", folder / "one.en.md", rest=(folder,)) == []


def test_a_broken_file_keeps_no_other_from_being_checked(tmp_path: Path) -> None:
    folder = course(tmp_path)
    (folder / "a.yaml").write_bytes("题".encode("gbk"))
    (folder / "two.yaml").write_text(HEAD + single("q3", "pear"))
    assert [line.partition(" ")[0] for line in lines(tmp_path, folder)] == ["a.yaml:1:1:", "two.yaml:6:12:"]


def test_a_file_belongs_to_the_course_whose_syllabus_is_nearest(tmp_path: Path) -> None:
    mine, shipped = course(tmp_path / "mine"), course(tmp_path / "shipped")
    (mine / "deep").mkdir()
    assert surroundings([mine / "deep" / "b.yaml"], [shipped]) == [mine]
    assert surroundings([shipped / "one.yaml"], [shipped, tmp_path / "own"]) == [shipped, tmp_path / "own"]
    assert surroundings([tmp_path / "b.yaml"], [shipped]) == [shipped]
    assert outline_of_course([mine]) == OUTLINE
    assert outline_of_course([tmp_path / "deep"]) is None


def test_a_file_name_cannot_forge_a_line(tmp_path: Path) -> None:
    bank = tmp_path / "a\nb.yaml:1:1: fine\x1b[31m.yaml"
    bank.write_text("a: *b\n")
    (line,) = lines(tmp_path, bank)
    assert line.startswith("a b.yaml:1:1: fine?[31m.yaml:1:4: a text may not start with *")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text on this system")
def test_a_file_whose_name_is_not_utf_8_is_to_be_renamed(tmp_path: Path) -> None:
    folder = course(tmp_path)
    named = folder / os.fsdecode("题库.yaml".encode("gbk"))
    (folder / "two.yaml").rename(named)
    report = check([folder], item_writing=False)
    (problem,) = report.problems
    assert str(problem) == (f"{folder}/????.yaml:1:1: rename this file or the folder it is in: the name is not UTF-8")
    assert report.questions == 2
