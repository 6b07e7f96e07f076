"""One option of a question as it is drawn."""

from rich.cells import cell_len
from textual.content import Content

from studyapp.locales import say
from studyapp.tui.widgets.bars import fitted
from studyapp.tui.widgets.prose import Prose

CHOSEN = "●"
"""The sign of an option under the cursor, where the cursor is the choice."""


class ChoiceLine(Prose):
    """Sign, letter, words, verdict. Where there may be one, its column is kept free from the start: nothing jumps."""

    def __init__(self, sign: str, label: str, words: Content, verdict: Content | None, style: str) -> None:
        """`verdict` is `None` where there never is one."""
        super().__init__(words)
        self._before = Content.styled(fitted(sign, max(2, cell_len(sign) + 1)) + fitted(label, 3), style)
        self._after = verdict or Content()
        words_for_it = (say("✓ answer"), say("✗ yours"), say("✓ yours"))
        self._room = 0 if verdict is None else 1 + max(map(cell_len, words_for_it))

    def lines(self, width: int) -> list[Content]:
        left = self._before.cell_length
        room = max(1, width - left - self._room)
        first, *others = super().lines(room)
        gap = width - left - first.cell_length - self._after.cell_length
        return [
            Content.assemble(self._before, first, " " * gap, self._after),
            *(Content.assemble(" " * left, other) for other in others),
        ]
