"""A student who sits an exam in tmux: knows most answers, leaves one out, flags some, and takes their time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

STUDYAPP = str(Path(sys.executable).with_name("studyapp"))
WRITTEN = ("term", "short_answer", "essay")
SECONDS = {
    "true_false": 25,
    "single": 40,
    "multiple": 80,
    "numeric": 150,
    "term": 150,
    "short_answer": 300,
    "essay": 900,
}
PICKED = {"single": "●", "true_false": "●", "multiple": "[x]"}
"""What is seen beside an option that was picked."""

HALF_AN_ANSWER = {"zh": 60, "en": 150}
"""Letters of the model answer that are written down."""
VAGUE = {"zh": "要让客户满意。", "en": "Customers should be satisfied."}


class Asked(NamedTuple):
    """One question of a paper: its type, the case it belongs to, the keys of its options as shown, and the answer."""

    number: int
    type: str
    case: str | None
    options: list[str]
    key: Any
    language: str

    @property
    def empty(self) -> bool:
        """Whether no answer is given."""
        return self.number == 8

    @property
    def flagged(self) -> bool:
        """Whether it is flagged to be looked at again."""
        return self.number % 10 == 3

    @property
    def seconds(self) -> int:
        """How long it takes: as long as such questions do, some of them far longer."""
        slow = 2 if self.type in WRITTEN else 4
        return SECONDS[self.type] * (slow if self.number % 7 == 5 else 1)

    @property
    def typed(self) -> str:
        """What is typed as the answer: right, but for every third question."""
        wrong = self.number % 3 == 0
        if self.type in WRITTEN:
            return VAGUE[self.language] if wrong else self.key[: HALF_AN_ANSWER[self.language]]
        if self.type == "true_false":
            return "t" if self.key is not wrong else "f"
        if self.type == "numeric":
            return "1" if wrong else str(self.key)
        places = [place for place, letter in enumerate(self.options, start=1) if letter in self.key]
        if wrong:
            places = places[:1] if self.type == "multiple" else [places[0] % len(self.options) + 1]
        return "".join(map(str, places))

    @property
    def onward(self) -> str:
        """The key that goes on once the answer is typed."""
        return "ctrl+s" if self.type in WRITTEN else "enter"


def rehearsal(folder: Path, exam: str, seed: int, language: str) -> list[Asked]:
    """The questions of a paper with their answers, as a program is told them that hands in an empty sheet."""
    command = [STUDYAPP, "--lang", language, "--data-dir", str(folder), "exam", exam, "--seed", str(seed), "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        count = json.loads(program.stdout.readline())["count"]
        messages = [*({"turn": number} for number in range(2, count + 1)), {"hand_in": True}]
        program.stdin.write("".join(f"{json.dumps(each)}\n" for each in messages))
        program.stdin.close()
        told = [json.loads(line) for line in program.stdout]
    keys = {each["n"]: each["key"] for each in told if each["type"] == "mark"}
    questions = {each["n"]: each for each in told if each["type"] == "question"}
    return [
        Asked(
            number,
            question["question_type"],
            question["case"],
            [option["key"] for option in question["options"] or ()],
            keys[number],
            language,
        )
        for number, question in questions.items()
    ]


class Watch:
    """The clock of `clocked.py`, which goes on when it is told to."""

    def __init__(self, file: Path) -> None:
        self.file, self._at = file, 0
        self.forward(0)

    def forward(self, seconds: int) -> None:
        """Let time pass. A file is read before or after, never in between."""
        self._at += seconds
        new = self.file.with_suffix(".new")
        new.write_text(str(self._at), encoding="utf-8")
        os.replace(new, self.file)
