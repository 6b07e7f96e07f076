"""`stats` agrees with a count by hand, as a table and as JSON."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from studyapp.locales.cells import cells
from tests.cli.conftest import Ran
from tests.cli.every_type import set_out
from tests.study.course import Desk

Studyapp = Callable[..., Ran]
SKIPPED = '{"skip": true}'


def figures(studyapp: Studyapp, *words: str) -> dict[str, Any]:
    ran = studyapp("stats", "--json", *words)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out, parse_float=Decimal)
    return found


def quiz(studyapp: Studyapp, topic: str, kind: str, *typed: str) -> list[dict[str, Any]]:
    """Sit a quiz by program; returns its marks."""
    ran = studyapp("quiz", "--jsonl", "--seed", "1", "--topic", topic, "--type", kind, typed=typed)
    return [each for each in map(json.loads, ran.out.splitlines()) if each["type"] == "mark"]


def test_the_figures_are_those_of_the_answers_given(studyapp: Studyapp, desk: Desk) -> None:
    given = {
        "apples": quiz(studyapp, "apples", "single", '{"response": "B"}', '{"response": "A"}', SKIPPED),
        "plums": [
            *quiz(studyapp, "plums", "fill_in", '{"response": ["one", "x"], "seconds": 30}'),
            *quiz(studyapp, "plums", "multiple", '{"response": "AC", "seconds": 45.5}'),
        ],
        "pears": [],
    }
    found = figures(studyapp)
    by_hand = {
        topic: (
            len(marks),
            sum(m["correct"] for m in marks),
            sum(m["mark"] for m in marks),
            sum(m["max"] for m in marks),
        )
        for topic, marks in given.items()
    }
    assert by_hand == {"apples": (3, 1, 1, 3), "plums": (2, 1, 3, 4), "pears": (0, 0, 0, 0)}
    seen = {each["id"]: (each["answers"], each["right"], each["mark"], each["max"]) for each in found["topics"]}
    assert seen == by_hand
    shares = {each["id"]: each["share"] for each in found["chapters"]}
    assert shares == {"ch01": Decimal("0.3333"), "ch02": Decimal("0.75")}
    totals = found["totals"]
    assert [totals[key] for key in ("answers", "right", "mark", "max")] == [5, 2, 4, 7]
    assert totals["seconds"] == Decimal("75.5")
    assert (totals["cards"], totals["cards_met"], totals["due_today"]) == (7, 4, 0)
    assert (totals["study_days"], totals["streak"]) == (1, 1)
    desk.clock.pass_(days=1)
    later = figures(studyapp)["totals"]
    due = sum(mark["card"]["due_in_days"] <= 1 for marks in given.values() for mark in marks)
    assert later["due_today"] == due > 0


def test_as_of_and_study_day_are_those_of_now(studyapp: Studyapp, desk: Desk) -> None:
    found = figures(studyapp)
    assert (found["as_of"], found["study_day"], found["course"]) == ("2027-01-15T08:00:00+00:00", "2027-01-15", "tiny")


def test_before_the_first_answer_shares_are_unknown_not_nothing(studyapp: Studyapp) -> None:
    found = figures(studyapp)
    assert {each["share"] for each in (*found["topics"], *found["chapters"], found["totals"])} == {None}
    assert "No answers yet" in studyapp("stats").out


def test_titles_are_in_the_language_of_the_interface(studyapp: Studyapp) -> None:
    for content in ("zh", "en", "both"):
        found = figures(studyapp, "--lang", "zh", "--content", content)
        assert [each["title"] for each in found["topics"]] == ["苹果", "梨", "李子"]
        assert [each["title"] for each in found["chapters"]] == ["第一章", "第二章"]


def test_the_table_has_names_in_the_language_of_its_headings(studyapp: Studyapp) -> None:
    quiz(studyapp, "apples", "single", SKIPPED)
    table = studyapp("stats", "--lang", "zh", "--content", "en").out
    assert "苹果" in table
    assert "Apples" not in table


@pytest.mark.parametrize("language", ["en", "zh"])
def test_columns_line_up_in_cells(studyapp: Studyapp, language: str) -> None:
    quiz(studyapp, "apples", "single", *[SKIPPED] * 3)
    quiz(studyapp, "plums", "fill_in", '{"response": ["one", "x"]}')
    table = studyapp("stats", "--lang", language, "--content", "both").out.split("\n\n")[1].splitlines()
    assert len(table) == 6
    assert {cells(line) for line in table} == {cells(table[0])}
    assert [line.split()[-4:] for line in table[1:]] == [
        ["3", "0", "0/3", "0%"],
        ["3", "0", "0/3", "0%"],
        ["1", "0", "1/2", "50%"],
        ["1", "0", "1/2", "50%"],
        ["4", "0", "1/5", "20%"],
    ]


def test_the_summary_counts_days_and_what_is_due(studyapp: Studyapp, desk: Desk) -> None:
    quiz(studyapp, "plums", "fill_in", '{"response": ["x", "y"], "seconds": 120}')
    desk.clock.pass_(days=1)
    summary = studyapp("stats").out.split("\n\n")[0]
    assert summary.splitlines() == [
        "1 question is due today.",
        "1 of 7 facts met.",
        "Study days: 1; in a row: 1; minutes in all: 2.",
    ]


def test_each_type_that_was_answered_has_its_figures(studyapp: Studyapp) -> None:
    assert figures(studyapp)["types"] == []
    quiz(studyapp, "plums", "fill_in", '{"response": ["one", "x"]}')
    quiz(studyapp, "apples", "single", '{"response": "B"}', '{"response": "A"}', SKIPPED)
    assert figures(studyapp)["types"] == [
        {"id": "single", "answers": 3, "right": 1, "mark": 1, "max": 3, "share": Decimal("0.3333")},
        {"id": "fill_in", "answers": 1, "right": 0, "mark": 1, "max": 2, "share": Decimal("0.5")},
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["single choice", "true or false", "definition", "short answer"]),
        ("zh", ["单选", "判断", "名词解释", "简答"]),
    ],
)
def test_the_table_ends_with_the_types_in_the_same_columns(
    studyapp: Studyapp, desk: Desk, language: str, names: list[str]
) -> None:
    set_out(desk)
    for kind, message in (
        ("term", '{"response": "the sum of lifetime values"}'),
        ("true_false", '{"response": false}'),
    ):
        studyapp("quiz", "--jsonl", "--seed", "1", "--type", kind, typed=[message])
    studyapp("quiz", "--jsonl", "--seed", "1", "--type", "case", typed=['{"response": "A"}', SKIPPED])
    _, topics, types = studyapp("stats", "--lang", language).out.rstrip("\n").split("\n\n")
    lines = types.splitlines()
    assert len({cells(line) for line in (*topics.splitlines(), *lines)}) == 1
    assert [line.rsplit(maxsplit=4)[0] for line in lines] == names
    assert [line.split()[-4:] for line in lines] == [
        ["1", "1", "1/1", "100%"],
        ["1", "0", "1/2", "50%"],
        ["1", "0", "2/3", "67%"],
        ["1", "0", "0/1", "0%"],
    ]
