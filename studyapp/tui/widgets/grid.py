"""A two-by-two matrix of lettered cells, drawn with lines, under and beside its headings."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.style import Style

from studyapp.tui.widgets.panes import Sheet
from studyapp.tui.widgets.prose import Prose

LEAST_CELL, LEAST_HEADING = 14, 8
BAR, CROSS, RULE = " │ ", "─┼─", "─"


class Grid(Sheet):
    """`cells` are the four categories in reading order; `style_of` says how a letter is shown now."""

    def __init__(
        self,
        id: str,
        across: Sequence[Prose],
        down: Sequence[Prose],
        cells: Mapping[str, Prose],
        style_of: Callable[[str], str],
    ) -> None:
        super().__init__(id)
        self.across, self.down, self.cells, self.style_of = across, down, cells, style_of
        self._heading = max(_longest(each) for each in down)
        self._cell = max(*(_longest(each) for each in across), *(3 + _longest(each) for each in cells.values()))
        around = 2 * len(BAR) + 1
        self.natural = self._heading + 2 * self._cell + around
        self.least = min(self._heading, LEAST_HEADING) + 2 * min(self._cell, LEAST_CELL) + around

    def lines(self, width: int) -> list[Content]:
        return [line for block in self._blocks(width) for line in block]

    def span(self, place: int) -> tuple[int, int]:
        above, first, rule, second = map(len, self._blocks(self.canvas.size.width))
        return (above, first) if place < 2 else (above + first + rule, second)

    def _blocks(self, width: int) -> tuple[list[Content], list[Content], list[Content], list[Content]]:
        """The headings above, the first row, the line under it, the second row."""
        least, wanted = (2 * (cell + len(BAR)) for cell in (min(self._cell, LEAST_CELL), self._cell))
        heading = max(2, min(self._heading, width - least, max(width // 4, width - wanted)))
        cell = max(5, min(self._cell, (width - heading) // 2 - len(BAR)))
        above = _beside([_column([], heading), *(_column(each.lines(cell), cell) for each in self.across)])
        labels = list(self.cells)
        first, second = (
            _beside([_column(side.lines(heading), heading), *(self._box(label, cell) for label in pair)])
            for side, pair in zip(self.down, (labels[:2], labels[2:]), strict=True)
        )
        rule = Content.styled(RULE * heading + CROSS + RULE * cell + CROSS + RULE * cell, "dim")
        return above, first, [rule], second

    def _box(self, label: str, width: int) -> list[Content]:
        words = _column(self.cells[label].lines(width - 3), width - 3)
        style, meta = self.style_of(label), Style.from_meta({"label": label})
        return [
            Content.assemble("   " if n else f"{label}  ", line).stylize(style).stylize(meta)
            for n, line in enumerate(words)
        ]


def _column(lines: Sequence[Content], width: int) -> list[Content]:
    return [line.pad_right(width - line.cell_length) for line in lines or [Content("")]]


def _beside(columns: Sequence[list[Content]]) -> list[Content]:
    """Columns side by side, each filled up to the tallest."""
    height = max(map(len, columns))
    filled = [[*lines, *[Content(" " * lines[0].cell_length)] * (height - len(lines))] for lines in columns]
    return [Content.styled(BAR, "dim").join(parts) for parts in zip(*filled, strict=True)]


def _longest(prose: Prose) -> int:
    return max(line.cell_length for line in prose.content.split("\n"))
