"""The instructor's guide says what is so: its examples pass, its traps bite, its cures cure."""

import re
from pathlib import Path

import pytest

from studyapp.course.types import QUESTION_TYPES
from studyapp.library.banks import read_bank
from studyapp.library.chapter_notes import read_notes
from studyapp.library.check import outline_of_course
from studyapp.library.outline import Outline
from studyapp.library.shipped import shipped

GUIDE = (shipped("question_bank") / "README.md").read_text(encoding="utf-8")
*_halves, EXAMPLES = GUIDE.split("\n---\n\n# ")
HALVES = dict(zip(("zh", "en"), _halves, strict=True))

HEAD = "bank: crm/x\ncourse: crm\ntitle: T\nquestions:\n"
QUESTION = HEAD + '  - id: x1\n    topic: gap-model\n    type: fill_in\n    {}\n    answer: ["a"]\n    why: w\n'


@pytest.fixture(scope="module")
def outline() -> Outline:
    found = outline_of_course([shipped("question_bank")])
    assert found is not None
    return found


@pytest.mark.parametrize("half", HALVES)
def test_its_examples_make_a_bank_without_problems(half: str, outline: Outline) -> None:
    (head,) = re.findall(r"```yaml\n(.*?)```", HALVES[half], re.DOTALL)
    bank = read_bank(Path("x.yaml"), head + "".join(re.findall(r"```yaml\n(.*?)```", EXAMPLES, re.DOTALL)), outline)
    assert bank.problems == []
    assert bank.bank is not None
    types = {str(entry.__struct_config__.tag) for entry in bank.bank.questions}
    assert types == {*QUESTION_TYPES, "case"}


def test_every_type_has_its_line_in_both_halves() -> None:
    for half in HALVES.values():
        for type in (*QUESTION_TYPES, "case"):
            assert re.search(rf"^\| .*`{type}`.* \|", half, re.MULTILINE), type


@pytest.mark.parametrize("half", HALVES)
def test_its_example_of_notes_has_no_problems(half: str, outline: Outline) -> None:
    (example,) = re.findall(r"\n\n(    ---\n.*?)\n\n[^\s]", HALVES[half], re.DOTALL)
    text = "\n".join(line.removeprefix("    ") for line in example.split("\n"))
    assert read_notes(Path(f"x.{half}.md"), text, outline).problems == []


def traps(half: str) -> list[tuple[str, str]]:
    """What is written wrongly and the first cure, for the rows of the table of traps that are about a text."""
    rows = re.findall(r"^\| `([^`]*)`[^|]*\|[^|]*\| `([^`]*)`", HALVES[half], re.MULTILINE)
    return [(wrong, right) for wrong, right in rows if re.match(r"(zh|en|stem|\{zh)\b", wrong)]


@pytest.mark.parametrize(("wrong", "right"), [*traps("zh"), *traps("en")])
def test_its_traps_bite_and_its_cures_cure(wrong: str, right: str, outline: Outline) -> None:
    def told(written: str) -> list[str]:
        lines = {
            "z": f"stem:\n      zh: '{{1}}'\n      {written}" if written.startswith("en") else "",
            "s": written,
            "{": f"stem: {written}",
        }
        other = f"stem:\n      {written}\n      en: 'b {{1}}'"
        text = QUESTION.replace("{}", lines.get(written[0], "") or (other if written[0] == "z" else lines["z"]))
        # The text is what counts here, not the blank it lacks.
        return [
            str(problem)
            for problem in read_bank(Path("x.yaml"), text, outline).problems
            if "no blank" not in str(problem)
        ]

    assert told(wrong)
    assert told(right) == []


def test_both_halves_tell_the_same() -> None:
    commands = [re.findall(r"studyapp (?:--lang zh )?((?:bank|data|--bank) .*)", half) for half in HALVES.values()]
    assert len(traps("zh")) == len(traps("en")) == 7
    assert [len(found) for found in commands] == [len(commands[0])] * 2
