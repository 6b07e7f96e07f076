"""A false statement that is to be put right: what is wrong in how it asks, and how it is shown."""

import pytest

from studyapp.course.blanks import Blank, Forms
from studyapp.course.question import Response
from studyapp.course.text import Bilingual, Text
from studyapp.course.true_false import Fix, TrueFalse

STEM = Bilingual(zh="满意取决于期望。", en="Satisfaction depends on expectation.")
WRONG = Bilingual(zh="期望", en="expectation")
RIGHT = Forms(zh=["感知", "知觉"], en=["perception"])


def to_fix(
    wrong: Text = WRONG, right: Blank = RIGHT, stem: Text = STEM, answer: bool = False, correction: Text | None = "So."
) -> TrueFalse:
    fix = Fix(wrong=wrong, right=right)
    return TrueFalse(id="j", topic="t", stem=stem, why="So.", answer=answer, correction=correction, fix=fix)


@pytest.mark.parametrize("question", [to_fix(), to_fix("b", "x", "a b c"), to_fix("b", ["x", "y"], "a b c")])
def test_a_sound_question_has_no_faults(question: TrueFalse) -> None:
    assert list(question.faults()) == []


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (to_fix(answer=True, correction=None), ("fix",), "nothing to fix"),
        (to_fix(Bilingual(zh="期望", en="wishes")), ("fix", "wrong", "en"), "does not have these words"),
        (to_fix(Bilingual(zh="愿望", en="expectation")), ("fix", "wrong", "zh"), "does not have these words"),
        (to_fix("expectation"), ("fix", "wrong"), "does not have these words"),
        (to_fix(right=[]), ("fix", "right"), "at least one accepted form"),
        (to_fix(right=Forms(zh=["感知"], en=[])), ("fix", "right"), "at least one accepted form"),
        (to_fix(right=Forms(zh=["感知"], en=["x", " Expectation"])), ("fix", "right"), "says “Expectation” already"),
        (to_fix(right=["x", " "]), ("fix", "right", 1), "empty"),
        (to_fix(correction=None), ("answer",), "correction"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: TrueFalse, path: tuple[str | int, ...], words: str) -> None:
    assert [fault.path for fault in question.faults()] == [path]
    assert words in str(next(iter(question.faults())).message)


def test_only_a_missing_correction_does_not_keep_the_question_out() -> None:
    assert [fault.warning for fault in to_fix(correction=None).faults()] == [True]
    assert [fault.warning for fault in to_fix(right=[]).faults()] == [False]


def test_the_words_to_replace_are_shown_with_the_statement() -> None:
    assert to_fix().lines("", "en", "en") == [STEM.en, "If it is false: what should stand instead of “expectation”?"]
    assert "“期望 / expectation”" in to_fix().lines("", "both", "zh")[-1]
    assert to_fix().posed("", "both", "en") == {"wrong_words": ["expectation", "期望"]}


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (True, "true"),
        (False, "false"),
        ("", "no answer"),
        ([""], "no answer"),
        ([" perception "], "false: “perception” instead of “expectation”"),
    ],
)
def test_a_response_is_said_in_words(response: Response, words: str) -> None:
    assert to_fix().spoken(response, "", "en", "en") == words


def test_words_given_before_the_question_changed_are_still_said() -> None:
    question = TrueFalse(id="j", topic="t", stem="s", why="w", answer=False, correction="c")
    assert question.spoken(["perception"], "", "en", "en") == "false, instead: perception"


def test_the_key_is_the_model_form_in_the_language_shown() -> None:
    assert to_fix().key("zh", "en") == ["感知"]
    assert to_fix().key("both", "en") == ["perception"]


def test_the_statement_put_right_is_said_after_marking() -> None:
    assert [(str(lead), text) for lead, text in to_fix(correction="Right so.").told()] == [("Put right: ", "Right so.")]
    assert to_fix(correction=None).told() == []
