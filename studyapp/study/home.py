"""What the home screen shows, read straight from the databases: nothing heavy is imported on the way to first paint."""

from typing import NamedTuple

from studyapp.insight.scores import chapter_scores, topic_scores, weakest
from studyapp.library.catalogue import Catalogue, ChapterRow, TopicRow, open_catalogue
from studyapp.locales import Phrase, Refusal
from studyapp.memory.day import study_day
from studyapp.records.figures import OpenSitting
from studyapp.records.glance import Glance, glance
from studyapp.study.clock import Clock
from studyapp.study.places import Places

MINUTE = 60_000
"""Milliseconds."""

ENOUGH = 3
"""Answers before a topic may be called weak."""


class ChapterFigure(NamedTuple):
    """A chapter with questions: share of its marks earned so far (0–1), or `None` before the first answer; whether it
    has the lowest share and enough answers to say so."""

    chapter: ChapterRow
    share: float | None
    weak: bool


class Home(NamedTuple):
    """True today, all of it. `ready` is false before the course has been read for the first time. `due`, `unmet`
    and `met` of `facts` count cards: questions that test the same fact share one. `mistakes` counts the questions in
    the mistake book, those that left the course among them: to tell which did would cost more as the book grows.
    `remarked` says whether any has a bookmark or a note. `subject` is the topic or the chapter that holds all
    questions of the open sitting; `None` where there is no such one."""

    ready: bool
    started: bool
    due: int
    unmet: int
    met: int
    facts: int
    today_answers: int
    today_right: int
    streak: int
    seconds_each: float
    weakest: TopicRow | None
    open_sitting: OpenSitting | None
    subject: ChapterRow | TopicRow | None
    mistakes: int
    remarked: bool
    chapters: list[ChapterFigure]
    settings: dict[str, str]
    trouble: Phrase | None


def home(places: Places, clock: Clock, catalogue: Catalogue | None = None) -> tuple[Home, Catalogue | None]:
    """The figures of now, and the index they were read with: `catalogue`, or the one of last time, or `None`."""
    today = study_day(clock.wall(), clock.zone)
    seen = glance(places.progress, today)
    catalogue = catalogue or open_catalogue(places.cache)
    try:
        return _figures(seen, catalogue), catalogue
    except Refusal:  # a damaged index is made anew after the first paint; until then there is none
        return _figures(seen, None), None


def minutes_left(waiting: OpenSitting | None, clock: Clock) -> int | None:
    """Minutes left now of a sitting whose clock runs on while nobody is there, a begun one counted; 0 when its time is
    up. `None` where no clock runs."""
    if waiting is None or waiting.deadline is None:
        return None
    return max(0, -((clock.wall() - waiting.deadline) // MINUTE))


def _figures(seen: Glance, catalogue: Catalogue | None) -> Home:
    topics = catalogue.topics() if catalogue else []
    cards = catalogue.cards() if catalogue else {}
    # A card whose question left the course cannot be asked, so it is neither due nor met.
    known = catalogue.known_cards(seen.met_keys) if catalogue else set()
    scores = topic_scores(seen.tallies, [topic.id for topic in topics])
    weak = next(iter(weakest(scores.values(), 1, ENOUGH)), None)
    answers = sum(tally.answers for tally in seen.tallies.values())
    seconds = sum(tally.seconds for tally in seen.tallies.values())
    return Home(
        ready=catalogue is not None,
        started=bool(answers or seen.settings or seen.open_sitting),
        due=len(known.intersection(seen.due_keys)),
        unmet=sum(cards.values()) - len(known),
        met=len(known),
        facts=sum(cards.values()),
        today_answers=seen.today.answers,
        today_right=seen.today.right,
        streak=seen.streak,
        seconds_each=seconds / answers if answers else 0.0,
        weakest=next((topic for topic in topics if weak and weak.share != 1 and topic.id == weak.key), None),
        open_sitting=seen.open_sitting,
        subject=_subject(seen.open_sitting, topics, catalogue.chapters() if catalogue else []),
        mistakes=seen.mistaken,
        remarked=seen.remarked,
        chapters=_chapters(seen, topics, cards, catalogue),
        settings=seen.settings,
        trouble=seen.trouble,
    )


def _chapters(
    seen: Glance, topics: list[TopicRow], cards: dict[str, int], catalogue: Catalogue | None
) -> list[ChapterFigure]:
    rows = catalogue.chapters() if catalogue else []
    inside = {row.id: [topic.id for topic in topics if topic.chapter == row.id] for row in rows}
    scores = chapter_scores(seen.tallies, inside)
    lowest = next(iter(weakest(scores.values(), 1)), None)
    weak = {lowest.key} if lowest and lowest.answers >= ENOUGH and lowest.share != 1 else set()
    return [
        ChapterFigure(row, scores[row.id].share, row.id in weak)
        for row in rows
        if any(cards.get(topic) for topic in inside[row.id])
    ]


def _subject(
    waiting: OpenSitting | None, topics: list[TopicRow], chapters: list[ChapterRow]
) -> ChapterRow | TopicRow | None:
    asked = waiting.topics if waiting else ()
    found = [topic for topic in topics if topic.id in asked]
    if len(found) == 1:
        return found[0]
    return next((row for row in chapters if {row.id} == {topic.chapter for topic in found}), None)
