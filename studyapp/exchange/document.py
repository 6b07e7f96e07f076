"""A paper as it is printed, whatever the format: headings, numbered questions, tables, room to write in."""

import re
from typing import NamedTuple

# C0 but newline, DEL, C1, separators, bidi controls, lone surrogates, and what XML has no place for: nothing a printed
# text needs. A tab becomes a space.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_GAP = re.compile("[ \n]+")


class Paragraph(NamedTuple):
    """Text, perhaps on several lines; `lead` stands before it in bold."""

    text: str
    lead: str = ""


class Listed(NamedTuple):
    """Short texts under each other, each with its label: options, items."""

    entries: list[tuple[str, str]]


class Table(NamedTuple):
    """Rows of cells below a heading; every row is as long as `head`."""

    head: list[str]
    rows: list[list[str]]


class Verbatim(NamedTuple):
    """Lines in a fixed grid: a drawing."""

    lines: list[str]


class Space(NamedTuple):
    """So many empty lines to write on."""

    lines: int


Block = Paragraph | Listed | Table | Verbatim | Space


class Numbered(NamedTuple):
    """A question under its number; `note` (its type, its marks) stands before its first paragraph."""

    number: int
    note: str
    blocks: list[Block]


class Section(NamedTuple):
    """A part of the paper; without a heading it simply begins."""

    heading: str
    contents: list[Block | Numbered]


class Document(NamedTuple):
    """`facts` are what is said of the whole paper (marks, minutes), `fields` the names of what the student fills in at
    the top (name, number)."""

    title: str
    facts: list[str]
    fields: list[str]
    sections: list[Section]


def literal(text: str) -> str:
    """A text without signs that would not print as themselves; its lines end in newlines."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def joined(text: str) -> str:
    """A text on one line, for a heading or a cell of a table."""
    return _GAP.sub(" ", literal(text)).strip(" ")
