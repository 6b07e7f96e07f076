"""Classifying: the items are the rows, the categories have the letters; four may stand in a matrix."""

from collections.abc import Mapping, Sequence

from studyapp.course.classify import Classify
from studyapp.course.parts import given
from studyapp.course.question import Response
from studyapp.course.text import Text
from studyapp.tui.widgets.grid import Grid
from studyapp.tui.widgets.pairing import PairingAnswer
from studyapp.tui.widgets.panes import Sheet


class Answer(PairingAnswer):
    """Any number of rows can have the same letter."""

    @property
    def question(self) -> Classify:
        """The question, by its own type."""
        assert isinstance(self.shown.question, Classify)
        return self.shown.question

    def texts(self) -> Sequence[Text]:
        return [self.question.texts[key] for key in self.shown.item.letters]

    def lettered(self) -> Mapping[str, Text]:
        return self.question.names

    def labels_of(self, response: Response) -> list[str]:
        by_key = dict(zip(self.question.letters, given(response, len(self.question.letters)), strict=True))
        return [by_key[key] for key in self.shown.item.letters]

    def response(self) -> Response:
        by_key = dict(zip(self.shown.item.letters, self.chosen, strict=True))
        return [by_key[key] for key in self.question.letters]

    def build_list(self) -> Sheet:
        matrix = self.question.matrix
        if matrix is None:
            return super().build_list()
        across, down = [self.prose(text) for text in matrix.across], [self.prose(text) for text in matrix.down]
        cells = {label: self.prose(name) for label, name in self.choices.items()}
        return Grid("list", across, down, cells, self.style_of)
