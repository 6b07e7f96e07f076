"""Quiz and review line by line."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import StringIO
from threading import Timer
from types import ModuleType
from typing import Any

import pytest

from studyapp.cli.opening import Opened
from studyapp.cli.plain import converse
from studyapp.locales import Refusal, phrase
from studyapp.locales.cells import cells
from studyapp.records.journal import Records
from studyapp.sitting.events import Answered, Stamped
from studyapp.study.drill import Drill
from studyapp.study.places import Options
from studyapp.study.quiz import Quiz
from studyapp.study.session import Session
from tests.cli.conftest import Ran
from tests.study.course import FRUIT, Desk, write_course

Studyapp = Callable[..., Ran]
PEARS = ("quiz", "--plain", "--topic", "pears", "--seed", "1")
PATIENCE = 60
"""Seconds after which a program that says nothing any more is ended."""
SHOWN = re.compile(r"^  ([A-D])  (.+)$", re.MULTILINE)


def label(out: str, words: str, question: int = 0) -> str:
    """The letter under which an option is shown, in the question of that number."""
    return {text: letter for letter, text in SHOWN.findall(out.split("\nQuestion ")[question + 1])}[words]


def labels(studyapp: Studyapp, words: str, *line: str) -> list[str]:
    """The letters of one option in each question that a line with a fixed seed asks, seen by leaving all unanswered."""
    seen = studyapp(*line, typed=["", "", "", "", "", "", "", ""]).out
    return [{text: letter for letter, text in SHOWN.findall(part)}[words] for part in seen.split("\nQuestion ")[1:]]


def test_a_right_answer_says_so_with_sign_and_word_marks_reason_and_when_it_is_due(studyapp: Studyapp) -> None:
    beta = labels(studyapp, "Beta", *PEARS)[0]
    ran = studyapp(*PEARS, typed=[beta])
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("\nQuestion 1 of 2 · Pears · single choice · marks: 1\nWhich is pears-")
    assert f"\n✓ Right 1/1\nRight answer: {beta}  Beta\nWhy: It is Beta\n" in ran.out
    assert re.search(r"Due again (tomorrow|in \d+ days)\.\n", ran.out)
    assert "Why not" not in ran.out


def test_a_wrong_answer_says_why_that_option_is_wrong(studyapp: Studyapp) -> None:
    alpha = labels(studyapp, "Alpha", *PEARS)[0]
    out = studyapp(*PEARS, typed=[alpha.lower()]).out
    assert "\n✗ Wrong 0/1\n" in out
    assert f"\nWhy not {alpha}: Alpha is not\n" in out


def test_the_end_gives_marks_share_and_each_topic(studyapp: Studyapp) -> None:
    line = (
        "quiz",
        "--plain",
        "--seed",
        "3",
        "--type",
        "single",
        "--count",
        "5",
        "--topic",
        "apples",
        "--topic",
        "pears",
    )
    beta = labels(studyapp, "Beta", *line)
    out = studyapp(*line, typed=[*beta[:4], "", ""]).out
    assert "\nResult: 4 of 5 marks, 80%\n" in out
    topics = dict(re.findall(r"^  (Apples|Pears): (\d/\d)$", out, re.MULTILINE))
    assert topics in ({"Apples": "3/3", "Pears": "1/2"}, {"Apples": "2/3", "Pears": "2/2"})


def test_every_type_can_be_answered(studyapp: Studyapp) -> None:
    line = ("quiz", "--plain", "--seed", "1", "--count", "1", "--type")
    out = studyapp(*line, "true_false", typed=["对"]).out
    assert "✗ Wrong 0/1\nRight answer: false\nPut right: Plums are round\nWhy: Look at one\n" in out
    out = studyapp(*line, "fill_in", typed=["One； 3"]).out
    assert "____(1) and ____(2)\n" in out
    assert "◐ Partly right 1/2\nRight answer: one; two\n" in out
    shown = studyapp(*line, "multiple", typed=["A"]).out
    both = label(shown, "Gamma") + label(shown, "Alpha")
    out = studyapp(*line, "multiple", typed=[both]).out
    assert "✓ Right 2/2\n" in out
    assert f"Right answer: {''.join(sorted(both))}\n" in out


def test_what_cannot_be_read_is_explained_and_asked_again(studyapp: Studyapp) -> None:
    beta = labels(studyapp, "Beta", *PEARS)[0]
    out = studyapp(*PEARS, typed=["E", "what?", "AB", beta]).out
    assert out.count("type letters from A to C") == 2
    assert "one letter only" in out
    assert "✓ Right 1/1" in out


def test_an_empty_line_asks_again_once_and_then_leaves_the_question_unanswered(studyapp: Studyapp) -> None:
    out = studyapp(*PEARS, typed=["", ""]).out
    assert out.count("Press Enter again") == 1
    assert "– Not answered 0/1" in out
    out = studyapp(*PEARS, typed=["", "E", "", ""]).out
    assert out.count("Press Enter again") == 2


@pytest.mark.parametrize("typed", [":q", ":quit", "：Q", " :q "])
def test_quitting_pauses_and_says_how_to_go_on(studyapp: Studyapp, desk: Desk, typed: str) -> None:
    ran = studyapp(*PEARS, typed=["A", typed, "A"])
    assert ran.code == 0
    paused = "Paused after 1 of 2 questions.\nGo on with: studyapp quiz --plain --resume --data-dir "
    assert paused in ran.out
    assert str(desk.data) in ran.out
    assert "Result" not in ran.out


def test_the_end_of_the_input_pauses_and_the_hint_goes_on_where_it_was_left(studyapp: Studyapp) -> None:
    ran = studyapp(*PEARS, typed=["A"])
    assert ran.code == 0
    assert "Paused after 1 of 2 questions." in ran.out
    out = studyapp("quiz", "--plain", "--resume", typed=["A"]).out
    assert "Question 2 of 2" in out
    assert "Question 1 of 2" not in out
    assert "Result: " in out
    ran = studyapp("quiz", "--plain", "--resume")
    assert (ran.code, ran.out) == (1, "")
    assert "no quiz was left unfinished" in ran.err


def test_leaving_before_the_first_answer_keeps_nothing(studyapp: Studyapp) -> None:
    ran = studyapp(*PEARS)
    assert "Nothing was answered" in ran.out
    assert studyapp("quiz", "--plain", "--resume").code == 1


def test_a_review_and_a_quiz_are_gone_on_with_apart(studyapp: Studyapp) -> None:
    studyapp("review", "--plain", "--seed", "1", typed=["", ""])
    assert "no quiz was left" in studyapp("quiz", "--plain", "--resume").err
    assert "Question 2 of 7" in studyapp("review", "--plain", "--resume").out


def test_undo_takes_the_last_answer_back_and_asks_it_again(studyapp: Studyapp) -> None:
    beta = labels(studyapp, "Beta", *PEARS)[0]
    wrong = next(letter for letter in "ABC" if letter != beta)
    out = studyapp(*PEARS, typed=[":u", wrong, ":undo", beta, ":q"]).out
    assert "There is no answer to take back." in out
    assert "Question 1 is open again." in out
    assert out.count("Question 1 of 2") == 2
    assert out.index("✗ Wrong") < out.index("✓ Right")
    # Two were left unanswered to see the letters.
    assert '"answers":3,"right":1' in studyapp("stats", "--json").out


@pytest.mark.parametrize("typed", [":h", ":help", ":?", "：？"])
def test_help_lists_the_commands_and_stays_with_the_question(studyapp: Studyapp, typed: str) -> None:
    out = studyapp(*PEARS, typed=[typed]).out
    assert ":u  take the last answer back" in out
    assert out.count("Question 1 of 2") == 1
    assert out.count("Your answer (one letter, A to C; :h for help):") == 2


def test_an_unknown_command_is_not_an_answer(studyapp: Studyapp) -> None:
    out = studyapp(*PEARS, typed=[":x"]).out
    assert "There is no command :x" in out
    assert "Wrong" not in out


def test_a_timed_quiz_says_the_time_left_and_takes_no_late_answer(studyapp: Studyapp) -> None:
    ran = studyapp(*PEARS, "--minutes", "1.5", typed=["A", "A"], seconds=60)
    assert "time left 1:30\n" in ran.out
    assert "time left 0:30\n" in ran.out
    assert ran.out.count("Right answer") == 1
    assert "Time is up.\n" in ran.out
    assert "of 2 marks" in ran.out
    assert studyapp("quiz", "--plain", "--resume").code == 1


def test_an_answer_that_comes_after_the_time_of_its_question_does_not_count(studyapp: Studyapp) -> None:
    line = (*PEARS, "--seconds", "30")
    out = studyapp(*line, typed=["A", ":q"], seconds=40).out
    assert " · for this question 0:30\n" in out
    assert out.count("The time for this question is up.\n– Not answered 0/1\nRight answer: ") == 2
    assert out.count("\nQuestion ") == 2
    assert studyapp(*line, typed=["", "", "A"], seconds=14).out.count("time for this question is up") == 0


def test_what_is_said_of_an_answer_before_it_is_given_is_kept_with_it(studyapp: Studyapp, desk: Desk) -> None:
    beta = labels(studyapp, "Beta", *PEARS)
    typed = [":guess", beta[0], ":sure", ":sure", ":guess", ":sure", beta[1]]
    out = studyapp(*PEARS, typed=typed).out
    assert "✓ Right 1/1\nYou guessed it: it does not count as known.\n" in out
    said = [line for line in out.split("\n") if line.startswith(("Noted", "Nothing is"))]
    assert said == [
        "Noted: I guessed.",
        "Noted: I am sure.",
        "Nothing is said of this answer any more.",
        "Noted: I guessed.",
        "Noted: I am sure.",
    ]
    assert set(desk.open().records.confidence_tallies()) == {"", "guessed", "sure"}


def test_a_question_can_be_bookmarked_while_it_is_asked(studyapp: Studyapp, desk: Desk) -> None:
    out = studyapp(*PEARS, typed=[":bookmark", "A", ":bookmark", ":bookmark"]).out
    assert out.count("Bookmarked.\n") == 2
    assert out.count("No longer bookmarked.\n") == 1
    assert len(desk.open().records.remarks("bookmark")) == 1


def test_review_asks_first_what_was_wrong(studyapp: Studyapp, desk: Desk) -> None:
    studyapp("quiz", "--plain", "--topic", "plums", "--type", "fill_in", typed=["x; y"])
    desk.clock.pass_(days=1)
    out = studyapp("review", "--plain", "--count", "1").out
    assert "Question 1 of 1 · Plums · fill" in out
    assert studyapp("review", "--plain", "--new", "0", typed=["one; two"]).out.count("\nQuestion ") == 1


def test_nothing_to_review_is_said_and_is_exit_1(studyapp: Studyapp) -> None:
    ran = studyapp("review", "--plain", "--new", "0")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing is due" in ran.err


def test_chinese_is_spoken_to_the_last_line_and_both_languages_are_shown(studyapp: Studyapp) -> None:
    out = studyapp(*PEARS, "--lang", "zh", "--content", "both", typed=["A", "A"]).out
    assert re.search("第 1 题，共 2 题 · 梨 / Pears · 单选", out)
    assert re.search(r"^  A  [甲乙丙]\n     (Alpha|Beta|Gamma)$", out, re.MULTILINE)
    assert "解析：就是乙 / It is Beta" in out
    assert re.search("成绩：. 分，满分 2 分", out)
    zh_only = studyapp(*PEARS, "--lang", "zh", typed=["A", ":z", ":h", "E", "", "A", ":q"]).out
    assert set(re.findall(r"[A-Za-z]{2,}", zh_only)) <= {
        "pears",
        "studyapp",
        "quiz",
        "plain",
        "resume",
        "data",
        "dir",
        "bank",
        "guess",
        "sure",
        "bookmark",
    } | set(re.findall(r"[A-Za-z]{2,}", zh_only.partition("--data-dir")[2]))


def test_the_language_chosen_in_the_app_is_spoken_here_too(studyapp: Studyapp, desk: Desk) -> None:
    study = desk.open()
    study.choose({"language": "zh", "content": "en"})
    out = studyapp(*PEARS).out
    assert "第 1 题" in out
    assert "Which is pears" in out
    assert "Question 1 of 2" in studyapp(*PEARS, "--lang", "en").out


def test_no_escape_sequence_ever_reaches_the_output(studyapp: Studyapp) -> None:
    out = studyapp(*PEARS, typed=["\x1b[31mA", "\x07", ":\x1b[2J", "A", "A"]).out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", out)


def test_a_file_with_errors_is_left_out_and_named_as_trouble(studyapp: Studyapp, desk: Desk) -> None:
    (desk.course / "broken.yaml").write_text("bank: [\n", encoding="utf-8")
    ran = studyapp(*PEARS)
    assert "Question 1 of 2" in ran.out
    assert "1 file of the course has errors" in ran.err
    command = shlex.split(ran.err.partition("to see them: studyapp ")[2])
    assert command[:2] == ["bank", "check"]
    assert "--bank" in command
    checked = studyapp(*command)
    assert checked.code == 1
    assert "broken.yaml:2:" in checked.out


def test_a_tab_in_an_option_is_shown_as_space(studyapp: Studyapp, desk: Desk) -> None:
    write_course(desk.course, *[each.replace("en: Alpha}", 'en: "Al\\tpha"}') for each in FRUIT])
    assert re.search("^  [A-C]  Al +pha$", studyapp(*PEARS).out, re.MULTILINE)


def test_a_command_without_its_colon_is_told_of_it(studyapp: Studyapp) -> None:
    out = studyapp(*PEARS, typed=["q", "E", "A"]).out
    assert out.count("Commands begin with a colon; :h lists them.") == 1
    assert "Question 2 of 2" in out


@pytest.mark.parametrize("mode", ["--plain", "--jsonl"])
def test_without_any_input_nothing_is_started(desk: Desk, mode: str) -> None:
    ran = called(desk, "quiz", mode, closed="<&-")
    assert (ran.code, ran.out, ran.err) == (2, "", "studyapp: there is no input to read answers from\n")
    assert desk.open().records.open_sittings() == []
    assert called(desk, "quiz", closed="<&-").code == 2


@pytest.mark.parametrize("words", [("quiz", "--plain"), ("quiz", "--jsonl"), ("stats",), ("stats", "--json")])
def test_without_any_output_that_is_said(desk: Desk, words: tuple[str, ...]) -> None:
    ran = called(desk, *words, closed=">&-")
    assert (ran.code, ran.err) == (1, "studyapp: there is no output to write to\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [("quiz", "--plain"), ("quiz", "--jsonl"), ("stats",), ("stats", "--json"), ("-h",)])
def test_a_full_disk_behind_the_output_is_said_and_nothing_else(desk: Desk, words: tuple[str, ...]) -> None:
    ran = called(desk, *words, closed=">/dev/full")
    assert ran.code == 1
    assert ran.err.startswith("studyapp: ")
    assert ran.err.count("\n") == 1


def test_a_question_that_left_the_course_since_is_asked_as_it_was_and_that_is_said(
    studyapp: Studyapp, desk: Desk
) -> None:
    studyapp(*PEARS, typed=["A"])
    write_course(desk.course, *[each for each in FRUIT if "topic: pears" not in each])
    out = studyapp("quiz", "--plain", "--resume", typed=["", ""] * 3).out
    assert "2 questions were changed since; they are asked as they were.\n" in out
    assert "Result: " in out


def test_a_question_of_which_nothing_is_left_is_passed_over_and_that_is_said(studyapp: Studyapp, desk: Desk) -> None:
    studyapp(*PEARS, "--topic", "plums", typed=["A"])
    desk.forget_contents()
    write_course(desk.course, *[each for each in FRUIT if "topic: pears" not in each])
    out = studyapp("quiz", "--plain", "--resume", typed=["", ""] * 3).out
    assert "2 questions have left the course." in out
    assert "Result: " in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["quiz", "--plain", "--topic", "paers"], "did you mean pears?"),
        (["quiz", "--plain", "--chapter", "7"], "there is no chapter 7; there are 1 to 2"),
        (["quiz", "--plain", "--type", "riddle"], "'single'"),
        (["quiz", "--plain", "--count", "0"], "--count"),
        (["quiz", "--plain", "--minutes", "0"], "minutes are more than 0"),
        (["quiz", "--plain", "--minutes", "nan"], "minutes are more than 0"),
        (["quiz", "--plain", "--minutes", "inf"], "minutes are more than 0"),
        (["quiz", "--plain", "--seed", "-1"], "a seed is"),
        (["quiz", "--plain", "--jsonl"], "not both"),
        (["quiz", "--plain", "--resume", "--count", "3"], "--resume"),
        (["quiz"], "--plain"),
        (["review"], "--plain"),
        (["review", "--plain", "--new", "-1"], "--new"),
        (["quiz", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_is_exit_2_in_either_language_and_starts_nothing(
    studyapp: Studyapp, desk: Desk, words: list[str], says: str
) -> None:
    ran = studyapp(*words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    chinese = studyapp(*words, "--lang", "zh")
    assert (chinese.code, chinese.out) == (2, "")
    assert "错误：" in chinese.err
    assert not {"Error", "Usage", "Invalid", "such"} & set(re.findall(r"[A-Za-z]+", chinese.err))
    assert desk.open().records.open_sittings() == []


def test_an_answer_that_cannot_be_kept_is_a_message_and_what_was_kept_can_be_gone_on_with(
    studyapp: Studyapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Records.append

    def full(records: Records, stamped: Sequence[Stamped], **how: Any) -> None:
        if any(isinstance(each.event, Answered) and each.event.place == 1 for each in stamped):
            raise Refusal(phrase("no room on the disk"))
        append(records, stamped, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Records, "append", full)
        ran = studyapp(*PEARS, typed=["A", "A"])
    assert (ran.code, ran.err) == (1, "studyapp: no room on the disk\n")
    assert "Question 2 of 2" in studyapp("quiz", "--plain", "--resume").out


def called(desk: Desk, *words: str, closed: str) -> Ran:
    """`studyapp` in a process of its own, with an end of it closed as the shell does it."""
    line = shlex.join([sys.executable, "-m", "studyapp", "--lang", "en", *desk.line(*words)])
    asked = subprocess.run(["sh", "-c", f"{line} {closed}"], input="", capture_output=True, text=True)
    return Ran(asked.returncode, asked.stdout, asked.stderr)


class Interrupted(StringIO):
    """Input that ends with Ctrl-C."""

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_pauses_and_says_how_to_go_on(desk: Desk) -> None:
    study, out = desk.open(), StringIO()
    session = study.quiz(Quiz(seed=1))
    with pytest.raises(KeyboardInterrupt):
        converse(session, Opened(study, "en", Options()), "quiz", Interrupted("\n\n"), out)
    assert session.sitting.since is None
    assert "Paused after 1 of 8 questions." in out.getvalue()
    assert len(study.records.open_sittings()) == 1


class Screen(StringIO):
    """Output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("width", [30, 60])
def test_in_a_terminal_no_line_is_wider_than_it(desk: Desk, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    write_course(desk.course, *[each.replace("就是乙", "这是因为顾客的期望和感知之间有差距，" * 9) for each in FRUIT])
    study, out = desk.open(), Screen()
    host = Opened(study, "both", Options())
    converse(study.quiz(Quiz(seed=1, count=8)), host, "quiz", StringIO("\n\n" * 8), out)
    lines = out.getvalue().split("\n")
    assert width - 6 < max(map(cells, lines)) <= width
    assert "".join(lines).count("这是因为") == 5 * 9


def test_in_a_terminal_the_app_is_opened_in_that_sitting(
    studyapp: Studyapp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Session] = []
    app = ModuleType("studyapp.tui.app")
    app.open_app = lambda options, start: seen.append(start(desk.open())) or 0  # type: ignore[attr-defined, func-returns-value]
    monkeypatch.setitem(sys.modules, "studyapp.tui.app", app)
    monkeypatch.setattr("studyapp.cli.sitting.in_a_terminal", lambda: True)
    assert studyapp("quiz", "--topic", "pears", "--minutes", "5").code == 0
    assert (seen[0].sitting.plan.form, len(seen[0].items)) == ("timed", 2)
    assert studyapp("review", "--count", "3").code == 0
    assert (seen[1].sitting.plan.form, len(seen[1].items)) == ("review", 3)


def test_a_pipe_of_answers_runs_without_a_terminal(desk: Desk) -> None:
    command = desk.line(sys.executable, "-m", "studyapp", *PEARS)
    ran = subprocess.run(
        command, input=b"A\nB\n", capture_output=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=True
    )
    assert ran.stdout.decode().count("Right answer") == 2
    assert ran.stderr == b""


def test_an_output_that_cannot_take_the_signs_gets_question_marks(desk: Desk) -> None:
    command = desk.line(sys.executable, "-m", "studyapp", *PEARS, "--lang", "zh")
    ran = subprocess.run(
        command,
        input=b"\xff\xfe\nA\n",
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert b"?" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_a_reader_that_goes_away_pauses_the_sitting(desk: Desk) -> None:
    command = desk.line(sys.executable, "-m", "studyapp", *PEARS)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        too_long = Timer(PATIENCE, process.kill)
        too_long.start()
        process.stdin.write(b"A\n")
        process.stdin.flush()
        told = any(line.startswith(b"Due") for line in process.stdout)
        process.stdout.close()
        with suppress(BrokenPipeError):
            process.stdin.write(b"A\n" * 3)
            process.stdin.close()
        error = process.stderr.read()
        too_long.cancel()
    assert told, error
    assert b"Traceback" not in error
    assert process.returncode in (0, 1)


def test_an_answer_is_in_the_journal_before_the_next_question_is_shown(
    studyapp: Studyapp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    append, show = Records.append, Drill.show
    monkeypatch.setattr(Records, "append", lambda *given, **after: (append(*given, **after), order.append("kept"))[0])
    monkeypatch.setattr(Drill, "show", lambda *given: (order.append("shown"), show(*given))[1])
    studyapp(*PEARS, typed=["A", "A"])
    assert order[:5] == ["kept", "shown", "kept", "shown", "kept"]
