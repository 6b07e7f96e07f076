"""Every question type line by line: what is asked, what is refused and with which words, what earns full marks."""

from collections.abc import Callable

import pytest

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Language
from studyapp.sitting.events import Answered, Confirmed
from tests.cli.conftest import Ran
from tests.cli.every_type import ANSWERS, KEYS, events, line_for, set_out
from tests.study.course import Desk

Studyapp = Callable[..., Ran]
CASE = "Spruce Coffee has two shops"
CONTROL = "\x1b[31m"


@pytest.fixture
def ask(studyapp: Studyapp, desk: Desk) -> Callable[..., str]:
    """`ask(kind, *lines, lang="en")`: a drill on the question of that type; what is printed."""
    set_out(desk)

    def asked(kind: str, *lines: str, lang: str = "en", more: tuple[str, ...] = (), seconds: float = 0) -> str:
        line = ("quiz", "--plain", "--seed", "1", "--count", "1", "--lang", lang, "--type", kind, *more)
        ran = studyapp(*line, typed=lines, seconds=seconds)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    return asked


def test_every_type_is_asked_here_or_beside_this_file() -> None:
    assert {*KEYS, *ANSWERS, "single", "multiple", "fill_in"} == set(QUESTION_TYPES)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KEYS)
def test_what_is_shown_is_enough_to_answer_right(ask: Callable[..., str], kind: str, lang: Language) -> None:
    shown = ask(kind, lang=lang)
    out = ask(kind, line_for(kind, shown, lang), lang=lang)
    full = "1.5/1.5" if kind == "matching" else "2/2"
    assert {"en": f"✓ Right {full}\n", "zh": f"✓ 正确 {full}\n"}[lang] in out


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("true_false", "T (true), or F (false) and the words that should stand instead"),
        ("numeric", "a number to the nearest whole number"),
        ("matching", "for each number a different letter, A to D, as in 1B 2A"),
        ("ordering", "all letters, A to D, in the right order"),
        ("classify", "for each number a letter, A to D, as in 1B 2A 3B"),
        ("label", "2 answers, with semicolons between them"),
        ("term", "in your own words; an empty line ends it"),
    ],
)
def test_the_prompt_says_what_to_type(ask: Callable[..., str], kind: str, hint: str) -> None:
    assert f"{hint}; :h for help):\n" in ask(kind)


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        ("true_false", "expectations", "type T, or F (对 or 错) and then the words, as in: F …"),
        ("true_false", "T expectations", "type T, or F"),
        ("matching", "AB", "type 3 letters, one for each number in order; a dash leaves a number out"),
        ("matching", "AAB", "each letter goes to one number only; A is there twice"),
        ("matching", "1A 1B 2C", "type each number from 1 to 3 once, with its letter, as in 1B 2A"),
        ("matching", "ABX", "type letters from A to D, not X"),
        ("ordering", "ABC", "type all 4 letters, each once, in the right order"),
        ("ordering", "ABCC", "type all 4 letters, each once, in the right order"),
        ("ordering", "ABCX", "type letters from A to D, not X"),
        ("classify", "ABC", "type 4 letters, one for each number in order; a dash leaves a number out"),
        ("classify", "1A 5B", "type each number from 1 to 4 once, with its letter, as in 1B 2A"),
        ("classify", "ABCX", "type letters from A to D, not X"),
        ("label", "perceived service", "2 blanks: separate the answers with semicolons"),
        ("label", "a; b; c", "2 blanks: separate the answers with semicolons"),
    ],
)
def test_what_is_refused_is_told_what_to_type_and_asked_again(
    ask: Callable[..., str], desk: Desk, kind: str, typed: str, says: str
) -> None:
    out = ask(kind, typed, line_for(kind, ask(kind), "en"))
    assert says in out
    assert "✓ Right" in out
    assert len(events(desk, Answered)) == 1


@pytest.mark.parametrize(
    "typed", ["28", "２８", "28.0", "28,0", " 28 ", "56/2", "５６／２", "28.4", "+28", "2\x008", "28。"]
)
def test_a_number_is_taken_however_it_is_written(ask: Callable[..., str], typed: str) -> None:
    assert "✓ Right 2/2" in ask("numeric", typed)


@pytest.mark.parametrize("typed", ["28%", "-28", "１／３", "0,28", "2.800"])
def test_a_number_that_is_another_one_is_wrong_and_not_refused(ask: Callable[..., str], typed: str) -> None:
    assert "✗ Wrong 0/2" in ask("numeric", typed)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("28元", "type a number, such as 12.5 or 1/3, not 28元"),
        ("twenty-eight", "type a number, such as 12.5 or 1/3, not twenty-eight"),
        ("1/0", "nothing can be divided by 0; type another number"),
        ("1" * 100_000, "a number has at most 60 signs"),
        ("１，" * 50_000, "a number has at most 60 signs"),
        ("9e99", "this number is too large; type a smaller one"),
        (f"{CONTROL}28", "type a number, such as 12.5 or 1/3, not [31m28"),
    ],
    ids=lambda text: text[:12].strip("\x1b"),
)
def test_what_is_no_number_is_refused_and_nothing_of_it_reaches_the_terminal(
    ask: Callable[..., str], desk: Desk, typed: str, says: str
) -> None:
    out = ask("numeric", typed, "28")
    assert f"{says}\n" in out
    assert "✓ Right 2/2" in out
    assert "\x1b" not in out
    assert len(out) < 2000
    assert len(events(desk, Answered)) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", ANSWERS)
def test_a_written_answer_ends_with_an_empty_line_and_enter_keeps_the_ticks(
    ask: Callable[..., str], desk: Desk, kind: str, lang: Language
) -> None:
    lines = ANSWERS[kind][lang]
    out = ask(kind, *lines, "", "", lang=lang)
    full = "10/10" if kind == "essay" else "3/3"
    assert {"en": f"✓ Right {full}\n", "zh": f"✓ 正确 {full}\n"}[lang] in out
    assert {"en": "\nModel answer: ", "zh": "\n参考答案："}[lang] in out
    assert out.count("[x]") == len([line for line in out.split("\n") if "“" in line and "[" in line])
    assert events(desk, Answered)[0].response == "\n".join(lines)
    assert len(events(desk, Confirmed)) == 1


def test_in_a_written_answer_what_looks_like_a_command_is_text(ask: Callable[..., str], desk: Desk) -> None:
    out = ask("short_answer", "They bring profit.", ":q", "", "")
    assert events(desk, Answered)[0].response == "They bring profit.\n:q"
    assert "in your own words; an empty line ends it" in out


def test_a_point_whose_words_leave_it_open_is_listed_with_them_and_not_ticked(ask: Callable[..., str]) -> None:
    out = ask("short_answer", "Profit is what other firms make when buyers walk out on us.", "", "")
    assert "  1 [?] a source of profit (1)  does this say it? “Profit”\n" in out
    assert "\n✗ Wrong 0/3\n" in out


def test_each_point_is_listed_with_its_tick_and_the_words_that_speak_for_it(ask: Callable[..., str]) -> None:
    out = ask("short_answer", "They bring profit.", "They are nice.", "")
    assert (
        "Key points (4 key points; any 3 earn full marks):\n"
        "  1 [x] a source of profit (1)  “profit”\n"
        "  2 [ ] word of mouth (1)  not found\n"
        "  3 [ ] information (1)  not found\n"
        "  4 [ ] they attract others (1)  not found\n"
        "Which points are there? Enter keeps the ticks; or type their numbers, 0 for none:\n"
    ) in out


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        ("1 2 3", "✓ Right 3/3"), ("１，２、３", "✓ Right 3/3"), ("1,2,3,4", "✓ Right 3/3"),
        ("3 1", "◐ Partly right 2/3"),
        ("2 2 2", "◐ Partly right 1/3"), ("0", "✗ Wrong 0/3"), ("０", "✗ Wrong 0/3"), ("", "◐ Partly right 1/3"),
    ],
)  # fmt: skip
def test_the_numbers_typed_are_the_points_that_count(ask: Callable[..., str], numbers: str, verdict: str) -> None:
    assert f"\n{verdict}\n" in ask("short_answer", "They bring profit.", "", numbers)


@pytest.mark.parametrize("typed", ["5", "all", "1-3", "-1", "1;x", "½", CONTROL, "9" * 100_000])
def test_other_numbers_are_refused_and_asked_for_again(ask: Callable[..., str], desk: Desk, typed: str) -> None:
    out = ask("short_answer", "They bring profit.", "", typed, "1 2")
    assert out.count("type the numbers of the points, from 1 to 4, or 0 for none\n") == 1
    assert "◐ Partly right 2/3\n" in out
    assert len(events(desk, Confirmed)) == 1


def test_the_end_of_the_input_ends_an_answer_and_leaves_its_ticks_open(ask: Callable[..., str], desk: Desk) -> None:
    out = ask("short_answer", "They bring profit.", "They give feedback.")
    assert "◐ Partly right 2/3\n" in out
    assert "Result: 2 of 3 marks" in out
    assert events(desk, Answered)[0].response == "They bring profit.\nThey give feedback."
    assert events(desk, Confirmed) == []


def test_an_answer_without_a_word_needs_no_confirmation(ask: Callable[..., str], desk: Desk) -> None:
    out = ask("term", "", "")
    assert "– Not answered 0/3\nModel answer: " in out
    assert "Which points" not in out
    assert events(desk, Confirmed) == []


def test_an_answer_longer_than_anybody_writes_is_refused_and_asked_again(ask: Callable[..., str]) -> None:
    out = ask("term", "x" * 100_001, "", *ANSWERS["term"]["en"], "", "")
    assert "this is longer than 100000 characters; shorten it\n" in out
    assert "✓ Right 3/3" in out


def test_control_characters_of_an_answer_are_not_printed_back(ask: Callable[..., str], desk: Desk) -> None:
    out = ask("short_answer", f"They bring {CONTROL}profit\x07\u202e.", "", "")
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert events(desk, Answered)[0].response == "They bring [31mprofit."


def test_commands_work_before_an_answer_begins_and_are_words_within_it(ask: Callable[..., str], desk: Desk) -> None:
    out = ask("short_answer", ":h", "They bring profit.", ":q", "", "")
    assert ":u  take the last answer back" in out
    assert events(desk, Answered)[0].response == "They bring profit.\n:q"


def test_what_was_written_when_the_time_ran_out_counts_and_may_be_confirmed(
    ask: Callable[..., str], desk: Desk
) -> None:
    lines = ["They bring profit.", "They give feedback.", "They recommend the firm.", "", "1 3"]
    out = ask("short_answer", *lines, more=("--minutes", "1"), seconds=25)
    assert events(desk, Answered)[0].response == "They bring profit.\nThey give feedback."
    assert "◐ Partly right 2/3\n" in out
    assert len(events(desk, Confirmed)) == 1


def test_an_answer_begun_after_the_deadline_is_not_taken(ask: Callable[..., str], desk: Desk) -> None:
    out = ask("short_answer", *ANSWERS["short_answer"]["en"], "", more=("--minutes", "1"), seconds=70)
    assert "Time is up.\n" in out
    assert events(desk, Answered) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_case_is_told_once_before_its_first_question(ask: Callable[..., str], lang: str) -> None:
    first, told = {
        "en": ("New members were not taken out", CASE),
        "zh": ("没有扣除新会员", "云杉咖啡在校园里开了两家店"),
    }[lang]
    shown = ask("case", lang=lang)
    letter = next(line.split()[0] for line in shown.split("\n") if line.endswith(first))
    answer = {"en": "Call them and find out why.", "zh": "回访流失的会员。"}[lang]
    out = ask("case", letter, answer, "", "", lang=lang)
    assert out.count(told) == 1
    assert out.index(told) < out.index(first)
    assert {"en": "Result: 2 of 2 marks", "zh": "成绩：2 分"}[lang] in out


def test_a_case_gone_on_with_is_told_again(ask: Callable[..., str], studyapp: Studyapp) -> None:
    assert ask("case", "A").count(CASE) == 1
    out = studyapp("quiz", "--plain", "--resume").out
    assert "Question 2 of 2" in out
    assert out.count(CASE) == 1


def test_a_question_of_a_case_is_not_asked_without_it(studyapp: Studyapp, desk: Desk) -> None:
    set_out(desk)
    ran = studyapp("quiz", "--plain", "--type", "single")
    assert (ran.code, ran.out) == (1, "")
    assert "no question fits" in ran.err
