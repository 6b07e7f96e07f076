"""A printed paper as a Word document on A4; needs python-docx, which comes with the extra `office`."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from studyapp.exchange.document import (
    Block,
    Document,
    Listed,
    Numbered,
    Paragraph,
    Space,
    Table,
    Verbatim,
    joined,
    literal,
)
from studyapp.exchange.docx_page import FIXED, HAN, element, lay_out, set_fonts, set_properties, set_styles
from studyapp.exchange.docx_tables import add_table
from studyapp.locales import Refusal, phrase
from studyapp.locales.cells import cells

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as Line

GRID, GRID_HAN = 10, 12
"""Points of a drawing: a Han character takes as much room as two others (Courier New is 0.6 em wide)."""
FIELD = "_" * 14
HANGING = 0.8
"""Centimetres from a label to the text beside it."""
LINE_TO_WRITE_ON = 24
"""Points."""
# What Word wants behind borders and spacing rules among the properties of a paragraph.
_AFTER = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


def docx(document: Document) -> bytes:
    """The file. Raises `Refusal` where python-docx is not installed."""
    try:
        import docx as word
    except ImportError:
        raise Refusal(
            phrase(
                "a .docx file needs python-docx; install it with: {command}", command="pip install 'studyapp[office]'"
            )
        ) from None
    writer = _Writer(word.Document())
    writer.write(document)
    buffer = BytesIO()
    writer.word.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Writes a document into an empty one of python-docx."""

    def __init__(self, word: "Word") -> None:
        self.word = word
        lay_out(word)
        set_styles(word)

    def write(self, document: Document) -> None:
        title = joined(document.title)
        set_properties(self.word, title)
        self._centred(self.word.add_paragraph(style="Title"), title)
        if document.facts:
            self._centred(self.word.add_paragraph(), "　".join(joined(fact) for fact in document.facts))
        if document.fields:
            self._centred(self.word.add_paragraph(), "　".join(f"{joined(each)} {FIELD}" for each in document.fields))
        for section in document.sections:
            if section.heading:
                self.word.add_paragraph(joined(section.heading), style="Heading 1")
            for each in section.contents:
                if isinstance(each, Numbered):
                    self._question(each)
                else:
                    self._block(each)

    def _question(self, question: Numbered) -> None:
        """A question stays on one page, but for the room to write in."""
        blocks, text = question.blocks, joined(question.note)
        if blocks and isinstance(blocks[0], Paragraph):
            text, blocks = " ".join(filter(None, [text, blocks[0].text])), blocks[1:]
        self._numbered(f"{question.number}.", text, _goes_on(blocks))
        for place, block in enumerate(blocks, 1):
            self._block(block, HANGING, _goes_on(blocks[place:]))

    def _block(self, block: Block, indent: float = 0, together: bool = False) -> None:
        match block:
            case Paragraph():
                self._paragraph(block, indent, together)
            case Listed(entries):
                for place, (label, text) in enumerate(entries):
                    line = self._line(indent + HANGING, together or place < len(entries) - 1)
                    self._hang(line)
                    line.add_run(f"{label}.\t{joined(text)}")
            case Table():
                add_table(self.word, block)
            case Verbatim(lines):
                self._verbatim(lines, together)
            case Space(lines):
                for _ in range(lines):
                    self._rule(self.word.add_paragraph())

    def _numbered(self, number: str, text: str, together: bool) -> None:
        """The first paragraph of a question."""
        from docx.shared import Pt

        line = self._line(HANGING, together)
        line.paragraph_format.space_before = Pt(8)
        self._hang(line)
        line.add_run(f"{number}\t").bold = True
        self._text(line, text, HANGING, together)

    def _paragraph(self, paragraph: Paragraph, indent: float, together: bool) -> None:
        line = self._line(indent, together)
        if paragraph.lead:
            line.add_run(f"{joined(paragraph.lead)} ").bold = True
        self._text(line, paragraph.text, indent, together)

    def _text(self, line: "Line", text: str, indent: float, together: bool) -> None:
        """A text from here on; empty lines part paragraphs, and python-docx makes line breaks of the other newlines."""
        first, *rest = re.split("\n[ \n]*\n", literal(text).strip())
        line.add_run(first)
        for other in rest:
            self._line(indent, together).add_run(other)

    def _line(self, indent: float, together: bool) -> "Line":
        from docx.shared import Cm

        line = self.word.add_paragraph()
        line.paragraph_format.left_indent = Cm(indent)
        line.paragraph_format.keep_with_next = together
        return line

    def _hang(self, line: "Line") -> None:
        """Put the first line's label before the margin of the others."""
        from docx.shared import Cm

        line.paragraph_format.first_line_indent = Cm(-HANGING)
        line.paragraph_format.tab_stops.add_tab_stop(line.paragraph_format.left_indent or Cm(HANGING))

    def _verbatim(self, lines: Sequence[str], together: bool) -> None:
        from docx.shared import Pt

        line = self._line(0, together)
        line.paragraph_format.keep_together = True
        line.paragraph_format.line_spacing = Pt(GRID_HAN + 1)  # exact, so that boxes have no gaps
        for scripts in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no room between Chinese and Latin, or digits
            line._p.get_or_add_pPr().insert_element_before(element(scripts, val="0"), *_AFTER)
        for place, text in enumerate(lines):
            if place:
                line.add_run().add_break()
            for wide, signs in groupby(literal(text), lambda sign: cells(sign) > 1):
                run = line.add_run("".join(signs))
                run.font.size = Pt(GRID_HAN if wide else GRID)
                set_fonts(run, HAN if wide else FIXED, HAN if wide else FIXED)

    def _rule(self, line: "Line") -> None:
        """A line to write on, with room above it."""
        from docx.shared import Pt

        line.paragraph_format.line_spacing, line.paragraph_format.space_after = Pt(LINE_TO_WRITE_ON), Pt(0)
        borders = element("w:pBdr")
        for side in ("w:bottom", "w:between"):  # without the second, lines one below the other would be one frame
            borders.append(element(side, val="single", sz="4", space="0", color="808080"))
        line._p.get_or_add_pPr().insert_element_before(borders, *_AFTER)

    def _centred(self, line: "Line", text: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(text)


def _goes_on(following: Sequence[Block]) -> bool:
    """Whether what follows belongs on the same page."""
    return bool(following) and not isinstance(following[0], Space)
