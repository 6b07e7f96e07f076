"""What stands on the home screen, as lines: what can be done now, today's figures, and the marks by chapter."""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.text import Text

from studyapp.locales import say, say_n
from studyapp.memory.queue import new_beside
from studyapp.study.home import ChapterFigure, Home
from studyapp.tui.names import named, number
from studyapp.tui.widgets.bars import DOT, bar, fitted, padded

REVIEW = 20
"""Questions a review asks at most."""

FIRST_SECONDS = 30
"""Seconds a question is reckoned to take before the student's own pace is known."""

LEAST_SECONDS = 10
"""However fast somebody clicks, reading takes this long."""

DEED_CELLS = 37
BAR_CELLS = 8
LEAST_NAME_CELLS = 8
INDENT = "  "


class Deed(NamedTuple):
    """Something to do: in words, how much of it there is, its key, the screen's action. `about` says with what, where
    that may be long, and `whole` is both at once."""

    words: str
    amount: str
    key: str
    action: str
    about: str = ""
    whole: str = ""

    @property
    def text(self) -> Text:
        """Its lines on the menu: a line, with what it is about below where there is no room beside."""
        room = DEED_CELLS - cell_len(self.amount) - cell_len(self.key) - 3
        below = self.about and cell_len(self.whole) > room
        words = self.words if below or not self.about else self.whole
        text = Text(f"{fitted(words, room)} {self.amount}  {self.key}", no_wrap=True)
        for part in folded(self.about, DEED_CELLS - len(INDENT)) if below else ():
            text.append(f"\n{INDENT}{part}", "dim")
        return text


def deeds(figures: Home, minutes_left: int | None) -> list[Deed]:
    """What there is to do now, the most urgent first. `minutes_left` are those of the open sitting."""
    offered: list[tuple[bool, Callable[[], Deed]]] = [
        (figures.open_sitting is not None, lambda: going_on(figures, minutes_left)),
        (figures.due > 0, lambda: _review(figures)),
        (figures.unmet > 0, lambda: _learn(figures)),
        (figures.weakest is not None, lambda: _weakest(figures)),
        (True, lambda: Deed(say("Quiz, timed or not"), "", "T", "timed")),
        (True, lambda: Deed(say("Mock exam"), "", "E", "exams")),
        (figures.mistakes > 0 or figures.remarked, lambda: _mistakes(figures)),
        (True, lambda: Deed(say("Chapter notes"), "", "B", "notes")),
        (True, lambda: Deed(say("Scores by topic"), "", "S", "scores")),
    ]
    return [deed() for possible, deed in offered if possible]


def going_on(figures: Home, minutes_left: int | None) -> Deed:
    """Going on with the open sitting: what it is, how far it is, and the time left of one whose clock runs on."""
    waiting = figures.open_sitting
    assert waiting is not None
    forms = {"timed": say("timed quiz"), "review": say("review"), "exam": say("exam")}
    what = named(waiting) or forms.get(waiting.form, say("quiz"))
    if figures.subject is not None and not named(waiting):
        what += DOT + named(figures.subject)
    if minutes_left == 0:
        whole = say("See the result: {what}", what=what)
        return Deed(say("See the result"), say("time is up"), "C", "resume", what, whole)
    done = f"{waiting.answered}/{waiting.total}"
    amount = done if minutes_left is None else say("{done}, {n} min left", done=done, n=minutes_left)
    return Deed(say("Continue"), amount, "C", "resume", what, say("Continue: {what}", what=what))


def _review(figures: Home) -> Deed:
    new = new_beside(figures.due, figures.unmet)
    words = say("{due} due, {new} new", due=figures.due, new=new) if new else say("{due} due", due=figures.due)
    return Deed(say("Review"), _timed(figures, words, min(REVIEW, figures.due + new)), "R", "review")


def _learn(figures: Home) -> Deed:
    count = min(10, figures.unmet)
    words = say_n("{n} question", "{n} questions", count)
    return Deed(say("New questions"), _timed(figures, words, count), "N", "learn")


def _weakest(figures: Home) -> Deed:
    assert figures.weakest is not None
    topic = named(figures.weakest)
    return Deed(say("Weakest"), "", "W", "weakest", topic, say("Weakest: {topic}", topic=topic))


def _mistakes(figures: Home) -> Deed:
    amount = say_n("{n} question", "{n} questions", figures.mistakes) if figures.mistakes else ""
    return Deed(say("Mistake book"), amount, "M", "mistakes")


def _timed(figures: Home, words: str, questions: int) -> str:
    each = max(LEAST_SECONDS, figures.seconds_each or FIRST_SECONDS)
    return say("{words}, {n} min", words=words, n=max(1, round(questions * each / 60)))


def today(figures: Home) -> str:
    """What was done today, and how much of the course was met so far."""
    if not figures.ready:
        return say("Reading the course …")
    parts = [
        say("Today {answers} answered, {right} right", answers=figures.today_answers, right=figures.today_right),
        say("met {met} of {all} facts", met=figures.met, all=figures.facts),
    ]
    if figures.streak > 1:
        parts.append(say("{n} days in a row", n=figures.streak))
    return "   ".join(parts)


def chapter_lines(figures: list[ChapterFigure], width: int, rows: int) -> Text:
    """The marks by chapter in `width` cells and `rows` lines below a heading; nothing before the first answer.

    Names are never cut: bars stand only where every name has room beside them, and a longer one goes on below. Where
    not all chapters fit, those with the lowest marks are shown, then those not begun; always in the course's order.
    """
    if not any(figure.share is not None for figure in figures):
        return Text("")
    numbers = max(2, *(cell_len(number(figure.chapter.id)) for figure in figures))
    room = max(LEAST_NAME_CELLS, width - numbers - len(" ") - len(" 100"))
    longest = max(cell_len(named(figure.chapter)) + cell_len(_weak(figure)) for figure in figures)
    bars = longest + BAR_CELLS + cell_len(" " + say("weak")) < room
    parts = {figure.chapter.id: _chapter(figure, numbers, min(room, longest), bars) for figure in figures}
    lines = [line for part in parts.values() for line in part]
    if len(lines) > rows:
        shown = _lowest(figures, parts, rows - 1)
        lines = [line for chapter, part in parts.items() if chapter in shown for line in part]
        lines.append(say("… all {n} chapters under S", n=len(figures)))
    return Text("\n".join([say("Marks so far, by chapter"), *lines]), no_wrap=True)


def _chapter(figure: ChapterFigure, numbers: int, room: int, bars: bool) -> list[str]:
    score = "–" if figure.share is None else f"{figure.share * 100:.0f}"
    beside, marks = _weak(figure), f"{score:>3}"
    if bars:
        beside, marks = "", f"{bar(figure.share or 0, BAR_CELLS)} {marks}{_weak(figure)}"
    room -= cell_len(beside)
    first, *more = folded(named(figure.chapter), room)
    called = f"{padded(number(figure.chapter.id), numbers)} {fitted(first, room)}"
    return [f"{called}{beside} {marks}", *(" " * (numbers + 1) + each for each in more)]


def _weak(figure: ChapterFigure) -> str:
    return " " + say("weak") if figure.weak else ""


def _lowest(figures: list[ChapterFigure], parts: dict[str, list[str]], rows: int) -> set[str]:
    """The ids of as many chapters as fit: the lowest marks first of all, then those not begun."""
    shown: set[str] = set()
    for figure in sorted(figures, key=lambda figure: (figure.share is None, figure.share or 0.0)):
        rows -= len(parts[figure.chapter.id])
        if rows < 0:
            break
        shown.add(figure.chapter.id)
    return shown


def folded(name: str, room: int) -> list[str]:
    """A name on lines of at most `room` cells, broken at spaces; inside a word only where it is longer than a line."""
    lines = [""]
    for word in name.split():
        for part in chop_cells(word, room):
            joined = f"{lines[-1]} {part}".strip()
            if cell_len(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(part)
    return lines
