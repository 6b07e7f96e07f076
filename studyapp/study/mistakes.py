"""The mistake book, with the questions that have a bookmark or a note: what is in it, to look at and to take along."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple, get_args

from studyapp.course.choice import Choice
from studyapp.course.numeric import Numeric
from studyapp.course.text import Bilingual, Content, Text
from studyapp.course.types import AnyQuestion
from studyapp.exchange.files import write
from studyapp.exchange.mistakes import Kind, Mistaken, exported
from studyapp.exchange.paper import Asked
from studyapp.locales import Refusal, phrase
from studyapp.memory.day import study_day
from studyapp.records.figures import CLEAN
from studyapp.sitting.draw import item
from studyapp.sitting.events import Cause
from studyapp.study.remarks import CAUSES, Said, everything_said
from studyapp.study.study import Study

Shelf = Literal["open", "mastered", "bookmarked", "noted"]
"""What stands in the book; what has left it; what has a bookmark; what has a note."""
SHELVES: tuple[Shelf, ...] = get_args(Shelf)

ENDINGS: dict[str, Kind] = {".md": "md", ".markdown": "md", ".csv": "csv", ".json": "json"}


class Entry(NamedTuple):
    """A question that was wrong `wrong` times, last on study day `last` (its ordinal), and right on `days` days since;
    and all that the student says of it. One that never was wrong has 0 for each."""

    question: AnyQuestion
    wrong: int
    days: int
    last: int
    said: Said

    @property
    def is_open(self) -> bool:
        """Whether it stands in the book."""
        return self.wrong > 0 and self.days < CLEAN

    def on(self, shelf: Shelf) -> bool:
        """Whether it stands there."""
        match shelf:
            case "open":
                return self.is_open
            case "mastered":
                return self.wrong > 0 and not self.is_open
            case "bookmarked":
                return self.said.bookmarked
            case "noted":
                return bool(self.said.note)


class Book(NamedTuple):
    """Its entries, the most often wrong first; `gone` counts the questions that are not in the course now."""

    entries: list[Entry]
    gone: int

    def on(self, shelf: Shelf, cause: Cause | None = None) -> list[Entry]:
        """What stands on a shelf, or of it what is put down to a cause."""
        return [each for each in self.entries if each.on(shelf) and (cause is None or cause in each.said.causes)]


def book(study: Study) -> Book:
    """The book as it is now; raises `Refusal` where course or records cannot be read."""
    said = everything_said(study)
    mistakes = {mistake.question: mistake for mistake in study.records.mistakes()}
    marked = [question for question, each in said.items() if each.bookmarked or each.note]
    wanted = list(dict.fromkeys([*mistakes, *marked]))
    questions = study.catalogue.several(wanted)
    entries = []
    for id, question in questions.items():
        about, found = said.get(id, Said()), mistakes.get(id)
        if found is None:
            entries.append(Entry(question, 0, 0, 0, about))
        else:
            last = study_day(found.last, study.clock.zone)
            entries.append(Entry(question, found.wrong, min(found.streak, CLEAN), last, about))
    return Book(entries, len(wanted) - len(questions))


def kind_of(file: Path) -> Kind:
    """The format a file's name asks for; raises `Refusal` where it asks for none."""
    kind = ENDINGS.get(file.suffix.lower())
    if kind is None:
        raise Refusal(phrase("name the file .md, .csv or .json"))
    return kind


def take_along(study: Study, entries: Sequence[Entry], content: Content, file: Path, kind: Kind, force: bool) -> None:
    """Write the entries to a file, over what is there with `force`. Raises `Refusal` where that cannot be done."""
    text = taken_along(study, entries, kind, content)
    # A spreadsheet takes a file without the mark for one in an encoding of its own.
    write(file, text.encode("utf-8-sig" if kind == "csv" else "utf-8"), force)


def taken_along(study: Study, entries: Sequence[Entry], kind: Kind, content: Content) -> str:
    """The entries as a text to keep outside the program, in the language of questions `content`."""
    catalogue = study.catalogue
    rows = {row.id: row for row in catalogue.questions({entry.question.topic for entry in entries})}
    materials = catalogue.materials([row.case for row in rows.values() if row.case])
    topics = {topic.id: Bilingual(zh=topic.zh, en=topic.en) for topic in catalogue.topics()}
    found = []
    for entry in entries:
        row = rows.get(entry.question.id)
        asked = _asked(entry.question)._replace(material=materials.get(row.case) if row else None)
        found.append(_mistaken(entry, asked, topics.get(entry.question.topic, entry.question.topic)))
    return exported(found, kind, content, Bilingual(zh=catalogue.title("zh"), en=catalogue.title("en")))


def _mistaken(entry: Entry, asked: Asked, topic: Text) -> Mistaken:
    return Mistaken(
        asked=asked,
        topic=topic,
        wrong=entry.wrong,
        days=entry.days,
        last=date.fromordinal(entry.last).isoformat() if entry.last else "",
        is_open=entry.is_open,
        causes={cause: CAUSES[cause] for cause in entry.said.causes},
        note=entry.said.note,
        bookmarked=entry.said.bookmarked,
    )


def _asked(question: AnyQuestion) -> Asked:
    """A question as its file has it; items that stand there in the order of the answer are shuffled."""
    one = item(question, "", Random(question.id))
    if isinstance(question, Numeric):
        return Asked(question.asked, one.letters, one.full)
    return Asked(question, question.letters if isinstance(question, Choice) else one.letters, one.full)
