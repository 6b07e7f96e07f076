"""What a student has earned, topic by topic: the course's outline with the records' counts."""

from collections.abc import Mapping
from typing import NamedTuple

from studyapp.course.types import QUESTION_TYPES
from studyapp.insight.scores import Score, chapter_scores, topic_scores
from studyapp.insight.tally import Tally
from studyapp.library.catalogue import ChapterRow, TopicRow
from studyapp.study.study import Study


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
    many of them run up to today or yesterday; these two, and `types`, are the student's, whatever the course. `types`
    has a score for each question type that was answered, by its name in banks.
    """

    day: int
    total: Score
    chapters: list[ChapterFigure]
    types: list[Score]
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
        seconds=sum(tallies[topic.id].seconds for topic in topics if topic.id in tallies),
        due=sum(card.key in cards for card in records.due(today)),
        met=len(records.card_keys() & cards),
        cards=len(cards),
        streak=records.streak(today),
        days=len(records.days(0)),
    )


def _types(tallies: Mapping[str, Tally]) -> list[Score]:
    """A type that has left the program is not shown."""
    return list(topic_scores(tallies, [type for type in QUESTION_TYPES if type in tallies]).values())
