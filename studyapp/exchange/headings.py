"""The words around the questions of a paper, as exams have them; all in the language spoken when they are called."""

from decimal import Decimal

from studyapp.course.question import Question
from studyapp.course.text import Text, in_language
from studyapp.exchange.paper import Asked, Paper, Part
from studyapp.exchange.wording import Wording, ordinal
from studyapp.locales import Phrase, language, phrase, say, say_n
from studyapp.marking.schemes import printed

TYPES: dict[str, Phrase] = {
    "single": phrase("Single choice"),
    "multiple": phrase("Multiple choice"),
    "true_false": phrase("True or false"),
    "fill_in": phrase("Fill in the blanks"),
    "term": phrase("Definitions"),
    "short_answer": phrase("Short answers"),
    "essay": phrase("Essay"),
    "numeric": phrase("Calculations"),
    "matching": phrase("Matching"),
    "ordering": phrase("Ordering"),
    "classify": phrase("Classifying"),
    "label": phrase("Naming the boxes of a drawing"),
    "case": phrase("Case study"),
}
"""What a section of an exam is called; other types go by their own names."""


def marks(worth: Decimal) -> str:
    """Marks with the word for them."""
    return say_n("{marks} mark", "{marks} marks", 1 if worth == 1 else 2, marks=printed(worth))


def facts(paper: Paper, wording: Wording) -> list[str]:
    """What stands below the title."""
    count = sum(len(part.asked) for part in paper.parts)
    found = [
        wording.words(lambda: say_n("{n} question", "{n} questions", count)),
        wording.words(lambda: say("{marks} in all", marks=marks(paper.full))),
    ]
    if (earned := paper.earned) is not None:
        found.append(wording.words(lambda: say("earned: {marks}", marks=marks(earned))))
    if (minutes := paper.minutes) is not None:
        found.append(wording.words(lambda: say("time: {minutes} min", minutes=f"{minutes:g}")))
    if (seconds := paper.seconds_each) is not None:
        found.append(wording.words(lambda: say("time for each question: {seconds} s", seconds=f"{seconds:g}")))
    if (pass_mark := paper.pass_mark) is not None:
        found.append(wording.words(lambda: say("pass at {marks}", marks=marks(pass_mark))))
    if paper.seed is not None:
        found.append(wording.words(lambda: say("paper no. {seed}", seed=paper.seed)))
    return found


def heading(paper: Paper, part: Part, place: int, wording: Wording) -> str:
    """The heading of the section at `place` (from 0); empty where it has none."""
    name = part.name
    return "" if name is None else wording.words(lambda: _heading(name, part, place if len(paper.parts) > 1 else None))


def _heading(name: Text | Phrase, part: Part, place: int | None) -> str:
    words = {
        "name": str(name) if isinstance(name, Phrase) else in_language(name, language()),
        "total": _total(part),
    }
    if part.each is not None and len(part.asked) > 1:
        said = say("{name} ({each} each, {total})", each=marks(part.each), **words)
    else:
        said = say("{name} ({total})", **words)
    return said if place is None else say("Part {n}. {heading}", n=ordinal(place + 1), heading=said)


def _total(part: Part) -> str:
    """What a section is worth, the time it has to itself, and what was earned in it."""
    words = marks(part.full)
    if part.minutes is not None:
        words = say("{total}, time: {minutes} min", total=words, minutes=f"{part.minutes:g}")
    return words if part.earned is None else say("{total}, earned: {marks}", total=words, marks=marks(part.earned))


def note(one: Asked, part: Part, wording: Wording) -> str:
    """What has to be said of one question: its marks where the heading does not say them, its type where the section
    has several."""
    mixed = len({type(other.question) for other in part.asked}) > 1 and one.material is None
    if part.each is not None and not mixed:
        return ""
    return wording.words(lambda: _note(one.question, marks(one.full), mixed or part.name is None))


def _note(question: Question, worth: str, typed: bool) -> str:
    return say("({type}, {marks})", type=question.type_name, marks=worth) if typed else say("({marks})", marks=worth)
