"""One bank file: read strictly, typed, checked by itself and against the syllabus."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from studyapp.course.bank import Bank, Entry
from studyapp.course.case import Case
from studyapp.course.question import Question
from studyapp.course.text import Text
from studyapp.library import strict_yaml
from studyapp.library.findings import Finding, given_twice, hash_warnings, marked, placed
from studyapp.library.outline import Outline
from studyapp.library.problems import Problem, Unreadable, in_order, shortened
from studyapp.library.traps import may_be_cut
from studyapp.library.typed import converted, slips
from studyapp.locales import phrase

# What an explanation must not do, since options are shuffled: "option B", "选项 B", "B 项", and "B is" where a sentence
# starts. A letter within a word or a name ("Firm A is", "ABC 分类") is none.
_OPTION_NAMED = re.compile(
    r"选项\s*[A-H](?![A-Za-z])|(?<![A-Za-z])[A-H]\s*选?项(?!目)|选\s*[A-H](?![A-Za-z])|答案(?:是|为)?\s*[A-H](?![A-Za-z])"
    r"|\b(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?)\s+[A-H]\b|(?:^|[.;:!?]\s+)[A-H]\s+(?:is|was|are)\b"
)

_EMPTY = phrase("this file is empty: studyapp bank new writes one to start from")

_LETTER = re.compile(r"[A-H](?![A-Za-z])")  # A fast look first: few texts have a letter by itself.


ENTRY = 3
"""The length of the path to the id of an entry; that of a question within a case is longer."""


class BankFile(NamedTuple):
    """A bank as its file has it. With any error among the problems, `bank` is None; `ids` are there all the same, those
    of cases among them. `asked` counts the questions: a case is none itself."""

    bank: Bank | None
    questions: list[dict[str, Any]]
    ids: list[tuple[str, strict_yaml.Path]]
    problems: list[Problem]

    @property
    def asked(self) -> int:
        cases = {path[:2] for _, path in self.ids if len(path) > ENTRY}
        return sum(path[:2] not in cases or len(path) > ENTRY for _, path in self.ids)


def read_bank(file: Path, text: str, outline: Outline | None, on_trial: bool = False) -> BankFile:
    """The bank in a text and everything wrong with it; without an outline its topics go unchecked. `on_trial` tries
    every question out as well, which takes long."""
    try:
        data = strict_yaml.read(text)
        if data is None:
            return BankFile(None, [], [], [Problem(file, 1, 1, _EMPTY)])
        bank = converted(data, Bank)
        findings = [*_twice(_ids(data)), *_bank_findings(bank, outline)] if bank is not None else []
        if on_trial and bank is not None:
            findings += _trial_findings(bank, findings)
        if bank is not None and not findings and not may_be_cut(text):
            return BankFile(bank, data["questions"], _ids(data), [])
        if bank is None:
            findings = list(_shape_findings(data, outline))
        _, marks = marked(text)
    except Unreadable as error:
        return BankFile(None, [], [], [error.problem(file)])
    problems = in_order([*placed(file, marks, findings), *hash_warnings(file, text, marks)])
    if any(not problem.warning for problem in problems):
        return BankFile(None, [], _ids(data), problems)
    return BankFile(bank, data["questions"], _ids(data), problems)


def _ids(data: object) -> list[tuple[str, strict_yaml.Path]]:
    return [
        (raw["id"], (*path, "id"))
        for path, raw in _entries(data)
        if isinstance(raw, dict) and isinstance(raw.get("id"), str)
    ]


def _entries(data: object, above: strict_yaml.Path = ()) -> Iterator[tuple[strict_yaml.Path, Any]]:
    """Everything listed under `questions`, with what is listed so within it."""
    listed = data.get("questions") if isinstance(data, dict) else None
    for place, raw in enumerate(listed if isinstance(listed, list) else []):
        path = (*above, "questions", place)
        yield path, raw
        if not above:
            yield from _entries(raw, path)


def _shape_findings(data: object, outline: Outline | None) -> Iterator[Finding]:
    """What is wrong in data that is no Bank: every slip, and every fault of the questions that have none."""
    found = slips(data, Bank)
    yield from found
    if not isinstance(data, dict):
        return
    yield from _twice(_ids(data))
    if isinstance(data.get("course"), str):
        yield from _course_findings(data["course"], outline)
    broken = {finding.path[1] for finding in found if finding.path[:1] == ("questions",) and len(finding.path) > 1}
    for place, raw in enumerate(data["questions"] if isinstance(data.get("questions"), list) else []):
        if place in broken:
            yield from _topic_findings(raw, ("questions", place), outline)
        elif entry := converted(raw, Entry):  # type: ignore[arg-type]
            yield from _entry_findings(entry, ("questions", place), outline)


def _topic_findings(raw: object, path: strict_yaml.Path, outline: Outline | None) -> Iterator[Finding]:
    """Topics that do not exist, in a question that has other faults."""
    for key in ("topic", "note"):
        named = raw.get(key) if isinstance(raw, dict) else None
        if outline and isinstance(named, str) and (message := outline.fault_of_topic(named)):
            yield Finding((*path, key), message)


def _bank_findings(bank: Bank, outline: Outline | None) -> Iterator[Finding]:
    yield from _course_findings(bank.course, outline)
    for place, entry in enumerate(bank.questions):
        yield from _entry_findings(entry, ("questions", place), outline)


def _course_findings(course: str, outline: Outline | None) -> Iterator[Finding]:
    if outline and course != outline.course:
        message = phrase(
            "the syllabus is of the course {expected}, not {course}", expected=outline.course, course=shortened(course)
        )
        yield Finding(("course",), message)


def _twice(ids: list[tuple[str, strict_yaml.Path]]) -> Iterator[Finding]:
    if len({name for name, _ in ids}) == len(ids):
        return
    seen: dict[str, strict_yaml.Path] = {}
    for name, path in ids:
        first = seen.setdefault(name, path)
        if first is not path:
            yield given_twice(name, path, first)


def _entry_findings(entry: Entry, path: strict_yaml.Path, outline: Outline | None) -> Iterator[Finding]:
    if not isinstance(entry, Case):
        yield from _question_findings(entry, path, outline)
        return
    for fault in entry.faults():
        yield Finding((*path, *fault.path), fault.message, warning=fault.warning)
    if outline and (message := outline.fault_of_topic(entry.topic)):
        yield Finding((*path, "topic"), message)
    for place, question in enumerate(entry.questions):
        yield from _question_findings(question, (*path, "questions", place), outline)


def _trial_findings(bank: Bank, known: list[Finding]) -> Iterator[Finding]:
    """What trying them out shows of the questions that have no error."""
    broken = {finding.path for finding in known if not finding.warning}
    for (place, inner), question, case in bank.placed():
        path: strict_yaml.Path = ("questions", place) if case is None else ("questions", place, "questions", inner)
        if not any(each[: len(path)] == path for each in broken):
            for fault in question.trial_faults():
                yield Finding((*path, *fault.path), fault.message, warning=fault.warning)


def _question_findings(question: Question, path: strict_yaml.Path, outline: Outline | None) -> Iterator[Finding]:
    for fault in question.faults():
        yield Finding((*path, *fault.path), fault.message, warning=fault.warning)
    if outline and question.topic not in outline.topics and (message := outline.fault_of_topic(question.topic)):
        yield Finding((*path, "topic"), message)
    if outline and question.note is not None and (message := outline.fault_of_topic(question.note)):
        yield Finding((*path, "note"), message)
    if question.letters:
        yield from _named_options(question.why, (*path, "why"))
        for letter, text in question.why_not.items():
            yield from _named_options(text, (*path, "why_not", letter))


def _named_options(text: Text, path: strict_yaml.Path) -> Iterator[Finding]:
    for words, where in (
        [(text, path)] if isinstance(text, str) else [(text.zh, (*path, "zh")), (text.en, (*path, "en"))]
    ):
        if _LETTER.search(words) and (found := _OPTION_NAMED.search(words)):
            message = phrase(
                "options are shuffled, so an explanation must not name one by its letter: {words}",
                words=found[0].strip(".;:!? \n"),
            )
            yield Finding(where, message, warning=True)
