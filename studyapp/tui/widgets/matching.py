"""Matching: the left-hand items are the rows, the right-hand ones have the letters."""

from collections.abc import Mapping, Sequence

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.matching import Matching
from studyapp.course.parts import given
from studyapp.course.question import Response
from studyapp.course.text import Text
from studyapp.tui.widgets.pairing import PairingAnswer


class Answer(PairingAnswer):
    """A letter given to one row is taken from the row that had it."""

    once = True

    @property
    def question(self) -> Matching:
        """The question, by its own type."""
        assert isinstance(self.shown.question, Matching)
        return self.shown.question

    def texts(self) -> Sequence[Text]:
        return [pair.left for pair in self.question.pairs]

    def lettered(self) -> Mapping[str, Text]:
        rights = self.question.rights
        return dict(zip(OPTION_LETTERS, (rights[letter] for letter in self.shown.item.letters), strict=False))

    def labels_of(self, response: Response) -> list[str]:
        shown = dict(zip(self.shown.item.letters, OPTION_LETTERS, strict=False))
        return [shown.get(letter, "") for letter in given(response, len(self.question.pairs))]

    def response(self) -> Response:
        letters = dict(zip(OPTION_LETTERS, self.shown.item.letters, strict=False))
        return [letters.get(label, "") for label in self.chosen]
