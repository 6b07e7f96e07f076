"""The union of all question types. A type is known to the rest of the program by its line here."""

from typing import get_args

from studyapp.course.classify import Classify
from studyapp.course.essay import Essay
from studyapp.course.fill_in import FillIn
from studyapp.course.label import Label
from studyapp.course.matching import Matching
from studyapp.course.multiple import Multiple
from studyapp.course.numeric import Numeric
from studyapp.course.ordering import Ordering
from studyapp.course.short_answer import ShortAnswer
from studyapp.course.single import Single
from studyapp.course.term import Term
from studyapp.course.true_false import TrueFalse

AnyQuestion = (
    Single
    | Multiple
    | TrueFalse
    | FillIn
    | Term
    | ShortAnswer
    | Essay
    | Numeric
    | Matching
    | Ordering
    | Classify
    | Label
)

QUESTION_TYPES: dict[str, type[AnyQuestion]] = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyQuestion)}
