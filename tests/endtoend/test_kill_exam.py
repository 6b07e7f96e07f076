"""An exam whose program is killed again and again: no answer is lost, and the time left is right."""

import json
import random
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.study.course import Desk

EXAM = """\
exam: midterm
course: tiny
title: {zh: 期中考试, en: Midterm}
marks: 9
pass_mark: 5
minutes: 45
pause: PAUSE
sections:
  - {type: single, count: 4, marks_each: 1}
  - {type: multiple, count: 1, marks_each: 2}
  - {type: true_false, count: 1, marks_each: 1}
  - {type: fill_in, count: 1, marks_each: 2}
"""
GIVEN: dict[str, list[tuple[Any, float]]] = {
    "single": [("A", 0), ("B", 1), ("C", 0)],
    "multiple": [("AC", 2), ("A", 0), ("BD", 0), ("ABC", 0)],
    "true_false": [(True, 0), (False, 1)],
    "fill_in": [(["one", "二"], 2), (["one", ""], 1), (["x", "y"], 0)],
}
"""Responses to each type, and what they earn."""
SLACK = 0.01
"""Seconds that clocks read in two programs, and rounded to milliseconds, may differ by."""
Json = dict[str, Any]


class Sheet(NamedTuple):
    """What stands on the answer sheet: responses and what is said of them, flags, the number of the question."""

    entries: dict[int, tuple[Any, str]]
    flags: frozenset[int]
    at: int

    def after(self, message: Json) -> "Sheet":
        """The sheet once a message is kept."""
        if "turn" in message:
            return self._replace(at=message["turn"])
        if "flag" in message:
            return self._replace(flags=self.flags ^ {message["flag"]})
        n = message["n"]
        response, confidence = self.entries.get(n, (None, ""))
        if "skip" in message:
            response = None
        return self._replace(
            entries={
                **self.entries,
                n: (message.get("response", response), message.get("confidence", confidence)),
            }
        )

    def said(self) -> tuple[object, ...]:
        """The same for two sheets on which the same stands."""
        return {n: entry for n, entry in self.entries.items() if entry != (None, "")}, self.flags, self.at


class Life:
    """One process that sits the exam, until it is killed."""

    def __init__(self, desk: Desk, *words: str) -> None:
        command = desk.line(sys.executable, "-m", "studyapp", "exam", "--jsonl", *words)
        self.born = time.time()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.to, self.out = self.process.stdin, self.process.stdout

    def send(self, *messages: Json) -> None:
        self.to.write("".join(f"{json.dumps(each)}\n" for each in messages).encode())
        self.to.flush()

    def hear(self) -> Json:
        found: Json = json.loads(self.out.readline())
        assert found["type"] != "error", found
        return found

    def heard_within(self, seconds: float) -> bool:
        """Whether it says anything in that time."""
        return bool(select.select([self.out], [], [], seconds)[0])

    def kill(self) -> list[Json]:
        """Kill it; what it had still said. A line cut off is no acknowledgement."""
        self.process.kill()
        rest = self.out.read()
        self.process.wait()
        self.out.close()
        self.to.close()
        return [json.loads(line) for line in rest[: rest.rfind(b"\n") + 1].splitlines()]


class Sat:
    """An exam over many lives: what was sent and acknowledged, and what time must be left."""

    def __init__(self, desk: Desk, pause: bool, chance: random.Random) -> None:
        self.desk, self.pause, self.chance = desk, pause, chance
        folder = desk.course / "exams"
        folder.mkdir()
        (folder / "midterm.yaml").write_text(EXAM.replace("PAUSE", str(pause).lower()), encoding="utf-8")
        self.sheets = [Sheet({1: ("A", "")}, frozenset(), 1)]
        self.least = self.most = 45 * 60.0
        life = Life(desk, "midterm", "--seed", "4")
        self.deadline = life.hear()["deadline"]
        self.types = {1: life.hear()["question_type"]}
        for n in range(2, 8):
            life.send({"turn": n})
            self.types[n] = life.hear()["question_type"]
        # One left without any answer would be over.
        life.send({"turn": 1}, {"n": 1, "response": "A"})
        assert [life.hear()["type"], life.hear()["type"]] == ["question", "entered"]
        life.to.close()
        assert life.hear()["reason"] == ("paused" if pause else "running")
        life.process.wait()
        life.out.close()
        assert (self.deadline is None) == pause
        # It was left in order, so what it spent ends when it did.
        self.least -= time.time() - life.born

    def resumed(self) -> Iterator[Life]:
        """A new life that was looked over: the sheet is one of those it may be, and the time left is right."""
        life = Life(self.desk, "--resume")
        if self.chance.random() < 0.15 and not life.heard_within(self.chance.random() * 0.5):
            life.kill()
            return
        hello, question = life.hear(), life.hear()
        now = time.time()
        self._check_sheet(hello, question)
        self._check_time(hello, question["seconds_left"], now)
        # Without another event, the next life begins where the clock went on in this one.
        self.least = question["seconds_left"]
        self.most = self.least + now - self._resumed_at()
        self.shown, self.least_said = hello["now"] / 1000, question["seconds_left"]
        yield life

    def lives(self) -> None:
        """One life: some messages sent at once, some answers heard, then death."""
        for life in self.resumed():
            messages = [self._message() for _ in range(self.chance.randrange(1, 7))]
            life.send(*messages)
            heard = [life.hear() for _ in range(self.chance.randrange(len(messages) + 1))]
            heard += life.kill()
            self.least -= time.time() - self.shown
            for message in messages:
                self.sheets.append(self.sheets[-1].after(message))
            self._less_is_left(heard)
            # What was acknowledged is kept; of what was not, any first part may be.
            self.sheets = self.sheets[len(heard) :]

    def handed_in(self) -> None:
        """Hand it in; what it earns is what stood there."""
        life = next(self.resumed(), None) or next(self.resumed())
        sheet = self.sheets[0]
        life.send({"hand_in": True})
        marks, end = [life.hear() for _ in range(7)], life.hear()
        life.process.wait()
        life.to.close()
        life.out.close()
        earned = {n: self._earned(sheet.entries.get(n, (None, ""))[0], n) for n in range(1, 8)}
        assert {each["n"]: each["mark"] for each in marks} == earned
        assert end["mark"] == sum(earned.values())
        assert [each["mark"] for each in end["sections"]] == [
            sum(earned[n] for n in range(1, 5)), earned[5], earned[6], earned[7],
        ]  # fmt: skip
        assert end["passed"] is (end["mark"] >= 5)

    def _less_is_left(self, heard: list[Json]) -> None:
        """What changed the sheet took time off, at least up to the answer before it; what changed nothing took none."""
        left = self.least_said
        for before, after, answer in zip(self.sheets, self.sheets[1:], heard, strict=False):
            if before.said() != after.said():
                self.most = min(self.most, left)
            left = answer.get("left", answer.get("seconds_left", left))

    def _message(self) -> Json:
        n, kind = self.chance.randrange(1, 8), self.chance.random()
        if kind < 0.15:
            return {"turn": n}
        if kind < 0.3:
            return {"flag": n}
        if kind < 0.4:
            return {"n": n, "confidence": self.chance.choice(["", "guessed", "sure"])}
        if kind < 0.45:
            return {"n": n, "skip": True}
        message = {"n": n, "response": self.chance.choice(GIVEN[self.types[n]])[0]}
        return {**message, "confidence": "sure"} if self.chance.random() < 0.3 else message

    def _earned(self, response: Any, n: int) -> float:
        return next((marks for given, marks in GIVEN[self.types[n]] if given == response), 0)

    def _check_sheet(self, hello: Json, question: Json) -> None:
        found = Sheet(
            {each["n"]: (each["response"], each["confidence"]) for each in hello["standing"]},
            frozenset(each["n"] for each in hello["standing"] if each["flagged"]),
            question["n"],
        )
        possible = [sheet for sheet in self.sheets if sheet.said() == found.said()]
        assert possible, (found, self.sheets)
        self.sheets = possible[-1:]

    def _check_time(self, hello: Json, left: float, now: float) -> None:
        """Where time runs on, it is the deadline's; where it stands still, what was left at the last sign of life."""
        if self.pause:
            assert self.least - (now - self._resumed_at()) - SLACK <= left <= self.most + SLACK
        else:
            assert hello["deadline"] == self.deadline
            assert self.deadline / 1000 - now - SLACK <= left <= self.deadline / 1000 - hello["now"] / 1000 + SLACK

    def _resumed_at(self) -> float:
        """When the clock went on: the program takes a while to start before that, and to say hello after it."""
        with closing(sqlite3.connect(self.desk.data / "progress.db")) as records:
            (at,) = records.execute("SELECT max(at) FROM event WHERE kind = 'resumed'").fetchone()
        return float(at) / 1000


def killed(desk: Desk, kills: int, pause: bool, seed: int) -> None:
    """An exam that is killed so many times keeps every answer, and its records are in order."""
    sat = Sat(desk, pause, random.Random(seed))
    for _ in range(kills):
        sat.lives()
    sat.handed_in()
    command = desk.line(sys.executable, "-m", "studyapp", "data", "check")
    assert subprocess.run(command, capture_output=True).returncode == 0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("pause", [False, True])
def test_an_exam_killed_a_few_times_loses_no_answer_and_keeps_its_time(desk: Desk, pause: bool) -> None:
    killed(desk, 2, pause, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("pause", [False, True])
@pytest.mark.parametrize("seed", [2, 3])
def test_an_exam_killed_at_any_of_a_hundred_moments_loses_no_answer_and_keeps_its_time(
    desk: Desk, pause: bool, seed: int
) -> None:
    killed(desk, 25, pause, seed)
