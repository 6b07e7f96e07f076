"""All checks of item writing over a course, and what they found, at its place in the files."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from studyapp.course.bank import Bank
from studyapp.course.case import Case
from studyapp.course.question import Advice, Fault, Question
from studyapp.course.syllabus import Syllabus
from studyapp.library.decode import read_text
from studyapp.library.findings import lines_of
from studyapp.library.items import keys, likeness, options, parity, wording
from studyapp.library.items.coverage import coverage
from studyapp.library.items.likeness import Asked, Pair
from studyapp.library.problems import Problem, Unreadable, shortened
from studyapp.library.strict_yaml import Path as Keys
from studyapp.locales import Phrase, phrase

OF_A_QUESTION: dict[Advice, Callable[[Question], Iterable[Fault]]] = {
    "key-length": keys.key_length,
    "key-echo": keys.key_echo,
    "negative-stem": wording.negative_stem,
    "absolute-words": wording.absolute_words,
    "all-of-above": wording.all_of_above,
    "explanation": wording.explanation,
    "option-overlap": options.option_overlap,
    "option-form": options.option_form,
}
OF_A_TEXT: dict[Advice, Callable[[Question | Case], Iterable[Fault]]] = {
    "numbers": parity.numbers,
    "translation": parity.translation,
}
OF_A_BANK: dict[Advice, Callable[[Bank], Iterable[Fault]]] = {"key-position": keys.key_position}


class _Advised(NamedTuple):
    file: Path
    path: Keys
    check: Advice
    message: Phrase


def review(banks: Sequence[tuple[Path, Bank]]) -> list[Problem]:
    """What the checks say of these banks; files with something to say are read again for the lines."""
    found = [advised for file, bank in banks for advised in _of_bank(file, bank)]
    return _placed([*found, *_of_likeness(banks)])


def review_coverage(file: Path, syllabus: Syllabus, banks: Iterable[Bank]) -> list[Problem]:
    """The topics of each chapter that the banks of the whole course ask too little, said where the chapter begins."""
    if "coverage" in syllabus.accepted:
        return []
    holes: defaultdict[str, list[str]] = defaultdict(list)
    for hole in coverage(syllabus, banks).holes:
        holes[hole.chapter.id].append(hole.topic.id)
    found = []
    for place, chapter in enumerate(syllabus.chapters):
        if topics := holes[chapter.id]:
            message = phrase(
                "too few questions or types of question on {topics}; see studyapp bank coverage",
                topics=", ".join(topics),
            )
            found.append(_Advised(file, ("chapters", place, "id"), "coverage", message))
    return _placed(found)


def _of_bank(file: Path, bank: Bank) -> Iterator[_Advised]:
    def run(
        checks: dict[Advice, Callable[..., Iterable[Fault]]], item: object, path: Keys, accepted: Collection[Advice]
    ) -> Iterator[_Advised]:
        for name, check in checks.items():
            if name not in accepted and name not in bank.accepted:
                for fault in check(item):
                    yield _Advised(file, (*path, *fault.path), name, fault.message)

    yield from run(OF_A_BANK, bank, (), ())
    for place, entry in enumerate(bank.questions):
        if isinstance(entry, Case):
            yield from run(OF_A_TEXT, entry, ("questions", place), entry.accepted)
    for (place, inner), question, case in bank.placed():
        path = _path(place, inner, case)
        yield from run(OF_A_QUESTION, question, path, question.accepted)
        yield from run(OF_A_TEXT, question, path, question.accepted)


def _of_likeness(banks: Sequence[tuple[Path, Bank]]) -> Iterator[_Advised]:
    """Questions that repeat or contradict another, said of the later one."""
    asked, places = [], []
    for file, bank in banks:
        for (place, inner), question, case in bank.placed():
            asked.append(Asked(question, case))
            places.append((file, _path(place, inner, case), {*bank.accepted, *question.accepted}))

    def advised(check: Advice, pair: Pair, key: str, message: Callable[..., Phrase]) -> Iterator[_Advised]:
        file, path, accepted = places[pair.again]
        if check not in accepted and check not in asked[pair.first].question.accepted:
            other = asked[pair.first].question.id
            yield _Advised(file, (*path, key), check, message(shortened(other), places[pair.first][0].name))

    contradicting = set()
    for pair in likeness.conflicts(asked):
        contradicting.add(pair.again)
        yield from advised("conflicting-keys", pair, "answer", _conflict)
    for pair in likeness.near_duplicates(asked):
        if pair.again not in contradicting:
            yield from advised("near-duplicate", pair, "stem", _repetition)


def _conflict(id: str, file: str) -> Phrase:
    return phrase("{id} in {file} asks the same and has another answer; put one of them right", id=id, file=file)


def _repetition(id: str, file: str) -> Phrase:
    return phrase("this nearly repeats {id} in {file}; change or drop one, or give both one family", id=id, file=file)


def _path(place: int, inner: int, case: Case | None) -> Keys:
    return ("questions", place) if case is None else ("questions", place, "questions", inner)


def _placed(found: Iterable[_Advised]) -> list[Problem]:
    by_file: defaultdict[Path, list[_Advised]] = defaultdict(list)
    for advised in found:
        by_file[advised.file].append(advised)
    problems = []
    for file, here in by_file.items():
        places = lines_of(_text(file), [advised.path for advised in here])
        for advised, (line, column) in zip(here, places, strict=True):
            message = phrase("{message} [{check}]", message=advised.message, check=advised.check)
            problems.append(Problem(file, line, column, message, warning=True))
    return problems


def _text(file: Path) -> str:
    try:
        return read_text(file)
    except Unreadable:  # It has changed since it was checked.
        return ""
