"""Which question of a family to ask: variants take turns, so that recognising one is not mistaken for knowing."""

from collections.abc import Mapping, Sequence


def variant(questions: Sequence[str], shown: Mapping[str, tuple[int, int]]) -> str:
    """The question shown fewest times, then the one not seen for longest, then the first in the file.

    `questions` are a family's ids in file order, at least one; `shown` gives how often each was shown and when last
    (milliseconds UTC), and nothing for one never shown.
    """
    return min(questions, key=lambda question: shown.get(question, (0, 0)))
