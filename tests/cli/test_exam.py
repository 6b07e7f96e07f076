"""`studyapp exam` lists the exams, prints papers, for people and for programs, and opens the app to sit one."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from studyapp.study.session import Session
from tests.cli.conftest import Ran
from tests.study.course import FRUIT, Desk, single, write_course
from tests.study.test_paper import case

Studyapp = Callable[..., Ran]

MIDTERM = """\
exam: midterm
course: tiny
title: {zh: 期中考试, en: Midterm}
marks: 9
pass_mark: 5
minutes: 45
sections:
  - type: single
    count: 4
    marks_each: 1
  - type: case
    count: 1
    marks_each: 5
    chapters: {ch02: 1}
    difficulty: {1: 1}
"""


@pytest.fixture(autouse=True)
def midterm(desk: Desk) -> Path:
    write_course(desk.course, *FRUIT, case(single("orchard-1", "plums", 1), single("orchard-2", "plums", 1)))
    (desk.course / "exams").mkdir()
    file = desk.course / "exams" / "midterm.yaml"
    file.write_text(MIDTERM, encoding="utf-8")
    return file


def test_without_a_name_the_exams_are_listed(studyapp: Studyapp) -> None:
    assert studyapp("exam") == Ran(
        0, "midterm: Midterm (45 min, 9 marks, pass at 5)\n  single choice 4 × 1\n  case 1 × 5\n", ""
    )
    assert studyapp("exam", "--lang", "zh").out.startswith(
        "midterm：期中考试（45 分钟，9 分，5 分及格）\n  单选 4 × 1\n"
    )
    assert json.loads(studyapp("exam", "--json").out) == {
        "blueprints": [
            {
                "blueprint": "midterm",
                "title": "Midterm",
                "minutes": 45,
                "marks": 9,
                "pass_mark": 5,
                "sections": [
                    {"type": "single", "count": 4, "marks_each": 1},
                    {"type": "case", "count": 1, "marks_each": 5},
                ],
            }
        ]
    }


def test_a_paper_is_printed_for_a_program(studyapp: Studyapp) -> None:
    ran = studyapp("exam", "midterm", "--seed", "4", "--draw-only", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    singles = found["sections"][0].pop("questions")
    assert len(set(singles)) == 4
    assert set(singles) <= {"apples-1", "apples-2", "apples-2b", "pears-1", "pears-2"}
    # The course has no single choice of the second chapter, whose share of four is 1.6.
    assert found == {
        "blueprint": "midterm",
        "seed": 4,
        "minutes": 45,
        "sections": [
            {"type": "single", "marks_each": 1},
            {"type": "case", "marks_each": 5, "questions": ["orchard"]},
        ],
        "cases": {"orchard": [{"id": "orchard-1", "marks": 2.5}, {"id": "orchard-2", "marks": 2.5}]},
        "deviation": [
            {"section": 1, "chapter": "ch01", "wanted": [2, 3], "got": 4},
            {"section": 1, "chapter": "ch02", "wanted": [1, 2], "got": 0},
        ],
    }


def test_a_paper_is_printed_for_people(studyapp: Studyapp) -> None:
    lines = studyapp("exam", "midterm", "--seed", "4", "--draw-only").out.splitlines()
    assert lines[:3] == ["midterm: Midterm (45 min, 9 marks, pass at 5)", "seed 4", "1. single choice 4 × 1"]
    assert lines[-7:] == [
        "2. case 1 × 5",
        "   orchard",
        "     orchard-1 (2.5 marks)",
        "     orchard-2 (2.5 marks)",
        "As near to the blueprint as the questions allow:",
        "  section 1, single choice: 4 of chapter ch01 instead of 2–3",
        "  section 1, single choice: 0 of chapter ch02 instead of 1–2",
    ]


def test_the_seed_decides_and_is_told_where_none_was_given(studyapp: Studyapp) -> None:
    drawn = json.loads(studyapp("exam", "midterm", "--draw-only", "--json").out)
    again = studyapp("exam", "midterm", "--draw-only", "--json", "--seed", str(drawn["seed"]))
    assert json.loads(again.out) == drawn


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("midterm",), "the app needs a terminal; without one, add --plain or --jsonl"),
        (("midterm", "--seed", "1"), "the app needs a terminal; without one, add --plain or --jsonl"),
        (("--resume",), "the app needs a terminal; without one, add --plain or --jsonl"),
        (("--plain",), "name the exam too; studyapp exam lists them"),
        (("midterm", "--plain", "--jsonl"), "--plain or --jsonl, not both"),
        (
            ("midterm", "--plain", "--json"),
            "--json goes with --draw-only, or with the list; to sit it by a program: --jsonl",
        ),
        (("midterm", "--json"), "--json goes with --draw-only, or with the list; to sit it by a program: --jsonl"),
        (("midterm", "--draw-only", "--plain"), "--draw-only prints a paper: leave out --plain, --jsonl and --resume"),
        (
            ("midterm", "--plain", "--resume", "--seed", "1"),
            "--resume goes on with what was begun; it takes no other choice",
        ),
        (("midtrem", "--plain"), "there is no exam midtrem; did you mean midterm?"),
        (("--draw-only",), "name the exam too; studyapp exam lists them"),
        (("--seed", "1"), "name the exam too; studyapp exam lists them"),
        (("midtrem", "--draw-only"), "there is no exam midtrem; did you mean midterm?"),
        (("xyz", "--draw-only"), "there is no exam xyz"),
        (("midterm", "--draw-only", "--seed", "-1"), "a seed is a whole number from 0 to 9223372036854775807"),
        (("midterm", "--draw-only", "--seed", "few"), "write a whole number, not few"),
    ],
)
def test_wrong_usage_is_said_and_is_exit_code_2(studyapp: Studyapp, words: tuple[str, ...], said: str) -> None:
    ran = studyapp("exam", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.rstrip().endswith(said) or f"{said}." in ran.err


def test_an_exam_the_course_cannot_fill_says_what_is_missing(studyapp: Studyapp, midterm: Path) -> None:
    midterm.write_text(
        MIDTERM.replace("ch02: 1", "ch01: 1").replace("count: 4", "count: 5").replace("marks: 9", "marks: 10")
    )
    ran = studyapp("exam", "midterm", "--draw-only", "--json")
    assert (ran.code, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert lines[0].endswith("the course has too few questions for this exam:")
    # Two of the five single choices are variants of one fact.
    assert lines[1].startswith("  section 1, single choice: 1 short in chapter ch02")
    assert lines[2:] == ["  section 2, case: 1 short in chapter ch01 at difficulty 1"]


def test_an_exam_with_an_error_is_listed_as_such_and_not_drawn(studyapp: Studyapp, midterm: Path) -> None:
    midterm.write_text(MIDTERM.replace("minutes: 45", "minutes: 0"))
    assert studyapp("exam").out == f"{midterm} has errors; to see them: studyapp bank check {midterm}\n"
    assert json.loads(studyapp("exam", "--json").out) == {"blueprints": []}
    ran = studyapp("exam", "midterm", "--draw-only")
    assert (ran.code, ran.out) == (1, "")
    assert "bank check" in ran.err


def test_a_course_without_exams_says_how_to_have_one(studyapp: Studyapp, midterm: Path) -> None:
    midterm.unlink()
    assert "put blueprints into a folder exams" in studyapp("exam").out


def test_in_a_terminal_the_app_is_opened_in_that_exam(
    studyapp: Studyapp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Session] = []
    app = ModuleType("studyapp.tui.app")
    app.open_app = lambda options, start: seen.append(start(desk.open())) or 0  # type: ignore[attr-defined, func-returns-value]
    monkeypatch.setitem(sys.modules, "studyapp.tui.app", app)
    monkeypatch.setattr("studyapp.cli.sitting.in_a_terminal", lambda: True)
    assert studyapp("exam", "midterm", "--seed", "4").code == 0
    assert (seen[0].sitting.plan.exam, seen[0].sitting.plan.seed) == ("midterm", 4)
    assert studyapp("exam", "--resume").code == 0
    assert seen[1].sitting.id == seen[0].sitting.id
    assert studyapp("quiz", "--recite", "--topic", "pears").code == 0
    assert (seen[2].sitting.id, len(seen[2].items)) == ("", 2)
