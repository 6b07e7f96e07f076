"""Questions that repeat or contradict one another."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.case import Case
from studyapp.course.matching import Matching, Pair
from studyapp.course.multiple import Multiple
from studyapp.course.numeric import Numeric
from studyapp.course.question import Question
from studyapp.library.items import likeness
from studyapp.library.items.likeness import Asked, conflicts, near_duplicates
from tests.library.items.made import fill_in, single, true_false, two

ZH = "一家酒店调查了四百位住客，发现再次入住的客人最看重的是早餐而不是房价，这说明什么？"
EN = "A hotel asked four hundred guests and found that those who came again cared most for breakfast and not price."


def repeats(*questions: Question) -> list[tuple[int, int]]:
    return [tuple(pair) for pair in near_duplicates([Asked(question, None) for question in questions])]  # type: ignore[misc]


def quarrels(*questions: Question, case: Case | None = None) -> list[tuple[int, int]]:
    return [tuple(pair) for pair in conflicts([Asked(question, case) for question in questions])]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "change"), [(ZH, ("酒店", "旅馆")), (EN, ("hotel", "motel"))])
def test_a_question_with_a_word_changed_is_a_near_duplicate(text: str, change: tuple[str, str]) -> None:
    first, other = (
        true_false(text, id="q1"),
        true_false("CRM 只是一套软件。 CRM is only software, and no more.", id="q2"),
    )
    assert repeats(first, other, true_false(text.replace(*change), id="q3")) == [(0, 2)]


@pytest.mark.parametrize(("text", "change"), [(ZH, "早餐"), (EN, "breakfast")])
def test_a_question_with_other_options_or_another_half_is_none(text: str, change: str) -> None:
    half = text.partition(change)[0]
    assert (
        repeats(true_false(text, id="q1"), true_false(half + "Wi-Fi 的速度与床的软硬 the beds, the speed", id="q2"))
        == []
    )
    options = [("满意来自比较", "期望抬高了标准", "体验变得更差"), ("忠诚带来推荐", "价格决定去留", "口碑可以买到")]
    one, other = (single(*each, stem="下列说法正确的是", id=f"q{n}") for n, each in enumerate(options))
    assert repeats(one, other) == []


def test_variants_of_a_family_are_meant_to_be_alike() -> None:
    assert repeats(true_false(ZH, id="q1", family="f"), true_false(ZH, id="q2", family="f")) == []


def test_calculations_on_one_table_differ_by_their_formula() -> None:
    def numeric(id: str, formula: str) -> Numeric:
        return Numeric(id=id, topic="t", why="w", stem=ZH + EN, formula=formula)

    assert repeats(numeric("q1", "a + b"), numeric("q2", "a - b")) == []
    assert repeats(numeric("q1", "a + b"), numeric("q2", "a + b")) == [(0, 1)]


def test_each_repetition_is_told_once_with_the_question_most_like_it() -> None:
    near = EN.replace("hotel", "motel")
    assert repeats(true_false(EN, id="q1"), true_false(near, id="q2"), true_false(near, id="q3")) == [(0, 1), (1, 2)]


@given(st.integers(0, 10_000))
def test_the_index_finds_what_comparing_everything_finds(seed: int) -> None:
    random = Random(seed)
    words = [f"w{n}" for n in range(40)]
    base = [random.choices(words, k=30) for _ in range(3)]
    questions: list[Question] = []
    for n in range(8):
        text = list(random.choice(base))
        for _ in range(random.randrange(4)):
            text[random.randrange(len(text))] = random.choice(words)
        questions.append(true_false(" ".join(text), id=f"q{n}"))
    bags = [likeness._triples(question) for question in questions]
    alike = [
        again
        for again in range(len(bags))
        if any(likeness._likeness(bags[again], bags[one]) >= likeness.ALIKE for one in range(again))
    ]
    assert [again for _, again in repeats(*questions)] == alike


def test_one_stem_with_two_answers_is_a_conflict() -> None:
    assert quarrels(true_false("满意就是忠诚。", id="q1"), true_false("满意就是忠诚", answer=False, id="q2")) == [
        (0, 1)
    ]
    first = single(two("甲", "Alpha"), two("乙", "Beta"), stem=two("哪一个？", "Which?"), id="q1")
    again = single(two("乙", "Beta"), two("甲", "Alpha"), stem=two("哪一个", "Which one?"), id="q2")
    assert quarrels(first, again) == [(0, 1)]
    several = [
        Multiple(id=f"q{n}", topic="t", why="w", stem="Which?", options={"A": "x", "B": "y", "C": "z"}, answer=answer)
        for n, answer in enumerate(("AB", "AC"))
    ]
    assert quarrels(*several) == [(0, 1)]
    assert quarrels(fill_in("It is {1}.", ["big", "large"], id="q1"), fill_in("It is {1}.", ["small"], id="q2")) == [
        (0, 1)
    ]
    lines = [
        Matching(id=f"q{n}", topic="t", why="w", stem="Match", pairs=[Pair(left="a", right=right)])
        for n, right in enumerate("xy")
    ]
    assert quarrels(*lines) == [(0, 1)]


def test_one_stem_with_one_answer_or_about_other_things_is_none() -> None:
    assert quarrels(true_false("满意就是忠诚。", id="q1"), true_false("满意就是忠诚", id="q2")) == []
    assert quarrels(single("a", "b", stem="正确的是", id="q1"), single("c", "d", stem="正确的是", id="q2")) == []
    assert quarrels(single("a", "b", stem="Which?", id="q1"), single("a", "c", stem="Which?", id="q2")) == []
    forms = [fill_in("It is {1}.", [*each], id=f"q{n}") for n, each in enumerate((("big", "large"), ("large", "huge")))]
    assert quarrels(*forms) == []


def test_one_stem_in_two_cases_asks_two_things() -> None:
    one, other = true_false("It pays.", id="q1"), true_false("It pays.", answer=False, id="q2")
    cases = [Case(id=id, topic="t", title="T", material="M", questions=[]) for id in ("c1", "c2")]
    assert list(conflicts([Asked(one, cases[0]), Asked(other, cases[1])])) == []
    assert quarrels(one, other, case=cases[0]) == [(0, 1)]
