"""A printed paper as Markdown (CommonMark with tables). What banks say is data: it is escaped to show literally."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

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

FIELD = "＿" * 8
"""Full-width, so that it is no sign of Markdown."""
RULE = "_" * 60
_BREAK = "  \n"

# Signs that may begin markup anywhere; an ampersand only before a character reference; what makes bare addresses,
# mentions and emoji of some readers.
_MARKUP = re.compile(r"[\\`*_~^$|<\[\]{}]|==|&(?=#?\w+;)|@(?=\w)|:(?=//|[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
# Signs that mean something at the start of a line only.
_STARTS = tuple("#>+=:-")
_NUMBER = re.compile(r"\d+(?=[.)])")
_FENCE = re.compile("`{3,}")


def markdown(document: Document) -> str:
    """The whole document, ending in a newline."""
    return "\n\n".join(_parts(document)) + "\n"


def escaped(text: str) -> str:
    """A text within a line, so that it shows as it is."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", literal(text))


def _parts(document: Document) -> Iterator[str]:
    yield f"# {escaped(joined(document.title))}"
    if document.facts:
        yield _line(" · ".join(joined(fact) for fact in document.facts))
    if document.fields:
        yield _line("　".join(f"{joined(field)} {FIELD}" for field in document.fields))
    for section in document.sections:
        if section.heading:
            yield f"## {escaped(joined(section.heading))}"
        for each in section.contents:
            yield from _question(each) if isinstance(each, Numbered) else [_block(each)]


def _question(question: Numbered) -> Iterator[str]:
    lead = " ".join(filter(None, [f"**{question.number}.**", escaped(joined(question.note))]))
    match question.blocks:
        case [Paragraph() as first, *blocks]:
            yield f"{lead} {_paragraph(first, starts=False)}"
        case blocks:
            yield lead
    yield from map(_block, blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Listed(entries):
            return _BREAK.join(_entry(label, text) for label, text in entries)
        case Table(head, rows):
            return "\n".join([_row(head), "|" + " --- |" * len(head), *map(_row, rows)])
        case Verbatim(lines):
            return _fenced([literal(line) for line in lines])
        case Space(lines):
            return "\n\n".join([RULE] * lines)


def _paragraph(paragraph: Paragraph, starts: bool = True) -> str:
    """Its lines with hard breaks between them; empty lines part paragraphs. `starts` says that it begins a line."""
    lines = [line.strip() for line in literal(paragraph.text).strip().split("\n")]
    bold = f"**{escaped(joined(paragraph.lead))}**" if paragraph.lead else ""
    first = escaped(lines[0]) if bold or not starts else _line(lines[0])
    # Behind a full-width sign, bold only ends before a space.
    found = " ".join(filter(None, [bold, first]))
    for before, line in pairwise(lines):
        if line:
            found += (_BREAK if before else "\n\n") + _line(line)
    return found


def _line(text: str) -> str:
    """A text at the start of a line."""
    text = literal(text)
    if number := _NUMBER.match(text):
        return f"{number[0]}\\{_rest(text[number.end() :])}"
    return f"\\{_rest(text)}" if text[:1] in _STARTS else escaped(text)


def _rest(text: str) -> str:
    """A text whose first sign is escaped already."""
    return text[:1] + escaped(text[1:])


def _entry(label: str, text: str) -> str:
    """A number would begin a list, and readers count those anew."""
    dot = "\\." if label.isdecimal() else "."
    return f"{label}{dot} {escaped(joined(text))}"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escaped(joined(cell)) for cell in cells) + " |"


def _fenced(lines: Sequence[str]) -> str:
    longest = max((len(run) for line in lines for run in _FENCE.findall(line)), default=2)
    fence = "`" * (longest + 1)
    return "\n".join([fence, *lines, fence])
