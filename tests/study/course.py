"""A small course of our own, and a clock that only moves when it is told to."""

import sqlite3
from contextlib import closing
from datetime import UTC, tzinfo
from pathlib import Path
from random import Random

from studyapp.study.clock import Clock
from studyapp.study.places import places
from studyapp.study.study import Study

SYLLABUS = """\
course: tiny
title: {zh: 小课, en: Tiny course}
chapters:
  - id: ch01
    title: {zh: 第一章, en: First chapter}
    weight: 60
    topics:
      - id: apples
        name: {zh: 苹果, en: Apples}
      - id: pears
        name: {zh: 梨, en: Pears}
        hot: true
  - id: ch02
    title: {zh: 第二章, en: Second chapter}
    weight: 40
    topics:
      - id: plums
        name: {zh: 李子, en: Plums}
"""

HEAD = """\
bank: tiny/fruit
course: tiny
title: {zh: 水果, en: Fruit}
questions:
"""

SINGLE = """\
  - id: {id}
    topic: {topic}
    type: single
    difficulty: {difficulty}
    stem: {{zh: 哪个是{id}, en: Which is {id}}}
    options:
      A: {{zh: 甲, en: Alpha}}
      B: {{zh: 乙, en: Beta}}
      C: {{zh: 丙, en: Gamma}}
    answer: B
    why: {{zh: 就是乙, en: It is Beta}}
    why_not:
      A: {{zh: 甲不对, en: Alpha is not}}
"""

MULTIPLE = """\
  - id: plums-many
    topic: plums
    type: multiple
    stem: {zh: 选两个, en: Choose two}
    options:
      A: {zh: 甲, en: Alpha}
      B: {zh: 乙, en: Beta}
      C: {zh: 丙, en: Gamma}
      D: {zh: 丁, en: Delta}
    answer: AC
    why: {zh: 甲和丙, en: Alpha and Gamma}
"""

TRUE_FALSE = """\
  - id: plums-judge
    topic: plums
    type: true_false
    difficulty: 1
    stem: {zh: 李子是蓝的, en: Plums are square}
    answer: false
    correction: {zh: 李子是圆的, en: Plums are round}
    why: {zh: 看看就知道, en: Look at one}
"""

FILL_IN = """\
  - id: plums-fill
    topic: plums
    type: fill_in
    stem: {zh: "{1}和{2}", en: "{1} and {2}"}
    answer:
      - {zh: [一], en: [one]}
      - {zh: [二], en: [two]}
    why: {zh: 数一数, en: Count them}
"""


def single(id: str, topic: str, difficulty: int = 2, family: str = "") -> str:
    """A single choice whose key is B (Beta), with a reason why A is wrong."""
    return SINGLE.format(id=id, topic=topic, difficulty=difficulty) + (f"    family: {family}\n" if family else "")


FRUIT = [
    single("apples-1", "apples"),
    single("apples-2", "apples", difficulty=3),
    single("apples-2b", "apples", difficulty=3, family="apples-2"),
    single("pears-1", "pears", difficulty=1),
    single("pears-2", "pears"),
    MULTIPLE,
    TRUE_FALSE,
    FILL_IN,
]


class StillClock(Clock):
    """Moves only when `pass_` says so; both of its times move together unless only `jump` is called."""

    zone: tzinfo | None = UTC

    def __init__(self, at: int = 1_800_000_000_000) -> None:
        self.at, self.run = at, 0

    def wall(self) -> int:
        return self.at

    def steady(self) -> int:
        return self.run

    def pass_(self, seconds: float = 0, days: int = 0) -> None:
        """Let time go by."""
        step = round((seconds + days * 86_400) * 1000)
        self.at, self.run = self.at + step, self.run + step

    def jump(self, seconds: float) -> None:
        """Set the wall clock, and nothing else."""
        self.at += round(seconds * 1000)


def write_course(folder: Path, *questions: str) -> Path:
    """The course as files in `folder`, which is made or brought up to date; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "syllabus.yaml").write_text(SYLLABUS, encoding="utf-8")
    (folder / "fruit.yaml").write_text(HEAD + "".join(questions or FRUIT), encoding="utf-8")
    return folder


class Desk:
    """A student's folder with the course beside it: `open` opens it as a start of the program does."""

    def __init__(self, folder: Path) -> None:
        self.data, self.course, self.clock = folder / "data", write_course(folder / "course"), StillClock()
        self._open: list[Study] = []

    def open(self) -> Study:
        self._open.append(Study(places(self.data, (self.course,)), self.clock, Random(7)))
        return self._open[-1]

    def close(self) -> None:
        while self._open:
            self._open.pop().close()

    def forget_contents(self) -> None:
        """Make the records such as a program before version 3 left them: sittings without what they asked."""
        with closing(sqlite3.connect(self.data / "progress.db")) as records, records:
            records.execute("DELETE FROM kept")
            records.execute("DELETE FROM event WHERE kind = 'kept'")

    def line(self, *words: str) -> list[str]:
        """A command line about this student and course."""
        return [*words, "--data-dir", str(self.data), "--bank", str(self.course)]
