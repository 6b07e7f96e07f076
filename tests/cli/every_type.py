"""One question of every type on a desk, and what a student who knows the answers would give."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from studyapp.locales import Language
from tests.screens.screen import COURSE
from tests.study.course import Desk

BANK = Path(__file__).parents[1] / "screens" / "every_type.yaml"
LABELLED = re.compile(r"^  (\d|[A-H])  (.+?)(?: \(.+\))?$", re.MULTILINE)

KEYS: dict[str, Any] = {
    "true_false": ["expectations"],
    "numeric": "28",
    "matching": ["A", "B", "C"],
    "ordering": "ABCD",
    "classify": ["A", "B", "C", "D"],
    "label": ["perceived service", "standards"],
}
"""Full marks in the keys of the file, for all types that need no confirmation."""

ANSWERS: dict[str, dict[Language, list[str]]] = {
    "term": {
        "zh": ["它是客户终生价值的总和，", "要贴现到今天。"],
        "en": ["It is the sum of the lifetime values", "of its customers, discounted."],
    },
    "short_answer": {
        "zh": ["老客户让店赚钱。", "他们向朋友推荐，", "还会提出意见。"],
        "en": ["They bring profit.", "They recommend the firm.", "They give feedback."],
    },
    "essay": {
        "zh": ["满意是忠诚的基础。", "它不等于忠诚。", "垄断行业里是虚假忠诚。"],
        "en": ["Satisfaction is the basis.", "It does not guarantee loyalty.", "Think of false loyalty."],
    },
}
"""Full marks in lines, for the written types."""

PAIRS: dict[str, dict[Language, dict[str, str]]] = {
    "matching": {
        "zh": {
            "必备质量": "有了不加分，没有就不满",
            "期望质量": "越多越满意",
            "魅力质量": "没有不抱怨，有了惊喜",
        },
        "en": {
            "must-be": "no thanks if there, anger if not",
            "one-dimensional": "the more the better",
            "attractive": "a delight nobody misses",
        },
    },
    "classify": {
        "zh": {
            "喜欢却很少来": "潜在忠诚",
            "喜欢也常来": "绝对忠诚",
            "不喜欢也不来": "非忠诚",
            "不喜欢却常来": "惯性忠诚",
        },
        "en": {
            "likes it but seldom comes": "latent",
            "likes it and comes often": "absolute",
            "neither likes it nor comes": "none",
            "comes often without liking it": "inertia",
        },
    },
}
STEPS: dict[Language, list[str]] = {
    "zh": ["让客户发泄", "记录投诉内容", "提出解决方案", "跟踪服务"],
    "en": ["let the customer vent", "record the complaint", "propose a solution", "follow up"],
}


def set_out(desk: Desk) -> None:
    """Put the bank in place of the desk's own course."""
    for file in desk.course.iterdir():
        file.unlink()
    shutil.copy(COURSE / "syllabus.yaml", desk.course)
    shutil.copy(BANK, desk.course)


def line_for(kind: str, shown: str, language: Language) -> str:
    """What to type for full marks, by the labels of the question as it was `shown`."""
    label = {text: sign for sign, text in LABELLED.findall(shown)}
    match kind:
        case "true_false":
            return {"zh": "错 期望", "en": "F expectations"}[language]
        case "label":
            return {"zh": "感知服务；服务标准", "en": "perceived service; standards"}[language]
        case "ordering":
            return "".join(label[step] for step in STEPS[language])
        case "matching" | "classify":
            return " ".join(label[left] + label[right] for left, right in PAIRS[kind][language].items())
    return "２８"


def events(desk: Desk, kind: type) -> list[Any]:
    """The events of this kind in every sitting, oldest first."""
    study = desk.open()
    with closing(sqlite3.connect(study.places.progress)) as database:
        sittings = [row[0] for row in database.execute("SELECT sitting FROM event GROUP BY sitting ORDER BY min(id)")]
    found = [each.event for sitting in sittings for each in study.records.events(sitting)]
    return [each for each in found if isinstance(each, kind)]
