"""How well each topic and chapter stands: plain shares of the marks that were to be had."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from studyapp.insight.tally import Tally


class Score(NamedTuple):
    """A topic or chapter by its id: answers, how many were right, and marks earned of marks to be had."""

    key: str
    answers: int
    right: int
    mark: Decimal
    full: Decimal

    @property
    def share(self) -> float | None:
        """The share of the marks that was earned, 0 to 1 (deductions stop at 0); `None` where nothing was answered."""
        return float(max(Decimal(0), self.mark) / self.full) if self.full > 0 else None


def topic_scores(tallies: Mapping[str, Tally], topics: Iterable[str]) -> dict[str, Score]:
    """The score of each topic, in the order of `topics`."""
    return {topic: _score(topic, [tallies[topic]] if topic in tallies else []) for topic in topics}


def chapter_scores(tallies: Mapping[str, Tally], chapters: Mapping[str, Sequence[str]]) -> dict[str, Score]:
    """The score of each chapter, in the order of `chapters`, which gives the topics of each.

    Every answer weighs by its marks: the marks of all topics of the chapter are added up, then divided.
    """
    return {
        chapter: _score(chapter, [tallies[topic] for topic in topics if topic in tallies])
        for chapter, topics in chapters.items()
    }


def weakest(scores: Iterable[Score], count: int, answers: int = 1) -> list[Score]:
    """At most `count` scores with the lowest share, lowest first, of those with at least `answers` answers.

    Of equal shares the one that rests on more answers comes first, then the earlier one.
    """
    known = [(share, -score.answers, score) for score in scores if (share := score.share) is not None]
    enough = [entry for entry in known if -entry[1] >= answers]
    return [score for *_, score in sorted(enough, key=lambda entry: entry[:2])[:count]]


def _score(key: str, tallies: Sequence[Tally]) -> Score:
    return Score(
        key,
        sum(tally.answers for tally in tallies),
        sum(tally.right for tally in tallies),
        sum((tally.mark for tally in tallies), Decimal(0)),
        sum((tally.full for tally in tallies), Decimal(0)),
    )
