"""What in a student's text speaks for a key point.

It is found when every group of expressions is, none of them negated. It is suggested, that is sure, when besides
nothing is found that speaks against it, no sentence concerned gives reason to doubt, and `reference` bears it out;
otherwise it is likely, and the student's to decide. Likeness alone is never evidence.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Literal, NamedTuple

from studyapp.course.evidence.doubt import Place, Surroundings
from studyapp.course.evidence.expressions import expression
from studyapp.course.evidence.folding import Folded, Span
from studyapp.course.evidence.negation import negated
from studyapp.course.evidence.reference import Reference
from studyapp.course.evidence.slips import slipped

_MOST = 200
"""Places of a group that are looked at: whoever says or denies a thing more often means the same by it."""

Own = frozenset[str] | None
"""The expressions of the whole question, which no slip may be taken for; `None` where slips are not forgiven."""


class Signs(NamedTuple):
    """What a point is known by: groups of expressions, each of which must be found, and expressions `against` it."""

    groups: Sequence[Sequence[str]]
    against: Sequence[str] = ()


Grade = Literal["sure", "likely", "no"]


class Suggestion(NamedTuple):
    """Whether the program would give a point, the places in the text as written that say so, in order, and the numbers
    of the groups it did not find. With `doubt` all were found, but something there may say the contrary."""

    suggested: bool
    evidence: tuple[Span, ...]
    missing: tuple[int, ...]
    doubt: bool = False

    @property
    def grade(self) -> Grade:
        """`sure` is given, `likely` has every word of the point but is the student's to decide."""
        return "sure" if self.suggested else "no" if self.missing else "likely"


class _Reading(NamedTuple):
    """A student's text and how it is read: the question's own expressions, the sentences, and what the question says;
    that is `None` where it does not count."""

    text: Folded
    own: Own
    around: Surroundings
    reference: Reference | None

    def sure(self, evidence: set[Place]) -> bool:
        """Whether evidence without doubt also says what the point says."""
        return self.reference is None or self.reference.bears_out(self.text.plain, self.around.sentences, evidence)


def suggestions(
    points: Sequence[Signs], text: Folded, of_author: bool = False, reference: Reference | None = None
) -> list[Suggestion]:
    """One for each point. A student's text may have typing errors inside an expression, its sentences are read with
    doubt, and held against the `reference` where there is one; `of_author` takes none of this into account, for the
    author's own words are to be found as they stand."""
    if of_author:
        return [_as_it_stands(point, text) for point in points]
    own = frozenset(words for point in points for group in point.groups for words in group)
    reading = _Reading(text, own, Surroundings(text.plain), reference)
    return [_suggestion(point, reading) for point in points]


def _as_it_stands(point: Signs, text: Folded) -> Suggestion:
    first = [next((place for place, denied in _looked_at(group, text) if not denied), None) for group in point.groups]
    missing = tuple(number for number, place in enumerate(first) if place is None)
    spans = tuple(text.span(*place) for place in sorted({place for place in first if place}))
    doubt = not missing and any(not denied for _, denied in _looked_at(point.against, text))
    return Suggestion(not missing and not doubt, spans, missing, doubt)


def _suggestion(point: Signs, reading: _Reading) -> Suggestion:
    text = reading.text
    groups = [_read(group, text, reading.own) for group in point.groups]
    found = [asserted for asserted, _ in groups]
    missing = tuple(number for number, places in enumerate(found) if not places)
    evidence = {places[0] for places in found if places}
    doubt = sure = False
    if not missing:
        contrary = _read(point.against, text, None)[0]
        denied = [place for _, places in groups for place in places]
        choices = _undoubted(found, contrary, denied, reading.around)
        first = next(choices, None)
        borne_out = first and next((each for each in chain((first,), choices) if reading.sure(each)), None)
        evidence = borne_out or first or evidence
        doubt = first is None
        sure = borne_out is not None
    spans = tuple(text.span(*place) for place in sorted(evidence))
    return Suggestion(sure, spans, missing, doubt)


def _undoubted(
    found: Sequence[Sequence[Place]], contrary: Sequence[Place], denied: Sequence[Place], around: Surroundings
) -> Iterator[set[Place]]:
    """Places, one a group, that give no reason to doubt: in one sentence, or else wherever they stand. `contrary` are
    the places of what speaks against the point, `denied` those where its own expressions are."""
    known = [place for places in found for place in places]
    inside = [{around.sentences.of(place): place for place in reversed(places)} for places in found]
    shared = set(inside[0]).intersection(*inside[1:])
    choices = [{places[number] for places in inside} for number in sorted(shared)]
    # One place a sentence is enough to look at.
    plain = [next((p for p in places.values() if not around.doubtful([p], known)), None) for places in inside]
    choices.append({place or places[0] for place, places in zip(plain, found, strict=True)})
    apart = [place for place in denied if not any(place[0] < end and start < place[1] for start, end in known)]
    return (
        choice
        for choice in choices
        if not (around.doubtful(choice, known) or around.together(choice, contrary) or around.taken_back(choice, apart))
    )


def _read(group: Sequence[str], text: Folded, own: Own) -> tuple[list[Place], list[Place]]:
    """Where expressions of the group stand and are not denied, those with a slip last; and where they are denied."""
    looked_at = list(_looked_at(group, text, own))
    return [place for place, denied in looked_at if not denied], [place for place, denied in looked_at if denied]


def _looked_at(group: Sequence[str], text: Folded, own: Own = None) -> Iterator[tuple[Place, bool]]:
    """Where expressions of the group stand, and whether they are denied there."""
    return ((place, negated(text.plain, *place)) for place in islice(_places(group, text, own), _MOST))


def _places(group: Sequence[str], text: Folded, own: Own) -> Iterator[Place]:
    for words in group:
        yield from expression(words).places(text)
    if own is not None:
        for words in group:
            yield from slipped(expression(words), text, own)
