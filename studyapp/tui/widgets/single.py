"""Single choice."""

from studyapp.course.question import OPTION_LETTERS
from studyapp.course.single import Single
from studyapp.course.text import versions
from studyapp.tui.widgets.choices import Choice, ChoiceAnswer


class Answer(ChoiceAnswer):
    """One option is picked; the cursor is the choice."""

    def build(self) -> list[Choice]:
        question = self.shown.question
        assert isinstance(question, Single)
        return [
            Choice(
                label,
                versions(question.options[letter], self.shown.content, self.shown.interface),
                letter,
                letter == question.answer,
            )
            for label, letter in zip(OPTION_LETTERS, self.shown.item.letters, strict=False)
        ]
