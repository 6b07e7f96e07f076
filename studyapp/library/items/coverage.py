"""What a course asks: how many questions of which type and difficulty in each chapter, and where there are too few."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar, get_args

from studyapp.course.bank import Bank
from studyapp.course.points import Written
from studyapp.course.question import Level, Question
from studyapp.course.syllabus import Chapter, Syllabus, Topic
from studyapp.course.types import QUESTION_TYPES

Kind = TypeVar("Kind")

DIFFICULTIES = (1, 2, 3, 4)
LEVELS: tuple[Level, ...] = get_args(Level)

LEAST_QUESTIONS = 3
"""Questions a topic needs: fewer and it is either known by heart or never met."""
LEAST_TYPES = 2
LEAST_HOT = 6
"""Questions a topic needs that is often asked in exams; at least one of them is to be answered in writing."""


class Cell(NamedTuple):
    """What questions are counted by; `type` as a bank has it."""

    type: str
    difficulty: int
    level: str


class Figures(NamedTuple):
    """How many questions there are of which cell, and how many cases; a case counts for its own topic."""

    cells: Counter[Cell]
    cases: int

    @property
    def questions(self) -> int:
        return self.cells.total()

    @property
    def types(self) -> dict[str, int]:
        """Every type there is, in the order of the union."""
        counted = self.by(lambda cell: cell.type)
        return {type: counted[type] for type in QUESTION_TYPES}

    @property
    def difficulties(self) -> dict[int, int]:
        counted = self.by(lambda cell: cell.difficulty)
        return {difficulty: counted[difficulty] for difficulty in DIFFICULTIES}

    @property
    def levels(self) -> dict[str, int]:
        counted = self.by(lambda cell: cell.level)
        return {level: counted[level] for level in LEVELS}

    def by(self, kind: Callable[[Cell], Kind]) -> Counter[Kind]:
        """The questions counted by what `kind` makes of their cells."""
        counted: Counter[Kind] = Counter()
        for cell, count in self.cells.items():
            counted[kind(cell)] += count
        return counted


class Hole(NamedTuple):
    """A topic that is asked too little: too few questions (`least` is how many it needs), all of one type, or, where
    it is often asked in exams, none of them to be answered in writing."""

    chapter: Chapter
    topic: Topic
    questions: int
    least: int
    types: int
    unwritten: bool


class Coverage(NamedTuple):
    """The figures of the course, its chapters and its topics, by their ids in the order of the syllabus; then what is
    asked too little, and the chapters without a case."""

    total: Figures
    chapters: dict[str, Figures]
    topics: dict[str, Figures]
    holes: list[Hole]
    without_case: list[Chapter]


def coverage(syllabus: Syllabus, banks: Iterable[Bank]) -> Coverage:
    """What the banks ask of the syllabus; questions on topics it does not have count for nothing."""
    cells: defaultdict[str, Counter[Cell]] = defaultdict(Counter)
    cases: dict[str, str] = {}
    for bank in banks:
        for _, question, case in bank.placed():
            cells[question.topic][Cell(type_of(question), question.difficulty, question.level)] += 1
            cases |= {case.id: case.topic} if case else {}
    by_topic = Counter(cases.values())
    topics = {
        topic.id: Figures(cells[topic.id], by_topic[topic.id]) for each in syllabus.chapters for topic in each.topics
    }
    chapters = {each.id: _together(topics[topic.id] for topic in each.topics) for each in syllabus.chapters}
    return Coverage(
        total=_together(topics.values()),
        chapters=chapters,
        topics=topics,
        holes=[hole for each in syllabus.chapters for hole in _holes(each, topics)],
        without_case=[each for each in syllabus.chapters if not chapters[each.id].cases],
    )


def type_of(question: Question) -> str:
    """The name of a question's type, as a bank has it."""
    return str(question.__struct_config__.tag)


def _together(parts: Iterable[Figures]) -> Figures:
    every = list(parts)
    return Figures(sum((part.cells for part in every), Counter()), sum(part.cases for part in every))


def _holes(chapter: Chapter, figures: Mapping[str, Figures]) -> Iterator[Hole]:
    for topic in chapter.topics:
        here = figures[topic.id]
        least = LEAST_HOT if topic.hot else LEAST_QUESTIONS
        types = [type for type, count in here.types.items() if count]
        unwritten = topic.hot and not any(issubclass(QUESTION_TYPES[type], Written) for type in types)
        if here.questions < least or len(types) < LEAST_TYPES or unwritten:
            yield Hole(chapter, topic, here.questions, least, len(types), unwritten)
