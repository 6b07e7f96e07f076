"""Multiple choice: letters, Space and clicks toggle; Enter hands in."""

from studyapp.course.multiple import Multiple
from studyapp.course.question import OPTION_LETTERS, Response
from studyapp.course.text import versions
from studyapp.tui.widgets.choices import Choice, ChoiceAnswer


class Answer(ChoiceAnswer):
    """Any number of options is picked."""

    several = True

    def build(self) -> list[Choice]:
        question = self.shown.question
        assert isinstance(question, Multiple)
        return [
            Choice(
                label,
                versions(question.options[letter], self.shown.content, self.shown.interface),
                letter,
                letter in question.answer,
            )
            for label, letter in zip(OPTION_LETTERS, self.shown.item.letters, strict=False)
        ]

    def picked_from(self, response: Response | None) -> set[str]:
        return {choice.label for choice in self.choices if str(choice.value) in str(response or "")}

    def response(self) -> Response:
        return "".join(sorted(str(choice.value) for choice in self.choices if choice.label in self.picked))
