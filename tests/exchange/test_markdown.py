"""A document as Markdown: what banks say shows literally, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from studyapp.exchange.document import Document, Listed, Numbered, Paragraph, Section, Space, Table, Verbatim, literal
from studyapp.exchange.markdown import markdown

HOSTILE = [
    "**bold** _it_ `code` ~~gone~~ <b>html</b> <!-- x --> &amp; &#35; [link](http://x.org) ![i](y)",
    "# no heading",
    "- no list\n+ nor this\n1. nor this\n2) nor this\n> nor a quote",
    "---",
    "===\n***",
    "a | b\n--- | ---",
    "https://evil.example www.evil.example me@evil.example :+1:",
    "```\nfence",
    "~~~",
    "\\",
    "a\\\nb",
    "{#id} $x$ [^1]: x",
    "____(1)和____(2)与 ____",
]
READER = MarkdownIt("gfm-like", {"html": True})
READER.linkify.set({"fuzzy_link": False})  # type: ignore[union-attr]


def read(text: str) -> list[Token]:
    """The blocks a reader of Markdown sees, with what is in them; the title is left out."""
    return READER.parse(text)[3:]


def said(token: Token) -> str:
    """The text of a line or a cell; fails where anything in it is more than text."""
    words = []
    for child in token.children or []:
        assert child.type in ("text", "hardbreak", "softbreak"), child
        words.append("\n" if child.type != "text" else child.content)
    return "".join(words)


def printed(*contents: object) -> str:
    return markdown(Document("T", [], [], [Section("", list(contents))]))  # type: ignore[arg-type]


def plain(text: str) -> list[str]:
    """The lines that are not empty, as a page shows them."""
    return [" ".join(line.split()) for line in literal(text).split("\n") if line.strip()]


def shown(tokens: list[Token]) -> list[str]:
    return [line for token in tokens if token.type == "inline" for line in plain(said(token))]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_is_no_markup(text: str) -> None:
    tokens = read(printed(Paragraph(text)))
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert shown(tokens) == plain(text)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Zs",)) | st.sampled_from(" \n|*_`#-<>[]()!:\\&;~=.1"),
        min_size=1,
    )
)
def test_any_text_shows_as_it_is(text: str) -> None:
    if not plain(text):
        return
    tokens = read(printed(Paragraph(text)))
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert shown(tokens) == plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_of_a_table_holds_any_text(text: str) -> None:
    tokens = read(printed(Table(["head", text], [[text, "x"], ["", text]])))
    cells = [" ".join(plain(said(token))) for token in tokens if token.type == "inline"]
    one = " ".join(plain(text))
    assert cells == ["head", one, one, "x", "", one]
    assert sum(token.type == "tr_open" for token in tokens) == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_options_and_headings_hold_any_text(text: str) -> None:
    document = Document(text, [text], [text], [Section(text, [Listed([("A", text), ("1", text)])])])
    tokens = READER.parse(markdown(document))
    one = " ".join(plain(text))
    lines = [said(token) for token in tokens if token.type == "inline"]
    assert lines[0] == lines[1] == lines[3] == one
    assert lines[2].startswith(one)
    assert lines[4] == f"A. {one}\n1. {one}"


def test_a_drawing_stands_in_a_fence_longer_than_any_in_it() -> None:
    drawing = ["+--+", "````", "| *x* |"]
    (fence,) = read(printed(Verbatim(drawing)))
    assert (fence.type, fence.content) == ("fence", "\n".join(drawing) + "\n")


def test_room_to_write_is_lines() -> None:
    assert [token.type for token in read(printed(Space(3)))] == ["hr"] * 3


def test_a_question_has_its_number_and_note_before_its_first_line() -> None:
    text = printed(Numbered(7, "(2 marks)", [Paragraph("1. Why?\nWarum?"), Paragraph("x", "Answer:")]))
    assert text == "# T\n\n**7.** (2 marks) 1. Why?  \nWarum?\n\n**Answer:** x\n"
    assert printed(Numbered(7, "", [Verbatim(["x"])])).endswith("**7.**\n\n```\nx\n```\n")
    assert printed(Numbered(7, "", [])).endswith("**7.**\n")


def test_signs_nobody_sees_are_left_out() -> None:
    assert printed(Paragraph("a\x00\x07\x1b[31m\u202eb\ud800\ufffe\tc\r\nd")) == "# T\n\na\\[31mb c  \nd\n"
