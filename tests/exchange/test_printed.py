"""Papers from questions: every type, in both languages, with answers and without."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest

from studyapp.course.case import Material
from studyapp.course.question import Question
from studyapp.course.text import Bilingual, Content
from studyapp.exchange.document import Document, Numbered, Paragraph, Space, Table, Verbatim
from studyapp.exchange.markdown import markdown
from studyapp.exchange.paper import Asked, Paper, Part
from studyapp.exchange.printed import Answers, printed_paper
from studyapp.exchange.wording import ordinal
from studyapp.locales import Phrase, language, phrase, speak
from studyapp.study.printing import bank_paper
from studyapp.study.study import Study
from tests.cli.every_type import BANK

GOLDENS = Path(__file__).parent / "goldens"


class Drawn(Question, frozen=True, kw_only=True, tag="drawn"):
    """A question type this package has never heard of."""

    type_name: ClassVar[Phrase] = phrase("essay")

    def lines(self, letters: str, content: Content, interface: str) -> list[str]:  # type: ignore[override]
        return [*self.stem_versions(content, "en"), "Look:", "  /\\", " /  \\", "", "And say."]

    def key(self, content: Content, interface: str) -> str:  # type: ignore[override]
        return "a tent"


def tent(**more: object) -> Asked:
    question = Drawn(id="t", topic="t", stem=Bilingual(zh="这是什么？", en="What is it?"), why="It has no walls.")
    return Asked(question, "", Decimal(2))._replace(**more)  # type: ignore[arg-type]


def numbered(document: Document) -> Iterator[Numbered]:
    for section in document.sections:
        yield from (each for each in section.contents if isinstance(each, Numbered))


@pytest.mark.parametrize(
    ("name", "content", "answers"),
    [
        ("with.zh", "zh", "with"),
        ("none.en", "en", "none"),
        ("with.both", "both", "with"),
        ("sheet.en", "en", "sheet"),
        ("blank.zh", "zh", "blank"),
    ],
)
def test_a_bank_with_every_type_prints_as_it_did(
    study: Study, request: pytest.FixtureRequest, name: str, content: Content, answers: Answers
) -> None:
    seen = markdown(printed_paper(bank_paper(study, [BANK]), answers, content))
    file = GOLDENS / f"{name}.md"
    if request.config.getoption("--update-goldens"):
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["zh", "en", "both"])
def test_the_interface_speaks_its_own_language_again(study: Study, content: Content) -> None:
    speak("zh")
    document = printed_paper(bank_paper(study, [BANK]), "none", content)
    assert language() == "zh"
    assert ("Name:" in document.fields[0], "姓名" in document.fields[0]) == (content != "zh", content != "en")


def test_a_type_nobody_knows_is_printed_by_its_lines() -> None:
    (question,) = numbered(printed_paper(Paper("P", [Part(None, [tent()])]), "with", "both"))
    assert question.blocks == [
        Paragraph("What is it?\n这是什么？"),
        Paragraph("Look:"),
        Verbatim(["  /\\", " /  \\"]),
        Paragraph("And say."),
        Paragraph("a tent", "Answer:"),
        Paragraph("It has no walls.", "Explanation:"),
    ]


def test_material_stands_once_before_its_questions() -> None:
    told = Material(id="m", title="A camp", material="It rains.")
    other = Material(id="n", title="A hut", material="It snows.")
    part = Part(phrase("Case study"), [tent(material=told), tent(material=told), tent(material=other), tent(), tent()])
    (section,) = printed_paper(Paper("P", [part]), "none", "en").sections
    leads = [getattr(each, "lead", None) or getattr(each, "number", None) for each in section.contents]
    assert leads == ["A camp", None, 1, 2, "A hut", None, 3, 4, 5]


def test_headings_say_the_marks_where_all_have_the_same() -> None:
    name = Bilingual(zh="看图", en="Pictures")
    parts = [Part(name, [tent(), tent()]), Part(name, [tent()]), Part(name, [tent(), tent(full=Decimal(1))])]
    document = printed_paper(Paper("P", parts), "none", "en")
    assert [section.heading for section in document.sections] == [
        "Part 1. Pictures (2 marks each, 4 marks)",
        "Part 2. Pictures (2 marks)",
        "Part 3. Pictures (3 marks)",
    ]
    assert [(each.number, each.note) for each in numbered(document)] == [
        (1, ""), (2, ""), (3, ""), (4, "(2 marks)"), (5, "(1 mark)"),
    ]  # fmt: skip
    chinese = printed_paper(Paper("P", parts), "none", "zh")
    assert chinese.sections[0].heading == "一、看图（每题 2 分，共 4 分）"
    both = printed_paper(Paper("P", parts), "none", "both")
    assert both.sections[1].heading == "Part 2. Pictures (2 marks) / 二、看图（共 2 分）"


def test_the_head_says_what_time_there_is_and_what_was_earned() -> None:
    parts = [Part(phrase("Pictures"), [tent(), tent()], minutes=10), Part(phrase("More"), [tent()])]
    paper = Paper("P", parts, minutes=30, pass_mark=Decimal(3), seed=7, seconds_each=45)
    document = printed_paper(paper, "none", "en")
    assert document.facts == [
        "3 questions",
        "6 marks in all",
        "time: 30 min",
        "time for each question: 45 s",
        "pass at 3 marks",
        "paper no. 7",
    ]
    assert document.sections[0].heading == "Part 1. Pictures (2 marks each, 4 marks, time: 10 min)"
    marks = iter([Decimal(2), Decimal("-0.5"), Decimal("-1")])
    sat = paper._replace(
        parts=[part._replace(asked=[one._replace(mark=next(marks)) for one in part.asked]) for part in parts]
    )
    document = printed_paper(sat, "with", "en")
    assert document.facts[1:3] == ["6 marks in all", "earned: 1.5 marks"]
    assert [section.heading for section in document.sections] == [
        "Part 1. Pictures (2 marks each, 4 marks, time: 10 min, earned: 1.5 marks)",
        "Part 2. More (2 marks, earned: 0 marks)",
    ]
    assert sat.unanswered() == paper


def test_chinese_ordinals() -> None:
    assert ordinal(3) == "3"
    speak("zh")
    assert [ordinal(n) for n in (1, 9, 10, 11, 20, 21, 99, 100)] == [
        "一", "九", "十", "十一", "二十", "二十一", "九十九", "100",
    ]  # fmt: skip


def test_a_paper_that_was_sat_has_the_answers_given_and_no_room_for_others(study: Study) -> None:
    paper = bank_paper(study, [BANK])
    (part,) = paper.parts
    given = {"every-essay": "It depends.", "every-case-1": "B"}
    asked = [one._replace(given=given.get(one.question.id), mark=Decimal(0)) for one in part.asked]
    document = printed_paper(paper._replace(parts=[part._replace(asked=asked)]), "none", "en")
    assert document.fields == []
    blocks = {one.question.id: question.blocks for one, question in zip(asked, numbered(document), strict=True)}
    assert not [each for here in blocks.values() for each in here if isinstance(each, Space)]
    assert blocks["every-essay"][-1] == Paragraph("It depends. (0/10)", "Your answer:")
    assert blocks["every-term"][-1] == Paragraph("no answer (0/3)", "Your answer:")


def test_short_answers_stand_side_by_side_where_the_heading_says_their_marks(study: Study) -> None:
    (part,) = bank_paper(study, [study.places.banks[0] / "fruit.yaml"]).parts
    singles = [one for one in part.asked if one.question.id.startswith(("apples", "pears"))] * 3
    paper = Paper("P", [Part("Choices", singles)])
    (section,) = printed_paper(paper, "sheet", "en").sections
    assert [[len(each.head), *map(len, each.rows)] for each in section.contents if isinstance(each, Table)] == [
        [11, 11],
        [6, 6],
    ]
    first = section.contents[0]
    assert isinstance(first, Table)
    assert first.rows == [["Answer", *"BBBBBBBBBB"]]
    (blank,) = printed_paper(paper, "blank", "en").sections
    assert [getattr(each, "rows", None) for each in blank.contents] == [
        [["Answer", *[""] * 10]],
        [["Answer", *[""] * 5]],
    ]
