"""A document as Word: it opens again, and says what the Markdown says."""

import builtins
import re
from io import BytesIO
from typing import Any

import docx as word
import pytest
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as Line

from studyapp.course.text import Content
from studyapp.exchange.document import Document, Listed, Numbered, Paragraph, Section, Space, Table, Verbatim
from studyapp.exchange.docx import docx
from studyapp.exchange.docx_page import ACROSS
from studyapp.exchange.docx_tables import column_widths
from studyapp.exchange.markdown import markdown
from studyapp.exchange.printed import Answers, printed_paper
from studyapp.locales import Refusal
from studyapp.study.printing import bank_paper
from studyapp.study.study import Study
from tests.cli.every_type import BANK


def opened(document: Document) -> Any:
    return word.Document(BytesIO(docx(document)))


def texts(opened: Any) -> list[str]:
    """Everything it says, in order."""
    found = []
    for each in opened.iter_inner_content():
        if isinstance(each, WordTable):
            found += [cell.text for row in each.rows for cell in row.cells]
        else:
            assert isinstance(each, Line)
            found.append(each.text)
    return found


def of(*contents: object) -> Document:
    return Document("T", [], [], [Section("", list(contents))])  # type: ignore[arg-type]


def words(text: str) -> str:
    """Letters and digits only: what stands in any format."""
    return re.sub(r"[\W_＿]+", "", text)


@pytest.mark.parametrize("content", ["zh", "en", "both"])
@pytest.mark.parametrize("answers", ["none", "with", "sheet", "blank"])
def test_word_and_markdown_say_the_same(study: Study, content: Content, answers: Answers) -> None:
    document = printed_paper(bank_paper(study, [BANK]), answers, content)
    found = "".join(map(words, texts(opened(document))))
    assert len(found) > 50
    assert found == words(markdown(document))


def test_nothing_hostile_breaks_the_file() -> None:
    text = "a\x00\x07\x1b\u202e<w:p/>&amp;\ufffe\ud800 ]]> **b** | c"
    clean = "a<w:p/>&amp; ]]> **b** | c"
    document = Document(
        text,
        [text],
        [],
        [Section(text, [Paragraph(text, text), Listed([("A", text)]), Table([text], [[text]]), Verbatim([text])])],
    )
    assert texts(opened(document)) == [
        clean, clean, clean, f"{clean} {clean}", f"A.\t{clean}", clean, clean, "", clean,
    ]  # fmt: skip


def test_the_page_is_a4_and_chinese_has_a_chinese_font() -> None:
    made = opened(of(Paragraph("中文")))
    page = made.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    for style in ("Normal", "Title", "Heading 1"):
        fonts = made.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("SimSun", "SimHei")
        assert not [name for name in fonts.attrib if name.endswith("Theme")]
    assert "PAGE" in page.footer._element.xml


def test_nothing_of_the_template_is_told() -> None:
    told = opened(of()).core_properties
    assert (told.title, told.author, told.comments, told.last_modified_by) == ("T", "", "", "")
    assert (told.created, told.modified) == (None, None)


def test_a_drawing_keeps_its_grid() -> None:
    """A Han character is as wide as two others: 12 points and 0.6 of 10."""
    (line,) = [each for each in opened(of(Verbatim(["顾客 ┌─┐", "  x"]))).paragraphs if "顾客" in each.text]
    assert line.text == "顾客 ┌─┐\n  x"
    assert [each.tag for each in line._p.pPr] == [
        qn(f"w:{name}") for name in ("keepNext", "keepLines", "autoSpaceDE", "autoSpaceDN", "spacing", "ind")
    ]
    fonts = {
        run.text.strip(): (run.font.size.pt, run.element.rPr.rFonts.get(qn("w:eastAsia")))
        for run in line.runs
        if run.text.strip()
    }
    assert fonts == {"顾客": (12, "SimSun"), "┌─┐": (10, "Courier New"), "x": (10, "Courier New")}


def test_room_to_write_is_ruled_lines() -> None:
    lines = opened(of(Space(3))).paragraphs[-3:]
    for line in lines:
        assert line.text == ""
        # Word refuses a paragraph whose properties are in another order.
        assert [each.tag for each in line._p.pPr] == [qn("w:pBdr"), qn("w:spacing")]


@pytest.mark.parametrize(
    ("rows", "wide"),
    [
        ([["Key points", "Worth"], ["how fine the data are", "1"]], [0]),
        ([["Box", "Answer"], ["[1]", ""], ["[2]", ""]], [1]),
        ([["No.", "1", "2", "3", "4"], ["Answer", "A", "B", "C", "D"]], [0]),
        ([["x" * 90, "y" * 90, "z" * 90]], [0, 1, 2]),
    ],
)
def test_columns_fill_the_page_and_have_room_for_what_is_in_them(rows: list[list[str]], wide: list[int]) -> None:
    widths = column_widths(rows)
    assert sum(widths) == pytest.approx(ACROSS)
    assert [place for place, width in enumerate(widths) if width == max(widths)] == wide


def test_a_question_without_a_first_line_keeps_its_number() -> None:
    assert texts(opened(of(Numbered(3, "(1 mark)", [Verbatim(["x"])]))))[1:] == ["3.\t(1 mark)", "x"]


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docx" or name.startswith("docx."):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Refusal, match=re.escape("pip install 'studyapp[office]'")):
        docx(of())
