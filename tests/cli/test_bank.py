"""`studyapp bank`: check, schema, new, coverage."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import yaml

from studyapp.cli.start import run
from studyapp.course.bank import Bank
from studyapp.library.refresh import refresh
from studyapp.library.shipped import shipped, sources
from studyapp.locales.cells import cells
from tests.cli.every_type import BANK as EVERY_TYPE

Bank_ = Callable[..., tuple[int, str, str]]

HEAD = "bank: crm/x\ncourse: crm\ntitle: X\nquestions:\n"
QUESTION = """\
  - id: x-{n}
    topic: gap-model
    type: true_false
    stem: It is so
    answer: true
    why: {why}
"""


SYLLABUS = """\
course: own
title: {zh: 小课, en: Tiny}
chapters:
  - id: ch1
    title: {zh: 第一章讲的是客户关系管理的基本概念与历程, en: The first chapter with a title too long for its column}
    weight: 60
    topics:
      - {id: apples, name: {zh: 苹果, en: Apples}, hot: true}
  - id: ch2
    title: {zh: 第二章, en: Second}
    weight: 40
    topics:
      - {id: pears, name: {zh: 梨, en: Pears}}
"""
FRUIT = """\
bank: own/fruit
course: own
title: Fruit
questions:
  - {id: p1, topic: pears, type: true_false, stem: So it is, answer: true, why: w}
  - {id: p2, topic: pears, type: true_false, level: apply, stem: And this, answer: true, why: w}
  - id: case
    topic: pears
    type: case
    title: C
    material: M
    questions:
      - {id: p3, topic: pears, type: fill_in, difficulty: 4, stem: "x {1}", answer: [y], why: w}
"""
NOTES = """\
---
chapter: ch2
lang: en
title: Second
---

## Pears {#pears}

A pear is a fruit.
"""


@pytest.fixture
def bank(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bank_:
    """`bank(..., lang="en")`: exit code, output and errors of `studyapp bank ...`, called in a folder of our own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", lang, "--data-dir", str(tmp_path / "data"), "bank", *arguments])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def ships_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a course of a few questions were all that ships: the whole one takes long to check."""
    write(tmp_path / "ships" / "question_bank" / "syllabus.yaml", SYLLABUS)
    write(tmp_path / "ships" / "question_bank" / "fruit.yaml", FRUIT)
    write(tmp_path / "ships" / "notes" / "ch2.en.md", NOTES)
    monkeypatch.setattr("studyapp.library.shipped.PACKAGE", tmp_path / "ships" / "studyapp")


def write(file: Path, text: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_good_bank_has_no_problems(bank: Bank_, tmp_path: Path) -> None:
    write(tmp_path / "x.yaml", HEAD + QUESTION.format(n=1, why="So."))
    assert bank("check", "x.yaml") == (0, "1 file, 1 question: no problems\n", "")
    assert bank("check", "x.yaml", lang="zh") == (0, "1 个文件，1 题：没有问题\n", "")


def test_every_problem_has_a_line_and_the_last_line_counts_them(bank: Bank_, tmp_path: Path) -> None:
    write(
        tmp_path / "x.yaml", HEAD + QUESTION.format(n=1, why=5) + QUESTION.format(n=2, why="w").replace("stem", "stm")
    )
    code, out, err = bank("check", str(tmp_path / "x.yaml"))
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        'x.yaml:10:10: this should be text; put it in quotes: "5"',
        "x.yaml:14:5: unknown key stm; did you mean stem?",
        "1 file, 2 questions: 2 errors, 0 warnings",
    ]
    assert bank("check", "x.yaml", lang="zh")[1].splitlines() == [
        'x.yaml:10:10: 这里应当是文字；请加引号写成 "5"',
        "x.yaml:14:5: 不认识的键 stm；是不是想写 stem？",
        "1 个文件，2 题：2 处错误，0 条提醒",
    ]


def test_warnings_count_as_errors_only_when_asked(bank: Bank_, tmp_path: Path) -> None:
    write(tmp_path / "x.yaml", HEAD + QUESTION.format(n=1, why="See #3 below"))
    code, out, _ = bank("check", "x.yaml")
    assert code == 0
    assert out.splitlines()[0].startswith("x.yaml:10:14: warning: #3 below is read as a comment")
    assert out.splitlines()[1] == "1 file, 1 question: 0 errors, 1 warning"
    assert bank("check", "--strict", "x.yaml")[0] == 1


@pytest.mark.usefixtures("ships_little")
def test_without_a_path_the_course_and_the_students_own_banks_are_checked(bank: Bank_, tmp_path: Path) -> None:
    write(tmp_path / "data" / "banks" / "x.yaml", HEAD + QUESTION.format(n=1, why=5))
    code, out, _ = bank("check")
    assert code == 1
    assert str(Path("data", "banks", "x.yaml")) + ":10:10: " in out
    assert out.splitlines()[-1].startswith("4 files, 4 questions: ")


@pytest.mark.slow
def test_the_course_that_ships_has_no_problems(bank: Bank_) -> None:
    count = len(list(shipped("question_bank").rglob("*.yaml")) + list(shipped("notes").glob("*.md")))
    code, out, err = bank("check", "--strict")
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{count} files, \d{{4}} questions: no problems\n", out)


def test_a_folder_without_course_files_is_nothing_to_check(bank: Bank_, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = bank("check", "empty")
    assert (code, out) == (1, "")
    assert err == "studyapp: there is nothing to check: no .yaml, .zh.md or .en.md file in empty\n"


def test_a_file_that_may_not_be_read_is_a_problem_like_any_other(
    bank: Bank_, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    write(tmp_path / "x.yaml", HEAD + QUESTION.format(n=1, why="So."))
    # Also for a superuser, who may read everything.
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    code, out, err = bank("check", "x.yaml")
    assert (code, err) == (1, "")
    assert out.splitlines()[0] == "x.yaml:1:1: this file cannot be read: Permission denied"


def test_a_path_that_does_not_exist_is_refused(bank: Bank_) -> None:
    assert bank("check", "none.yaml") == (1, "", "studyapp: none.yaml does not exist\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_bank_passes_the_check_and_has_the_four_most_common_types(bank: Bank_, tmp_path: Path, lang: str) -> None:
    code, out, err = bank("new", "我的 Bank 1.yaml", lang=lang)
    assert (code, err) == (0, "")
    assert "studyapp bank check 我的 Bank 1.yaml" in out
    assert bank("check", "--strict", "我的 Bank 1.yaml")[0] == 0
    text = (tmp_path / "我的 Bank 1.yaml").read_text(encoding="utf-8")
    assert ("题库" in text.splitlines()[0]) == (lang == "zh")
    data = yaml.safe_load(text)
    assert [question["type"] for question in data["questions"]] == ["single", "multiple", "true_false", "fill_in"]
    assert data["questions"][0]["id"] == "bank-1-1"


@pytest.mark.usefixtures("ships_little")
def test_the_questions_of_a_new_bank_are_in_the_app(bank: Bank_, tmp_path: Path) -> None:
    bank("new", "mine")
    found = refresh(tmp_path / "cache.db", sources(tmp_path / "none", [tmp_path / "mine.yaml"]))
    assert [row.id for row in found.questions() if row.id.startswith("mine-")] == [
        "mine-1",
        "mine-2",
        "mine-3",
        "mine-4",
    ]


def test_a_new_bank_for_another_course_belongs_to_that(bank: Bank_, tmp_path: Path) -> None:
    topics = "topics: [{id: t1, name: T}]"
    write(
        tmp_path / "own" / "syllabus.yaml",
        f"course: own\ntitle: O\nchapters:\n  - id: c\n    title: C\n    weight: 100\n    {topics}\n",
    )
    assert bank("new", "own/b.yaml")[0] == 0
    assert "course: own" in (tmp_path / "own" / "b.yaml").read_text(encoding="utf-8")
    assert bank("check", "own") == (0, "2 files, 4 questions: no problems\n", "")


def test_nothing_is_ever_overwritten(bank: Bank_, tmp_path: Path) -> None:
    write(tmp_path / "x.yaml", "mine")
    assert bank("new", "x.yaml") == (1, "", "studyapp: x.yaml exists already; choose another name\n")
    assert (tmp_path / "x.yaml").read_text() == "mine"


def test_a_new_bank_is_not_written_beside_a_folder_of_that_name(bank: Bank_, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    code, out, err = bank("new", "mine")
    assert (code, out) == (1, "")
    assert "mine is a folder; name the file too: " in err
    assert sorted(tmp_path.glob("*.yaml")) == []


def test_a_new_bank_where_none_can_be_written_is_refused(bank: Bank_) -> None:
    code, out, err = bank("new", "no/such/folder/x.yaml")
    assert (code, out) == (1, "")
    assert "x.yaml cannot be written: No such file or directory" in err


SHIPPED = sorted(shipped("question_bank").glob("[0-9]*.yaml"))


@pytest.mark.parametrize("banks", [[EVERY_TYPE, SHIPPED[0]], pytest.param(SHIPPED, marks=pytest.mark.slow)], ids=len)
def test_the_schema_is_valid_and_accepts_what_the_check_accepts(bank: Bank_, banks: list[Path]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    code, out, _ = bank("schema")
    schema = json.loads(out)
    assert code == 0
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for file in banks:
        data = yaml.load(file.read_bytes(), yaml.CSafeLoader)
        assert msgspec.convert(data, Bank)
        assert list(validator.iter_errors(data)) == []
    assert [error.message for error in validator.iter_errors({"bank": "b", "course": "c", "title": "t"})]


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A course of our own with a topic that nothing asks."""
    write(tmp_path / "own" / "fruit.yaml", FRUIT)
    return str(Path(write(tmp_path / "own" / "syllabus.yaml", SYLLABUS)).parent)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_coverage_fits_eighty_columns_and_ends_with_the_holes(bank: Bank_, own: str, lang: str) -> None:
    code, out, err = bank("--bank", own, "coverage", lang=lang)
    assert (code, err) == (0, "")
    assert max(map(cells, out.splitlines())) <= 80
    second = next(line for line in out.splitlines() if line.startswith(("第二章", "Second")))
    #                                 all SC MC TF FI  terms and longer        case
    assert second.split()[1:] == ["3", "0", "0", "2", "1", *"00000000", "1"]
    holes = {
        "en": [
            "Topics asked too little:",
            "  ch1  apples: questions: 0 of at least 6 · types: 0 of at least 2 · often",
            "    asked, but never in writing",
            "Chapters without a case:",
            "  ch1  The first chapter with a title too long for its column",
        ],
        "zh": [
            "题目不够的知识点：",
            "  ch1  apples: 题目 0 道，至少要 6 道 · 题型 0 种，至少要 2 种 · 是常考点，却没",
            "    有主观题",
            "没有案例的章：",
            "  ch1  第一章讲的是客户关系管理的基本概念与历程",
        ],
    }
    assert out.splitlines()[-5:] == holes[lang]


def test_holes_count_as_errors_only_when_asked(bank: Bank_, own: str) -> None:
    assert bank("--bank", own, "coverage", "--strict")[0] == 1
    rest = SYLLABUS.partition("  - id: ch1")[0] + "  - id: ch2" + SYLLABUS.partition("  - id: ch2")[2]
    write(Path(own, "syllabus.yaml"), rest.replace("40", "100"))
    code, out, _ = bank("--bank", own, "coverage", "--strict")
    assert code == 0
    assert out.splitlines()[-1] == "No holes: every topic is asked enough, and every chapter has a case."


def test_coverage_for_programs_has_every_cell_and_every_hole(bank: Bank_, own: str) -> None:
    code, out, _ = bank("--bank", own, "coverage", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["course"], found["total"]["questions"], found["total"]["cases"]) == ("own", 3, 1)
    assert [(each["id"], each["weight"], each["questions"]) for each in found["chapters"]] == [
        ("ch1", 60, 0),
        ("ch2", 40, 3),
    ]
    assert found["topics"][1]["cells"] == [
        {"type": "fill_in", "difficulty": 4, "level": "recall", "questions": 1},
        {"type": "true_false", "difficulty": 2, "level": "apply", "questions": 1},
        {"type": "true_false", "difficulty": 2, "level": "recall", "questions": 1},
    ]
    assert found["holes"] == [
        {"chapter": "ch1", "topic": "apples", "questions": 0, "least": 6, "types": 0, "unwritten": True}
    ]
    assert found["chapters_without_case"] == ["ch1"]


def test_coverage_leaves_out_a_broken_file_and_says_so(bank: Bank_, own: str) -> None:
    write(Path(own, "broken.yaml"), FRUIT.replace("id: p", "id: r").replace("why: w", "why: 5"))
    code, out, err = bank("--bank", own, "coverage", "--json")
    assert (code, json.loads(out)["total"]["questions"]) == (0, 3)
    assert err == "studyapp: 1 file with errors was left out; see studyapp bank check\n"


def test_coverage_of_a_course_without_a_sound_syllabus_is_refused(bank: Bank_, own: str) -> None:
    write(Path(own, "syllabus.yaml"), "course: own\n")
    code, out, err = bank("--bank", own, "coverage")
    assert (code, out) == (1, "")
    assert err == "studyapp: the syllabus of this course cannot be read; see studyapp bank check\n"


def test_the_advice_on_item_writing_can_be_left_out(bank: Bank_, tmp_path: Path) -> None:
    write(tmp_path / "x.yaml", HEAD + QUESTION.format(n=1, why="It is so."))
    assert bank("check", "x.yaml")[1].splitlines()[0] == (
        "x.yaml:10:10: warning: this only repeats the question or its answer; say why it is right [explanation]"
    )
    assert bank("check", "--strict", "x.yaml")[0] == 1
    assert bank("check", "--strict", "--structure", "x.yaml") == (0, "1 file, 1 question: no problems\n", "")
