"""A course small enough to read, as files in a folder."""

from pathlib import Path

from studyapp.library.outline import Outline
from studyapp.library.problems import Problem

SYLLABUS = """\
course: tiny
title: {zh: 小课, en: Tiny}
chapters:
  - id: ch1
    title: {zh: 第一章, en: One}
    weight: 60
    topics:
      - id: apples
        name: {zh: 苹果, en: Apples}
        hot: true
      - id: pears
        name: {zh: 梨, en: Pears}
        first: [apples]
  - id: ch2
    title: {zh: 第二章, en: Two}
    weight: 40
    topics:
      - id: plums
        name: {zh: 李子, en: Plums}
        extension: true
"""
OUTLINE = Outline("tiny", ("ch1", "ch2"), frozenset({"apples", "pears", "plums"}))

HEAD = "bank: tiny/b\ncourse: tiny\ntitle: B\nquestions:\n"  # four lines


def single(id: str, topic: str = "apples", extra: str = "") -> str:
    """A question of nine lines, and `extra` behind them."""
    return f"""\
  - id: {id}
    topic: {topic}
    type: single
    stem: {{zh: 题, en: Question {id}}}
    options:
      A: {{zh: 甲, en: alpha}}
      B: {{zh: 乙, en: beta}}
    answer: B
    why: {{zh: 因为, en: because}}
{extra}"""


def notes(*sections: str, chapter: str = "ch1", lang: str = "en") -> str:
    """Notes with these sections, `id` or `id: body`; the first heading is in line 7."""
    text = f"---\nchapter: {chapter}\nlang: {lang}\ntitle: T\n---\n"
    for section in sections:
        topic, _, body = section.partition(": ")
        text += f"\n## About {topic} {{#{topic}}}\n{body}\n"
    return text


def course(folder: Path) -> Path:
    """A whole course: two banks of two questions, notes in English."""
    files = {
        "syllabus.yaml": SYLLABUS,
        "one.yaml": HEAD + single("q1", extra="    family: f\n") + single("q2", extra="    family: f\n"),
        "two.yaml": HEAD + single("q3", "pears") + single("q4", "plums"),
        "one.en.md": notes("apples: Round.", "pears: Long."),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def said(problems: list[Problem]) -> list[str]:
    """The problems as they are printed, without the file."""
    return [problem.said_of("").removeprefix(":") for problem in problems]
