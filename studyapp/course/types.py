"""The union of all question types. A type is known to the rest of the program by its line here."""

from studyapp.course.fill_in import FillIn
from studyapp.course.multiple import Multiple
from studyapp.course.single import Single
from studyapp.course.true_false import TrueFalse

AnyQuestion = Single | Multiple | TrueFalse | FillIn

QUESTION_TYPES: dict[str, type[AnyQuestion]] = {
    str(kind.__struct_config__.tag): kind for kind in (Single, Multiple, TrueFalse, FillIn)
}
