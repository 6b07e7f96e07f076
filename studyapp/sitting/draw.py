"""Drawing the questions of a quiz and the order everything is shown in. The random source is handed in."""

from collections.abc import Sequence
from random import Random

from studyapp.course.question import Question
from studyapp.marking import marker
from studyapp.sitting.events import Item


def drawn(candidates: Sequence[tuple[str, str]], count: int, random: Random) -> list[str]:
    """`count` of the questions (id, card), shuffled; no fact is asked twice before every fact has been asked once."""
    shuffled = list(candidates)
    random.shuffle(shuffled)
    first: dict[str, str] = {}
    again: list[str] = []
    for question, card in shuffled:
        if first.setdefault(card, question) != question:
            again.append(question)
    return [*first.values(), *again][:count]


def item(question: Question, content_hash: str, random: Random, case: str = "") -> Item:
    """A question as a sitting asks it: its options shuffled, its values drawn, its full marks fixed."""
    letters = list(question.letters)
    random.shuffle(letters)
    return Item(
        question=question.id,
        hash=content_hash,
        card=question.card,
        topic=question.topic,
        type=str(question.__struct_config__.tag),
        letters="".join(letters),
        full=marker(question).worth(question),
        values=question.draw(random),
        case=case,
    )
