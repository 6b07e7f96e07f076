"""Questions as short as a test can have them."""

from collections.abc import Iterable
from typing import Any

from studyapp.course.bank import Bank
from studyapp.course.fill_in import FillIn
from studyapp.course.question import Fault
from studyapp.course.single import Single
from studyapp.course.text import Bilingual, Text
from studyapp.course.true_false import TrueFalse


def two(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


def single(*options: Text, stem: Text = "?", answer: str = "A", **fields: Any) -> Single:
    """A single choice with these options, the first of them right."""
    lettered = dict(zip("ABCDEFGH", options, strict=False))
    return Single(**{"id": "q", "topic": "t", "why": "w", **fields}, stem=stem, options=lettered, answer=answer)


def true_false(stem: Text, answer: bool = True, **fields: Any) -> TrueFalse:
    return TrueFalse(**{"id": "q", "topic": "t", "why": "w", **fields}, stem=stem, answer=answer)


def fill_in(stem: Text, *answers: Any, **fields: Any) -> FillIn:
    return FillIn(**{"id": "q", "topic": "t", "why": "w", **fields}, stem=stem, answer=list(answers))


def bank(*questions: Any, **fields: Any) -> Bank:
    return Bank(bank="b", course="c", title="T", questions=list(questions), **fields)


def where(faults: Iterable[Fault]) -> list[tuple[str | int, ...]]:
    """Where a check found something."""
    return [fault.path for fault in faults]


def said(faults: Iterable[Fault]) -> list[str]:
    return [str(fault.message) for fault in faults]
