"""The line between a question and what is said of it; at its end stands what the student says of it."""

from rich.text import Text
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from studyapp.locales import say
from studyapp.sitting.events import Confidence
from studyapp.study.remarks import CONFIDENCES, Said
from studyapp.tui.widgets.bars import fitted

SIGN = "─"
END = 2
"""Signs behind the words."""


class RemarkRule(Widget):
    """A rule that takes no more room with words than without."""

    DEFAULT_CSS = """
    RemarkRule { height: 1; color: $foreground 25%; .words { color: $warning; text-style: bold; } }
    """
    COMPONENT_CLASSES = {"words"}

    words: reactive[str] = reactive("")

    def __init__(self, words: str = "") -> None:
        super().__init__(id="rule")
        self.set_reactive(RemarkRule.words, words)

    def render(self) -> RenderResult:
        width = self.content_size.width
        if not self.words:
            return Text(SIGN * width, end="", no_wrap=True)
        words = f" {fitted(self.words, min(width, Text(self.words).cell_len))} "
        before = max(0, width - END - Text(words).cell_len)
        bright = self.get_component_rich_style("words", partial=True)
        return Text.assemble(SIGN * before, (words, bright), SIGN * END, end="", no_wrap=True)


def in_words(said: Said, confidence: Confidence) -> str:
    """What stands on the rule."""
    words = [str(CONFIDENCES[confidence])] if confidence else []
    words += [say("✎ my note")] if said.note else []
    words += [say("★ bookmarked")] if said.bookmarked else []
    return "  ".join(words)
