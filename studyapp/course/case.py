"""A case (案例): material that several questions share.

Each of its questions is asked, marked and remembered as a question of its own, with the material beside it.
"""

from collections.abc import Iterable

from msgspec import Struct

from studyapp.course.question import Advice, Fault, text_faults
from studyapp.course.text import Text
from studyapp.course.types import AnyQuestion
from studyapp.locales import phrase


class Material(Struct, frozen=True, kw_only=True):
    """What a case tells, apart from its questions."""

    id: str
    title: Text
    material: Text


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="case"):
    """Shared material and the questions on it, in the order to ask them; `topic` is what it is mostly about.
    `accepted` is as in a question, for the material."""

    id: str
    topic: str
    title: Text
    material: Text
    questions: list[AnyQuestion]
    accepted: list[Advice] = []

    @property
    def difficulty(self) -> int:
        """That of its questions on average, rounded half up."""
        count = max(len(self.questions), 1)
        return (2 * sum(question.difficulty for question in self.questions) + count) // (2 * count)

    def faults(self) -> Iterable[Fault]:
        """What is wrong with the case itself; its questions tell of their own."""
        for name in ("id", "topic", "title", "material"):
            yield from text_faults(getattr(self, name), (name,))
        if not self.questions:
            yield Fault(("questions",), phrase("a case needs at least one question"))
