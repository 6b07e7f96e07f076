"""The sheet that goes with a paper: every answer beside its number, or the place for it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from studyapp.course.choice import Choice
from studyapp.course.points import Written
from studyapp.course.true_false import TrueFalse
from studyapp.exchange.answers import key, points
from studyapp.exchange.asked import room
from studyapp.exchange.document import Block, Numbered, Table
from studyapp.exchange.headings import marks
from studyapp.exchange.paper import Asked, Part
from studyapp.exchange.wording import Wording
from studyapp.locales import say
from studyapp.marking.schemes import printed

ACROSS = 10
"""Numbers in one row."""

_Counted = tuple[int, Asked]


def sheet(part: Part, numbers: range, blank: bool, wording: Wording) -> Iterator[Block | Numbered]:
    """The answers of one section, or with `blank` the places to write them in."""
    counted = list(zip(numbers, part.asked, strict=True))
    for kind, run in groupby(counted, lambda each: _kind(each[1], part)):
        if kind == "letter":
            yield from _in_rows(list(run), blank, wording)
        elif kind == "words":
            for number, one in run:
                note = wording.words(lambda one=one: say("({marks})", marks=marks(one.full)))  # type: ignore[misc]
                yield Numbered(number, note, room(one.question, one.full) if blank else _points(one, wording))
        else:
            rows = [
                [str(number), "" if blank else key(one.question, one.letters, wording), printed(one.full)]
                for number, one in run
            ]
            yield Table([say("No."), say("Answer"), say("Worth")], rows)


def _kind(one: Asked, part: Part) -> str:
    if isinstance(one.question, Written):
        return "words"
    short = isinstance(one.question, Choice) or (isinstance(one.question, TrueFalse) and one.question.fix is None)
    return "letter" if short and part.each is not None else "text"


def _in_rows(run: Sequence[_Counted], blank: bool, wording: Wording) -> Iterator[Table]:
    """Answers of a letter or two, as many side by side as there is room for; the heading says their marks."""
    for start in range(0, len(run), ACROSS):
        some = run[start : start + ACROSS]
        answers = ["" if blank else key(one.question, one.letters, wording) for _, one in some]
        yield Table([say("No."), *(str(number) for number, _ in some)], [[say("Answer"), *answers]])


def _points(one: Asked, wording: Wording) -> list[Block]:
    return list(points(one.question, one.full, wording)) if isinstance(one.question, Written) else []
