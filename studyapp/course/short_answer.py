"""A question to answer in a few sentences (简答)."""

from typing import ClassVar

from studyapp.course.points import Written
from studyapp.locales import Phrase, phrase


class ShortAnswer(Written, frozen=True, kw_only=True, tag="short_answer"):
    """A question to answer in a few sentences; marked by its key points."""

    type_name: ClassVar[Phrase] = phrase("short answer")
