"""A printed paper as a Word document on A4; needs python-docx, which comes with the extra `office`."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

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
from studyapp.locales import Refusal, phrase
from studyapp.locales.cells import cells

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run

LATIN, HAN, HAN_BOLD, FIXED = "Times New Roman", "SimSun", "SimHei", "Courier New"
BODY, TITLE, HEADING = 10.5, 16, 12
"""Points; 10.5 is 五号, what Chinese papers are set in."""
GRID, GRID_HAN = 10, 12
"""Points of a drawing: a Han character takes as much room as two others (Courier New is 0.6 em wide)."""
FIELD = "_" * 14
HANGING = 0.8
"""Centimetres from a label to the text beside it."""
ACROSS = 16.6
"""Centimetres between the margins."""
A_CELL, PADDING, WIDEST = 0.2, 0.6, 8.0
"""Centimetres: a character of half width in a table, what a column needs besides, and what one may ask for."""
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
        self._page()
        self._styles()

    def write(self, document: Document) -> None:
        title = joined(document.title)
        self._properties(title)
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
                self._table(block)
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

    def _table(self, table: Table) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Cm, Pt

        rows = [row for row in [table.head, *table.rows] if any(row) or row is not table.head]
        made = self.word.add_table(len(rows), len(table.head), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        widths = column_widths(rows)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
        for line, row in zip(made.rows, rows, strict=True):
            for cell, text, width in zip(line.cells, row, widths, strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].add_run(joined(text)).bold = row is table.head
                cell.paragraphs[0].paragraph_format.keep_with_next = row is not rows[-1]
        self.word.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def _verbatim(self, lines: Sequence[str], together: bool) -> None:
        from docx.shared import Pt

        line = self._line(0, together)
        line.paragraph_format.keep_together = True
        line.paragraph_format.line_spacing = Pt(GRID_HAN + 1)  # exact, so that boxes have no gaps
        for scripts in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no room between Chinese and Latin, or digits
            line._p.get_or_add_pPr().insert_element_before(_made(scripts, val="0"), *_AFTER)
        for place, text in enumerate(lines):
            if place:
                line.add_run().add_break()
            for wide, signs in groupby(literal(text), lambda sign: cells(sign) > 1):
                run = line.add_run("".join(signs))
                run.font.size = Pt(GRID_HAN if wide else GRID)
                _set_fonts(run, HAN if wide else FIXED, HAN if wide else FIXED)

    def _rule(self, line: "Line") -> None:
        """A line to write on, with room above it."""
        from docx.shared import Pt

        line.paragraph_format.line_spacing, line.paragraph_format.space_after = Pt(LINE_TO_WRITE_ON), Pt(0)
        borders = _made("w:pBdr")
        for side in ("w:bottom", "w:between"):  # without the second, lines one below the other would be one frame
            borders.append(_made(side, val="single", sz="4", space="0", color="808080"))
        line._p.get_or_add_pPr().insert_element_before(borders, *_AFTER)

    def _centred(self, line: "Line", text: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(text)

    def _page(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        page = self.word.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm((21 - ACROSS) / 2)
        page.top_margin = page.bottom_margin = Cm(2)
        foot = page.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field, run, number = _made("w:fldSimple", instr="PAGE"), _made("w:r"), _made("w:t")
        number.text = "1"
        run.append(number)
        field.append(run)
        foot._p.append(field)

    def _styles(self) -> None:
        from docx.shared import Pt, RGBColor

        for name, size, han in (("Normal", BODY, HAN), ("Title", TITLE, HAN_BOLD), ("Heading 1", HEADING, HAN_BOLD)):
            style: Any = self.word.styles[name]
            style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
            style.paragraph_format.space_after = Pt(3)
            _set_fonts(style, LATIN, han)
            if name == "Title":  # the template's has a blue line below it
                for border in style.element.pPr.findall(_name("w:pBdr")):
                    style.element.pPr.remove(border)

    def _properties(self, title: str) -> None:
        properties = self.word.core_properties
        properties.title = title[:255]
        properties.author = properties.comments = properties.last_modified_by = ""
        for date in ("dcterms:created", "dcterms:modified"):  # the template's
            made: Any = properties._element
            made.remove(made.find(_name(date)))


def _set_fonts(of: "Run | Any", latin: str, han: str) -> None:
    """Fonts for each script: Word takes the East Asian one for Han characters and full-width signs."""
    fonts = of.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    for script, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", han)):
        fonts.set(_name(f"w:{script}"), font)


def _goes_on(following: Sequence[Block]) -> bool:
    """Whether what follows belongs on the same page."""
    return bool(following) and not isinstance(following[0], Space)


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Centimetres for each column: what its texts need, and the rest for those to write in, or for the longest."""
    columns = list(zip(*rows, strict=True))
    needed = [min(max(cells(text) for text in column) * A_CELL + PADDING, WIDEST) for column in columns]
    rest = ACROSS - sum(needed)
    if rest < 0:
        return [width * ACROSS / sum(needed) for width in needed]
    takers = [place for place, column in enumerate(columns) if not any(column[1:])]
    if not takers:
        takers = [needed.index(max(needed))] if len(columns) < 4 else [*range(len(columns))]
    return [width + (rest / len(takers) if place in takers else 0) for place, width in enumerate(needed)]


def _made(tag: str, **attributes: str) -> Any:
    """A new element; its attributes are of Word's own name space."""
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)
