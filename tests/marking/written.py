"""Written questions as values, for tests that mark or show them."""

from collections.abc import Sequence

from studyapp.course.blanks import Forms
from studyapp.course.essay import Essay
from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.suggestion import Suggestion, suggestions
from studyapp.course.points import Group, KeyPoint
from studyapp.course.short_answer import ShortAnswer
from studyapp.course.term import Term
from studyapp.course.text import Bilingual, Text

KINDS = (Term, ShortAnswer, Essay)


def point(zh: str, en: str, *groups: tuple[list[str], list[str]], marks: float = 1) -> KeyPoint:
    accept: list[Group] = [Forms(zh=chinese, en=english) for chinese, english in groups]
    return KeyPoint(point=Bilingual(zh=zh, en=en), accept=accept, marks=marks)


PROFIT = point("利润源泉", "Source of profit", (["利润", "盈利", "赚钱"], ["profit", "earnings", "earn money"]))
MOUTH = point(
    "口碑价值", "Word of mouth", (["口碑", "推荐", "介绍朋友"], ["word of mouth", "recommend", "refer friends"])
)
NEWS = point("信息价值", "Information", (["信息", "反馈", "意见"], ["feedback", "information", "suggestions"]))
CROWD = point("聚客效应", "Draws a crowd", (["人气", "吸引更多", "聚客"], ["attract", "draw in"]))
COST = point(
    "降低服务成本",
    "Costs less to serve",
    (["服务成本", "成本"], ["cost to serve", "cost"]),
    (["降低", "减少", "更低"], ["less", "lower", "reduce"]),
)
LOYALTY = (PROFIT, MOUTH, NEWS, CROWD, COST)

MODEL = Bilingual(
    zh="忠诚顾客带来稳定的利润；他们会向朋友推荐；提供反馈信息；人气吸引更多顾客；服务成本也更低。",
    en="Loyal customers are a source of profit, recommend the firm, give feedback, attract others and cost less.",
)
STEM = Bilingual(zh="简述忠诚顾客对企业的作用。", en="What are loyal customers good for?")


def seen(points: Sequence[KeyPoint], text: str) -> list[Suggestion]:
    """What is found of points by themselves, with no question around them to hold the text against."""
    return suggestions([each.signs for each in points], Folded(text))


def written(
    *points: KeyPoint,
    kind: type[Term] | type[ShortAnswer] | type[Essay] = ShortAnswer,
    any: int | None = None,
    cap: float | None = None,
    model: Text = MODEL,
    stem: Text = STEM,
    why: Text = "So.",
) -> ShortAnswer:
    """Why loyal customers pay, in five points, unless others are given."""
    return kind(  # type: ignore[return-value]
        id="w", topic="t", stem=stem, why=why, model=model, points=list(points or LOYALTY), any=any, cap=cap
    )
