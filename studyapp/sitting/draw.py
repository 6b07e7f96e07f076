"""Drawing the questions of a quiz and the order everything is shown in. The random source is handed in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import NamedTuple

from studyapp.course.choice import Choice
from studyapp.course.question import Question
from studyapp.marking import marker
from studyapp.sitting.events import Item


class Candidate(NamedTuple):
    """A question that may be drawn, with the card it feeds and the case it belongs to (empty without one)."""

    id: str
    card: str
    case: str = ""


def drawn(
    candidates: Sequence[Candidate], count: int, random: Random, ranks: Mapping[str, int] | None = None
) -> list[str]:
    """`count` of the questions, shuffled; those with lower `ranks` come first (0 for those not in it). No fact is asked
    twice before every fact has been asked once.

    The questions of a case come together, in their order, and all or none of them: a case that would be one too many
    is passed over, unless there would be nothing to ask without it.
    """
    units: dict[str, list[Candidate]] = {}
    for each in candidates:
        units.setdefault(f"case {each.case}" if each.case else each.id, []).append(each)
    shuffled = list(units.values())
    random.shuffle(shuffled)
    ranked = ranks or {}
    shuffled.sort(key=lambda unit: min(ranked.get(each.id, 0) for each in unit))
    seen: set[str] = set()
    first: list[list[Candidate]] = []
    again: list[list[Candidate]] = []
    for unit in shuffled:
        cards = {each.card for each in unit}
        (again if cards <= seen else first).append(unit)
        seen |= cards
    chosen: list[str] = []
    for unit in [*first, *again]:
        if len(chosen) + len(unit) <= count:
            chosen += [each.id for each in unit]
    return chosen or [each.id for unit in shuffled[:1] for each in unit]


def together(questions: Sequence[str], case_of: Mapping[str, str], order: Mapping[str, int]) -> list[str]:
    """The questions with those of a case side by side where its first one stood, in their `order` in the bank."""
    members: dict[str, list[str]] = {}
    for each in questions:
        members.setdefault(case_of[each] or each, []).append(each)
    return [each for inside in members.values() for each in sorted(inside, key=lambda each: order[each])]


def item(
    question: Question,
    content_hash: str,
    random: Random,
    case: str = "",
    full: Decimal | None = None,
    shuffled: bool = True,
) -> Item:
    """A question as a sitting asks it: its options shuffled, its values drawn, its full marks fixed: `full`, or what it
    is worth by itself. Options may be left as the file has them; items may not, where their order is the answer."""
    letters = list(question.letters)
    if shuffled or not isinstance(question, Choice):
        random.shuffle(letters)
    return Item(
        question=question.id,
        hash=content_hash,
        card=question.card,
        topic=question.topic,
        type=str(question.__struct_config__.tag),
        letters="".join(letters),
        full=marker(question).worth(question) if full is None else full,
        values=question.draw(random),
        case=case,
    )
