"""What a quiz is made of: choices on the line, choices saved under a name, and questions shown with their answers."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from studyapp.marking.schemes import Scheme
from studyapp.sitting.events import Bookmarked, Started
from studyapp.study.presets import presets, save_preset
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from tests.cli.conftest import Ran
from tests.cli.every_type import events
from tests.study.course import Desk

Studyapp = Callable[..., Ran]
QUIZ = ("quiz", "--plain", "--seed", "1")
RECITE = ("quiz", "--recite", "--plain", "--topic", "pears", "--seed", "1")


def asked(desk: Desk) -> list[str]:
    """The ids of the questions of the newest sitting, in order."""
    return [item.question for item in events(desk, Started)[-1].items]


def test_difficulties_add_up(studyapp: Studyapp, desk: Desk) -> None:
    assert studyapp(*QUIZ, "--difficulty", "1", "--difficulty", "3", "--count", "20").code == 0
    assert set(asked(desk)) <= {"apples-2", "apples-2b", "pears-1", "plums-judge"}
    assert {"pears-1", "plums-judge"} < set(asked(desk))


def test_only_what_is_bookmarked_hot_or_never_asked_is_asked(studyapp: Studyapp, desk: Desk) -> None:
    studyapp(*QUIZ, "--only", "hot", "--count", "20")
    assert set(asked(desk)) == {"pears-1", "pears-2"}
    desk.open().remark(Bookmarked(question="pears-2", on=True))
    studyapp(*QUIZ, "--only", "bookmarked", "--only", "hot")
    assert asked(desk) == ["pears-2"]
    studyapp(*QUIZ, "--topic", "pears", typed=["", ""])
    studyapp(*QUIZ, "--only", "unseen", "--topic", "pears", "--count", "20")
    assert len(asked(desk)) == 1
    studyapp(*QUIZ, "--only", "wrong", "--count", "20")
    assert len(asked(desk)) == 1


def test_what_nothing_fits_is_said_and_is_exit_1(studyapp: Studyapp) -> None:
    ran = studyapp(*QUIZ, "--only", "bookmarked")
    assert (ran.code, ran.out) == (1, "")
    assert "no question fits" in ran.err


def test_questions_come_in_the_order_asked_for(studyapp: Studyapp, desk: Desk) -> None:
    studyapp(*QUIZ, "--type", "single", "--order", "course", "--count", "4")
    assert asked(desk) == ["apples-1", "apples-2", "pears-1", "pears-2"]
    studyapp(*QUIZ, "--topic", "pears", "--order", "course", typed=["", ""])
    studyapp(*QUIZ, "--topic", "pears", "--order", "wrong-first")
    assert asked(desk) == ["pears-1", "pears-2"]
    studyapp(*QUIZ, "--topic", "pears", "--order", "unseen-first")
    assert asked(desk) == ["pears-2", "pears-1"]


def test_options_may_stand_as_in_the_file(studyapp: Studyapp) -> None:
    for seed in "123":
        out = studyapp("quiz", "--plain", "--seed", seed, "--topic", "pears", "--no-shuffle").out
        assert "\n  A  Alpha\n  B  Beta\n  C  Gamma\n" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--difficulty", "5"), "--difficulty"),
        (("--difficulty", "hard"), "write a whole number, not hard"),
        (("--only", "easy"), "--only"),
        (("--only", "unseen", "--only", "wrong"), "--only unseen or --only wrong, not both"),
        (("--order", "backwards"), "--order"),
        (("--feedback", "never"), "--feedback"),
        (("--seconds", "0"), "seconds are more than 0 and at most 86400"),
        (("--seconds", "nan"), "seconds are more than 0 and at most 86400"),
        (("--seconds", "soon"), "write a number, not soon"),
        (("--recite", "--minutes", "5"), "--recite shows the answers: leave out --minutes"),
        (("--recite", "--feedback", "after"), "--recite shows the answers: leave out --minutes"),
        (("--recite", "--marking", "half"), "--recite shows the answers: leave out --minutes"),
        (("--recite", "--resume"), "--resume goes on with what was begun; it takes no other choice"),
        (("--preset", "x", "--resume"), "--resume goes on with what was begun; it takes no other choice"),
        (("--seed", "0", "--resume"), "--resume goes on with what was begun; it takes no other choice"),
        (("--no-shuffle", "--resume"), "--resume goes on with what was begun; it takes no other choice"),
        (("--preset", "none"), "no choices are saved as none; studyapp quiz --presets lists them"),
        (("--forget-preset", "none"), "--presets and --forget-preset take no other choice"),
        (("--presets", "--count", "3"), "--presets and --forget-preset take no other choice"),
        (("--save-preset", "x", "--topic", "nowhere"), "there is no topic nowhere"),
    ],
)
def test_choices_that_cannot_be_are_answered_with_what_to_write(
    studyapp: Studyapp, desk: Desk, words: tuple[str, ...], says: str
) -> None:
    ran = studyapp("quiz", "--plain", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert studyapp("quiz", "--plain", *words, "--lang", "zh").code == 2
    assert desk.open().records.open_sittings() == []
    assert presets(desk.open()) == {}


def test_a_program_cannot_recite(studyapp: Studyapp) -> None:
    ran = studyapp("quiz", "--recite", "--jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert "--recite is for reading: in the app, or with --plain" in ran.err


def test_each_question_is_shown_with_its_answer_and_nothing_is_recorded(studyapp: Studyapp, desk: Desk) -> None:
    ran = studyapp(*RECITE, typed=["", ":b", "", ":nonsense", ""])
    assert (ran.code, ran.err) == (0, "")
    assert [int(n) for n in re.findall(r"^Question (\d) of 2", ran.out, re.MULTILINE)] == [1, 2, 1, 2]
    assert ran.out.count("Right answer: ") == ran.out.count("Why: It is Beta\n") == 4
    assert ran.out.endswith("\nThat was the last question.\n")
    assert not re.search("Result|Due again|Not answered", ran.out)
    assert events(desk, Started) == []


@pytest.mark.parametrize("typed", [[":q", ""], []])
def test_reciting_ends_when_the_student_or_the_input_does(studyapp: Studyapp, typed: list[str]) -> None:
    assert studyapp(*RECITE, typed=typed).out.count("\nQuestion ") == 1


def test_reciting_speaks_chinese_and_bookmarks(studyapp: Studyapp, desk: Desk) -> None:
    out = studyapp(*RECITE, "--lang", "zh", typed=[":bookmark", ""]).out
    assert "正确答案：" in out
    assert "解析：就是乙\n回车看下一题；:b 看上一题，:bookmark 收藏，:q 结束：\n已收藏。\n" in out
    assert len(desk.open().records.remarks("bookmark")) == 1


def test_choices_are_saved_and_taken_up_again_and_the_line_goes_before(studyapp: Studyapp, desk: Desk) -> None:
    line = ("--topic", "pears", "--count", "1", "--minutes", "5", "--marking", "fixed", "--part", "1", "--no-shuffle")
    assert "Question 1 of 1" in studyapp(*QUIZ[:2], *line, "--save-preset", " my\x1b[31m  pears ").out
    assert list(presets(desk.open())) == ["my[31m pears"]
    name = ("--preset", "my[31m pears")
    out = studyapp("quiz", "--plain", *name).out
    assert "Question 1 of 1" in out
    assert "time left 5:00" in out
    studyapp("quiz", "--plain", *name, "--count", "2", "--topic", "apples", "--shuffle", "--minutes", "9")
    plan = events(desk, Started)[-1]
    assert (len(plan.items), plan.topics, plan.limit) == (2, ["apples"], 540)
    assert plan.scheme == Scheme(multiple="fixed", part=Decimal(1))


def test_what_was_chosen_can_be_saved_and_recited_at_once(studyapp: Studyapp, desk: Desk) -> None:
    studyapp("quiz", "--plain", "--save-preset", "timed", "--minutes", "5", "--seconds", "9", "--feedback", "after")
    ran = studyapp("quiz", "--plain", "--recite", "--preset", "timed", "--count", "1", typed=[""])
    assert (ran.code, ran.out.count("time left")) == (0, 0)


def test_the_saved_choices_are_listed_in_words(studyapp: Studyapp, desk: Desk) -> None:
    assert studyapp("quiz", "--presets").out == "no choices are saved; --save-preset NAME saves them\n"
    wanted = Quiz(
        Scope(("pears",), ("1",), ("single", "case"), (1, 4)), 5, 8, None, only=("wrong",), order="wrong_first",
        deferred=True, seconds=30,
    )  # fmt: skip
    save_preset(desk.open(), "evening", wanted)
    save_preset(desk.open(), "a", Quiz())
    assert studyapp("quiz", "--presets").out == (
        "a: 10 questions\n"
        "evening: 5 questions · pears · chapter 1 · single choice · case · difficulty 1, 4 · in the mistake book"
        " · wrong ones first · 8 min · 30 s a question · marked after the last\n"
    )
    assert studyapp("quiz", "--presets", "--lang", "zh").out.splitlines()[1] == (
        "evening：5 题 · pears · 第 1 章 · 单选 · 案例 · 难度 1, 4 · 错题本里的"
        " · 错题优先 · 8 分钟 · 每题 30 秒 · 答完再判"
    )


def test_saved_choices_can_be_forgotten(studyapp: Studyapp, desk: Desk) -> None:
    save_preset(desk.open(), "evening", Quiz())
    ran = studyapp("quiz", "--forget-preset", "evenin")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean evening?" in ran.err
    assert studyapp("quiz", "--forget-preset", "evening").out == "forgotten: evening\n"
    assert presets(desk.open()) == {}
    assert studyapp("quiz", "--plain", "--preset", "evening").code == 2
