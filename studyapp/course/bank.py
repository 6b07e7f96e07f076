"""A question bank: one YAML file of questions and cases."""

from collections.abc import Iterator

from msgspec import Struct

from studyapp.course.case import Case
from studyapp.course.question import Advice
from studyapp.course.text import Text
from studyapp.course.types import AnyQuestion

Entry = AnyQuestion | Case


class Bank(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a bank and its questions. `bank` is its name (`crm/satisfaction`), `course` what it belongs to;
    `accepted` is as in a question, for the whole bank."""

    bank: str
    course: str
    title: Text
    questions: list[Entry]
    version: str = "1.0.0"
    authors: list[str] = []
    license: str = ""
    accepted: list[Advice] = []

    def placed(self) -> Iterator[tuple[tuple[int, int], AnyQuestion, Case | None]]:
        """Every question, those of cases in their turn: its place in the file, and the case it belongs to.

        A place counts from 0: the entry, then the question within it (0 for a question by itself).
        """
        for place, entry in enumerate(self.questions):
            if isinstance(entry, Case):
                for inner, question in enumerate(entry.questions):
                    yield (place, inner), question, entry
            else:
                yield (place, 0), entry, None
