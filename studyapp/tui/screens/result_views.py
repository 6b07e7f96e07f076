"""The sides a result can be looked at from, as lines of text."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from studyapp.course.text import versions
from studyapp.insight.outcome import Outcome, Part, parts, slow
from studyapp.locales import Phrase, language, phrase, say
from studyapp.marking.schemes import printed
from studyapp.study.session import Session
from studyapp.study.verdict import verdict
from studyapp.tui.names import named, section_name
from studyapp.tui.screens.heading import DIFFICULTIES, clock
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
NAME, ANSWERED, SUM, BAR, SHARE = 32, 8, 9, 8, 4
"""Cells of the columns of what questions are added up by."""


class Line(NamedTuple):
    """A line, and what it stands for: the place of a question, or the id of a topic; `None` for neither."""

    words: str
    means: int | str | None = None


class Namer(NamedTuple):
    """What it takes to name things: the session, topics by id, and the language of questions."""

    session: Session
    topic: Callable[[str], str]
    chapters: dict[str, str]
    stem: Callable[[int], str]


def namer(session: Session, topic: Callable[[str], str], content: "str") -> Namer:
    """Names in the interface language; stems as questions are shown."""
    chapters = {row.id: named(row) for row in session.study.catalogue.chapters()}

    def stem(place: int) -> str:
        if not session.askable(place):
            return say("(no longer in the course)")
        return versions(session.question(place).stem, content, language())[0].replace("\n", " ")  # type: ignore[arg-type]

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


def lines(view: View, outcomes: Sequence[Outcome], names: Namer) -> list[Line]:
    """What stands in a view, line by line."""
    match view:
        case "questions":
            return [_question(each, names) for each in outcomes]
        case "slow":
            return [_question(each, names) for each in slow(outcomes)]
        case "topics":
            found = sorted(parts(outcomes, lambda each: each.topic), key=lambda part: -part.lost)
            return [Line(_part(part, names.topic(part.key)), part.key) for part in found]
        case "chapters":
            found = sorted(parts(outcomes, lambda each: each.chapter), key=lambda part: part.key)
            return [Line(_part(part, names.chapters.get(part.key, "–"))) for part in found]
        case "sections":
            plan = names.session.sitting.plan
            found = parts(outcomes, lambda each: str(each.section))
            return [Line(_part(part, section_name(plan, int(part.key)))) for part in found]
        case "difficulty":
            found = sorted(parts(outcomes, lambda each: str(each.difficulty)), key=lambda part: part.key)
            return [Line(_part(part, _difficulty(int(part.key)))) for part in found]


def heads(view: View) -> str:
    """What stands in each column of a view."""
    time = padded(say("Time"), TIME)
    if view in HEADS:
        answered, marks = padded(say("Answered"), ANSWERED), padded(say("Marks"), SUM)
        share = padded(say("Share"), BAR + 1 + SHARE)
        return f"{fitted(str(HEADS[view]), NAME)} {answered} {marks}  {share} {time}"
    number, marks = padded(say("No."), NUMBER), padded(say("Marks"), SIGNS + MARKS)
    topic = fitted(say("Topic"), TOPIC)
    return f"{number} {marks} {time}  {topic}  " + say("Question")


def _question(outcome: Outcome, names: Namer) -> Line:
    given = names.session.given(outcome.place)
    sign = verdict(given)[0] if given else "–"
    open_points = "?" if not names.session.settled(outcome.place) else " "
    marks = f"{printed(given.mark) if given else '0'}/{printed(outcome.full)}"
    number, time = padded(str(outcome.place + 1), NUMBER), padded(clock(outcome.seconds), TIME)
    topic = fitted(names.topic(outcome.topic), TOPIC)
    words = f"{number} {sign}{open_points}{padded(marks, MARKS)} {time}  {topic}  "
    return Line(words + names.stem(outcome.place), outcome.place)


def _part(part: Part, name: str) -> str:
    marks = padded(f"{printed(part.mark)}/{printed(part.full)}", SUM)
    answered = padded(f"{part.answered}/{part.questions}", ANSWERED)
    share, time = padded(percent(part.share), SHARE), padded(clock(part.seconds), TIME)
    return f"{fitted(name, NAME)} {answered} {marks}  {bar(part.share, BAR)} {share} {time}"


def _difficulty(level: int) -> str:
    return str(DIFFICULTIES[level - 1]) if level else "–"
