"""Where the files of a course are looked for."""

from pathlib import Path

import pytest

from studyapp.library.shipped import files, shipped, sources
from studyapp.locales import Refusal
from tests.library.small import course


def test_what_ships_is_there() -> None:
    assert (shipped("question_bank") / "syllabus.yaml").is_file()
    assert shipped("notes").is_dir()


def test_the_students_own_folder_counts_only_if_it_exists(tmp_path: Path) -> None:
    assert sources(tmp_path / "none") == [shipped("question_bank"), shipped("notes")]
    assert sources(tmp_path) == [shipped("question_bank"), shipped("notes"), tmp_path]


def test_banks_named_on_the_line_come_last_and_must_exist(tmp_path: Path) -> None:
    bank = tmp_path / "b.yaml"
    with pytest.raises(Refusal, match=r"b\.yaml does not exist"):
        sources(tmp_path / "none", [bank])
    bank.touch()
    assert sources(tmp_path / "none", [bank])[-1] == bank


def test_a_path_that_cannot_be_looked_at_is_refused_with_the_reason(tmp_path: Path) -> None:
    long = tmp_path / ("long" * 100)
    for named in ((tmp_path, [long]), (long, [])):
        with pytest.raises(Refusal, match=r"long cannot be used: .*too long"):
            sources(*named)


def test_a_folder_with_its_own_syllabus_takes_the_place_of_the_shipped_course(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    assert sources(tmp_path, [folder]) == [folder]


def test_blueprints_guides_and_hidden_files_are_no_banks(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "syllabus.yaml", "x.zh.md", "README.md", ".hidden.yaml", "z.txt"):
        (tmp_path / name).touch()
    for name in ("exams", ".git", "more"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "inside.yaml").touch()
    found = [str(file.relative_to(tmp_path)) for file in files([tmp_path])]
    assert found == ["syllabus.yaml", "a.yml", "b.yaml", "x.zh.md", str(Path("more", "inside.yaml"))]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    assert len(files([folder, folder / "one.yaml", folder / "." / "two.yaml"])) == len(files([folder]))
