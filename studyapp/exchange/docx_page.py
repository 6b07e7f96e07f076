"""The page of a Word document: paper, type, what the file says of itself, and what python-docx has no words for."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.run import Run

LATIN, HAN, HAN_BOLD, FIXED = "Times New Roman", "SimSun", "SimHei", "Courier New"
BODY, TITLE, HEADING = 10.5, 16, 12
"""Points; 10.5 is 五号, what Chinese papers are set in."""
ACROSS = 16.6
"""Centimetres between the margins."""


def lay_out(word: "Word") -> None:
    """A4, with the number of the page at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm((21 - ACROSS) / 2)
    page.top_margin = page.bottom_margin = Cm(2)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field, run, number = element("w:fldSimple", instr="PAGE"), element("w:r"), element("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    foot._p.append(field)


def set_styles(word: "Word") -> None:
    """The type of text, title and headings."""
    from docx.shared import Pt, RGBColor

    for name, size, han in (("Normal", BODY, HAN), ("Title", TITLE, HAN_BOLD), ("Heading 1", HEADING, HAN_BOLD)):
        style: Any = word.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(3)
        set_fonts(style, LATIN, han)
        if name == "Title":  # the template's has a blue line below it
            for border in style.element.pPr.findall(qualified("w:pBdr")):
                style.element.pPr.remove(border)


def set_properties(word: "Word", title: str) -> None:
    """What the file says of itself: its title, and nothing of the template's."""
    properties = word.core_properties
    properties.title = title[:255]
    properties.author = properties.comments = properties.last_modified_by = ""
    for date in ("dcterms:created", "dcterms:modified"):  # the template's
        own: Any = properties._element
        own.remove(own.find(qualified(date)))


def set_fonts(of: "Run | Any", latin: str, han: str) -> None:
    """Fonts for each script: Word takes the East Asian one for Han characters and full-width signs."""
    fonts = of.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    for script, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", han)):
        fonts.set(qualified(f"w:{script}"), font)


def element(tag: str, **attributes: str) -> Any:
    """A new element; its attributes are of Word's own name space."""
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qualified(f"w:{name}"), value)
    return made


def qualified(tag: str) -> str:
    """A tag with its name space spelled out."""
    from docx.oxml.ns import qn

    return qn(tag)
