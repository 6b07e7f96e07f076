"""Say what a term means (名词解释)."""

from typing import ClassVar

from studyapp.course.points import Written
from studyapp.locales import Phrase, phrase


class Term(Written, frozen=True, kw_only=True, tag="term"):
    """Say what a term means; marked by its key points."""

    type_name: ClassVar[Phrase] = phrase("definition")
