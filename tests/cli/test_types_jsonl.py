"""Every question type driven by another program: what it is told, what it may answer, and confirming key points."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from studyapp.sitting.events import Answered, Confirmed
from tests.cli.conftest import Ran
from tests.cli.every_type import ANSWERS, KEYS, events, set_out
from tests.study.course import Desk

Studyapp = Callable[..., Ran]
Json = dict[str, Any]
Drive = Callable[..., list[Json]]
PROFIT = {"response": "They bring profit."}


@pytest.fixture
def drive(studyapp: Studyapp, desk: Desk) -> Drive:
    """`drive(kind, *messages)`: a drill on the questions of that type (two of them for `case`); what comes out."""
    set_out(desk)

    def driven(kind: str, *messages: object, count: int = 1, more: tuple[str, ...] = ()) -> list[Json]:
        line = ("quiz", "--jsonl", "--seed", "1", "--count", str(count), "--type", kind, *more)
        ran = studyapp(*line, typed=[each if isinstance(each, str) else json.dumps(each) for each in messages])
        assert (ran.code, ran.err) == (0, "")
        return [json.loads(line, parse_float=Decimal) for line in ran.out.splitlines()]

    return driven


def of(kind: str, messages: list[Json]) -> list[Json]:
    return [each for each in messages if each["type"] == kind]


@pytest.mark.parametrize("kind", KEYS)
def test_the_key_of_the_file_earns_full_marks_whatever_the_order_shown(drive: Drive, kind: str) -> None:
    messages = drive(kind, {"response": KEYS[kind]})
    [mark] = of("mark", messages)
    assert (mark["mark"], mark["correct"]) == (mark["max"], True)
    assert mark["key"] == KEYS[kind] or kind == "label"
    assert messages[-1]["reason"] == "complete"


@pytest.mark.parametrize(
    ("kind", "tells"),
    [
        ("numeric", {"unit": None, "decimals": 0}),
        (
            "matching",
            {
                "left": ["must-be", "one-dimensional", "attractive"],
                "right": {
                    "A": "no thanks if there, anger if not",
                    "B": "the more the better",
                    "C": "a delight nobody misses",
                    "D": "it makes no difference",
                },
            },
        ),
        (
            "ordering",
            {
                "items": {
                    "A": "let the customer vent",
                    "B": "record the complaint",
                    "C": "propose a solution",
                    "D": "follow up",
                }
            },
        ),
        (
            "classify",
            {
                "items": {
                    "a": "likes it but seldom comes",
                    "b": "likes it and comes often",
                    "c": "neither likes it nor comes",
                    "d": "comes often without liking it",
                },
                "categories": {"A": "latent", "B": "absolute", "C": "none", "D": "inertia"},
            },
        ),
        ("label", {"blanks": 2}),
        ("short_answer", {"points": [1, 1, 1, 1], "any": 3, "cap": None}),
    ],
)
def test_a_question_tells_a_program_what_it_needs_and_never_the_key(drive: Drive, kind: str, tells: Json) -> None:
    [question] = of("question", drive(kind))
    for field, value in tells.items():
        told = question[field]
        keyed = isinstance(told, list) and told and isinstance(told[0], dict)
        assert ({each["key"]: each["text"] for each in told} if keyed else told) == value
    assert not {"answer", "key", "model", "why"} & set(question)


def test_a_drawing_and_the_headings_of_a_matrix_are_told(drive: Drive) -> None:
    assert "--> [1]\n----" in of("question", drive("label"))[0]["drawing"]
    categories = of("question", drive("classify"))[0]["categories"]
    assert [each["headings"] for each in categories] == [
        ["high attitude", "few repeat purchases"], ["high attitude", "many repeat purchases"],
        ["low attitude", "few repeat purchases"], ["low attitude", "many repeat purchases"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("true_false", "F"), ("true_false", []), ("true_false", [""]), ("true_false", ["a", "b"]), ("true_false", 0),
        ("matching", "ABC"), ("matching", ["A", "B"]), ("matching", ["A", "A", "B"]), ("matching", ["A", "B", "E"]),
        ("ordering", "ABCC"), ("ordering", "ABCE"), ("ordering", ["A", "B", "C", "D"]), ("ordering", "1234"),
        ("classify", ["A", "B", "C"]), ("classify", ["A", "B", "C", "E"]), ("classify", "ABCD"),
        ("label", "perceived service"), ("label", ["a"]), ("label", ["a", 1]),
        ("term", ["a"]), ("term", True), ("term", "x" * 100_001),
        ("numeric", 28), ("numeric", ["28"]), ("numeric", "28元"), ("numeric", "abc"), ("numeric", "1/0"),
        ("numeric", " 28"), ("numeric", "28\x07"), ("numeric", "\x1b[31m28"), ("numeric", "1" * 100_000),
    ],
    ids=lambda each: str(each)[:16].strip("\x1b\x07"),
)  # fmt: skip
def test_a_response_of_another_shape_is_an_error_and_the_question_stays_open(
    drive: Drive, desk: Desk, kind: str, response: object
) -> None:
    messages = drive(kind, {"response": response}, {"skip": True})
    assert [each["type"] for each in messages] == ["hello", "question", "error", "mark", "end"]
    assert (messages[2]["code"], messages[2]["field"]) == ("response", "response")
    assert len(json.dumps(messages[2])) < 300
    assert len(events(desk, Answered)) == 1


@pytest.mark.parametrize(
    ("typed", "mark"), [("２８", 2), ("28,0", 2), ("５６／２", 2), ("28%", 0), ("１／３", 0), ("-28", 0)]
)
def test_a_number_is_a_text_and_kept_as_it_was_written(drive: Drive, desk: Desk, typed: str, mark: int) -> None:
    assert of("mark", drive("numeric", {"response": typed}))[0]["mark"] == mark
    assert events(desk, Answered)[0].response == typed


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_written_answer_is_marked_by_its_points_with_their_evidence(drive: Drive, kind: str) -> None:
    response = "\n".join(ANSWERS[kind]["en"])
    [mark] = of("mark", drive(kind, {"response": response}))
    assert (mark["mark"], mark["correct"]) == (mark["max"], True)
    assert mark["key"]
    for point in mark["points"]:
        assert point["text"]
        assert point["marks"] > 0
        assert bool(point["evidence"]) == point["found"] == (point["suggestion"] == "sure")
        assert all(response[start:end].strip() for start, end in point["evidence"])


def test_words_that_leave_a_point_open_are_told_apart_from_what_is_sure_and_from_nothing(drive: Drive) -> None:
    response = "Profit is what other firms make when buyers walk out on us. They recommend the firm."
    [mark] = of("mark", drive("short_answer", {"response": response}))
    assert mark["mark"] == 1
    assert [(point["suggestion"], point["found"], bool(point["evidence"])) for point in mark["points"]] == [
        ("likely", False, True),
        ("sure", True, True),
        ("no", False, False),
        ("no", False, False),
    ]


def test_a_confirmation_changes_the_mark_and_the_newest_one_counts(drive: Drive, desk: Desk) -> None:
    messages = drive(
        "short_answer",
        PROFIT,
        {"confirm": [True, True, True, False], "n": 1},
        {"confirm": [False, True, False, False], "n": 1},
        more=("--type", "term"),
        count=2,
    )
    first = of("question", messages)[0]
    assert first["question_type"] == "short_answer"
    confirmed = of("confirmed", messages)
    assert [(each["n"], each["mark"], each["max"], each["correct"]) for each in confirmed] == [
        (1, 3, 3, True),
        (1, 1, 3, False),
    ]
    assert messages[-1]["mark"] == 1
    assert [each.ticks for each in events(desk, Confirmed)] == [[True, True, True, False], [False, True, False, False]]


@pytest.mark.parametrize(
    ("message", "code", "field"),
    [
        ({"confirm": [True] * 3, "n": 1}, "confirm", "confirm"),
        ({"confirm": [True] * 5, "n": 1}, "confirm", "confirm"),
        ({"confirm": [], "n": 1}, "confirm", "confirm"),
        ({"confirm": [True] * 4, "n": 2}, "confirm", "confirm"),
        ({"confirm": [True] * 4, "n": 0}, "confirm", "confirm"),
        ({"confirm": [True] * 4, "n": -1}, "confirm", "confirm"),
        ({"confirm": [True] * 4, "n": 10**30}, "confirm", "confirm"),
        ({"confirm": [True] * 4}, "field", "n"),
        ({"confirm": [True] * 4, "n": True}, "field", "n"),
        ({"confirm": [True] * 4, "n": "1"}, "field", "n"),
        ({"confirm": [1, 0, 0, 0], "n": 1}, "field", "confirm"),
        ({"confirm": True, "n": 1}, "field", "confirm"),
        ({"confirm": "1 2", "n": 1}, "field", "confirm"),
        ({"confirm": None, "n": 1}, "field", "confirm"),
        ({"confirm": [True] * 4, "n": 1, "skip": True}, "action", None),
        ({"confirm": [True] * 4, "n": 1, "ticks": []}, "field", "ticks"),
    ],
    ids=lambda each: json.dumps(each)[:50] if isinstance(each, dict) else None,
)
def test_a_confirmation_that_fits_no_answer_is_an_error_and_changes_nothing(
    drive: Drive, desk: Desk, message: Json, code: str, field: str | None
) -> None:
    messages = drive("short_answer", PROFIT, message, more=("--type", "term"), count=2)
    assert [each["type"] for each in messages] == ["hello", "question", "mark", "question", "error", "end"]
    assert (messages[4]["code"], messages[4]["field"]) == (code, field)
    assert messages[-1]["mark"] == 1
    assert events(desk, Confirmed) == []


def test_an_answer_without_key_points_has_nothing_to_confirm(drive: Drive) -> None:
    messages = drive(
        "numeric",
        {"skip": True},
        {"confirm": [True], "n": 1},
        {"confirm": [], "n": 1},
        more=("--type", "label"),
        count=2,
    )
    assert [each["code"] for each in of("error", messages)] == ["confirm", "confirm"]


def test_an_answer_taken_back_takes_its_confirmation_along(drive: Drive) -> None:
    messages = drive(
        "short_answer",
        PROFIT,
        {"confirm": [True, True, True, True], "n": 1},
        {"undo": True},
        {"confirm": [True, True, True, True], "n": 1},
        PROFIT,
        more=("--type", "term"),
        count=2,
    )
    assert [each["code"] for each in of("error", messages)] == ["confirm"]
    assert [each["mark"] for each in of("mark", messages)] == [1, 1]
    assert messages[-1]["mark"] == 1


def test_every_question_of_a_case_brings_the_material_and_its_case(drive: Drive) -> None:
    messages = drive("case", {"response": "A"}, {"response": "Call them and ask for the reasons."})
    first, second = of("question", messages)
    assert (first["id"], second["id"]) == ("every-case-1", "every-case-2")
    assert first["case"] == second["case"] == "every-case"
    assert first["material"] == second["material"]
    assert first["material"].startswith("Spruce Coffee has two shops")
    assert (messages[-1]["mark"], messages[-1]["max"]) == (2, 2)


def test_the_same_seed_shows_the_same_values_and_letters(drive: Drive) -> None:
    for kind in KEYS:
        one, other = (of("question", drive(kind))[0] for _ in range(2))
        for told in (one, other):
            for own in ("sitting", "times_shown", "new"):
                told.pop(own)
        assert one == other
