"""How a question stands on paper, by its type. A type without a way of its own is printed by its `lines`."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from functools import singledispatch
from itertools import groupby, zip_longest

from studyapp.course.choice import Choice
from studyapp.course.classify import Classify
from studyapp.course.fill_in import FillIn
from studyapp.course.label import Label
from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.matching import Matching
from studyapp.course.numeric import Numeric
from studyapp.course.ordering import Ordering
from studyapp.course.points import Written
from studyapp.course.question import Question
from studyapp.course.true_false import TrueFalse
from studyapp.exchange.document import Block, Listed, Paragraph, Space, Table, Verbatim
from studyapp.exchange.wording import Wording
from studyapp.locales import say

WORKING = 4
"""Lines for a calculation."""
LEAST, MOST = 3, 20
"""Lines for a written answer."""
LINES_A_MARK = Decimal("1.5")


def asked(question: Question, letters: str, wording: Wording) -> list[Block]:
    """Stem, options and what there is to fill in; `letters` are the options in the order printed."""
    stem = question.stem_versions(wording.content, wording.first)
    below = _below(question, letters, wording)
    if below is None:
        return _plain(stem, question.lines(letters, wording.content, wording.first))
    first, *others = stem
    return [Paragraph("\n".join([first + _answer_place(question, wording), *others])), *below]


def room(question: Question, full: Decimal) -> list[Block]:
    """The empty lines an answer in words takes."""
    if isinstance(question, Numeric):
        return [Space(WORKING)]
    if not isinstance(question, Written):
        return []
    lines = int((full * LINES_A_MARK).to_integral_value(ROUND_CEILING))
    return [Space(min(max(lines, LEAST), MOST))]


def labels(letters: str) -> list[tuple[str, str]]:
    """The letters printed, and those of the file they stand for."""
    return list(zip(OPTION_LETTERS, letters, strict=False))


def _answer_place(question: Question, wording: Wording) -> str:
    """Where a letter or a sign is written, behind the stem; empty where that is elsewhere. No line ends within it."""
    if not isinstance(question, Choice | TrueFalse):
        return ""
    return "（　　）" if wording.first == "zh" else " (\u00a0\u00a0\u00a0\u00a0)"


@singledispatch
def _below(question: Question, letters: str, wording: Wording) -> list[Block] | None:
    """What stands below the stem; `None` for a type without a way of its own."""
    return None


@_below.register(FillIn)
@_below.register(Written)
def _nothing(question: Question, letters: str, wording: Wording) -> list[Block]:
    return []


@_below.register
def _choice(question: Choice, letters: str, wording: Wording) -> list[Block]:
    return [Listed([(label, wording.said(question.options[letter])) for label, letter in labels(letters)])]


@_below.register
def _true_false(question: TrueFalse, letters: str, wording: Wording) -> list[Block]:
    stem = question.stem_versions(wording.content, wording.first)
    lines = question.lines(letters, wording.content, wording.first)[len(stem) :]
    return [Paragraph(f"{line} ____________") for line in lines]


@_below.register
def _numeric(question: Numeric, letters: str, wording: Wording) -> list[Block]:
    wanted = question.wanted(wording.content, wording.first)
    return [Paragraph(say("({wanted})", wanted=wanted))] if wanted else []


@_below.register
def _matching(question: Matching, letters: str, wording: Wording) -> list[Block]:
    left = [f"({n}) {wording.said(pair.left)}" for n, pair in enumerate(question.pairs, 1)]
    right = [f"{label}. {wording.said(question.rights[letter])}" for label, letter in labels(letters)]
    numbers = [f"({n})" for n, _ in enumerate(question.pairs, 1)]
    sides = [list(row) for row in zip_longest(left, right, fillvalue="")]
    return [Table(["", ""], sides), Table(numbers, [[""] * len(numbers)])]


@_below.register
def _ordering(question: Ordering, letters: str, wording: Wording) -> list[Block]:
    items = [(label, wording.said(question.texts[letter])) for label, letter in labels(letters)]
    return [Listed(items), Table([str(n) for n, _ in enumerate(items, 1)], [[""] * len(items)])]


@_below.register
def _classify(question: Classify, letters: str, wording: Wording) -> list[Block]:
    items = Listed([(str(n), wording.said(question.texts[key])) for n, key in enumerate(letters, 1)])
    names = [f"{letter}. {wording.said(name)}" for letter, name in question.names.items()]
    if question.matrix is None:
        return [items, Table([say("Category"), say("Numbers")], [[name, ""] for name in names])]
    down, across = ([wording.said(each) for each in side] for side in (question.matrix.down, question.matrix.across))
    rows = [[heading, *names[2 * n : 2 * n + 2]] for n, heading in enumerate(down)]
    numbers = [f"({n})" for n, _ in enumerate(letters, 1)]
    return [items, Table(["", *across], rows), Table(numbers, [[""] * len(numbers)])]


@_below.register
def _label(question: Label, letters: str, wording: Wording) -> list[Block]:
    drawings = question.drawings(wording.content, wording.first)
    boxes = [[f"[{n}]", ""] for n, _ in enumerate(question.answer, 1)]
    return [*map(Verbatim, drawings), Table([say("Box"), say("Answer")], boxes)]


def _plain(stem: Sequence[str], lines: Sequence[str]) -> list[Block]:
    """A question by its `lines`: those that are indented keep their places to each other."""
    own = lines[: len(stem)] == list(stem)
    blocks: list[Block] = [Paragraph("\n".join(stem))] if own else []
    for kind, run in groupby(lines[len(stem) :] if own else lines, lambda line: line[:1]):
        if kind == " ":
            blocks.append(Verbatim(list(run)))
        elif kind:
            blocks.append(Paragraph("\n".join(run)))
    return blocks
