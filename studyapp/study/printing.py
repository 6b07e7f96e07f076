"""What is printed: a paper drawn for an exam, banks as their files have them, questions of the course, or a sitting."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

from studyapp.course.bank import Bank
from studyapp.course.case import Case, Material
from studyapp.course.choice import Choice
from studyapp.course.numeric import Numeric
from studyapp.course.text import Bilingual, Text
from studyapp.course.types import AnyQuestion
from studyapp.exchange.headings import TYPES
from studyapp.exchange.paper import Asked, Paper, Part
from studyapp.library.banks import read_bank
from studyapp.library.decode import read_text
from studyapp.library.problems import Unreadable
from studyapp.library.shipped import existing, files, is_notes, is_syllabus
from studyapp.locales import Phrase, Refusal, phrase
from studyapp.marking.schemes import ZERO, Scheme, for_choices, printed
from studyapp.sitting.desk import section_at
from studyapp.sitting.draw import Candidate, drawn, item
from studyapp.sitting.events import Started
from studyapp.study.exams import plan
from studyapp.study.paper import blueprint_named, draw
from studyapp.study.scope import CASE, Scope
from studyapp.study.session import Session
from studyapp.study.study import Study


class Choosing(NamedTuple):
    """Which questions: those in scope, at most so many of them, drawn by the seed. The seed shuffles options and
    draws values too; without one they stay as the files have them."""

    scope: Scope = Scope()
    most: int | None = None
    seed: int | None = None


EVERYTHING = Choosing()

PARTLY = ("matching", "ordering", "classify", "label")
"""Types that earn a share for each part, where the scheme does not say otherwise."""


class _Found(NamedTuple):
    """A question that may be printed, what its case tells, and the heading it stands under."""

    question: AnyQuestion
    material: Material | None
    heading: Text


def exam_paper(study: Study, name: str, seed: int | None = None) -> Paper:
    """The paper that sitting the exam called `name` by this seed asks, with its options and values. Raises what drawing
    raises."""
    sitting = plan(study, draw(study, blueprint_named(study, name), seed))
    questions = study.catalogue.several([one.question for one in sitting.items])
    materials = study.catalogue.materials([one.case for one in sitting.items if one.case])
    asked = [
        Asked(questions[one.question].drawn(one.values), one.letters, one.full, materials.get(one.case))
        for one in sitting.items
    ]
    return _of_plan(sitting, dict(enumerate(asked)), sitting.title)


def bank_paper(study: Study, paths: Sequence[Path], choosing: Choosing = EVERYTHING) -> Paper:
    """The banks at these paths, a part each, in the order of their files. Raises `Refusal` for a file with errors, and
    where there is nothing to print."""
    chosen = [file for file in files(existing(paths)) if not (is_syllabus(file) or is_notes(file))]
    banks = [_bank(file) for file in chosen]
    found = [_Found(question, _material(case), bank.title) for bank in banks for _, question, case in bank.placed()]
    title = banks[0].title if len(banks) == 1 else _course_title(study)
    return _paper(study, title, _within(study, found, choosing.scope), choosing)


def course_paper(study: Study, choosing: Choosing) -> Paper:
    """Questions of the open course, a part each chapter. Raises `Refusal` where there is nothing to print."""
    catalogue = study.catalogue
    chapters = {row.id: (row.position, Bilingual(zh=row.zh, en=row.en)) for row in catalogue.chapters()}
    chapter_of = {topic.id: chapters[topic.chapter] for topic in catalogue.topics()}
    rows = sorted(choosing.scope.of(catalogue), key=lambda row: chapter_of[row.topic][0])
    questions = catalogue.several([row.id for row in rows])
    materials = catalogue.materials([row.case for row in rows if row.case])
    found = [_Found(questions[row.id], materials.get(row.case), chapter_of[row.topic][1]) for row in rows]
    return _paper(study, _course_title(study), found, choosing)


def sitting_paper(session: Session, title: Text) -> Paper:
    """What a sitting asked, with what was answered and the marks for it; what cannot be shown any more is left out.
    `title` is for one that has none."""
    sitting = session.sitting.plan
    asked = {place: _sat(session, place) for place, _ in enumerate(session.items) if session.askable(place)}
    return _of_plan(sitting, asked, sitting.title or title)


def _of_plan(sitting: Started, asked: Mapping[int, Asked], title: Text) -> Paper:
    """What is `asked` at the places of a sitting, by its sections."""
    parts = []
    for number, here in groupby(asked, lambda place: section_at(sitting, place)):
        some = [asked[place] for place in here]
        if not sitting.sections:
            parts.append(Part(None, some))
            continue
        section = sitting.sections[number]
        name, rule = section.title or TYPES[section.type], _rule(section.type, section.scheme)
        parts.append(Part(name, some, rule, section.limit and section.limit / 60))
    seed = sitting.seed if sitting.exam else None
    return Paper(title, parts, sitting.limit and sitting.limit / 60, sitting.pass_mark, seed, sitting.each)


def _sat(session: Session, place: int) -> Asked:
    one, given = session.items[place], session.given(place)
    response, mark = (given.answer.response, given.mark) if given else (None, ZERO)
    return Asked(session.question(place), one.letters, one.full, session.material(place), response, mark)


def _bank(file: Path) -> Bank:
    """A bank by itself: what it is about need not be in the course."""
    try:
        bank = read_bank(file, read_text(file), None).bank
    except Unreadable:
        bank = None
    if bank is None:
        raise Refusal(phrase("{file} has errors; to see them: studyapp bank check {file}", file=str(file)))
    return bank


def _material(case: Case | None) -> Material | None:
    return None if case is None else Material(id=case.id, title=case.title, material=case.material)


def _within(study: Study, found: Sequence[_Found], scope: Scope) -> list[_Found]:
    """Those in scope, which is meant as in the open course."""
    topics: set[str] | None = None
    if scope.topics or scope.chapters:
        topics = {*scope.topics, *(row.topic for row in scope._replace(types=()).of(study.catalogue))}
    return [
        each
        for each in found
        if (topics is None or each.question.topic in topics)
        and (not scope.types or (CASE if each.material else each.question.__struct_config__.tag) in scope.types)
    ]


def _paper(study: Study, title: Text, found: Sequence[_Found], choosing: Choosing) -> Paper:
    seed = choosing.seed
    if choosing.most is not None:
        seed = study.random.randrange(2**31) if seed is None else seed
        found = _some(found, choosing.most, Random(seed))
    if not found:
        raise Refusal(phrase("no question fits; choose more topics or other types"))
    parts = [
        Part(heading, [_as_in_file(each, seed) for each in here])
        for heading, here in groupby(found, lambda each: each.heading)
    ]
    return Paper(title, parts if len(parts) > 1 else [parts[0]._replace(name=None)], seed=seed)


def _some(found: Sequence[_Found], count: int, random: Random) -> list[_Found]:
    """So many of them, drawn as a quiz draws; they keep their order."""
    cards = [each.question.card for each in found]
    cases = [each.material.id if each.material else "" for each in found]
    places = drawn([Candidate(str(n), cards[n], cases[n]) for n, _ in enumerate(found)], count, random) if found else []
    return [found[n] for n in sorted(map(int, places))]


def _as_in_file(found: _Found, seed: int | None) -> Asked:
    """With a seed as it shuffles this question, whatever else is printed. Without one as in the file, but for items
    that stand there in the order of the answer."""
    question = found.question
    asked = _shuffled(question, Random(question.id if seed is None else f"{seed} {question.id}"), found.material)
    if seed is not None:
        return asked
    if isinstance(question, Numeric):
        return asked._replace(question=question.asked)
    return asked._replace(letters=question.letters) if isinstance(question, Choice) else asked


def _shuffled(question: AnyQuestion, random: Random, material: Material | None) -> Asked:
    one = item(question, "", random)
    return Asked(question.drawn(one.values), one.letters, one.full, material)


def _rule(type: str, scheme: Scheme) -> Phrase | None:
    """How a section is marked, where that is not plain."""
    if type == "multiple":
        return for_choices(scheme)
    if type == "true_false" and scheme.wrong_judgement:
        return phrase("a wrong answer takes {marks}", marks=printed(scheme.wrong_judgement))
    if type in PARTLY and scheme.parts == "all":
        return phrase("everything right, or no marks")
    return None


def _course_title(study: Study) -> Text:
    return Bilingual(zh=study.catalogue.title("zh"), en=study.catalogue.title("en"))
