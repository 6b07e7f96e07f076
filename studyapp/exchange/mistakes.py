"""The mistake book as Markdown, CSV or JSON."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from msgspec.json import encode, format

from studyapp.course.points import Written
from studyapp.course.text import Content, Text
from studyapp.exchange.answers import answered, key
from studyapp.exchange.asked import asked
from studyapp.exchange.document import Block, Document, Numbered, Paragraph, Section, literal
from studyapp.exchange.markdown import markdown
from studyapp.exchange.paper import Asked
from studyapp.exchange.wording import Wording, speaking, wording
from studyapp.locales import Phrase, say, say_n
from studyapp.sitting.events import Cause

Kind = Literal["md", "csv", "json"]

FORMULAS = tuple("=+-@＝＋－＠\t")
"""Signs by which a spreadsheet takes a cell for a formula."""


class Mistaken(NamedTuple):
    """A question as the book has it: `wrong` answers, the last on the day `last` (ISO, empty without any), right on
    `days` days since; `is_open` while it stands in the book. `causes` are what the student puts them down to."""

    asked: Asked
    topic: Text
    wrong: int
    days: int
    last: str
    is_open: bool
    causes: dict[Cause, Phrase]
    note: str
    bookmarked: bool


def exported(book: Sequence[Mistaken], kind: Kind, content: Content, title: Text) -> str:
    """The book with its questions in `content`, and the words around them in the same language; with `both`, that of
    the interface comes first."""
    words = wording(content)
    with speaking(words.first):
        if kind == "md":
            return markdown(_document(book, words, title))
        return _csv(book, words) if kind == "csv" else _json(book, words)


def _document(book: Sequence[Mistaken], words: Wording, title: Text) -> Document:
    contents: list[Block | Numbered] = []
    for number, one in enumerate(book, 1):
        if one.asked.material is not None:
            contents.append(Paragraph("", words.said(one.asked.material.title)))
            contents += [Paragraph(text) for text in words.versions(one.asked.material.material)]
        contents.append(Numbered(number, _remark(one, words), list(_blocks(one, words))))
    heading = words.words(lambda: say("{title}: {what}", title=words.said(title), what=say("Mistake book")))
    count = words.words(lambda: say_n("{n} question", "{n} questions", len(book)))
    return Document(heading, [count], [], [Section("", contents)])


def _remark(one: Mistaken, words: Wording) -> str:
    """What stands before a question: its topic and how often it was wrong."""
    parts = [words.said(one.topic), str(one.asked.question.type_name)]
    if one.wrong:
        parts.append(say_n("wrong once, {last}", "wrong {n} times, last {last}", one.wrong, last=one.last))
    parts += [say("right on {n} days since", n=one.days)] if one.days else []
    parts += [say("★ bookmarked")] if one.bookmarked else []
    return say("({remark})", remark=say(", ").join(parts))


def _blocks(one: Mistaken, words: Wording) -> Iterator[Block]:
    question, letters = one.asked.question, one.asked.letters
    yield from asked(question, letters, words)
    yield from answered(question, letters, one.asked.full, words)
    if one.causes:
        yield Paragraph(_causes(one), say("Cause: ").strip())
    if one.note:
        yield Paragraph(one.note, say("My note: ").strip())


def _causes(one: Mistaken) -> str:
    return say(", ").join(str(name) for name in one.causes.values())


def _csv(book: Sequence[Mistaken], words: Wording) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [
            *(say("Id"), say("Topic"), say("Type"), say("Question"), say("Answer"), say("Explanation")),
            *(say("Times wrong"), say("Days right since"), say("Last wrong"), say("Cause"), say("My note")),
            *(say("Bookmark"), say("In the book")),
        ]
    )
    for one in book:
        texts = [one.asked.question.id, words.said(one.topic), str(one.asked.question.type_name)]
        texts += [_question(one, words), _answer(one, words), "\n".join(words.versions(one.asked.question.why))]
        marks = ["★" if one.bookmarked else "", say("yes") if one.is_open else ""]
        row = [*texts, one.wrong, one.days, one.last, _causes(one), one.note, *marks]
        writer.writerow([_defused(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _defused(cell: str) -> str:
    """The cell as a spreadsheet shows it and does not calculate it."""
    text = literal(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULAS) else text


def _json(book: Sequence[Mistaken], words: Wording) -> str:
    return format(encode([_object(one, words) for one in book]), indent=2).decode() + "\n"


def _object(one: Mistaken, words: Wording) -> dict[str, Any]:
    question = one.asked.question
    return {
        "id": question.id,
        "topic": question.topic,
        "type": question.__struct_config__.tag,
        "question": literal(_question(one, words)),
        "answer": literal(_answer(one, words)),
        "why": literal("\n".join(words.versions(question.why))),
        "wrong": one.wrong,
        "days_right": one.days,
        "last_wrong": one.last or None,
        "open": one.is_open,
        "causes": list(one.causes),
        "note": one.note,
        "bookmarked": one.bookmarked,
    }


def _question(one: Mistaken, words: Wording) -> str:
    """All that is asked, as plain lines."""
    lines = one.asked.question.lines(one.asked.letters, words.content, words.first)
    if one.asked.material is None:
        return "\n".join(lines)
    return "\n".join([*words.versions(one.asked.material.material), *lines])


def _answer(one: Mistaken, words: Wording) -> str:
    """The right answer; of an answer in words the key points."""
    question = one.asked.question
    if isinstance(question, Written):
        return "\n".join(words.said(each.point) for each in question.points)
    return key(question, one.asked.letters, words)
