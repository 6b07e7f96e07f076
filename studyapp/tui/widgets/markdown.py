"""Rendering notes: Markdown with `==term==`, which can be hidden for recall."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from rich.cells import cell_len
from textual.widgets import Markdown
from textual.widgets._markdown import MarkdownParagraph  # not exported; BLOCKS wants a subclass of it

from studyapp.tui.widgets.prose import Prose

TERM = "=="


def parser(hide_terms: bool) -> Callable[[], MarkdownIt]:
    """A factory of parsers for notes: no raw HTML, and terms bold, or covered by a line as wide as they are.

    Terms are a rule of their own, not `**` in disguise: CommonMark's emphasis fails beside Chinese punctuation.
    """

    def make() -> MarkdownIt:
        reader = MarkdownIt("commonmark", {"html": False}).enable("table")
        reader.inline.ruler.before("emphasis", "term", _hidden if hide_terms else _shown)
        reader.inline.add_terminator_char("=")
        return reader

    return make


def _shown(state: StateInline, silent: bool) -> bool:
    return _term(state, silent, lambda words: words)


def _hidden(state: StateInline, silent: bool) -> bool:
    return _term(state, silent, lambda words: "_" * max(4, cell_len(words)))


def _term(state: StateInline, silent: bool, drawn: Callable[[str], str]) -> bool:
    if not state.src.startswith(TERM, state.pos):
        return False
    end = state.src.find(TERM, state.pos + 2)
    words = state.src[state.pos + 2 : end]
    if end < 0 or not words.strip() or "\n" in words:
        return False
    if not silent:
        state.push("strong_open", "strong", 1)
        state.push("text", "", 0).content = drawn(words)
        state.push("strong_close", "strong", -1)
    state.pos = end + 2
    return True


class _Paragraph(MarkdownParagraph):
    def render(self) -> Prose:
        return Prose(self._content)


class Notes(Markdown):
    """Markdown whose paragraphs fold like the rest of the app's text."""

    BLOCKS = {**Markdown.BLOCKS, "paragraph_open": _Paragraph}
