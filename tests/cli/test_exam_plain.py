"""An exam line by line: to and fro between questions, the clock, handing in, and what it came to."""

import re
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from studyapp.cli.opening import Opened
from studyapp.cli.plain_exam import sit_exam
from studyapp.cli.teller import Teller
from studyapp.course.question import Response
from studyapp.locales import Refusal, phrase, speak
from studyapp.records.journal import Records
from studyapp.sitting.events import Answered, Confirmed, Finished, Stamped
from studyapp.study.exams import start_exam
from studyapp.study.places import Options
from tests.cli.conftest import Ran
from tests.cli.every_type import ANSWERS, events, set_out
from tests.study.course import FRUIT, Desk, write_course

Studyapp = Callable[..., Ran]

HEAD = """\
exam: midterm
course: tiny
title: {zh: 期中考试, en: Midterm}
marks: 6
pass_mark: 3
minutes: 20
"""
SECTIONS = """\
sections:
  - {type: single, count: 3, marks_each: 1}
  - {type: true_false, count: 1, marks_each: 1}
  - {type: fill_in, count: 1, marks_each: 2, title: {zh: 填空题, en: Blanks}}
"""
TIMED = SECTIONS.replace("marks_each: 1}", "marks_each: 1, minutes: 5}", 1)
PLAIN = ("exam", "midterm", "--plain", "--seed", "1")
AGAIN = ("exam", "--resume", "--plain")
HAND = (":hand", "y")


def write(desk: Desk, more: str = "", sections: str = SECTIONS) -> Path:
    """The exam as a file of the desk's course."""
    (desk.course / "exams").mkdir(exist_ok=True)
    file = desk.course / "exams" / "midterm.yaml"
    file.write_text(HEAD + more + sections, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def midterm(desk: Desk) -> Path:
    return write(desk)


def beta(out: str, question: int) -> str:
    """The letter of the right option, from what was printed of the question of this number."""
    shown = out.split(f"\nQuestion {question} of ")[1].split("\nQuestion ")[0]
    return next(letter for letter, text in re.findall(r"^  ([A-C])  (.+)$", shown, re.MULTILINE) if text == "Beta")


def right(studyapp: Studyapp) -> list[str]:
    """Full marks for the exam of seed 1, in lines; seen in a sitting that is handed in empty."""
    out = studyapp(*PLAIN, typed=[":n", ":n", *HAND]).out
    return [*(beta(out, n) for n in (1, 2, 3)), "F", "one; two"]


def test_an_answer_is_kept_and_the_next_question_asked_under_the_heading_of_its_section(studyapp: Studyapp) -> None:
    ran = studyapp(*PLAIN, typed=["A", "A", "A", "T", "one; two"])
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "\n1. single choice · 3 × 1\n\nQuestion 1 of 5 · single choice · marks: 1 · time left 20:00\n"
    )
    assert ran.out.count("1. single choice · 3 × 1\n") == 1
    assert "\n2. true or false · 1 × 1\n\nQuestion 4 of 5 · " in ran.out
    assert "\n3. Blanks · 1 × 2\n\nQuestion 5 of 5 · " in ran.out
    assert "That was the last question. :card shows where something is missing; :hand hands in." in ran.out
    assert not [word for word in ("Right", "Wrong", "It is Beta", "· Plums", "· Pears") if word in ran.out]


def test_everything_right_is_full_marks_by_section_and_passed(studyapp: Studyapp) -> None:
    out = studyapp(*PLAIN, typed=[*right(studyapp), *HAND, ""], seconds=6).out
    assert (
        "All are answered.\nHand in now?\nType y to do it; anything else goes back:\n\n"
        "  1. single choice: 3/3\n  2. true or false: 1/1\n  3. Blanks: 2/2\n"
        "Result: 6 of 6 marks, 100%\n✓ Passed; 3 pass.\nTime: 0:42\n"
    ) in out
    assert "Scores by topic: studyapp stats --data-dir" in out
    assert studyapp(*AGAIN).err == "studyapp: no exam was left unfinished\n"


def test_chinese_is_spoken_from_the_first_heading_to_the_result(studyapp: Studyapp) -> None:
    out = studyapp(
        *PLAIN, "--lang", "zh", typed=["A", ":b", ":f", ":guess", ":card", ":x", ":h", ":hand", "是", ":all"]
    ).out
    assert out.startswith("\n1. 单选 · 3 × 1\n\n第 1 题，共 5 题 · 单选 · 分值：1 · 剩余 20:00\n")
    assert "目前的答案：A  " in out
    assert "已标记。\n" in out
    assert "已记下：我猜的。\n" in out
    assert "● 已答  ○ 未答  ⚑ 有标记  [ ] 当前题\n1. 单选\n  [1●⚑]  2○  3○\n2. 判断\n  4○\n3. 填空题\n  5○\n" in out
    assert "未作答：1, 2, 3, 4, 5\n有标记：1\n现在交卷？\n" in out
    words = set(re.findall(r"[A-Za-z]{2,}", out.partition("studyapp stats")[0]))
    assert words <= {"apples", "pears", "card", "hand", "guess", "sure", "bookmark", "all"}


def test_the_student_goes_to_and_fro_changes_empties_and_flags(studyapp: Studyapp, desk: Desk) -> None:
    lines = ["A", "B", ":b", "C", ":g 2", ":f", ":x", ":g1", ":G 5", ":next", ":back", ":q"]
    out = studyapp(*PLAIN, typed=lines).out
    assert [int(n) for n in re.findall(r"^Question (\d) of", out, re.MULTILINE)] == [1, 2, 3, 2, 3, 2, 1, 5, 4]
    session = desk.open().resume(desk.open().records.open_sittings()[0].id)
    assert session.place == 3
    assert session.sitting.desk.response(1) is None
    assert session.sitting.desk.flags == {1}
    assert "⚑" not in out.partition("Flagged.")[0]
    assert "Question 2 is empty now." in out


def test_what_stands_is_shown_with_flag_and_confidence_and_enter_lets_it_stand(studyapp: Studyapp) -> None:
    out = studyapp(*PLAIN, typed=["A", ":b", ":f", ":sure", ":r", "", ":q"]).out
    assert "Noted: I am sure." in out
    assert " · ⚑ flagged · I am sure · time left 20:00\n" in out
    assert out.count("Your answer so far: A  ") == 2
    assert "Press Enter again" not in out
    assert out.count("\nQuestion 2 of 5") == 2


def test_an_empty_line_asks_once_before_a_question_is_left_empty(studyapp: Studyapp) -> None:
    out = studyapp(*PLAIN, typed=["", "", "", ":f", "", ":q"]).out
    assert out.count("Press Enter again to leave it empty for now.") == 3
    assert out.count("\nQuestion 2 of 5") == 1
    assert "\nQuestion 3 of 5" not in out


def test_a_confidence_said_twice_is_taken_back(studyapp: Studyapp, desk: Desk) -> None:
    out = studyapp(*PLAIN, typed=["A", ":b", ":guess", ":guess", ":sure", *HAND]).out
    assert "Noted: I guessed.\n" in out
    assert "Nothing is said of this answer any more.\n" in out
    assert [each.confidence for each in events(desk, Answered)] == ["sure"]


def test_a_lucky_guess_earns_its_marks_and_does_not_count_as_known(studyapp: Studyapp) -> None:
    first = right(studyapp)[0]
    out = studyapp(*PLAIN, typed=[first, ":b", ":guess", *HAND, ":all"]).out
    assert "✓ Right 1/1\nYou guessed it: it does not count as known.\n" in out
    assert "  1. single choice: 1/3\n" in out


def test_handing_in_names_what_is_missing_and_asks_once_more(studyapp: Studyapp) -> None:
    out = studyapp(*PLAIN, typed=["A", ":n", ":f", ":hand", "no", ":hand", ":hand", ""]).out
    assert out.count("Not answered: 2, 3, 4, 5\nFlagged: 3\nHand in now?\n") == 2
    assert "✗ Not passed; 3 pass.\n" in out


@pytest.mark.parametrize("typed", ["n", "A", "", ":n", ":q", ":card"])
def test_anything_but_yes_hands_nothing_in(studyapp: Studyapp, desk: Desk, typed: str) -> None:
    out = studyapp(*PLAIN, typed=["A", ":hand", typed]).out
    assert "Result" not in out
    assert len(desk.open().records.open_sittings()) == 1


def test_every_question_can_be_gone_through_afterwards(studyapp: Studyapp) -> None:
    lines = right(studyapp)
    out = studyapp(*PLAIN, typed=[lines[0], ":n", *HAND, ":all"]).out
    told = out.partition("type :all")[2]
    assert told.count("\nQuestion ") == 5
    assert f"Your answer: {lines[0]}  Beta\n✓ Right 1/1\nRight answer: {lines[0]}  Beta\nWhy: It is Beta\n" in told
    assert told.count("– Not answered 0/") == 4


def test_leaving_says_that_the_clock_runs_on_and_how_to_come_back(studyapp: Studyapp, desk: Desk) -> None:
    out = studyapp(*PLAIN, typed=["A", ":q"], seconds=30).out
    assert (
        "Left with 1 of 5 questions answered.\nThe clock runs on: 19:00 left.\n"
        "Go on with: studyapp exam --plain --resume --data-dir "
    ) in out
    desk.clock.pass_(300)
    out = studyapp(*AGAIN).out
    assert "Question 2 of 5 · single choice · marks: 1 · time left 14:00\n" in out
    assert "\n1. single choice · 3 × 1\n" in out


def test_where_the_exam_allows_it_the_clock_stands_still(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, "pause: true\n")
    out = studyapp(*PLAIN, typed=["A", ":q"], seconds=30).out
    assert "Left with 1 of 5 questions answered.\nThe clock stands still until you come back.\n" in out
    desk.clock.pass_(days=3)
    assert "time left 19:00\n" in studyapp(*AGAIN).out


def test_the_newest_exam_of_a_name_can_be_gone_on_with(studyapp: Studyapp, desk: Desk) -> None:
    studyapp(*PLAIN, typed=["A"])
    write(desk).write_text((HEAD + SECTIONS).replace("exam: midterm", "exam: other"), encoding="utf-8")
    studyapp("exam", "other", "--plain", "--seed", "2")
    assert "Question 1 of 5" in studyapp(*AGAIN).out
    assert "Question 2 of 5" in studyapp("exam", "midterm", "--resume", "--plain").out
    assert studyapp("exam", "third", "--resume", "--plain").code == 1


def test_an_exam_is_no_quiz_to_go_on_with(studyapp: Studyapp) -> None:
    studyapp(*PLAIN, typed=["A"])
    assert "no quiz was left unfinished" in studyapp("quiz", "--plain", "--resume").err
    studyapp("quiz", "--plain", typed=["A"])
    assert "Midterm" not in studyapp("quiz", "--plain", "--resume").out
    assert "Question 2 of 5" in studyapp(*AGAIN).out


def test_at_the_deadline_what_stands_is_handed_in_and_the_late_line_is_not(studyapp: Studyapp, desk: Desk) -> None:
    lines = right(studyapp)
    out = studyapp(*PLAIN, typed=lines, seconds=500).out
    assert "Time is up. What stood there has been handed in.\n" in out
    assert len(events(desk, Answered)) == 2
    assert "Result: 2 of 6 marks, 33%\n" in out


def test_a_deadline_that_passed_while_the_student_was_away_is_told(studyapp: Studyapp, desk: Desk) -> None:
    studyapp(*PLAIN, typed=["A"])
    desk.clock.pass_(days=1)
    out = studyapp(*AGAIN).out
    assert out.startswith("Time is up. What stood there has been handed in.\n\n  1. single choice: ")
    assert "Time: 20:00\n" in out
    assert studyapp(*AGAIN).code == 1


def test_ten_minutes_and_one_minute_before_the_end_are_announced_once(studyapp: Studyapp) -> None:
    out = studyapp(*PLAIN, typed=[":r"] * 40, seconds=30).out
    assert out.count("10 minutes left.\n") == 1
    assert out.count("\n1 minute left.\n") == 1
    before = out.partition("10 minutes left.\n")[0]
    assert before.rstrip().split("\n")[-5].endswith("time left 10:00")


def test_a_warning_that_was_due_before_the_start_is_none(studyapp: Studyapp, desk: Desk) -> None:
    write(desk).write_text((HEAD + SECTIONS).replace("minutes: 20", "minutes: 9"), encoding="utf-8")
    assert "left.\n" not in studyapp(*PLAIN, typed=[":r"] * 3, seconds=30).out.partition("\nLeft with")[0]


def test_where_there_is_no_way_back_none_is_gone(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, "forward: true\n")
    out = studyapp(*PLAIN, typed=["A", ":b", ":g 1", ":h", ":g 4", ":q"]).out
    assert "There is no question to go back to.\n" in out
    assert out.count("There is no way to that question now.\n") == 1
    assert "there is no way back to it.\n  :n  the next question\n" in out
    assert [int(n) for n in re.findall(r"^Question (\d) of", out, re.MULTILINE)] == [1, 2, 4]


def test_a_section_with_a_time_of_its_own_is_left_for_good_only_when_that_is_meant(
    studyapp: Studyapp, desk: Desk
) -> None:
    write(desk, sections=TIMED)
    out = studyapp(*PLAIN, typed=["A", ":n", ":g 5", "A", "no", ":n", ":n", ":b", ":g 1", ":q"]).out
    assert out.startswith(
        "\n1. single choice · 3 × 1 · 5 min\n\n"
        "Question 1 of 5 · single choice · marks: 1 · time left 20:00 · for this section 5:00\n"
    )
    assert out.count("Not answered: 2\nLeave section 1. single choice?\nThere is no way back to this section.\n") == 2
    assert [int(n) for n in re.findall(r"^Question (\d) of", out, re.MULTILINE)] == [1, 2, 3, 3, 4]
    assert "There is no question to go back to.\n" in out
    assert out.count("There is no way to that question now.\n") == 2


def test_a_section_whose_time_is_up_is_left_and_the_late_line_is_not_taken(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, sections=TIMED)
    out = studyapp(*PLAIN, typed=["A", "B", "T", ":q"], seconds=140).out
    assert "1 minute left for this section.\n" in out
    assert "Time is up there; here is the next question.\n\n2. true or false" in out
    assert "Left with 2 of 5 questions answered.\n" in out
    assert "time left 13:00\n" in out


def test_a_question_whose_time_is_up_is_left(studyapp: Studyapp, desk: Desk) -> None:
    write(desk, "seconds_each: 45\n")
    out = studyapp(*PLAIN, typed=["A", ":h", "B", ":q"], seconds=30).out
    assert "time left 20:00 · for this question 0:45\n" in out
    assert "Time is up there; here is the next question.\n\nQuestion 3 of 5" in out
    assert "Left with 1 of 5 questions answered.\n" in out


def test_a_quiz_may_be_marked_after_the_last_answer(studyapp: Studyapp) -> None:
    line = ("quiz", "--plain", "--topic", "pears", "--seed", "1", "--feedback", "after")
    out = studyapp(*line, typed=["A", "A", *HAND, ""]).out
    assert out.startswith("\nQuestion 1 of 2 · single choice · marks: 1\n")
    assert out.index("Question 2 of 2") < out.index("Result: ")
    assert re.search(r"Result: \d of 2 marks, \d+%\n  Pears: \d/2\nTime: ", out)
    assert "ass" not in out.partition("Result")[2].partition("Every")[0]


def test_a_quiz_marked_afterwards_pauses_and_one_without_an_answer_is_over(studyapp: Studyapp) -> None:
    line = ("quiz", "--plain", "--topic", "pears", "--seed", "1", "--feedback", "after")
    assert "Nothing was answered, so there is nothing to go on with.\n" in studyapp(*line, typed=[]).out
    assert "clock stands still" in studyapp(*line, typed=["A"]).out
    assert "Question 2 of 2" in studyapp("quiz", "--plain", "--resume").out


def written(desk: Desk) -> None:
    """An exam of written questions in place of the desk's own."""
    (desk.course / "exams" / "midterm.yaml").unlink()
    (desk.course / "exams").rmdir()
    set_out(desk)
    course = re.search(r"^course: (\S+)", (desk.course / "syllabus.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert course
    (desk.course / "exams").mkdir(exist_ok=True)
    (desk.course / "exams" / "midterm.yaml").write_text(
        f"exam: midterm\ncourse: {course[1]}\ntitle: Written\nmarks: 6\npass_mark: 5\nminutes: 20\nsections:\n"
        "  - {type: term, count: 1, marks_each: 3}\n  - {type: short_answer, count: 1, marks_each: 3}\n",
        encoding="utf-8",
    )


def test_the_key_points_of_written_answers_are_confirmed_after_handing_in(studyapp: Studyapp, desk: Desk) -> None:
    written(desk)
    lines = [*ANSWERS["term"]["en"], "", "They bring profit.", "", *HAND, "0", "1 2 3", ""]
    out = studyapp(*PLAIN, typed=lines).out
    handed_in = out.partition("Hand in now?")[2]
    assert handed_in.count("Which points are there?") == 2
    assert handed_in.count("Result: ") == 2
    assert "Result: 3 of 6 marks, 50%\n✗ Not passed; 5 pass.\n" in handed_in.rpartition("Which points")[2]
    assert len(events(desk, Confirmed)) == 2


@pytest.mark.parametrize("typed", [[":q"], []])
def test_confirming_may_be_left(studyapp: Studyapp, desk: Desk, typed: list[str]) -> None:
    written(desk)
    out = studyapp(*PLAIN, typed=[*ANSWERS["term"]["en"], "", "They bring profit.", "", *HAND, *typed]).out
    assert out.count("Which points are there?") == 1
    assert out.count("Result: ") == 1
    assert events(desk, Confirmed) == []


def test_what_was_written_before_the_time_was_up_counts(studyapp: Studyapp, desk: Desk) -> None:
    written(desk)
    out = studyapp(*PLAIN, typed=["one line", "two lines", "three lines", "four"], seconds=500).out
    assert [each.response for each in events(desk, Answered)] == ["one line\ntwo lines"]
    assert "Time is up." in out


def test_in_a_written_answer_what_looks_like_a_command_is_text(studyapp: Studyapp, desk: Desk) -> None:
    written(desk)
    out = studyapp(*PLAIN, typed=["one line", ":q", ":card", "", *HAND]).out
    assert [each.response for each in events(desk, Answered)] == ["one line\n:q\n:card"]
    assert "in your own words; an empty line ends it" in out
    assert "1●" not in out.replace(" ", "")


def test_what_cannot_be_read_is_explained_and_nothing_is_entered(studyapp: Studyapp, desk: Desk) -> None:
    out = studyapp(*PLAIN, typed=["E", "card", "AB", ":nonsense", "\x1b[31m", ":q"]).out
    assert out.count("\nQuestion ") == 1
    assert "There is no command :nonsense; :h lists them.\n" in out
    assert "Commands begin with a colon" in out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", out)
    assert "Left with 0 of 5 questions answered." in out


def test_a_bookmark_can_be_set_while_sitting(studyapp: Studyapp, desk: Desk) -> None:
    out = studyapp(*PLAIN, typed=[":bookmark", ":bookmark", ":bookmark"]).out
    assert [line for line in out.split("\n") if "ookmarked" in line] == [
        "Bookmarked.",
        "No longer bookmarked.",
        "Bookmarked.",
    ]
    assert len(desk.open().records.remarks("bookmark")) == 1


def test_a_question_changed_since_is_asked_as_it_was_and_that_is_said(studyapp: Studyapp, desk: Desk) -> None:
    studyapp(*PLAIN, typed=["A"])
    file = desk.course / "fruit.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Plums are square", "Plums are cubes"), encoding="utf-8")
    out = studyapp(*AGAIN, typed=[":g 4"]).out
    assert out.startswith("1 question was changed since; it is asked as it was.\n")
    assert "Plums are square" in out


class Interrupted(StringIO):
    """Input that ends with Ctrl-C."""

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_leaves_and_says_how_to_go_on(desk: Desk) -> None:
    speak("en")
    study, out = desk.open(), StringIO()
    session = start_exam(study, "midterm", 1)
    with pytest.raises(KeyboardInterrupt):
        sit_exam(session, Opened(study, "en", Options()), "exam", Interrupted("A\n"), out)
    assert "The clock runs on" in out.getvalue()
    assert study.records.open_sittings()[0].id == session.sitting.id


def test_a_question_of_which_nothing_is_left_is_not_counted_as_answered(studyapp: Studyapp, desk: Desk) -> None:
    first = re.search(r"Which is (.+)", studyapp(*PLAIN, typed=[":q"]).out)
    assert first is not None
    write_course(desk.course, *[each for each in FRUIT if f"id: {first[1]}\n" not in each])
    desk.forget_contents()
    assert "Left with 0 of 5 questions answered." in studyapp(*AGAIN).out


def test_where_it_cannot_be_handed_in_at_the_deadline_each_line_tries_again_and_the_end_of_the_input_ends(
    studyapp: Studyapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, tries = Records.append, iter(range(9))

    def full(records: Records, stamped: Sequence[Stamped], **how: Any) -> None:
        if any(isinstance(each.event, Finished) for each in stamped):
            next(tries)
            raise Refusal(phrase("no room on the disk"))
        append(records, stamped, **how)

    monkeypatch.setattr(Records, "append", full)
    ran = studyapp(*PLAIN, typed=["A", "A"], seconds=1300)
    assert (ran.code, ran.out.count("no room on the disk"), ran.err) == (1, 2, "studyapp: no room on the disk\n")


def test_a_time_that_runs_out_while_an_answer_is_taken_ends_nothing(
    studyapp: Studyapp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is looked at before a line is taken; a question's time may be up the moment after."""
    write(desk, "seconds_each: 30\n")
    read = Teller.read

    def slowly(teller: Teller, place: int, typed: str) -> Response | None:
        desk.clock.pass_(30)
        return read(teller, place, typed)

    monkeypatch.setattr(Teller, "read", slowly)
    ran = studyapp(*PLAIN, typed=["A", "A", ":q"])
    assert (ran.code, ran.err) == (0, "")
    assert "the time is up\n" in ran.out
    assert "Time is up there; here is the next question.\n" in ran.out
