"""What in a student's text speaks for a key point. It is suggested when every group of expressions is found, none of
them negated; likeness alone is never evidence."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from studyapp.course.evidence.expressions import expression
from studyapp.course.evidence.folding import Folded, Span
from studyapp.course.evidence.negation import negated
from studyapp.course.evidence.slips import slipped

_MOST_DENIALS = 200
"""Who denies a thing this often does not mean it, and looking on would take long."""


class Suggestion(NamedTuple):
    """Whether the program would give a point, the places in the text as written that say so, in order, and the numbers
    of the groups it did not find."""

    suggested: bool
    evidence: tuple[Span, ...]
    missing: tuple[int, ...]


def suggestions(points: Sequence[Sequence[Sequence[str]]], text: Folded, forgiving: bool = True) -> list[Suggestion]:
    """One for each point; a point is a list of groups, a group a list of expressions. `forgiving` overlooks a typing
    error in an expression."""
    own = frozenset(words for groups in points for group in groups for words in group)
    return [_suggestion(groups, text, own if forgiving else None) for groups in points]


def _suggestion(groups: Sequence[Sequence[str]], text: Folded, own: frozenset[str] | None) -> Suggestion:
    evidence, missing = set(), []
    for number, group in enumerate(groups):
        if (found := _found(group, text, own)) is None:
            missing.append(number)
        else:
            evidence.add(found)
    return Suggestion(not missing, tuple(sorted(evidence)), tuple(missing))


def _found(group: Sequence[str], text: Folded, own: frozenset[str] | None) -> Span | None:
    """Where the first expression of the group that occurs at all stands; one with a slip only if none is right."""
    for start, end in islice(_places(group, text, own), _MOST_DENIALS):
        if not negated(text.plain, start, end):
            return text.span(start, end)
    return None


def _places(group: Sequence[str], text: Folded, own: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    for words in group:
        yield from expression(words).places(text)
    if own is not None:
        for words in group:
            yield from slipped(expression(words), text, own)
