"""A question to discuss at length (论述)."""

from typing import ClassVar

from studyapp.course.points import Written
from studyapp.locales import Phrase, phrase


class Essay(Written, frozen=True, kw_only=True, tag="essay"):
    """A question to discuss at length; marked by its key points."""

    type_name: ClassVar[Phrase] = phrase("essay")
