"""The sides a result can be looked at from, as lines of text."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len

from studyapp.course.text import Content
from studyapp.insight.outcome import Outcome, Part, parts, slow
from studyapp.locales import Phrase, language, phrase, say
from studyapp.marking.schemes import printed
from studyapp.study.session import Session
from studyapp.study.verdict import verdict
from studyapp.tui.names import named, section_name
from studyapp.tui.screens.heading import DIFFICULTIES, WIDE, clock
from studyapp.tui.widgets.bars import bar, fitted, padded, percent

View = Literal["questions", "sections", "chapters", "topics", "difficulty", "slow"]

TITLES: dict[View, Phrase] = {
    "questions": phrase("All questions"),
    "sections": phrase("By section"),
    "chapters": phrase("By chapter"),
    "topics": phrase("By topic, most lost first"),
    "difficulty": phrase("By difficulty"),
    "slow": phrase("Slow for their marks"),
}

HEADS: dict[View, Phrase] = {
    "sections": phrase("Section"),
    "chapters": phrase("Chapter"),
    "topics": phrase("Topic"),
    "difficulty": phrase("Difficulty"),
}
"""What the lines of a view stand for, where those are no questions."""

NUMBER, SIGNS, MARKS, TIME, TOPIC = 4, 2, 7, 6, 20
"""Cells of the columns of questions."""
NAME, ANSWERED, SUM, BAR, SHARE = 30, 8, 10, 8, 5
"""Cells of the columns of what questions are added up by; the name has as many at least."""
FIGURES = sum((1, ANSWERED, 1, SUM, 2, SHARE, 1, TIME))
"""Cells beside the name and the bar, with what keeps them apart."""


class Line(NamedTuple):
    """A line, and what it stands for: the place of a question, or the id of a topic; `None` for neither."""

    words: str
    means: int | str | None = None


class Table(NamedTuple):
    """What stands in each column, and the lines."""

    heads: str
    lines: list[Line]


class Namer(NamedTuple):
    """What it takes to name things: the session, topics by id, and the language of questions."""

    session: Session
    topic: Callable[[str], str]
    chapters: dict[str, str]
    stem: Callable[[int], str]


def namer(session: Session, topic: Callable[[str], str], content: Content) -> Namer:
    """Names in the interface language; stems as questions are shown."""
    chapters = {row.id: named(row) for row in session.study.catalogue.chapters()}

    def stem(place: int) -> str:
        if not session.askable(place):
            return say("(no longer in the course)")
        return session.question(place).stem_versions(content, language())[0].replace("\n", " ")

    return Namer(session, topic, chapters, stem)


def views(outcomes: Sequence[Outcome], sections: bool) -> list[View]:
    """The sides that say something of this sitting, the questions themselves first."""
    found: list[View] = ["questions"]
    if sections:
        found.append("sections")
    for view, several in (
        ("chapters", len({each.chapter for each in outcomes}) > 1),
        ("topics", len({each.topic for each in outcomes}) > 1),
        ("difficulty", len({each.difficulty for each in outcomes}) > 1),
        ("slow", bool(slow(outcomes))),
    ):
        if several:
            found.append(view)  # type: ignore[arg-type]
    return found


def table(view: View, outcomes: Sequence[Outcome], names: Namer, width: int) -> Table:
    """What stands in a view, in `width` cells."""
    match view:
        case "questions":
            return _questions(outcomes, names, width)
        case "slow":
            return _questions(slow(outcomes), names, width)
        case "topics":
            found = sorted(parts(outcomes, lambda each: each.topic), key=lambda part: -part.lost)
            called = _parts(view, [(part, names.topic(part.key)) for part in found], width)
            return Table(
                called.heads, [Line(line.words, part.key) for line, part in zip(called.lines, found, strict=True)]
            )
        case "chapters":
            found = sorted(parts(outcomes, lambda each: each.chapter), key=lambda part: part.key)
            return _parts(view, [(part, names.chapters.get(part.key, "–")) for part in found], width)
        case "sections":
            plan = names.session.sitting.plan
            found = parts(outcomes, lambda each: str(each.section))
            return _parts(view, [(part, section_name(plan, int(part.key))) for part in found], width)
        case "difficulty":
            found = sorted(parts(outcomes, lambda each: str(each.difficulty)), key=lambda part: part.key)
            return _parts(view, [(part, _difficulty(int(part.key))) for part in found], width)


def _questions(outcomes: Sequence[Outcome], names: Namer, width: int) -> Table:
    topic = TOPIC if width < WIDE else 2 * TOPIC
    number, marks = padded(say("No."), NUMBER), padded(say("Marks"), SIGNS + MARKS)
    time, subject = padded(say("Time"), TIME), fitted(say("Topic"), topic)
    heads = f"{number} {marks} {time}  {subject}  " + say("Question")
    return Table(heads, [_question(each, names, topic) for each in outcomes])


def _question(outcome: Outcome, names: Namer, topic: int) -> Line:
    given = names.session.given(outcome.place)
    sign = verdict(given)[0] if given else "–"
    open_points = "?" if not names.session.settled(outcome.place) else " "
    marks = f"{printed(given.mark) if given else '0'}/{printed(outcome.full)}"
    number, time = padded(str(outcome.place + 1), NUMBER), padded(clock(outcome.seconds), TIME)
    words = f"{number} {sign}{open_points}{padded(marks, MARKS)} {time}  {fitted(names.topic(outcome.topic), topic)}  "
    return Line(words + names.stem(outcome.place), outcome.place)


def _parts(view: View, named_parts: Sequence[tuple[Part, str]], width: int) -> Table:
    """Names come before bars: where one would be cut beside a bar there are none."""
    longest = max([NAME, *(cell_len(name) for _, name in named_parts)])
    bars = longest + FIGURES + BAR + 1 <= width
    room = min(longest, width - FIGURES - (BAR + 1) * bars)
    answered, marks = padded(say("Answered"), ANSWERED), padded(say("Marks"), SUM)
    share, time = padded(say("Share"), (BAR + 1) * bars + SHARE), padded(say("Time"), TIME)
    heads = f"{fitted(str(HEADS[view]), room)} {answered} {marks}  {share} {time}"
    return Table(heads, [Line(_part(part, fitted(name, room), bars)) for part, name in named_parts])


def _part(part: Part, name: str, bars: bool) -> str:
    marks = padded(f"{printed(part.mark)}/{printed(part.full)}", SUM)
    answered = padded(f"{part.answered}/{part.questions}", ANSWERED)
    share, time = padded(percent(part.share), SHARE), padded(clock(part.seconds), TIME)
    drawn = bar(part.share, BAR) + " " if bars else ""
    return f"{name} {answered} {marks}  {drawn}{share} {time}"


def _difficulty(level: int) -> str:
    return str(DIFFICULTIES[level - 1]) if level else "–"
