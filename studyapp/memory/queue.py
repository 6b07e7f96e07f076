"""The order in which a review asks."""

from collections.abc import Iterator, Sequence

from studyapp.memory.card import Card, retrievability

ONLY_NEW = 10
"""New cards in a review on a day nothing is due."""

NEW_EVERY = 4
"""Among cards that were answered right last time, every fourth place goes to a new one."""


def review_queue(due: Sequence[Card], new: Sequence[str], day: int, size: int) -> list[str]:
    """The keys of at most `size` cards, in the order to ask them on study day `day`.

    First the cards answered wrong last time, those before all of whose wrong answer the student was sure: a belief held
    firmly is what costs marks, and what correction sticks to. Then the other due ones. Each group has the least likely
    remembered first; every fourth place of the last group goes to a key of `new`, and new ones fill what is left. Ties
    go by key. A key comes once, and one that is due is not new.
    """
    cards = sorted({card.key: card for card in due}.values(), key=lambda card: (retrievability(card, day), card.key))
    wrong = [card.key for card in sorted(cards, key=lambda card: not card.sure) if not card.right]
    right = [card.key for card in cards if card.right]
    known = {card.key for card in cards}
    fresh = [key for key in dict.fromkeys(new) if key not in known]
    return [*wrong, *_mixed(right, fresh)][: max(0, size)]


def new_beside(due: int, unmet: int) -> int:
    """How many new cards a review of `due` takes along by itself: a third of them, so that new ones wait for no empty
    day; ten where nothing is due."""
    return min(unmet, due // (NEW_EVERY - 1) if due else ONLY_NEW)


def _mixed(known: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    fresh = iter(new)
    for place, key in enumerate(known, start=1):
        yield key
        if place % (NEW_EVERY - 1) == 0:
            yield from _first(fresh)
    yield from fresh


def _first(keys: Iterator[str]) -> Iterator[str]:
    for key in keys:
        yield key
        return
