"""Another program drives a sitting: one JSON object a line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp import __version__
from studyapp.cli.messages import Wrong, message_of
from studyapp.locales import Refusal, phrase
from studyapp.sitting.events import Answered
from studyapp.study.drill import Drill
from tests.cli.conftest import Ran
from tests.study.course import FRUIT, Desk, single, write_course

Studyapp = Callable[..., Ran]
Json = dict[str, Any]
PEARS = ("quiz", "--jsonl", "--topic", "pears", "--seed", "1")
ALL = ("quiz", "--jsonl", "--count", "20", "--seed", "2")
RIGHT: dict[str, Any] = {
    "single": "B",
    "multiple": "AC",
    "true_false": False,
    "fill_in": ["one", "二"],
}


def said(ran: Ran) -> list[Json]:
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line, parse_float=Decimal) for line in ran.out.splitlines()]


def sent(*messages: object) -> list[str]:
    return [each if isinstance(each, str) else json.dumps(each) for each in messages]


def of(kind: str, messages: list[Json]) -> list[Json]:
    return [each for each in messages if each["type"] == kind]


def test_hello_says_what_is_being_sat(studyapp: Studyapp, desk: Desk) -> None:
    hello, *_ = said(studyapp(*PEARS, "--minutes", "2"))
    assert {key: hello[key] for key in ("type", "protocol", "version", "course", "form", "seed", "count", "limit")} == {
        "type": "hello",
        "protocol": 1,
        "version": __version__,
        "course": "tiny",
        "form": "timed",
        "seed": 1,
        "count": 2,
        "limit": 120,
    }
    assert (hello["now"], hello["language"], hello["content"]) == (desk.clock.at, "en", "en")


def test_the_bank_hash_changes_when_a_question_does(studyapp: Studyapp, desk: Desk) -> None:
    before = said(studyapp(*PEARS))[0]["bank_hash"]
    assert said(studyapp(*ALL))[0]["bank_hash"] == before
    write_course(desk.course, *[each.replace("It is Beta", "It is B") for each in FRUIT])
    assert said(studyapp(*PEARS))[0]["bank_hash"] != before


def test_a_question_says_everything_but_its_key(studyapp: Studyapp) -> None:
    question = of("question", said(studyapp(*PEARS)))[0]
    options = question.pop("options")
    assert {each["key"]: each["text"] for each in options} == {"A": "Alpha", "B": "Beta", "C": "Gamma"}
    assert len(question.pop("hash")) >= 16
    assert question.pop("sitting")
    assert question == {
        "type": "question",
        "n": 1,
        "total": 2,
        "id": "pears-2",
        "family": "pears-2",
        "topic": "pears",
        "chapter": "ch01",
        "question_type": "single",
        "max": 1,
        "difficulty": 2,
        "case": None,
        "material": None,
        "stem": "Which is pears-2",
        "blanks": 0,
        "new": True,
        "times_shown": 0,
        "seconds_left": None,
        "question_seconds_left": None,
    }


def test_options_come_in_the_order_shown(studyapp: Studyapp) -> None:
    orders = set()
    for seed in range(12):
        question = of("question", said(studyapp("quiz", "--jsonl", "--topic", "pears", "--seed", str(seed))))[0]
        orders.add("".join(each["key"] for each in question["options"]))
    assert len(orders) > 2


def test_a_program_that_knows_every_key_gets_every_mark(desk: Desk) -> None:
    """Driven line by line, as a program does it: the answer is written only once the question was read."""
    command = desk.line(sys.executable, "-m", "studyapp", *ALL)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            message = json.loads(line)
            if message["type"] == "question":
                answer = {"response": RIGHT[message["question_type"]], "n": message["n"], "seconds": 1.5}
                process.stdin.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
                process.stdin.flush()
    assert process.returncode == 0
    assert message["type"] == "end"
    assert (message["reason"], message["answers"], message["mark"], message["max"]) == ("complete", 8, 10, 10)
    tallies = desk.open().records.tallies().values()
    assert sum(tally.seconds for tally in tallies) == 12


def test_a_mark_gives_key_reason_card_and_the_event_that_keeps_it(studyapp: Studyapp, desk: Desk) -> None:
    mark = of("mark", said(studyapp(*PEARS, typed=sent({"response": "B"}))))[0]
    card = mark.pop("card")
    assert mark.pop("event") in [each.id for each in _answers(desk)]
    assert mark == {
        "type": "mark",
        "n": 1,
        "mark": 1,
        "max": 1,
        "correct": True,
        "known": True,
        "key": "B",
        "why": "It is Beta",
    }
    assert card["due_in_days"] >= 1
    assert card["stability"] > 1
    assert 1 <= card["difficulty"] <= 10


def _answers(desk: Desk) -> Iterator[Any]:
    records = desk.open().records
    for sitting in records.open_sittings():
        yield from (each for each in records.events(sitting.id) if isinstance(each.event, Answered))


def test_marks_are_exact_figures(studyapp: Studyapp, desk: Desk) -> None:
    three = FRUIT[-1].replace('"{1} and {2}"', '"{1} and {2} {3}"').replace('"{1}和{2}"', '"{1}{2}{3}"')
    write_course(desk.course, three.replace("    why:", "      - three\n    why:"))
    ran = studyapp("quiz", "--jsonl", typed=sent({"response": ["one", "", "three"]}))
    assert '"mark":2,"max":3,' in ran.out
    ran = studyapp("stats", "--json")
    assert '"mark":2,"max":3,"share":0.6667' in ran.out


def test_no_answer_and_a_wrong_one_earn_nothing(studyapp: Studyapp) -> None:
    messages = said(studyapp(*PEARS, typed=sent({"skip": True, "n": 1}, {"response": "A"})))
    assert [(each["mark"], each["correct"]) for each in of("mark", messages)] == [(0, False), (0, False)]
    assert messages[-1]["reason"] == "complete"


def test_undo_opens_the_question_again(studyapp: Studyapp) -> None:
    messages = said(
        studyapp(*PEARS, typed=sent({"response": "A"}, {"undo": True}, {"response": "B"}, {"response": "B"}))
    )
    assert [each["type"] for each in messages] == [
        "hello", "question", "mark", "question", "undone", "question", "mark", "question", "mark", "end",
    ]  # fmt: skip
    assert [each["n"] for each in of("question", messages)] == [1, 2, 1, 2]
    assert (messages[-1]["answers"], messages[-1]["mark"]) == (2, 2)


def test_stop_hands_in_what_is_there(studyapp: Studyapp) -> None:
    messages = said(studyapp(*PEARS, typed=sent({"response": "B"}, {"stop": True}, {"response": "B"})))
    assert messages[-1]["type"] == "end"
    assert [messages[-1][key] for key in ("reason", "answers", "mark", "max")] == ["left", 1, 1, 2]
    assert studyapp("quiz", "--jsonl", "--resume").code == 1


def test_the_end_of_the_input_pauses_and_resume_goes_on(studyapp: Studyapp, desk: Desk) -> None:
    messages = said(studyapp(*PEARS, typed=sent({"response": "B"}), seconds=10))
    assert (messages[-1]["reason"], messages[-1]["seconds"]) == ("paused", 10)
    desk.clock.pass_(days=1)
    messages = said(studyapp("quiz", "--jsonl", "--resume", typed=sent({"response": "B"}), seconds=5))
    assert (messages[0]["answered"], messages[1]["n"]) == (1, 2)
    assert [messages[-1][key] for key in ("reason", "answers", "mark", "seconds")] == ["complete", 2, 2, 15]


def test_a_field_sent_back_never_breaks_the_line(studyapp: Studyapp) -> None:
    error = said(studyapp(*PEARS, typed=['{"a\\u0085b\\u2028c": 1}']))[2]
    assert (error["code"], error["field"]) == ("field", "a b c")


def test_the_end_adds_up_the_seconds_sent_with_the_answers_that_count(studyapp: Studyapp) -> None:
    lines = sent(
        {"response": "A", "seconds": 100}, {"undo": True}, {"response": "B", "seconds": 1.5}, {"response": "B"}
    )
    messages = said(studyapp(*PEARS, typed=lines, seconds=4))
    assert (messages[-1]["answers"], messages[-1]["seconds"]) == (2, Decimal("5.5"))


def test_an_answer_after_the_deadline_is_not_marked(studyapp: Studyapp) -> None:
    line = (*PEARS, "--minutes", "1")
    messages = said(studyapp(*line, typed=sent({"response": "B"}, {"response": "B"}), seconds=40))
    assert [each["seconds_left"] for each in of("question", messages)] == [60, 20]
    assert len(of("mark", messages)) == 1
    assert (messages[-1]["reason"], messages[-1]["answers"]) == ("time", 1)


def test_a_question_met_before_is_not_new(studyapp: Studyapp) -> None:
    said(studyapp(*PEARS, typed=sent({"response": "B"})))
    question = of("question", said(studyapp(*PEARS)))[0]
    assert (question["new"], question["times_shown"]) == (False, 1)


def test_review_asks_what_is_due(studyapp: Studyapp, desk: Desk) -> None:
    said(studyapp(*ALL, typed=sent(*[{"skip": True}] * 8)))
    desk.clock.pass_(days=1)
    messages = said(studyapp("review", "--jsonl", "--count", "3", "--new", "0"))
    assert (messages[0]["form"], messages[0]["count"], messages[1]["new"]) == ("review", 3, False)


def test_content_and_messages_speak_their_languages(studyapp: Studyapp) -> None:
    messages = said(studyapp(*PEARS, "--lang", "zh", "--content", "both", typed=["{}"]))
    assert (messages[0]["language"], messages[0]["content"]) == ("zh", "both")
    assert messages[1]["stem"] == "哪个是pears-2\nWhich is pears-2"
    assert {each["text"] for each in messages[1]["options"]} == {"甲 / Alpha", "乙 / Beta", "丙 / Gamma"}
    assert "请在" in messages[2]["message"]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("", "json", None),
        ("B", "json", None),
        ('{"response": "B"', "json", None),
        ('["B"]', "json", None),
        ("[" * 100_000, "json", None),
        ('{"response": "\\ud800"}', "json", None),
        ("{}", "action", None),
        ('{"response": "B", "skip": true}', "action", None),
        ('{"skip": 1}', "field", "skip"),
        ('{"undo": "yes"}', "field", "undo"),
        ('{"stop": false}', "field", "stop"),
        ('{"answer": "B"}', "field", "answer"),
        ('{"response": "B", "n": 2}', "turn", "n"),
        ('{"response": "B", "n": true}', "turn", "n"),
        ('{"response": "B", "n": "1"}', "turn", "n"),
        ('{"response": "B", "seconds": -1}', "field", "seconds"),
        ('{"response": "B", "seconds": 1e99}', "field", "seconds"),
        ('{"response": "B", "seconds": null}', "field", "seconds"),
        ('{"response": "B", "seconds": NaN}', "json", None),
        ('{"response": "B", "confidence": "certain"}', "field", "confidence"),
        ('{"skip": true, "confidence": "sure"}', "field", "confidence"),
        ('{"response": "b"}', "response", "response"),
        ('{"response": "AB"}', "response", "response"),
        ('{"response": ["B"]}', "response", "response"),
        ('{"response": true}', "response", "response"),
        ('{"response": null}', "response", "response"),
        ('{"response": {"A": [1e999]}}', "json", None),
        ('{"undo": true}', "nothing", "undo"),
    ],
)
def test_a_line_that_cannot_be_used_is_an_error_and_the_question_stays_open(
    studyapp: Studyapp, line: str, code: str, field: str | None
) -> None:
    messages = said(studyapp(*PEARS, typed=[line, '{"response": "B"}']))
    assert [each["type"] for each in messages] == ["hello", "question", "error", "mark", "question", "end"]
    assert (messages[2]["n"], messages[2]["code"], messages[2]["field"]) == (1, code, field)
    assert messages[2]["message"]


@pytest.mark.parametrize(
    ("kind", "response"),
    [("multiple", "CA"), ("multiple", "AE"), ("true_false", "T"), ("fill_in", ["one"]), ("fill_in", [1, 2])],
)
def test_a_response_must_have_the_shape_of_its_type(studyapp: Studyapp, kind: str, response: object) -> None:
    messages = said(studyapp("quiz", "--jsonl", "--type", kind, typed=sent({"response": response})))
    assert [each["code"] for each in of("error", messages)] == ["response"]


def test_bytes_that_are_no_text_are_an_error_too(desk: Desk) -> None:
    command = desk.line(sys.executable, "-m", "studyapp", *PEARS)
    ran = subprocess.run(command, input=b'{"response": "\xff"}\n{"response": "B"}\n', capture_output=True, check=True)
    kinds = [json.loads(line)["type"] for line in ran.stdout.splitlines()]
    assert kinds == ["hello", "question", "error", "mark", "question", "end"]
    assert ran.stderr == b""


FIELDS = st.sampled_from(["response", "skip", "undo", "stop", "n", "seconds"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS | st.text(max_size=3), inner, max_size=4),
    max_leaves=8,
)


@given(JUNK | st.dictionaries(FIELDS, JUNK, max_size=3))
def test_any_json_is_a_message_or_wrong(value: object) -> None:
    try:
        message = message_of(json.dumps(value), 0)
    except Wrong as wrong:
        assert wrong.code in ("json", "field", "action", "turn")  # noqa: PT017
    else:
        assert len({"response", "skip", "undo", "stop"} & set(message)) == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(JUNK.map(json.dumps) | st.text(st.characters(exclude_characters="\n\r"), max_size=20), max_size=6))
def test_whatever_a_program_sends_the_sitting_ends_in_order(studyapp: Studyapp, lines: list[str]) -> None:
    messages = said(studyapp(*PEARS, typed=lines))
    assert messages[0]["type"] == "hello"
    assert messages[-1]["type"] == "end"


def test_an_answer_that_could_not_be_kept_leaves_its_question_open(
    studyapp: Studyapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit, tries = Drill.submit, iter([True, False])

    def busy(session: Drill, *given: Any) -> object:
        if next(tries):
            raise Refusal(phrase("busy"))
        return submit(session, *given)

    monkeypatch.setattr(Drill, "submit", busy)
    messages = said(studyapp(*PEARS, typed=sent({"response": "B"}, {"response": "B"})))
    assert [each["type"] for each in messages[1:5]] == ["question", "error", "mark", "question"]
    assert (messages[2]["code"], messages[2]["message"]) == ("records", "busy")


def test_wrong_usage_speaks_on_stderr_only(studyapp: Studyapp) -> None:
    ran = studyapp("quiz", "--jsonl", "--topic", "nowhere")
    assert (ran.code, ran.out) == (2, "")


def test_a_file_with_errors_is_told_apart_from_the_protocol(studyapp: Studyapp, desk: Desk) -> None:
    (desk.course / "broken.yaml").write_text("bank: [\n", encoding="utf-8")
    ran = studyapp(*PEARS)
    assert "1 file of the course" in ran.err
    assert all(json.loads(line) for line in ran.out.splitlines())


def test_a_family_is_named_and_its_variants_share_what_is_known(studyapp: Studyapp, desk: Desk) -> None:
    write_course(desk.course, single("one", "pears"), single("two", "pears", family="one"))
    messages = said(studyapp(*PEARS, typed=sent({"response": "B"})))
    one, two = of("question", messages)
    assert (one["family"], two["family"]) == ("one", "one")
    assert (one["new"], two["new"], two["times_shown"]) == (True, False, 0)


def test_what_is_said_of_an_answer_goes_with_it(studyapp: Studyapp, desk: Desk) -> None:
    lines = sent({"response": "B", "confidence": "guessed"}, {"response": "B", "confidence": "sure"})
    marks = of("mark", said(studyapp(*PEARS, typed=lines)))
    assert [(each["correct"], each["known"]) for each in marks] == [(True, False), (True, True)]
    assert {name: tally.answers for name, tally in desk.open().records.confidence_tallies().items()} == {
        "guessed": 1,
        "sure": 1,
    }


def test_a_line_after_the_time_of_its_question_does_not_count(studyapp: Studyapp) -> None:
    lines = sent({"response": "B"}, {"response": "B", "n": 2})
    messages = said(studyapp(*PEARS, "--seconds", "30", typed=lines, seconds=40))
    assert [each["type"] for each in messages] == [
        "hello", "question", "error", "mark", "question", "error", "mark", "end",
    ]  # fmt: skip
    assert [each["question_seconds_left"] for each in of("question", messages)] == [30, 30]
    assert {each["code"] for each in of("error", messages)} == {"time"}
    assert (messages[0]["each"], messages[-1]["reason"], messages[-1]["mark"]) == (30, "complete", 0)


def test_what_was_said_of_an_answer_taken_back_is_not_said_of_the_next(studyapp: Studyapp) -> None:
    lines = sent({"response": "B", "confidence": "guessed"}, {"undo": True}, {"response": "B"})
    assert [each["known"] for each in of("mark", said(studyapp(*PEARS, typed=lines)))] == [False, True]
