"""Tables of a Word document, their columns as wide as what is in them, or what is to be written there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studyapp.exchange.document import Table, joined
from studyapp.exchange.docx_page import ACROSS
from studyapp.locales.cells import cells

if TYPE_CHECKING:
    from docx.document import Document as Word

A_CELL, PADDING, WIDEST = 0.2, 0.6, 8.0
"""Centimetres: a character of half width in a table, what a column needs besides, and what one may ask for."""


def add_table(word: "Word", table: Table) -> None:
    """Put a table at the end of the document."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm, Pt

    rows = [row for row in [table.head, *table.rows] if any(row) or row is not table.head]
    made = word.add_table(len(rows), len(table.head), style="Table Grid")
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
    word.add_paragraph().paragraph_format.line_spacing = Pt(8)


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
