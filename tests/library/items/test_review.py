"""The checks of item writing over files: where they point, and how an author silences one."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from studyapp.course.question import Advice
from studyapp.library.check import check
from studyapp.library.items.review import OF_A_BANK, OF_A_QUESTION, OF_A_TEXT
from studyapp.library.problems import shown
from studyapp.locales import speak
from tests.library.small import HEAD, SYLLABUS, course, single

NEGATIVE = """\
  - id: {id}
    topic: apples
    type: true_false
    {extra}
    stem: {{zh: 从 22% 升到 35%, en: From 22% to 53%}}
    answer: true
    why: {{zh: 因为, en: because}}
"""
TEXT = "A hotel asked four hundred guests and found that those who came again cared most for breakfast {}"
STATEMENT = """\
  - id: {id}
    topic: apples
    type: true_false
    {extra}
    stem: {stem}
    answer: {answer}
    correction: Put right
    why: because
"""


def lines(folder: Path, **files: str) -> list[str]:
    """What is said of these banks, without coverage; they belong to a course that has more."""
    (folder / "course").mkdir(parents=True)
    (folder / "course" / "syllabus.yaml").write_text(SYLLABUS, encoding="utf-8")
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.yaml")
        paths[-1].write_text(text, encoding="utf-8")
    rest = [folder / "course"]
    return [shown(problem, folder) for problem in check(paths, rest).problems]


def statement(id: str, stem: str = TEXT, answer: str = "false", extra: str = "level: apply") -> str:
    return STATEMENT.format(id=id, stem=stem, answer=answer, extra=extra)


def test_advice_has_line_and_column_the_name_of_its_check_and_both_languages(tmp_path: Path) -> None:
    text = HEAD + NEGATIVE.format(id="q1", extra="level: apply")
    assert lines(tmp_path, one=text) == [
        "one.yaml:9:16: warning: the other language does not have 35; say the same in both [numbers]",
        "one.yaml:9:34: warning: the other language does not have 53; say the same in both [numbers]",
    ]
    speak("zh")
    assert (
        lines(tmp_path / "zh", one=text)[0]
        == "one.yaml:9:16: 提醒：另一种语言里没有 35；两种语言的数字要一致 [numbers]"
    )


def test_a_question_or_a_whole_bank_can_accept_what_a_check_says(tmp_path: Path) -> None:
    accepted = "accepted: [numbers]"
    assert lines(tmp_path / "a", one=HEAD + NEGATIVE.format(id="q1", extra=accepted)) == []
    head = HEAD.replace("questions:", f"{accepted}\nquestions:")
    assert lines(tmp_path / "b", one=head + NEGATIVE.format(id="q1", extra="level: apply")) == []
    other = "accepted: [key-length]"
    assert len(lines(tmp_path / "c", one=HEAD + NEGATIVE.format(id="q1", extra=other))) == 2


def test_a_check_that_does_not_exist_cannot_be_accepted(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, one=HEAD + NEGATIVE.format(id="q1", extra="accepted: [number]"))
    assert line.startswith("one.yaml:8:16: number is none of absolute-words, ")
    assert line.endswith("did you mean numbers?")


def test_every_name_that_can_be_accepted_belongs_to_a_check() -> None:
    alone = {*OF_A_QUESTION, *OF_A_TEXT, *OF_A_BANK}
    assert alone | {"near-duplicate", "conflicting-keys", "coverage"} == set(get_args(Advice))


def test_a_repetition_is_told_across_files_unless_either_side_accepts_it(tmp_path: Path) -> None:
    one, again = HEAD + statement("q1", TEXT + "twice"), HEAD + statement("q2", TEXT + "again")
    assert lines(tmp_path / "a", one=one, two=again) == [
        "two.yaml:9:11: warning: this nearly repeats q1 in one.yaml; change or drop one, or give both one family"
        " [near-duplicate]"
    ]
    accepting = "accepted: [near-duplicate]"
    assert lines(tmp_path / "b", one=HEAD + statement("q1", TEXT + "twice", extra=accepting), two=again) == []
    assert lines(tmp_path / "c", one=one, two=HEAD + statement("q2", TEXT + "again", extra=accepting)) == []


def test_a_contradiction_is_told_once_and_not_as_a_repetition_too(tmp_path: Path) -> None:
    true = statement("q2", answer="true").replace("    correction: Put right\n", "")
    assert lines(tmp_path, one=HEAD + statement("q1") + true) == [
        "one.yaml:18:13: warning: q1 in one.yaml asks the same and has another answer; put one of them right"
        " [conflicting-keys]"
    ]


def test_the_material_of_a_case_and_its_questions_are_reviewed(tmp_path: Path) -> None:
    inner = (
        NEGATIVE.format(id="q1", extra="accepted: [numbers]")
        .replace("\n    ", "\n        ")
        .replace("  - id", "      - id")
    )
    case = (
        "  - id: c1\n    topic: apples\n    type: case\n    title: T\n"
        "    material: {zh: 有 12 人, en: There are 13}\n    questions:\n"
    )
    found = [line.split(" ", 1)[0] for line in lines(tmp_path / "a", one=HEAD + case + inner)]
    assert found == ["one.yaml:9:20:", "one.yaml:9:32:"]
    swapped = (
        HEAD + case.replace("    title", "    accepted: [numbers]\n    title") + inner.replace("numbers", "key-echo")
    )
    assert [line.split(" ", 1)[0] for line in lines(tmp_path / "b", one=swapped)] == [
        "one.yaml:16:20:",
        "one.yaml:16:38:",
    ]


def test_a_whole_course_is_told_which_topics_are_asked_too_little(tmp_path: Path) -> None:
    folder = course(tmp_path)
    found = [line for line in map(str, check([folder]).problems) if line.endswith("[coverage]")]
    told = "warning: too few questions or types of question on {}; see studyapp bank coverage [coverage]"
    assert [line.removeprefix(f"{folder}/") for line in found] == [
        f"syllabus.yaml:4:9: {told.format('apples, pears')}",
        f"syllabus.yaml:14:9: {told.format('plums')}",
    ]
    (folder / "syllabus.yaml").write_text("accepted: [coverage]\n" + SYLLABUS, encoding="utf-8")
    assert check([folder]).problems == []


def test_a_part_of_a_course_or_a_broken_one_says_nothing_of_coverage(tmp_path: Path) -> None:
    folder = course(tmp_path)
    part = check([folder / "syllabus.yaml", folder / "one.yaml"], [folder])
    assert part.problems == []
    (folder / "two.yaml").write_text(HEAD + single("q3", "nothing"), encoding="utf-8")
    assert [problem.warning for problem in check([folder]).problems] == [False]


@pytest.mark.parametrize("item_writing", [True, False])
def test_structure_can_be_checked_alone(tmp_path: Path, item_writing: bool) -> None:
    bank = tmp_path / "b.yaml"
    bank.write_text(HEAD + NEGATIVE.format(id="q1", extra="level: apply"), encoding="utf-8")
    assert bool(check([bank], item_writing=item_writing).problems) == item_writing


def test_an_index_of_the_course_is_made_without_any_of_this(tmp_path: Path) -> None:
    """The app indexes a course while its user waits."""
    script = (
        "import sys; from pathlib import Path; from studyapp.library.refresh import refresh\n"
        "assert refresh(Path(sys.argv[1], 'cache.db'), [Path(sys.argv[1], 'c')]).questions()\n"
        "print([name for name in sys.modules if name.startswith('studyapp.library.items')])"
    )
    course(tmp_path / "c")
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
