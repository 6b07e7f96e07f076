"""`studyapp bank print`: banks, questions of the course and exam papers, to the screen or into a file."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from studyapp.study.exams import start_exam
from studyapp.study.printing import exam_paper, sitting_paper
from studyapp.study.quiz import Quiz
from tests.cli.conftest import Ran
from tests.cli.test_exam import MIDTERM
from tests.study.course import FRUIT, HEAD, Desk, single, write_course
from tests.study.test_paper import case

Studyapp = Callable[..., Ran]

OWN = HEAD.replace("Fruit", "Garden").replace("水果", "菜园")


@pytest.fixture(autouse=True)
def course(desk: Desk) -> None:
    write_course(desk.course, *FRUIT, case(single("orchard-1", "plums", 1), single("orchard-2", "plums", 1)))
    (desk.course / "exams").mkdir()
    (desk.course / "exams" / "midterm.yaml").write_text(MIDTERM, encoding="utf-8")


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A bank that is not in the course."""
    file = tmp_path / "garden.yaml"
    file.write_text(OWN + single("roses-1", "apples") + single("roses-2", "plums"), encoding="utf-8")
    return file


def stems(text: str) -> list[str]:
    """The questions printed, by what they ask for."""
    return re.findall(r"Which is ([\w-]+)", text)


def test_a_bank_is_printed_as_its_file_has_it(studyapp: Studyapp, garden: Path) -> None:
    assert studyapp("bank", "print", str(garden)) == Ran(
        0,
        "# Garden\n"
        "\n"
        "2 questions · 2 marks in all\n"
        "\n"
        "Name: ＿＿＿＿＿＿＿＿　Student no.: ＿＿＿＿＿＿＿＿　Score: ＿＿＿＿＿＿＿＿\n"
        "\n"
        "**1.** (single choice, 1 mark) Which is roses-1 (\u00a0\u00a0\u00a0\u00a0)\n"
        "\n"
        "A. Alpha  \nB. Beta  \nC. Gamma\n"
        "\n"
        "**2.** (single choice, 1 mark) Which is roses-2 (\u00a0\u00a0\u00a0\u00a0)\n"
        "\n"
        "A. Alpha  \nB. Beta  \nC. Gamma\n",
        "",
    )


def test_with_answers_it_says_why_and_why_not(studyapp: Studyapp, garden: Path) -> None:
    out = studyapp("bank", "print", str(garden), "--answers", "with", "--lang", "zh").out
    assert "Name" not in out
    assert "姓名" not in out
    first = out.partition("**2.**")[0]
    assert first.endswith("C. 丙\n\n**答案：** B\n\n**解析：** 就是乙\n\n**不选 A：** 甲不对\n\n")


def test_several_banks_are_parts_of_one_paper(studyapp: Studyapp, garden: Path, desk: Desk) -> None:
    out = studyapp("bank", "print", str(desk.course), str(garden)).out
    assert re.findall("^#.*", out, re.MULTILINE) == [
        "# Tiny course",
        "## Part 1. Fruit (12 marks)",
        "## Part 2. Garden (1 mark each, 2 marks)",
    ]
    numbers = re.findall(r"^\*\*(\d+)\.\*\*", out, re.MULTILINE)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (("--topic", "plums"), ["roses-2"]),
        (("--chapter", "1"), ["roses-1"]),
        (("--type", "single"), ["roses-1", "roses-2"]),
    ],
)
def test_a_bank_is_narrowed_like_a_quiz(
    studyapp: Studyapp, garden: Path, words: tuple[str, ...], asked: list[str]
) -> None:
    assert stems(studyapp("bank", "print", str(garden), *words).out) == asked


def test_without_a_bank_the_course_is_printed_by_chapters(studyapp: Studyapp) -> None:
    out = studyapp("bank", "print", "--type", "single", "--type", "case").out
    assert re.findall("^#.*", out, re.MULTILINE) == [
        "# Tiny course",
        "## Part 1. First chapter (1 mark each, 5 marks)",
        "## Part 2. Second chapter (2 marks)",
    ]
    assert stems(out) == ["apples-1", "apples-2", "apples-2b", "pears-1", "pears-2", "orchard-1", "orchard-2"]


def test_a_count_is_drawn_by_the_seed_which_is_told(studyapp: Studyapp) -> None:
    out = studyapp("bank", "print", "--topic", "apples", "--topic", "pears", "--count", "3").out
    (seed,) = re.findall(r"paper no\. (\d+)", out)
    again = studyapp("bank", "print", "--topic", "apples", "--topic", "pears", "--count", "3", "--seed", seed).out
    assert again == out
    assert len(stems(out)) == 3
    assert stems(out) == sorted(stems(out))


def test_the_sheet_has_the_letters_of_the_paper_whatever_else_is_printed(studyapp: Studyapp, garden: Path) -> None:
    for seed in map(str, range(6)):
        paper = studyapp("bank", "print", str(garden), "--seed", seed, "--topic", "plums").out
        sheet = studyapp("bank", "print", str(garden), "--seed", seed, "--answers", "sheet").out
        (letter,) = re.findall(r"(\w)\. Beta", paper)
        assert re.findall(r"\| 2 \| (\w) \| 1 \|", sheet) == [letter]


def test_an_exam_has_the_questions_that_are_drawn_for_it(studyapp: Studyapp, desk: Desk) -> None:
    drawn = json.loads(studyapp("exam", "midterm", "--seed", "4", "--draw-only", "--json").out)
    wanted = [*drawn["sections"][0]["questions"], *(each["id"] for each in drawn["cases"]["orchard"])]
    out = studyapp("bank", "print", "--exam", "midterm", "--seed", "4").out
    assert stems(out) == wanted
    assert "# Midterm\n\n6 questions · 9 marks in all · time: 45 min · pass at 5 marks · paper no. 4\n" in out
    assert re.findall("^## .*|^.*marks\\).*Which.*", out, re.MULTILINE) == [
        "## Part 1. Single choice (1 mark each, 4 marks)",
        "## Part 2. Case study (5 marks)",
        "**5.** (2.5 marks) Which is orchard-1 (\u00a0\u00a0\u00a0\u00a0)",
        "**6.** (2.5 marks) Which is orchard-2 (\u00a0\u00a0\u00a0\u00a0)",
    ]


def test_an_exam_is_printed_as_it_is_sat_by_the_same_seed(desk: Desk) -> None:
    study = desk.open()
    paper, session = exam_paper(study, "midterm", 4), start_exam(study, "midterm", 4)
    assert [(one.question.id, one.letters, one.full) for one in paper.asked] == [
        (item.question, item.letters, item.full) for item in session.items
    ]
    session.hand_in()
    sat = sitting_paper(session, "")
    assert [part._replace(asked=()) for part in sat.parts] == [part._replace(asked=()) for part in paper.parts]
    assert sat._replace(parts=()) == paper._replace(parts=())
    assert [one.mark for one in sat.asked] == [0] * 6


def test_a_file_is_written_once_and_its_answers_are_told(studyapp: Studyapp, tmp_path: Path) -> None:
    file = tmp_path / "paper.md"
    ran = studyapp("bank", "print", "--exam", "midterm", "-o", str(file))
    written, how = ran.out.splitlines()
    assert (ran.code, written) == (0, f"written: {file}")
    (seed,) = re.findall(r"paper no\. (\d+)", file.read_text(encoding="utf-8"))
    assert how.startswith("its answers: studyapp bank print --exam midterm --seed " + seed + " --answers sheet")
    again = studyapp("bank", "print", "--exam", "midterm", "-o", str(file))
    message = f"studyapp: {file} exists already; choose another name, or add --force\n"
    assert again == Ran(1, "", message)
    forced = studyapp("bank", "print", "--exam", "midterm", "--seed", "1", "-o", str(file), "--force")
    assert forced == Ran(0, f"written: {file}\n", "")
    assert "paper no. 1\n" in file.read_text(encoding="utf-8")


def test_a_word_document_is_written(studyapp: Studyapp, garden: Path, tmp_path: Path) -> None:
    file = tmp_path / "paper.DOCX"
    assert studyapp("bank", "print", str(garden), "-o", str(file), "--content", "both").code == 0
    assert docx.Document(str(file)).paragraphs[0].text == "Garden / 菜园"
    other = tmp_path / "paper"
    assert studyapp("bank", "print", str(garden), "-o", str(other), "--format", "docx").code == 0
    assert other.read_bytes()[:2] == b"PK"


def test_without_python_docx_nothing_is_written(
    studyapp: Studyapp, garden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    file = tmp_path / "paper.docx"
    ran = studyapp("bank", "print", str(garden), "-o", str(file))
    message = "a .docx file needs python-docx; install it with: pip install 'studyapp[office]'"
    assert ran == Ran(1, "", f"studyapp: {message}\n")
    assert not file.exists()


def test_a_file_with_errors_is_refused(studyapp: Studyapp, garden: Path) -> None:
    garden.write_text(OWN + "  - id: x\n", encoding="utf-8")
    ran = studyapp("bank", "print", str(garden))
    assert ran == Ran(1, "", f"studyapp: {garden} has errors; to see them: studyapp bank check {garden}\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "say what to print: a bank, --exam NAME, or --topic, --chapter, --type, --count"),
        (("--exam", "midterm", "--count", "3"), 2, "--exam says which questions"),
        (("--exam", "midtrem"), 2, "there is no exam midtrem; did you mean midterm?"),
        (("--topic", "plum"), 2, "there is no topic plum; did you mean plums?"),
        (("--topic", "plums", "-o", "x.pdf"), 2, "name the file .md or .docx, or add --format"),
        (("--topic", "plums", "--format", "docx"), 2, "a Word document needs a file: add -o FILE.docx"),
        (("--type", "essay"), 1, "no question fits; choose more topics or other types"),
        (("nowhere.yaml",), 1, "nowhere.yaml does not exist"),
        (("--topic", "plums", "-o", "no/such/folder.md"), 1, "no/such/folder.md cannot be written: "),
    ],
)
def test_what_cannot_be_printed_is_refused(
    studyapp: Studyapp, words: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = studyapp("bank", "print", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_sitting_is_printed_with_what_was_answered(desk: Desk) -> None:
    session: Any = desk.open().quiz(Quiz(count=2, seed=1))
    session.submit(0, session.nothing(0))
    paper = sitting_paper(session, "My quiz")
    (part,) = paper.parts
    assert [one.question.id for one in part.asked] == [item.question for item in session.items]
    assert [one.letters for one in part.asked] == [item.letters for item in session.items]
    assert paper.was_sat
    assert [one.given is None for one in part.asked] == [False, True]
