"""Banks with mistakes: every one is found, and said where it stands."""

from pathlib import Path

import pytest

from studyapp.course.types import QUESTION_TYPES
from studyapp.library.banks import read_bank
from studyapp.locales import speak
from tests.library.small import HEAD, OUTLINE, said, single

FILE = Path("b.yaml")
TYPES = ", ".join([*QUESTION_TYPES, "case"])


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
        f"7:11: singel is none of {TYPES}; did you mean single?",
        "10:12: aples is no topic of the syllabus; did you mean apples?",
        "12:17: 9 is none of 1, 2, 3, 4",
        "14:5: unknown key optons; did you mean options?",
        "16:13: write the letter of the right option; there are A, B, C",
        "17:5: the en text is missing; write both zh and en",
        "19:9: b2 is already used in line 9; ids are unique in a course",
        "22:5: this should be one text, or zh: and en: on lines of their own; not a list",
        "23:13: write true or false, not no",
        '24:10: this should be text; put it in quotes: "42"',
        "25:11: pear is no topic of the syllabus; did you mean pears?",
        "26:5: id is missing",
        "29:14: the en text is missing; write both zh and en",
        "31:5: this should be keys with values, one a line",
        f"32:5: type is missing; choose from {TYPES}",
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
        ("", "1:1: this file is empty: studyapp bank new writes one to start from"),
        ("# mine\n", "1:1: this file is empty: studyapp bank new writes one to start from"),
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


LETTERS = [
    ("single", "alpha", "write the letter alone: answer: A", "请只写选项的字母：answer: A"),
    ("single", "乙", "write the letter alone: answer: B", "请只写选项的字母：answer: B"),
    ("single", "b", "write the letter alone: answer: B", "请只写选项的字母：answer: B"),
    ("single", "Ｂ", "write the letter alone: answer: B", "请只写选项的字母：answer: B"),
    ("single", "B. beta", "write the letter alone: answer: B", "请只写选项的字母：answer: B"),
    ("single", "[B]", "write the letter alone: answer: B", "请只写选项的字母：answer: B"),
    ("single", "1", "write the letter of the right option; there are A, B", "请写正确选项的字母；可选的字母有 A, B"),
    ("single", "nothing", "write the letter of the right option; there are A, B", "请写正确选项的字母"),
    ("single", "A, B", "a single choice has one answer; for several write type: multiple and answer: AB", "单选题"),
    ("multiple", "A, B", "write the letters together, with nothing else: answer: AB", "请只写字母，连着写：answer: AB"),
    ("multiple", "B和A", "write the letters together, with nothing else: answer: AB", "请只写字母，连着写：answer: AB"),
    ("multiple", "[A, B]", "write the letters together, with nothing else: answer: AB", "请只写字母，连着写"),
    ("multiple", "[alpha, 乙]", "write the letters together, with nothing else: answer: AB", "请只写字母，连着写"),
    ("multiple", "[A, [B]]", "write the letters of the right options together, as in AC; there are A, B", "请把"),
]


@pytest.mark.parametrize(("kind", "answer", "english", "chinese"), LETTERS)
def test_an_answer_that_is_not_letters_is_one_line_with_what_to_write(
    kind: str, answer: str, english: str, chinese: str
) -> None:
    text = HEAD + single("q1").replace("type: single", f"type: {kind}").replace("answer: B", f"answer: {answer}")
    column = 5 if answer.startswith("[") else 13
    assert problems(text) == [f"12:{column}: {english}"]
    speak("zh")
    assert problems(text)[0].startswith(f"12:{column}: {chinese}")


OPTION, WHY = "{zh: 甲, en: alpha}", "{zh: 因为, en: because}"
SLIPS = [
    (OPTION, "{zh:甲, en: alpha}", "10:11: the colon after zh needs a space behind it", "zh 的冒号后面要空一格"),
    (WHY, "\n      zh:因为\n      en: x", "14:9: the colon after zh needs a space", "zh 的冒号后面要空一格"),
    (WHY, "\n      zh: 因为\n      en:x", "15:9: the colon after en needs a space", "en 的冒号后面要空一格"),
    ("- id", "-id", "5:3: the dash needs a space behind it", "短横线后面要空一格"),
    (OPTION, "{zh: 甲， en: alpha}", "10:16: ， is full-width; write an ordinary ,", "， 是全角符号；请改用半角的 ,"),
    (OPTION, "｛zh: 甲, en: alpha｝", "10:10: ｛ is full-width; write an ordinary {", "｛ 是全角符号；请改用半角的 {"),
    (OPTION, "｛zh：甲，en：alpha｝", "10:10: ｛ is full-width; write an ordinary {", "｛ 是全角符号；请改用半角的 {"),
    (OPTION, "{zh: 甲, en: alpha｝", "10:27: ｝ is full-width; write an ordinary }", "｝ 是全角符号；请改用半角的 }"),
    ("- id", "－ id", "5:3: － is full-width; write an ordinary -", "－ 是全角符号；请改用半角的 -"),
    ("- id", "— id", "5:3: — is full-width; write an ordinary -", "— 是全角符号；请改用半角的 -"),
    (WHY, "\n      zh: 因为\n      en:", "15:10: write the English text here", "请在这里写英文"),
    (WHY, '\n      zh: ""\n      en: x', "14:11: write the Chinese text here", "请在这里写中文"),
]


@pytest.mark.parametrize(("right", "wrong", "english", "chinese"), SLIPS)
def test_a_slip_of_the_keyboard_is_named_where_it_is(right: str, wrong: str, english: str, chinese: str) -> None:
    text = HEAD + single("q1").replace(right, wrong) + single("q2")
    assert [line[: len(english)] for line in problems(text)] == [english]
    speak("zh")
    assert chinese in problems(text)[0]


def test_a_wide_dash_further_down_is_named_where_it_is() -> None:
    text = HEAD + single("q1") + single("q2").replace("- id", "－ id")
    assert problems(text) == ["14:3: － is full-width; write an ordinary -"]


def test_a_list_with_wide_signs_is_no_list() -> None:
    blank = "  - id: b\n    topic: apples\n    type: fill_in\n    stem: '{1}'\n    answer:WRITTEN\n    why: w\n"
    assert problems(HEAD + blank.replace("WRITTEN", " ［a，b］")) == ["9:13: ［ is full-width; write an ordinary ["]
    assert problems(HEAD + blank.replace("WRITTEN", "\n      － a")) == ["10:7: － is full-width; write an ordinary -"]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quote_left_open_is_named_in_its_own_line(quote: str) -> None:
    opened = single("q1").replace(WHY, f"{quote}because")
    closed = single("q2").replace(WHY, f"{quote}because{quote}")
    for below in ("", closed, single("q3") + closed + single("q4")):
        assert problems(HEAD + opened + below) == ["13:10: the quote that opens here is never closed"]


def test_a_text_over_several_lines_is_not_taken_for_an_open_quote() -> None:
    long = single("q1").replace(WHY, '"because\n      note: of it"')
    assert problems(HEAD + long) == []
    broken = single("q2").replace(WHY, '"because"x')
    assert problems(HEAD + long + broken)[0].startswith("23:19: text goes on after what was closed")


def test_a_false_statement_without_its_correction_is_a_warning() -> None:
    question = "  - id: t\n    topic: apples\n    type: true_false\n    stem: s\n    answer: false\n    why: w\n"
    bank = read_bank(FILE, HEAD + question, OUTLINE)
    assert bank.bank is not None
    assert said(bank.problems) == ["9:13: warning: a false statement has a correction: the sentence put right; add it"]
    assert problems(HEAD + question + "    correction: c\n") == []


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
