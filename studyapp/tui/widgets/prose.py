"""Running text, folded as both languages want it: no punctuation at the start of a line, Latin words kept whole.

Textual folds a Chinese paragraph wherever the line is full, so that a full stop may begin a line.
"""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from studyapp.locales.cells import wrapped


class Prose(Visual):
    """Styled paragraphs that fold themselves to whatever width they are given."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._folded: tuple[int, Content] = (0, content)

    def folded(self, width: int) -> Content:
        """The content with line breaks put in, for `width` cells."""
        if self._folded[0] != width:
            self._folded = (width, Content("\n").join(self.lines(width)))
        return self._folded[1]

    def lines(self, width: int) -> list[Content]:
        """The content as lines of at most `width` cells."""
        return [part for line in self.content.split("\n", allow_blank=True) for part in _folds(line, width)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self.content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return self.content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.folded(width).get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self.folded(width).render_strips(width, height, style, options)


def _folds(line: Content, width: int) -> list[Content]:
    starts = _starts(line.plain, width) if line.cell_length > width else []
    return [part.rstrip() for part in line.divide(starts)] if starts else [line]


def _starts(plain: str, width: int) -> list[int]:
    """Where in `plain` each line after the first begins."""
    starts, place = [], 0
    for folded in wrapped(plain, width).split("\n"):
        place = plain.index(folded, place)
        starts.append(place)
        place += len(folded)
    return starts[1:]
