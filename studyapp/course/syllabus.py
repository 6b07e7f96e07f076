"""The syllabus: chapters with their weight in the exam, and the topics that may be asked."""

from typing import Literal

from msgspec import Struct

from studyapp.course.question import Advice
from studyapp.course.text import Text

Form = Literal[
    "single", "multiple", "true_false", "fill_in", "term", "short_answer", "essay", "case",
    "numeric", "matching", "ordering", "classify", "label",
]  # fmt: skip


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A knowledge point. `first` names the topics to see before it; `forms` the question types an exam asks it in."""

    id: str
    name: Text
    hot: bool = False
    key_figure: bool = False
    extension: bool = False
    forms: list[Form] = []
    first: list[str] = []


class Chapter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`weight` is the chapter's share of the exam's marks, in percent."""

    id: str
    title: Text
    weight: float
    topics: list[Topic]


class Syllabus(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A course's chapters, in the order they are taught; `accepted` is as in a question, for the course as a whole."""

    course: str
    title: Text
    chapters: list[Chapter]
    accepted: list[Advice] = []
