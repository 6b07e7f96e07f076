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

TOPIC_CELLS, NAME_CELLS = 20, 32


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


def _question(outcome: Outcome, names: Namer) -> Line:
    given = names.session.given(outcome.place)
    sign = verdict(given)[0] if given else "–"
    open_points = "?" if not names.session.settled(outcome.place) else " "
    marks = f"{printed(given.mark) if given else '0'}/{printed(outcome.full)}"
    topic = fitted(names.topic(outcome.topic), TOPIC_CELLS)
    words = f"{outcome.place + 1:>3} {sign}{open_points}{marks:>7} {clock(outcome.seconds):>6}  {topic}  "
    return Line(words + names.stem(outcome.place), outcome.place)


def _part(part: Part, name: str) -> str:
    marks = padded(f"{printed(part.mark)}/{printed(part.full)}", 10)
    asked = padded(f"{part.answered}/{part.questions}", 6)
    share = padded(percent(part.share), 4)
    return f"{fitted(name, NAME_CELLS)} {asked} {marks}  {bar(part.share, 8)} {share} {clock(part.seconds):>6}"


def _difficulty(level: int) -> str:
    return str(DIFFICULTIES[level - 1]) if level else "–"
