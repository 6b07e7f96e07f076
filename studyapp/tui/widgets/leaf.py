"""What stands on a page, worked out before it is shown: which line of which text comes where."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.strip import Strip
from textual.style import Style

from studyapp.tui.widgets.prose import Prose

MARGIN = 1
"""Cells free on the left and on the right."""


class Block(NamedTuple):
    """Text of the page; `place` is the option's, counted from 0, or `None` where it is none; `apart` says that an empty
    line stands before it; `under_cursor` is what stands there, as high, instead of `text` while the cursor does."""

    text: Prose
    place: int | None = None
    apart: bool = False
    under_cursor: Prose | None = None


class Leaf:
    """The blocks of one question, folded and drawn for a width; what was worked out before need not be again."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.width = 0
        self.lines: list[tuple[int, int]] = []
        """Of each line the number of its block and its own number there; -1 for the empty line before a block."""
        self.drawn: dict[tuple[int, bool, Style], list[Strip]] = {}

    def fold(self, width: int) -> None:
        """Work out which line of which block stands where, for `width` cells."""
        if width == self.width:
            return
        self.width, self.drawn, self.lines = width, {}, []
        for number, block in enumerate(self.blocks):
            first = -1 if block.apart else 0
            self.lines += [(number, offset) for offset in range(first, height(block, width))]

    def extent(self, place: int) -> tuple[int, int]:
        """The first line of the option at `place`, and how many it has."""
        lines = [line for line, (number, at) in enumerate(self.lines) if self.blocks[number].place == place and at >= 0]
        return (lines[0], len(lines)) if lines else (0, 0)


def height(block: Block, width: int) -> int:
    """The lines a block takes on a page of `width` cells."""
    return block.text.get_height({}, max(1, width - 2 * MARGIN))
