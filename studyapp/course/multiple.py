"""Multiple choice (多选): one or more options are right."""

from collections.abc import Iterable
from typing import ClassVar

from studyapp.course.choice import Choice
from studyapp.course.question import Fault
from studyapp.locales import Phrase, phrase


class Multiple(Choice, frozen=True, kw_only=True, tag="multiple"):
    """Every right option must be chosen."""

    type_name: ClassVar[Phrase] = phrase("multiple choice")
    several: ClassVar[bool] = True

    def answer_faults(self) -> Iterable[Fault]:
        tidy = "".join(sorted(set(self.answer)))
        if self.answer != tidy:
            yield Fault(("answer",), phrase("write each letter once, in order: {tidy}", tidy=tidy))
