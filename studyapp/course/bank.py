"""A question bank: one YAML file of questions, and the union of every question type."""

from msgspec import Struct

from studyapp.course.fill_in import FillIn
from studyapp.course.multiple import Multiple
from studyapp.course.single import Single
from studyapp.course.text import Text
from studyapp.course.true_false import TrueFalse

AnyQuestion = Single | Multiple | TrueFalse | FillIn

QUESTION_TYPES: dict[str, type[AnyQuestion]] = {
    str(kind.__struct_config__.tag): kind for kind in (Single, Multiple, TrueFalse, FillIn)
}


class Bank(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a bank and its questions. `bank` is its name (`crm/satisfaction`), `course` what it belongs to."""

    bank: str
    course: str
    title: Text
    questions: list[AnyQuestion]
    version: str = "1.0.0"
    authors: list[str] = []
    license: str = ""
