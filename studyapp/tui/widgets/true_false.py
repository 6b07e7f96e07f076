"""True or false."""

from studyapp.course.true_false import TrueFalse
from studyapp.locales import say
from studyapp.tui.widgets.choices import Choice, ChoiceAnswer


class Answer(ChoiceAnswer):
    """Two options, under T and F; Y and N, 1 and 2 do as well."""

    def build(self) -> list[Choice]:
        question = self.shown.question
        assert isinstance(question, TrueFalse)
        return [
            Choice("T", [say("true")], True, question.answer, aliases="Y对是"),
            Choice("F", [say("false")], False, not question.answer, aliases="N错否"),
        ]
