"""What a question finds wrong in itself, and how it is shown."""

import pytest

from studyapp.course.blanks import Blank, Forms
from studyapp.course.fill_in import FillIn
from studyapp.course.multiple import Multiple
from studyapp.course.question import Question
from studyapp.course.single import Single
from studyapp.course.text import Bilingual, in_language, said, versions
from studyapp.course.true_false import TrueFalse
from tests.marking.questions import fill_in, multiple, single, true_false

BOTH = Bilingual(zh="甲", en="alpha")


def changed(question: Question, **fields: object) -> Question:
    given = {name: getattr(question, name) for name in question.__struct_fields__}
    return type(question)(**{**given, **fields})


def fill(stem: str | Bilingual, *answer: Blank) -> FillIn:
    return FillIn(id="f", topic="t", stem=stem, why="So.", answer=list(answer))


@pytest.mark.parametrize("question", [single(), multiple(), true_false(), fill_in("one", ["two", "2"])])
def test_a_sound_question_has_no_faults(question: Question) -> None:
    assert list(question.faults()) == []


@pytest.mark.parametrize(
    ("question", "path", "words"),
    [
        (single("E"), ("answer",), "E names no option"),
        (changed(single(), answer="AB"), ("answer",), "one answer"),
        (changed(single(), options={"A": "x"}, answer="A"), ("options",), "at least two"),
        (changed(single(), options={"A": "x", "C": "y"}, answer="A"), ("options",), "in order"),
        (changed(single(), options={"A": "x", "B": " x "}), ("options", "B"), "say the same"),
        (changed(single(), why=" "), ("why",), "empty"),
        (changed(single(), why_not={"B": "x"}), ("why_not", "B"), "right answer"),
        (changed(single(), why_not={"F": "x"}), ("why_not", "F"), "names no option"),
        (multiple("CA"), ("answer",), "in order: AC"),
        (multiple("AA"), ("answer",), "in order: A"),
        (changed(true_false(True), correction="x"), ("correction",), "no correction"),
        (changed(true_false(), why_not={"A": "x"}), ("why_not", "A"), "has none"),
        (fill("no blank", "x"), ("stem",), "no blank"),
        (fill("{1} {3}", "x", "y"), ("stem",), "number the blanks"),
        (fill("{1} {1}", "x", "y"), ("stem",), "number the blanks"),
        (fill("{1}", "x", "y"), ("stem",), "blanks in the stem: 1, answers: 2"),
        (fill(Bilingual(zh="{1}", en="none"), "x"), ("stem", "en"), "no blank"),
        (fill("{1}", []), ("answer", 0), "at least one accepted form"),
        (fill("{1}", Forms(zh=["x"], en=[])), ("answer", 0), "at least one accepted form"),
    ],
)
def test_a_fault_is_found_where_it_stands(question: Question, path: tuple[str | int, ...], words: str) -> None:
    assert [fault.path for fault in question.faults()] == [path]
    assert words in str(next(iter(question.faults())).message)


def test_blanks_are_shown_as_lines_with_their_numbers() -> None:
    assert fill("Gap {1} and {2}", "a", "b").lines("", "en", "en") == ["Gap ____(1) and ____(2)"]
    assert fill("{1} {2}", "a", "b").posed("", "en", "en") == {"blanks": 2}


def test_options_are_labelled_in_the_order_shown_and_a_second_language_stands_below() -> None:
    options = {"A": BOTH, "B": Bilingual(zh="乙", en="beta")}
    question = Single(id="q", topic="t", stem=BOTH, why="So.", options=options, answer="B")
    assert question.lines("BA", "en", "en") == ["alpha", "  A  beta", "  B  alpha"]
    assert question.lines("BA", "both", "zh") == ["甲", "alpha", "  A  乙", "     beta", "  B  甲", "     alpha"]


def test_a_response_is_spoken_with_the_labels_shown() -> None:
    assert single().spoken("D", "DCBA", "en", "en") == "A  option D"
    assert multiple().spoken("AD", "DCBA", "en", "en") == "AD"
    assert multiple("ACD").spoken("AC", "DCBA", "en", "en") == "BD"
    assert true_false().spoken(False, "", "en", "en") == "false"
    assert fill_in("a", "b").spoken(["one", ""], "", "en", "en") == "one; —"


def test_the_key_of_a_blank_is_its_first_form_in_the_language_shown() -> None:
    question = fill_in(Forms(zh=["认知", "倾听"], en=["knowledge"]), ["1", "one"], "x")
    assert question.key("zh", "en") == ["认知", "1", "x"]
    assert question.key("both", "en") == ["knowledge", "1", "x"]


def test_both_languages_are_shown_with_the_interfaces_first() -> None:
    assert versions(BOTH, "both", "zh") == ["甲", "alpha"]
    assert versions(BOTH, "both", "en") == ["alpha", "甲"]
    assert versions("same", "both", "en") == ["same"]
    assert said(BOTH, "both", "en") == "alpha / 甲"
    assert in_language(BOTH, "zh") == "甲"


def test_a_family_shares_one_card() -> None:
    assert single().card == "one"
    assert changed(single(), family="fact").card == "fact"


def test_letters_are_those_of_the_options() -> None:
    kinds: list[Question] = [single(), multiple(options=5), true_false(), fill_in("a")]
    assert [each.letters for each in kinds] == ["ABCD", "ABCDE", "", ""]
    assert isinstance(kinds[1], Multiple)
    assert isinstance(kinds[2], TrueFalse)
