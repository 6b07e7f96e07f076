"""Multiple choice: letters, Space and clicks toggle; Enter hands in."""

from collections.abc import Sequence

from studyapp.course.question import Response
from studyapp.tui.widgets.choices import Choice, LetteredAnswer


class Answer(LetteredAnswer):
    """Any number of options is picked."""

    several = True

    def picked_from(self, response: Response | None, choices: Sequence[Choice]) -> set[str]:
        return {choice.label for choice in choices if str(choice.value) in str(response or "")}

    def response(self) -> Response:
        return "".join(sorted(str(choice.value) for choice in self.choices if choice.label in self.picked))
