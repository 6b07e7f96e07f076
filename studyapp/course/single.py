"""Single choice (单选): one option is right."""

from collections.abc import Iterable
from typing import ClassVar

from studyapp.course.choice import Choice
from studyapp.course.question import Fault
from studyapp.locales import Phrase, phrase


class Single(Choice, frozen=True, kw_only=True, tag="single"):
    """One of the options is the answer."""

    type_name: ClassVar[Phrase] = phrase("single choice")
    several: ClassVar[bool] = False

    def answer_faults(self) -> Iterable[Fault]:
        if len(self.answer) > 1:
            yield Fault(("answer",), phrase("a single choice has one answer; for several write type: multiple"))
