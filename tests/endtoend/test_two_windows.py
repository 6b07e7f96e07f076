"""One exam or quiz open in two windows: what is done in one is not lost, and the other is told and catches up."""

import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from studyapp.cli.jsonl import drive
from studyapp.cli.jsonl_exam import drive_exam
from studyapp.cli.opening import Opened
from studyapp.cli.plain import converse
from studyapp.cli.plain_exam import sit_exam
from studyapp.locales import speak
from studyapp.records.journal import Overtaken
from studyapp.study.drill import Drill
from studyapp.study.exam import Exam
from studyapp.study.exams import start_exam
from studyapp.study.places import Options
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from tests.study.course import Desk

EXAM = """\
exam: midterm
course: tiny
title: {zh: 期中考试, en: Midterm}
marks: 4
pass_mark: 2
minutes: 20
pause: PAUSE
sections:
  - {type: single, count: 4, marks_each: 1}
"""


class Meanwhile(StringIO):
    """Lines of one window; before the line of that number, something happens in the other."""

    def __init__(self, lines: list[str], before: dict[int, Callable[[], object]]) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._before, self._read = before, 0

    def readline(self, size: int | None = -1, /) -> str:
        self._read += 1
        if happens := self._before.get(self._read):
            happens()
        return super().readline(-1 if size is None else size)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    speak("en")
    opened = Desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(params=["false", "true"])
def windows(desk: Desk, request: pytest.FixtureRequest) -> tuple[Exam, Exam]:
    """The same exam in two windows, with a deadline and without."""
    (desk.course / "exams").mkdir()
    (desk.course / "exams" / "midterm.yaml").write_text(EXAM.replace("PAUSE", request.param), encoding="utf-8")
    first = start_exam(desk.open(), "midterm", 1)
    second = desk.open().resume(first.sitting.id)
    assert isinstance(second, Exam)
    with pytest.raises(Overtaken):
        first.enter(0, "A")
    first.enter(0, "A")
    with pytest.raises(Overtaken):
        second.turn(1)
    return first, second


def host(session: Exam) -> Opened:
    return Opened(session.study, "en", Options())


def driven(session: Exam, source: StringIO) -> list[dict[str, Any]]:
    out = StringIO()
    drive_exam(session, host(session), source, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_window_that_was_overtaken_catches_up_and_nothing_is_lost(windows: tuple[Exam, Exam]) -> None:
    first, second = windows
    assert second.response(0) == "A"
    second.enter(1, "B")
    with pytest.raises(Overtaken):
        first.flag(2)
    assert (first.response(1), first.flagged(2)) == ("B", False)
    assert first.flag(2)
    with pytest.raises(Overtaken):
        second.enter(0, "C")
    assert (second.response(0), second.flagged(2)) == ("A", True)
    assert second.study.records.check() == []


def test_a_program_is_told_and_shown_what_stands_there_now(windows: tuple[Exam, Exam]) -> None:
    first, second = windows
    lines = ['{"n": 1, "response": "C"}', '{"n": 1, "response": "C"}', '{"n": 2, "response": "B"}']
    messages = driven(second, Meanwhile(lines, {1: lambda: (first.turn(2), first.enter(2, "B"))}))
    kinds = ["hello", "question", "error", "question", "entered", "entered", "end"]
    assert [each["type"] for each in messages] == kinds
    assert (messages[2]["code"], messages[3]["n"], messages[3]["response"]) == ("overtaken", 3, "B")
    assert [second.response(place) for place in range(4)] == ["C", "B", "B", None]
    assert first.study.records.check() == []


def test_a_student_at_a_prompt_is_told_and_shown_what_stands_there_now(windows: tuple[Exam, Exam]) -> None:
    first, second = windows
    out = StringIO()
    sit_exam(second, host(second), "exam", Meanwhile(["A", ":f"], {2: lambda: to_the_last(first)}), out)
    told = out.getvalue().partition("this went on in another window; here it stands now as it does there\n")[2]
    assert "Question 4 of 4" in told


def to_the_last(first: Exam) -> None:
    """The first window catches up, and goes to the last question."""
    with pytest.raises(Overtaken):
        first.turn(3)
    first.turn(3)


def test_an_exam_handed_in_elsewhere_is_over_here_too(windows: tuple[Exam, Exam]) -> None:
    first, second = windows
    out = StringIO()
    sit_exam(second, host(second), "exam", Meanwhile([":f", "A"], {1: first.hand_in}), out)
    assert "this went on in another window" in out.getvalue()
    assert "Result: " in out.getvalue()
    assert "Time is up" not in out.getvalue()
    assert second.sitting.over


def test_leaving_a_window_that_was_overtaken_takes_nothing_from_the_other(windows: tuple[Exam, Exam]) -> None:
    first, second = windows
    first.enter(3, "B")
    out = StringIO()
    sit_exam(second, host(second), "exam", StringIO(":q\n"), out)
    assert "Go on with: " in out.getvalue()
    first.enter(2, "B")
    assert first.response(3) == "B"
    assert first.study.records.check() == []


@pytest.fixture
def quiz(desk: Desk) -> tuple[Drill, Drill]:
    """The same quiz in two windows."""
    first = desk.open().quiz(Quiz(Scope(topics=("apples", "pears")), count=4, seed=1))
    second = desk.open().resume(first.sitting.id)
    assert isinstance(second, Drill)
    with pytest.raises(Overtaken):
        first.submit(0, "A")
    return first, second


def test_a_quiz_at_a_prompt_goes_on_where_the_other_window_left_it(quiz: tuple[Drill, Drill]) -> None:
    first, second = quiz
    out = StringIO()
    ahead = Meanwhile(["A", ":q"], {1: lambda: (first.submit(0, "B"), first.submit(1, "B"))})
    converse(second, host(second), "quiz", ahead, out)
    told = out.getvalue().partition("this went on in another window; here it stands now as it does there\n")[2]
    assert told.startswith("\nQuestion 3 of 4")
    assert "Paused after 2 of 4 questions." in told
    assert first.study.records.check() == []


def test_a_quiz_ended_elsewhere_is_over_at_the_prompt_too(quiz: tuple[Drill, Drill]) -> None:
    first, second = quiz
    first.submit(0, "B")
    out = StringIO()
    converse(second, host(second), "quiz", Meanwhile(["A", "A"], {1: lambda: first.finish("left")}), out)
    assert "this went on in another window" in out.getvalue()
    assert "Result: 1 of 4 marks" in out.getvalue()


def test_leaving_a_quiz_that_was_overtaken_leaves_it_to_the_other_window(quiz: tuple[Drill, Drill]) -> None:
    first, second = quiz
    first.submit(0, "B")
    out = StringIO()
    converse(second, host(second), "quiz", StringIO(":q\n"), out)
    assert "Paused after 1 of 4 questions." in out.getvalue()
    assert first.submit(1, "B").right


def test_a_program_is_asked_what_a_quiz_asks_now(quiz: tuple[Drill, Drill]) -> None:
    first, second = quiz
    out = StringIO()
    lines = ['{"n": 1, "response": "A"}', '{"n": 2, "response": "B"}']
    drive(second, host(second), Meanwhile(lines, {1: lambda: first.submit(0, "B")}), out)
    messages = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [each["type"] for each in messages[:5]] == ["hello", "question", "error", "question", "mark"]
    assert (messages[2]["code"], messages[3]["n"], messages[4]["n"]) == ("overtaken", 2, 2)
    assert messages[-1]["type"] == "end"
    assert first.study.records.check() == []
