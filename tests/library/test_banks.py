"""Banks with mistakes: every one is found, and said where it stands."""

from pathlib import Path

import pytest

from studyapp.library.banks import read_bank
from studyapp.locales import speak
from tests.library.small import HEAD, OUTLINE, said, single

FILE = Path("b.yaml")


def problems(text: str) -> list[str]:
    return said(read_bank(FILE, text, OUTLINE).problems)


def test_a_good_bank_has_no_problems_and_all_its_questions() -> None:
    bank = read_bank(FILE, HEAD + single("q1") + single("q2", "pears"), OUTLINE)
    assert bank.problems == []
    assert [question.id for question in bank.bank.questions] == ["q1", "q2"]
    assert [raw["topic"] for raw in bank.questions] == ["apples", "pears"]


BAD = """\
bank: tiny/bad
course: tine
title: {zh: 坏, 题库, en: Bad}
questions:
  - id: b1
    topic: aples
    type: singel
    stem: x
  - id: b2
    topic: aples
    type: single
    difficulty: 9
    stem: {zh: 什么, en: What}
    optons:
      A: {zh: 一, en: one}
    answer: true
    why:
      zh: 因为
  - id: b2
    topic: apples
    type: true_false
    stem: [a]
    answer: no
    why: 42
    note: pear
  - topic: apples
    type: fill_in
    stem: "{1} and {3}"
    answer: [{zh: [a]}, x]
    why: w
  - just text
  - id: b5
    topic: apples
    stem: x
  - id: b6
    topic: apples
    type: fill_in
    stem: {zh: 题, en: no blank}
    answer: x
    why:
"""


def test_every_mistake_of_every_question_is_found() -> None:
    assert problems(BAD) == [
        "2:9: the syllabus is of the course tiny, not tine",
        "3:16: a comma cut this text; quote it or use two lines",
        "6:12: aples is no topic of the syllabus; did you mean apples?",
        "7:11: singel is none of single, multiple, true_false, fill_in; did you mean single?",
        "10:12: aples is no topic of the syllabus; did you mean apples?",
        "12:17: 9 is none of 1, 2, 3, 4",
        "14:5: unknown key optons; did you mean options?",
        '16:13: this should be text; put it in quotes: "true"',
        "17:5: the en text is missing; write both zh and en",
        "19:9: b2 is already used in line 9; ids are unique in a course",
        "22:5: this should be one text, or zh: and en: on lines of their own; not a list",
        "23:13: write true or false, not no",
        '24:10: this should be text; put it in quotes: "42"',
        "25:11: pear is no topic of the syllabus; did you mean pears?",
        "26:5: id is missing",
        "29:14: the en text is missing; write both zh and en",
        "31:5: this should be keys with values, one a line",
        "32:5: type is missing; choose from single, multiple, true_false, fill_in",
        "39:13: this should be a list: one entry a line, each after a dash and a space",
        "40:9: the value is missing here; write one or remove the key",
    ]


def test_the_same_is_said_in_chinese() -> None:
    speak("zh")
    found = problems(BAD)
    assert found[0] == "2:9: 大纲属于课程 tiny，而不是 tine"
    assert found[1] == "3:16: 逗号把这段文字截断了；请加引号，或把中英文分两行写"
    assert found[2] == "6:12: 大纲中没有知识点 aples；是不是想写 apples？"
    assert found[8] == "17:5: 缺少 en 的文字；zh 和 en 都要写"


def test_what_a_question_finds_in_itself_is_placed() -> None:
    wrong = single("q1").replace("answer: B", "answer: E").replace("B: {zh: 乙, en: beta}", "B: {zh: 甲, en: other}")
    assert problems(HEAD + wrong) == [
        "11:7: options A and B say the same",
        "12:13: the answer E names no option; choose from AB",
    ]


def test_sound_questions_are_checked_beside_broken_ones() -> None:
    wrong = single("q1").replace("answer: B", "answer: E")
    assert problems(HEAD + wrong + single("q2").replace("    topic: apples\n", "")) == [
        "12:13: the answer E names no option; choose from AB",
        "14:5: topic is missing",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: this should be keys with values, one a line"),
        ("- a\n", "1:1: this should be keys with values, one a line"),
        ("bank: b\ncourse: tiny\ntitle: B\n", "1:1: questions is missing"),
        (HEAD, "4:11: this should be a list: one entry a line, each after a dash and a space"),
        (HEAD + "  a: 1\n", "4:1: this should be a list: one entry a line, each after a dash and a space"),
        (HEAD + single("q1", extra="    colour: red\n"), "14:5: unknown key colour; the keys here are "),
        (HEAD + single("q1", extra="    family: [a]\n"), "14:5: this should be one text, not a list or keys"),
        (HEAD + single("q1", extra="    level: hard\n"), "14:12: hard is none of apply, recall, understand"),
        (HEAD.replace("title: B", "title: {zh：题库, en: B}") + single("q1"), "3:9: the colon after zh is full-width"),
        (HEAD + single("q1").replace("alpha", "alpha, too"), "10:29: a comma cut this text"),
        (
            HEAD + single("q1").replace("{zh: 因为, en: because}", "5"),
            '13:10: this should be text; put it in quotes: "5"',
        ),
    ],
)
def test_one_mistake_is_one_line(text: str, message: str) -> None:
    (found,) = problems(text)
    assert found.startswith(message)


@pytest.mark.parametrize(
    "why",
    [
        "因为选项B更好",
        "因为 选项 A 不对",
        "A 项不对",
        "故选B。",
        "答案是 B",
        "See option B.",
        "Options A and B",
        "No. B is right.",
    ],
)
def test_an_explanation_that_names_an_option_is_a_warning(why: str) -> None:
    bank = read_bank(FILE, HEAD + single("q1").replace("{zh: 因为, en: because}", f'"{why}"'), OUTLINE)
    assert bank.bank is not None
    (found,) = said(bank.problems)
    assert found.startswith("13:10: warning: options are shuffled")


@pytest.mark.parametrize(
    "why",
    [
        "A 类客户",
        "ABC 分类",
        "Plan B is better.",
        "A customer",
        "选择忠诚的客户",
        "Firm A is growing",
        "项目 A",
        "C2C 项目",
    ],
)
def test_a_letter_that_is_no_option_is_no_warning(why: str) -> None:
    assert problems(HEAD + single("q1").replace("{zh: 因为, en: because}", f'"{why}"')) == []


def test_why_not_may_not_name_options_either() -> None:
    extra = "    why_not:\n      A: {zh: 见选项 B, en: no}\n"
    assert problems(HEAD + single("q1", extra=extra)) == [
        "15:15: warning: options are shuffled, so an explanation must not name one by its letter: 选项 B"
    ]


def test_a_text_cut_by_a_hash_is_a_warning() -> None:
    text = HEAD + single("q1").replace("{zh: 题, en: Question q1}", "见 #1 题") + "# ordinary comment\n"
    assert problems(text) == ["8:13: warning: #1 题 is read as a comment; put the text in quotes if it belongs to it"]


def test_a_hash_inside_quotes_cuts_nothing() -> None:
    assert problems(HEAD + single("q1").replace("{zh: 题, en: Question q1}", '"见 #1 题"')) == []


def test_a_bank_that_cannot_be_read_says_why_and_nothing_else() -> None:
    assert problems(HEAD + "\t- id: x\n") == ["5:1: a tab indents this line; use spaces"]


def test_without_a_syllabus_topics_go_unchecked() -> None:
    assert read_bank(FILE, HEAD + single("q1", "nothing"), None).problems == []
