"""A paper -> the document to print: with answers, without, or the sheet that goes with it."""

from collections.abc import Iterator
from typing import Literal

from studyapp.course.text import Content
from studyapp.exchange.answers import answered, spoken
from studyapp.exchange.asked import asked, room
from studyapp.exchange.document import Block, Document, Numbered, Paragraph, Section
from studyapp.exchange.headings import facts, heading, note
from studyapp.exchange.paper import Asked, Paper, Part
from studyapp.exchange.sheet import sheet
from studyapp.exchange.wording import Wording, speaking, wording
from studyapp.locales import say
from studyapp.marking.schemes import printed

Answers = Literal["none", "with", "sheet", "blank"]
"""No answers; each below its question; a sheet of them without the questions; that sheet to be filled in."""


def printed_paper(paper: Paper, answers: Answers, content: Content) -> Document:
    """The paper with its questions in `content`, and the words around them in the same language; with `both`, that of
    the interface comes first."""
    words = wording(content)
    with speaking(words.first):
        title = words.said(paper.title)
        if answers in ("sheet", "blank"):
            what = words.words(lambda: say("answers") if answers == "sheet" else say("answer sheet"))
            title = say("{title}: {what}", title=title, what=what)
        fields = [] if answers in ("with", "sheet") or paper.was_sat else _fields(words)
        return Document(title, facts(paper, words), fields, list(_sections(paper, answers, words)))


def _fields(words: Wording) -> list[str]:
    return [
        words.words(lambda: say("Name:")),
        words.words(lambda: say("Student no.:")),
        words.words(lambda: say("Score:")),
    ]


def _sections(paper: Paper, answers: Answers, words: Wording) -> Iterator[Section]:
    start = 1
    for place, part in enumerate(paper.parts):
        numbers = range(start, start := start + len(part.asked))
        if answers in ("sheet", "blank"):
            contents = list(sheet(part, numbers, answers == "blank", words))
        else:
            contents = list(_questions(part, numbers, answers == "with", words))
        yield Section(heading(paper, part, place, words), contents)


def _questions(part: Part, numbers: range, with_answers: bool, words: Wording) -> Iterator[Block | Numbered]:
    if part.rule is not None:
        yield Paragraph(words.words(lambda: say("({rule})", rule=part.rule)))
    told = ""
    for number, one in zip(numbers, part.asked, strict=True):
        if one.material is not None and one.material.id != told:
            yield Paragraph("", words.said(one.material.title))
            yield from (Paragraph(text) for text in words.versions(one.material.material))
        told = one.material.id if one.material else ""
        yield Numbered(number, note(one, part, words), list(_blocks(one, with_answers, words)))


def _blocks(one: Asked, with_answers: bool, words: Wording) -> Iterator[Block]:
    yield from asked(one.question, one.letters, words)
    if one.mark is not None:
        given = spoken(one.question, "" if one.given is None else one.given, one.letters, words)
        share = f"{printed(one.mark)}/{printed(one.full)}"
        yield Paragraph(say("{given} ({share})", given=given, share=share), say("Your answer: ").strip())
    if with_answers:
        yield from answered(one.question, one.letters, one.full, words)
    elif one.mark is None:
        yield from room(one.question, one.full)
