"""What a student has earned, topic by topic: the course's outline with the records' counts."""

from collections.abc import Mapping
from typing import NamedTuple

from studyapp.course.types import QUESTION_TYPES
from studyapp.insight.scores import Score, chapter_scores, topic_scores
from studyapp.insight.tally import Tally
from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.locales import Phrase, phrase, say
from studyapp.sitting.events import Confidence
from studyapp.study.remarks import CONFIDENCES
from studyapp.study.study import Study

LEVELS: dict[Confidence, Phrase] = {**CONFIDENCES, "": phrase("said nothing")}
"""What can be said of an answer, by name."""

ENOUGH, MUCH = 5, 0.6
"""Guesses, and the share of their marks, from which they were more than luck."""


class TopicFigure(NamedTuple):
    """A topic that has questions, or had when it was answered."""

    topic: TopicRow
    score: Score


class ChapterFigure(NamedTuple):
    """A chapter: the sum of its topics, which follow in the order of the syllabus."""

    chapter: ChapterRow
    score: Score
    topics: list[TopicFigure]


class Scores(NamedTuple):
    """Every figure counts only topics of the open course.

    `total` adds up all chapters, `seconds` the time its answers took. `due` counts the cards due on study day `day`,
    `met` those ever answered, of `cards` in the course. `days` counts the study days with an answer, and `streak` how
    many of them run up to today or yesterday; these two, `types` and `confidence` are the student's, whatever the
    course. `types` has a score for each question type that was answered, by its name in banks; `confidence` one for
    each thing said of answers (`guessed`, `sure`, and nothing), where anything was. No guess counts as right.
    """

    day: int
    total: Score
    chapters: list[ChapterFigure]
    types: list[Score]
    confidence: list[Score]
    seconds: float
    due: int
    met: int
    cards: int
    streak: int
    days: int


def scores(study: Study) -> Scores:
    """The figures of now; raises `Refusal` where the records cannot be read."""
    catalogue, records, today = study.catalogue, study.records, study.today()
    tallies, asked = records.tallies(), catalogue.cards()
    topics = [topic for topic in catalogue.topics() if topic.id in asked or topic.id in tallies]
    inside = {
        chapter.id: [topic for topic in topics if topic.chapter == chapter.id] for chapter in catalogue.chapters()
    }
    by_topic = topic_scores(tallies, [topic.id for topic in topics])
    sums = chapter_scores(tallies, {key: [topic.id for topic in within] for key, within in inside.items()})
    cards = {row.card for row in catalogue.questions()}
    return Scores(
        day=today,
        total=chapter_scores(tallies, {"": [topic.id for topic in topics]})[""],
        chapters=[
            ChapterFigure(
                chapter, sums[chapter.id], [TopicFigure(each, by_topic[each.id]) for each in inside[chapter.id]]
            )
            for chapter in catalogue.chapters()
        ],
        types=_types(records.type_tallies()),
        confidence=_confidence(records.confidence_tallies()),
        seconds=sum(tallies[topic.id].seconds for topic in topics if topic.id in tallies),
        due=sum(card.key in cards for card in records.due(today)),
        met=len(records.card_keys() & cards),
        cards=len(cards),
        streak=records.streak(today),
        days=len(records.days(0)),
    )


def on_confidence(found: Scores) -> list[str]:
    """What the figures say of the student's judgement: where it was too high, and where too low."""
    by = {score.key: score for score in found.confidence}
    told = []
    if sure := by.get("sure"):
        wrong = sure.answers - sure.right
        told.append(
            say("Sure and not right: {n} of {all}; a review asks those first.", n=wrong, all=sure.answers)
            if wrong
            else say("Whenever you were sure, you were right.")
        )
    if (guessed := by.get("guessed")) and guessed.answers >= ENOUGH and (guessed.share or 0.0) >= MUCH:
        told.append(say("Guesses earned {share} of their marks: trust yourself more.", share=f"{guessed.share:.0%}"))
    return told


def _confidence(tallies: Mapping[str, Tally]) -> list[Score]:
    return [*topic_scores(tallies, LEVELS).values()] if set(tallies) - {""} else []


def _types(tallies: Mapping[str, Tally]) -> list[Score]:
    """A type that has left the program is not shown."""
    return list(topic_scores(tallies, [type for type in QUESTION_TYPES if type in tallies]).values())
