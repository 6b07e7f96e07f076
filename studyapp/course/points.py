"""What the written types share: a model answer, and the key points (要点) that an answer is marked by."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from studyapp.course.blanks import Blank, Forms, forms, lacks_a_form, model_answer
from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Bilingual, Content, Text, in_language
from studyapp.locales import LANGUAGES, Language, Phrase, phrase, say, say_n

if TYPE_CHECKING:
    from studyapp.course.evidence.reference import Reference
    from studyapp.course.evidence.suggestion import Signs

Group = Blank
"""Expressions that say the same, for a language each or for both; any of them will do, in whichever language."""

MOST_MARKS = 100

_Path = tuple[str | int, ...]


class KeyPoint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing an answer has to say, and the marks for it. It is found when every group of `accept` is; `against` is
    what people say who have it wrong."""

    point: Text
    accept: list[Group]
    against: Group | None = None
    marks: float = 1

    @property
    def worth(self) -> Decimal:
        """The marks, exactly as the file has them."""
        return Decimal(str(self.marks))

    @property
    def signs(self) -> "Signs":
        """What it is known by, both languages together."""
        from studyapp.course.evidence.suggestion import Signs

        against = forms(self.against) if self.against else []
        return Signs([forms(group) for group in self.accept], against)


class Written(Question, frozen=True, kw_only=True):
    """A question answered in one's own words. The best `any` points count (all where it is not given), and together
    never for more than `cap` marks."""

    model: Text
    points: list[KeyPoint]
    any: int | None = None
    cap: float | None = None

    @property
    def reference(self) -> "Reference":
        """What the question says itself, to hold an answer against."""
        from studyapp.course.evidence.reference import Reference

        names = [name for point in self.points for name in _both(point.point)]
        return Reference(_both(self.stem), _both(self.model), names)

    def reached(self, ticks: Sequence[bool]) -> Decimal:
        """The marks of the points ticked: the best `any` of them, at most `cap`."""
        marks = sorted((point.worth for point, tick in zip(self.points, ticks, strict=False) if tick), reverse=True)
        total = sum(marks[: self.any], Decimal(0))
        return total if self.cap is None else min(total, Decimal(str(self.cap)))

    def worth(self) -> Decimal:
        """The marks of an answer that has every point."""
        return self.reached([True] * len(self.points))

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        return [*self.stem_versions(content, interface), self.expected()]

    def expected(self) -> str:
        """How many key points there are and how many are enough, in the interface language."""
        points = say_n("{n} key point", "{n} key points", len(self.points))
        if self.any is None or self.any == len(self.points):
            return points
        return say("{points}; any {any} earn full marks", points=points, any=self.any)

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        return {"points": [point.marks for point in self.points], "any": self.any, "cap": self.cap}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        return (response.strip() if isinstance(response, str) else "") or str(NO_ANSWER)

    def key(self, content: Content, interface: Language) -> Response:
        return in_language(self.model, interface if content == "both" else content)

    def told(self) -> list[tuple[Phrase, Text]]:
        return [(phrase("Model answer: "), self.model)]

    def own_faults(self) -> Iterable[Fault]:
        yield from self._mark_faults()
        yield from _group_faults(self.points)
        for letter in self.why_not:
            yield Fault(("why_not", letter), phrase("why_not explains options; this type has none"))

    def _mark_faults(self) -> Iterable[Fault]:
        wrong = phrase(
            "write marks above 0 and up to {most}, with at most two decimals: 1, 0.5 or 1.25", most=MOST_MARKS
        )
        bad = [place for place, point in enumerate(self.points) if not _is_a_mark(point.marks)]
        for place in bad:
            yield Fault(("points", place, "marks"), wrong)
        if not self.points:
            yield Fault(("points",), phrase("write at least one key point: it is what an answer is marked by"))
        elif self.any is not None and not 1 <= self.any <= len(self.points):
            message = phrase("any says how many points earn full marks: from 1 to {n}", n=len(self.points))
            yield Fault(("any",), message)
        elif self.cap is not None and not _is_a_mark(self.cap):
            yield Fault(("cap",), wrong)
        elif self.cap is not None and not bad and self.reached([True] * len(self.points)) < Decimal(str(self.cap)):
            yield Fault(("cap",), phrase("the points together earn less than the cap; lower or remove it"))

    def trial_faults(self) -> Iterable[Fault]:
        """Warnings only: what the program finds when it marks the author's own texts."""
        # Matching compiles patterns that a start of the app has no use for.
        from studyapp.course.evidence.folding import Folded
        from studyapp.course.evidence.suggestion import suggestions

        signs = [point.signs for point in self.points]
        yield from _lone_expressions(self.points)
        stems = [suggestions(signs, Folded(stem), of_author=True) for stem in _both(self.stem)]
        for place, found in enumerate(zip(*stems, strict=True)):
            if any(version.suggested for version in found):
                message = phrase("copying the question earns this point; ask for words that are not in the stem")
                yield Fault(("points", place, "accept"), message, warning=True)
        for language, path in _places(self.model):
            model = Folded(in_language(self.model, language))
            suggested = suggestions(signs, model, of_author=True)
            if self.reached([found.suggested for found in suggested]) == self.worth():
                continue
            for point, suggestion in zip(self.points, suggested, strict=True):
                if not suggestion.suggested:
                    lacking = [model_answer(point.accept[group], language, language) for group in suggestion.missing]
                    message = phrase(
                        "the model answer does not earn the point {point}: not found, or negated: {expressions}",
                        point=in_language(point.point, language),
                        expressions=", ".join(lacking),
                    )
                    yield Fault(path, message, warning=True)


def _is_a_mark(marks: float) -> bool:
    return 0 < marks <= MOST_MARKS and round(marks, 2) == marks


def _group_faults(points: Sequence[KeyPoint]) -> Iterable[Fault]:
    for place, point in enumerate(points):
        if not point.accept:
            message = phrase("write at least one group of expressions that earn this point")
            yield Fault(("points", place, "accept"), message)
        for number, group in enumerate(point.accept):
            if lacks_a_form(group):
                message = phrase("a group needs at least one expression in each language")
                yield Fault(("points", place, "accept", number), message)


def _lone_expressions(points: Sequence[KeyPoint]) -> Iterable[Fault]:
    for place, point in enumerate(points):
        for number, group in enumerate(point.accept):
            ways = [group.zh, group.en] if isinstance(group, Forms) else [forms(group)]
            if min(map(len, ways)) == 1:
                message = phrase("students will say it otherwise; add more ways to say it")
                yield Fault(("points", place, "accept", number), message, warning=True)


def _both(text: Text) -> list[str]:
    return [text.zh, text.en] if isinstance(text, Bilingual) else [text]


def _places(text: Text) -> list[tuple[Language, _Path]]:
    """Each version of the model answer and where it stands; one that serves both languages is looked at once."""
    if isinstance(text, Bilingual):
        return [(language, ("model", language)) for language in LANGUAGES]
    return [("en", ("model",))]
