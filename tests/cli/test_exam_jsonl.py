"""Another program sits an exam: answers entered, changed and flagged until it is handed in."""

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.cli.exam_messages import exam_message_of
from studyapp.cli.messages import Wrong
from studyapp.locales import Refusal, phrase
from studyapp.records.journal import Records
from studyapp.sitting.events import Entered, Stamped
from tests.cli.conftest import Ran
from tests.cli.every_type import ANSWERS
from tests.cli.test_exam_plain import TIMED, write, written
from tests.study.course import FRUIT, Desk, write_course

Studyapp = Callable[..., Ran]
Json = dict[str, Any]
EXAM = ("exam", "midterm", "--jsonl", "--seed", "1")
AGAIN = ("exam", "--resume", "--jsonl")
RIGHT: dict[str, Any] = {"single": "B", "true_false": False, "fill_in": ["one", "二"]}
KINDS = ["single", "single", "single", "true_false", "fill_in"]
ALL = [{"n": n, "response": RIGHT[kind]} for n, kind in enumerate(KINDS, 1)]


@pytest.fixture(autouse=True)
def midterm(desk: Desk) -> Path:
    return write(desk)


def said(ran: Ran) -> list[Json]:
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line, parse_float=Decimal) for line in ran.out.splitlines()]


def sent(*messages: object) -> list[str]:
    return [each if isinstance(each, str) else json.dumps(each) for each in messages]


def of(kind: str, messages: list[Json]) -> list[Json]:
    return [each for each in messages if each["type"] == kind]


def kinds(messages: list[Json]) -> list[str]:
    return [each["type"] for each in messages]


def test_hello_says_what_is_being_sat_until_when_and_in_which_sections(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, sections=TIMED)
    hello = said(studyapp(*EXAM))[0]
    fields = ("form", "deferred", "deadline", "limit", "each", "forward", "exam", "title", "pass_mark", "standing")
    assert {key: hello[key] for key in fields} == {
        "form": "exam",
        "deferred": True,
        "deadline": desk.clock.at + 1_200_000,
        "limit": 1200,
        "each": None,
        "forward": False,
        "exam": "midterm",
        "title": "Midterm",
        "pass_mark": 3,
        "standing": [],
    }
    assert hello["sections"] == [
        {"type": "single", "title": None, "size": 3, "marks_each": 1, "limit": 300},
        {"type": "true_false", "title": None, "size": 1, "marks_each": 1, "limit": None},
        {"type": "fill_in", "title": "Blanks", "size": 1, "marks_each": 2, "limit": None},
    ]


def test_a_question_says_what_stands_there_and_every_limit_but_not_the_key(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, "seconds_each: 90\n", TIMED)
    question = of("question", said(studyapp(*EXAM, typed=sent({"flag": 2}, {"turn": 2}), seconds=10)))[1]
    fields = ("n", "total", "response", "confidence", "flagged", "open")
    assert {key: question[key] for key in fields} == {
        "n": 2, "total": 5, "response": None, "confidence": "", "flagged": True, "open": [2, 3],
    }  # fmt: skip
    times = [question[key] for key in ("seconds_left", "section_seconds_left", "question_seconds_left")]
    assert times == [1180, 280, 90]
    assert not {"key", "why"} & set(question)


def test_everything_right_is_full_marks_by_section_and_passed(studyapp: Studyapp) -> None:
    messages = said(studyapp(*EXAM, typed=sent(*ALL, {"hand_in": True})))
    assert kinds(messages) == ["hello", "question", *["entered"] * 5, *["mark"] * 5, "end"]
    assert [(each["n"], each["mark"], each["correct"]) for each in of("mark", messages)] == [
        (1, 1, True), (2, 1, True), (3, 1, True), (4, 1, True), (5, 2, True),
    ]  # fmt: skip
    end = messages[-1]
    assert (end["reason"], end["answers"], end["mark"], end["max"], end["passed"]) == ("complete", 5, 6, 6, True)
    assert end["sections"] == [
        {"type": "single", "mark": 3, "max": 3},
        {"type": "true_false", "mark": 1, "max": 1},
        {"type": "fill_in", "mark": 2, "max": 2},
    ]


def test_an_entry_is_answered_with_the_time_left_and_how_much_is_empty(studyapp: Studyapp) -> None:
    entered = of("entered", said(studyapp(*EXAM, typed=sent(*ALL[:2], {"n": 1, "skip": True}), seconds=7)))
    assert [(each["n"], each["left"], each["empty"]) for each in entered] == [(1, 1193, 4), (2, 1186, 3), (1, 1179, 4)]


def test_an_entry_is_in_the_journal_before_it_is_answered(
    studyapp: Studyapp, desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    append = Records.append
    before: list[str] = []

    def slow(records: Records, stamped: Sequence[Stamped], **how: Any) -> None:
        if any(isinstance(each.event, Entered) for each in stamped):
            before.append(capsys.readouterr().out)
        append(records, stamped, **how)

    monkeypatch.setattr(Records, "append", slow)
    studyapp(*EXAM, typed=sent({"response": "A"}, {"response": "B"}))
    assert ["entered" in each for each in before] == [False, True]


def test_what_was_entered_last_counts_and_what_is_skipped_is_empty(studyapp: Studyapp) -> None:
    lines = sent({"response": "A"}, {"n": 2, "response": "B"}, {"n": 1, "response": "B"}, {"n": 2, "skip": True})
    messages = said(studyapp(*EXAM, typed=[*lines, *sent({"hand_in": True})]))
    assert [each["mark"] for each in of("mark", messages)] == [1, 0, 0, 0, 0]
    assert [each["event"] is None for each in of("mark", messages)] == [False, True, True, True, True]
    assert (messages[-1]["reason"], messages[-1]["answers"], messages[-1]["passed"]) == ("left", 1, False)


def test_a_confidence_goes_with_an_entry_or_by_itself(studyapp: Studyapp) -> None:
    lines = sent(
        {"n": 1, "response": "B", "confidence": "guessed"}, {"n": 2, "confidence": "sure"}, {"n": 2, "response": "B"},
        {"n": 3, "response": "B", "confidence": "sure"}, {"n": 3, "confidence": ""},
    )  # fmt: skip
    said(studyapp(*EXAM, typed=lines))
    messages = said(studyapp(*AGAIN, typed=sent({"hand_in": True})))
    assert [(each["response"], each["confidence"]) for each in messages[0]["standing"]] == [
        ("B", "guessed"), ("B", "sure"), ("B", ""),
    ]  # fmt: skip
    assert [(each["correct"], each["known"]) for each in of("mark", messages)][:3] == [
        (True, False), (True, True), (True, True),
    ]  # fmt: skip


def test_a_flag_is_set_taken_away_and_set_to_what_is_said(studyapp: Studyapp) -> None:
    lines = sent({"flag": 2}, {"flag": 2}, {"flag": 3, "on": True}, {"flag": 3, "on": True}, {"flag": 1, "on": False})
    messages = said(studyapp(*EXAM, typed=lines))
    assert [(each["n"], each["on"]) for each in of("flagged", messages)] == [
        (2, True), (2, False), (3, True), (3, True), (1, False),
    ]  # fmt: skip
    assert [each["n"] for each in said(studyapp(*AGAIN))[0]["standing"]] == [3]


def test_leaving_keeps_everything_and_the_clock_runs_on(studyapp: Studyapp, desk: Desk) -> None:
    messages = said(studyapp(*EXAM, typed=sent({"turn": 3}, {"response": "B"}, {"flag": 1})))
    assert [messages[-1][key] for key in ("reason", "answers", "mark", "passed")] == ["running", 1, None, None]
    desk.clock.pass_(600)
    hello, question, *_ = said(studyapp(*AGAIN))
    assert hello["standing"] == [
        {"n": 1, "response": None, "confidence": "", "flagged": True},
        {"n": 3, "response": "B", "confidence": "", "flagged": False},
    ]
    assert (hello["answered"], question["n"], question["response"], question["seconds_left"]) == (1, 3, "B", 600)


def test_where_the_exam_may_be_paused_the_end_says_so(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, "pause: true\n")
    messages = said(studyapp(*EXAM, typed=sent({"response": "B"}), seconds=5))
    assert (messages[0]["deadline"], messages[-1]["reason"]) == (None, "paused")
    desk.clock.pass_(days=9)
    assert said(studyapp(*AGAIN))[1]["seconds_left"] == 1190


def test_a_line_after_the_deadline_is_not_taken_and_what_stands_is_marked(studyapp: Studyapp) -> None:
    messages = said(studyapp(*EXAM, typed=sent(*ALL), seconds=500))
    assert kinds(messages) == ["hello", "question", "entered", "entered", *["mark"] * 5, "end"]
    assert (messages[-1]["reason"], messages[-1]["mark"]) == ("time", 2)


def test_an_exam_whose_deadline_passed_meanwhile_is_marked_when_it_is_opened(studyapp: Studyapp, desk: Desk) -> None:
    said(studyapp(*EXAM, typed=sent(*ALL)))
    desk.clock.pass_(days=1)
    messages = said(studyapp(*AGAIN, typed=sent({"n": 1, "response": "A"})))
    assert kinds(messages) == ["hello", *["mark"] * 5, "end"]
    assert (messages[-1]["reason"], messages[-1]["mark"]) == ("time", 6)


def test_a_line_after_the_time_of_its_question_is_an_error_and_the_next_one_is_said(
    studyapp: Studyapp, desk: Desk
) -> None:
    write(desk, "seconds_each: 30\n")
    messages = said(studyapp(*EXAM, typed=sent({"response": "B"}, {"response": "B"}), seconds=20))
    assert kinds(messages) == ["hello", "question", "entered", "error", "question", "end"]
    assert (messages[3]["code"], messages[3]["n"], messages[4]["n"]) == ("time", 1, 2)


def test_a_section_with_a_time_of_its_own_is_left_for_good(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, sections=TIMED)
    lines = sent(
        {"turn": 5}, {"turn": 3}, {"turn": 4}, {"turn": 1}, {"n": 1, "response": "B"}, {"n": 5, "response": "x"}
    )
    messages = said(studyapp(*EXAM, typed=lines))
    assert [each["n"] for each in of("question", messages)] == [1, 3, 4]
    assert [(each["code"], each["field"]) for each in of("error", messages)] == [
        ("turn", "turn"), ("turn", "turn"), ("turn", "n"), ("turn", "n"),
    ]  # fmt: skip


def test_where_there_is_no_way_back_none_is_gone(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, "forward: true\n")
    messages = said(studyapp(*EXAM, typed=sent({"turn": 3}, {"turn": 2}, {"n": 2, "response": "B"})))
    assert messages[2]["open"] == [3, 4, 5]
    assert [each["code"] for each in of("error", messages)] == ["turn", "turn"]


def test_a_confirmation_of_key_points_is_waited_for_where_that_is_asked(studyapp: Studyapp, desk: Desk) -> None:
    written(desk)
    term = "\n".join(ANSWERS["term"]["en"])
    lines = sent({"n": 1, "response": term}, {"n": 2, "response": "They bring profit."})
    confirm = sent({"n": 2, "response": "x"}, {"confirm": [True, True, True, False], "n": 2})
    messages = said(studyapp(*EXAM, typed=[*lines, *sent({"hand_in": True, "hold": True}), *confirm]))
    assert kinds(messages)[4:] == ["mark", "mark", "error", "confirmed", "end"]
    assert messages[-1]["sections"][1]["mark"] == 3
    assert len(messages[5]["points"]) == 4


def test_without_hold_nothing_is_waited_for(studyapp: Studyapp, desk: Desk) -> None:
    written(desk)
    messages = said(studyapp(*EXAM, typed=sent({"n": 2, "response": "They bring profit."}, {"hand_in": True}, "junk")))
    assert kinds(messages)[3:] == ["mark", "mark", "end"]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("", "json", None),
        ("B", "json", None),
        ('["B"]', "json", None),
        ("{}", "action", None),
        ('{"n": 1}', "action", None),
        ('{"stop": true}', "field", "stop"),
        ('{"undo": true}', "field", "undo"),
        ('{"response": "B", "seconds": 3}', "field", "seconds"),
        ('{"response": "B", "turn": 2}', "action", None),
        ('{"response": "B", "skip": true}', "action", None),
        ('{"response": "B", "n": "1"}', "field", "n"),
        ('{"response": "B", "n": true}', "field", "n"),
        ('{"response": "B", "n": 6}', "turn", "n"),
        ('{"response": "B", "n": 0}', "turn", "n"),
        ('{"response": "b"}', "response", "response"),
        ('{"response": null}', "response", "response"),
        ('{"response": [1]}', "response", "response"),
        ('{"response": {}}', "response", "response"),
        ('{"response": "B", "confidence": "certain"}', "field", "confidence"),
        ('{"response": "B", "confidence": null}', "field", "confidence"),
        ('{"response": "B", "confidence": ["sure"]}', "field", "confidence"),
        ('{"response": "B", "hold": true}', "field", "hold"),
        ('{"skip": 1}', "field", "skip"),
        ('{"turn": "2"}', "field", "turn"),
        ('{"turn": 9}', "turn", "turn"),
        ('{"turn": -1}', "turn", "turn"),
        ('{"turn": 1e400}', "json", None),
        ('{"turn": 2, "n": 1}', "field", "n"),
        ('{"flag": true}', "field", "flag"),
        ('{"flag": 6}', "turn", "flag"),
        ('{"flag": 1, "on": 1}', "field", "on"),
        ('{"hand_in": 1}', "field", "hand_in"),
        ('{"hand_in": true, "hold": 1}', "field", "hold"),
    ],
)
def test_a_line_that_cannot_be_used_is_an_error_and_changes_nothing(
    studyapp: Studyapp, line: str, code: str, field: str | None
) -> None:
    messages = said(studyapp(*EXAM, typed=[line, '{"response": "B"}']))
    assert kinds(messages) == ["hello", "question", "error", "entered", "end"]
    assert (messages[2]["n"], messages[2]["code"], messages[2]["field"]) == (1, code, field)
    assert messages[3]["empty"] == 4


FIELDS = st.sampled_from(["response", "skip", "confidence", "turn", "flag", "hand_in", "n", "on", "hold"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS | st.text(max_size=3), inner, max_size=4),
    max_leaves=8,
)


@given(JUNK | st.dictionaries(FIELDS, JUNK, max_size=3))
def test_any_json_is_a_message_or_wrong(value: object) -> None:
    try:
        action, message = exam_message_of(json.dumps(value))
    except Wrong as wrong:
        assert wrong.code in ("json", "field", "action")  # noqa: PT017
    else:
        assert action in message


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(FIELDS, JUNK, max_size=2).map(json.dumps) | st.text(max_size=9), max_size=6))
def test_whatever_a_program_sends_the_sitting_ends_in_order(studyapp: Studyapp, lines: list[str]) -> None:
    messages = said(studyapp(*EXAM, typed=[" ".join(line.split()) for line in lines]))
    assert (messages[0]["type"], messages[-1]["type"]) == ("hello", "end")


def test_an_entry_that_could_not_be_kept_is_an_error_and_can_be_sent_again(
    studyapp: Studyapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, tries = Records.append, iter([True, False])

    def full(records: Records, stamped: Sequence[Stamped], **how: Any) -> None:
        if any(isinstance(each.event, Entered) for each in stamped) and next(tries):
            raise Refusal(phrase("no room on the disk"))
        append(records, stamped, **how)

    monkeypatch.setattr(Records, "append", full)
    messages = said(studyapp(*EXAM, typed=sent({"response": "B"}, {"response": "B"})))
    assert kinds(messages) == ["hello", "question", "error", "entered", "end"]
    assert (messages[2]["code"], messages[2]["message"]) == ("records", "no room on the disk")


def test_a_quiz_marked_afterwards_speaks_the_same(studyapp: Studyapp) -> None:
    line = ("quiz", "--jsonl", "--topic", "pears", "--seed", "1", "--feedback", "after")
    messages = said(
        studyapp(*line, typed=sent({"n": 1, "response": "B"}, {"n": 2, "response": "A"}, {"hand_in": True}))
    )
    assert (messages[0]["form"], messages[0]["deferred"], messages[0]["sections"]) == ("drill", True, [])
    assert [each["mark"] for each in of("mark", messages)] == [1, 0]
    assert (messages[-1]["passed"], messages[-1]["sections"]) == (None, [])


def test_chinese_titles_and_errors(studyapp: Studyapp) -> None:
    messages = said(studyapp(*EXAM, "--lang", "zh", typed=sent({"turn": 9}, {"turn": True}, {"flag": 1, "n": 1})))
    assert (messages[0]["title"], messages[0]["sections"][2]["title"]) == ("期中考试", "填空题")
    assert [each["message"] for each in of("error", messages)] == [
        "没有第 9 题", "turn 需要题号", "n 不能和 flag 一起用",
    ]  # fmt: skip


def test_a_line_after_the_time_of_its_section_is_told_that(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, sections=TIMED)
    messages = said(studyapp(*EXAM, typed=sent({"response": "B"}), seconds=301))
    assert kinds(messages) == ["hello", "question", "error", "question", "end"]
    assert (messages[2]["message"], messages[3]["n"]) == ("the time for this section is up", 4)


def test_a_question_of_which_nothing_is_left_is_not_counted_as_answered(studyapp: Studyapp, desk: Desk) -> None:
    shown = of("question", said(studyapp(*EXAM, typed=sent({"n": 2, "response": "B"}, {"turn": 2}))))
    write_course(desk.course, *[each for each in FRUIT if f"id: {shown[0]['id']}\n" not in each])
    desk.forget_contents()
    messages = said(studyapp(*AGAIN))
    assert (messages[0]["gone"], messages[0]["answered"], messages[-1]["answers"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"n": "1", "response": "B"}, "n needs the number of a question"),
        ({"flag": 1, "on": "yes"}, "on is true or false"),
        ({"hand_in": True, "hold": 1}, "hold is true or false"),
        ({"response": "B", "skip": True}, "say one of response, skip, turn, flag, hand_in"),
        ({}, "say one of response, skip, confidence, turn, flag, hand_in"),
    ],
)
def test_an_error_says_what_is_wrong_with_the_field_and_the_same_each_time(message: Json, words: str) -> None:
    with pytest.raises(Wrong) as wrong:
        exam_message_of(json.dumps(message))
    assert str(wrong.value) == words
