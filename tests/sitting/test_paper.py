"""A paper meets its blueprint, exactly or as nearly as can be; where there is none, the shortage is the smallest."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, combinations_with_replacement, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studyapp.course.blueprint import Blueprint, BlueprintSection
from studyapp.sitting.cells import ANY, Drawable
from studyapp.sitting.paper import Missing, Paper, Shortage, assemble
from studyapp.sitting.spread import spread
from tests.sitting.papers import (
    WEIGHTS,
    blueprint,
    counted,
    deviation,
    everywhere,
    is_whole,
    question,
    section,
)

FEASIBLE = 1000
CHAPTERS = tuple(WEIGHTS)
THIRDS = {"1": 1.0, "2": 1.0, "3": 1.0}


def paper(made: Blueprint, questions: list[Drawable], seed: int = 1) -> Paper:
    found = assemble(made, WEIGHTS, questions, seed)
    assert isinstance(found, Paper), found
    return found


@st.composite
def made_from_a_paper(draw: st.DrawFn) -> tuple[Blueprint, list[Drawable]]:
    """A blueprint that some paper of the questions meets, for it was derived from one; families run through both."""
    types = draw(st.lists(st.sampled_from(["single", "multiple", "essay"]), min_size=1, max_size=3))
    sections: list[BlueprintSection] = []
    questions: list[Drawable] = []
    for place, type in enumerate(types):
        cells = draw(st.lists(st.tuples(st.sampled_from(CHAPTERS), st.integers(1, 4)), min_size=1, max_size=6))
        chosen = [question(type, *cell, 100 * place + number) for number, cell in enumerate(cells)]
        chapters = {name: float(n) for name, n in counted([one.chapter for one in chosen]).items()}
        levels = {name: float(n) for name, n in counted([str(one.difficulty) for one in chosen]).items()}
        sections.append(section(type, len(chosen), str(place + 1), chapters=chapters, difficulty=levels))
        questions += chosen
    for number in range(draw(st.integers(0, 8))):  # others, each of the family of one that the paper needs
        type, chapter, level = draw(st.tuples(st.sampled_from(types), st.sampled_from(CHAPTERS), st.integers(1, 4)))
        relative = draw(st.sampled_from(questions))
        questions.append(question(type, chapter, level, 900 + number, relative.cards[0], draw(st.integers(0, 2))))
    return blueprint(*sections), draw(st.permutations(questions))


@pytest.mark.slow
@settings(max_examples=FEASIBLE)
@given(made_from_a_paper(), st.integers(0, 2**31))
def test_a_thousand_blueprints_that_can_be_met_are_met_exactly(
    case: tuple[Blueprint, list[Drawable]], seed: int
) -> None:
    is_met_exactly(*case, seed)


@given(made_from_a_paper(), st.integers(0, 2**31))
def test_a_blueprint_that_can_be_met_is_met_exactly(case: tuple[Blueprint, list[Drawable]], seed: int) -> None:
    is_met_exactly(*case, seed)


def is_met_exactly(made: Blueprint, questions: list[Drawable], seed: int) -> None:
    found = paper(made, questions, seed)
    assert is_whole(made, found)
    assert deviation(made, WEIGHTS, found.sections) == 0
    assert found.off == []


SMALL = [("single", chapter, level) for chapter in CHAPTERS[:2] for level in (1, 2)]


@st.composite
def few_questions(draw: st.DrawFn) -> tuple[Blueprint, list[Drawable]]:
    """Two small sections of one type and too few questions as often as not, some of one family."""
    shares = st.fixed_dictionaries({"ch01": st.integers(0, 2), "ch02": st.integers(1, 2)})
    levels = st.fixed_dictionaries({"1": st.integers(0, 2), "2": st.integers(1, 2)})
    sections = [
        section("single", draw(st.integers(1, 2)), chapters=draw(shares), difficulty=draw(levels)) for _ in range(2)
    ]
    cells = draw(st.lists(st.sampled_from(SMALL), max_size=5))
    cards = st.sampled_from(["", "", "f", "g"])
    questions = [question(*cell, number, draw(cards)) for number, cell in enumerate(cells)]
    return blueprint(*sections), questions


def papers(made: Blueprint, questions: list[Drawable]) -> Iterator[tuple[tuple[Drawable, ...], ...]]:
    """Every choice of questions that is whole, whatever its shares, as long as none is from where there is no share."""
    allowed = []
    for each in made.sections:
        assert each.chapters is not None
        assert each.difficulty is not None
        fitting = [
            one
            for one in questions
            if one.type == each.type and each.chapters.get(one.chapter) and each.difficulty.get(str(one.difficulty))
        ]
        allowed.append([*combinations(fitting, each.count)])
    for chosen in product(*allowed):
        cards = [card for drawn in chosen for one in drawn for card in one.cards]
        if len(set(cards)) == len(cards):
            yield chosen


@settings(max_examples=150)
@given(few_questions(), st.integers(0, 99))
def test_no_fewer_questions_than_the_shortage_names_would_do(case: tuple[Blueprint, list[Drawable]], seed: int) -> None:
    made, questions = case

    def enough(added: tuple[tuple[str, str, int], ...]) -> bool:
        more = [question(*cell, 50 + number) for number, cell in enumerate(added)]
        return any(deviation(made, WEIGHTS, chosen) == 0 for chosen in papers(made, [*questions, *more]))

    fewest = next(n for n in range(5) if any(map(enough, combinations_with_replacement(SMALL, n))))
    found = assemble(made, WEIGHTS, questions, seed)
    if isinstance(found, Paper):
        assert fewest == 0
        assert is_whole(made, found)
        return
    named = [(each.type, each.chapter, int(each.difficulty)) for each in found.missing for _ in range(each.short)]
    assert len(named) == fewest > 0
    assert enough(tuple(named))


@settings(max_examples=150)
@given(few_questions(), st.integers(0, 99))
def test_no_paper_is_nearer_than_the_nearest(case: tuple[Blueprint, list[Drawable]], seed: int) -> None:
    exact, questions = case
    made = blueprint(*exact.sections, chapters="nearest", difficulty="nearest")
    found = assemble(made, WEIGHTS, questions, seed)
    distances = [deviation(made, WEIGHTS, chosen) for chosen in papers(made, questions)]
    if isinstance(found, Shortage):
        assert distances == []
        return
    assert is_whole(made, found)
    assert deviation(made, WEIGHTS, found.sections) == min(distances)
    assert sum(off.quota.off(off.got) for off in found.off) == min(distances)


@pytest.mark.parametrize("seed", range(5))
def test_a_seed_always_draws_the_same(seed: int) -> None:
    made = blueprint(section("single", 7), section("essay", 1, "10"), section("multiple", 3))
    questions = everywhere(3, "single", "multiple", "essay")
    first = paper(made, questions, seed)
    assert paper(made, questions, seed) == first
    assert any(paper(made, questions, other).sections != first.sections for other in range(100, 103))


def test_the_sections_of_one_type_share_no_question() -> None:
    made = blueprint(section("single", 2), section("single", 2), chapters="nearest")
    questions = [question("single", "ch01", 1, number) for number in range(4)]
    assert is_whole(made, paper(made, questions))


def test_variants_of_a_fact_are_not_asked_twice_even_in_different_types() -> None:
    made = blueprint(section("single", 1), section("essay", 1))
    questions = [
        question("single", "ch01", 1, card="f"),
        question("single", "ch02", 1, 1),
        question("essay", "ch01", 1, card="f"),
    ]
    for seed in range(10):
        assert paper(made, questions, seed).sections[0] == [questions[1]]


def test_a_case_shares_no_fact_with_a_single_question() -> None:
    case = Drawable("c", "case", "ch01", 2, ("f", "g"))
    made = blueprint(section("case", 1, "20"), section("single", 1))
    questions = [case, question("single", "ch01", 1, card="g"), question("single", "ch02", 1, 1)]
    for seed in range(10):
        assert paper(made, questions, seed).sections == [[case], [questions[2]]]


def test_what_was_seen_of_late_is_avoided_where_the_quotas_allow() -> None:
    made = blueprint(section("single", 2, chapters={"ch01": 1, "ch02": 1}))
    questions = [
        question("single", "ch01", 1, 0, seen=2),
        question("single", "ch01", 1, 1),
        question("single", "ch02", 1, 0, seen=2),
        question("single", "ch02", 1, 1, seen=1),
    ]
    for seed in range(10):
        assert {one.id for one in paper(made, questions, seed).sections[0]} == {questions[1].id, questions[3].id}


def test_seen_questions_come_before_missed_shares() -> None:
    made = blueprint(section("single", 1, chapters={"ch01": 1}), chapters="nearest")
    assert paper(made, [question("single", "ch01", 1, seen=2)]).off == []


def test_missed_shares_are_worse_than_seen_questions() -> None:
    made = blueprint(section("single", 2, chapters=dict.fromkeys(CHAPTERS, 1.0)), chapters="nearest")
    questions = [
        question("single", "ch01", 1, 0),
        question("single", "ch01", 1, 1),
        question("single", "ch02", 1, seen=2),
    ]
    for seed in range(10):
        assert {one.chapter for one in paper(made, questions, seed).sections[0]} == {"ch01", "ch02"}


def test_a_chapter_with_a_must_is_short_however_much_others_have() -> None:
    others = [f"ch{number}" for number in range(10, 20)]
    made = blueprint(section("single", 6, chapters={"ch01": 15.0, **dict.fromkeys(others, 4.5)}))
    questions = [question("single", chapter, 1) for chapter in others]
    assert assemble(made, WEIGHTS, questions, 1) == Shortage([Missing(0, "single", "ch01", ANY, 1)], True, True)


def test_the_chapter_that_has_the_dear_question_leaves_the_cheap_ones_to_others() -> None:
    made = blueprint(section("single", 2), section("essay", 1, "8"), shares=dict.fromkeys("abcd", 1.0))
    questions = [question(type, chapter, 1, n) for type in ("single", "essay") for chapter in "abcd" for n in range(2)]
    for seed in range(20):
        (first, second), (essay,) = paper(made, questions, seed).sections
        assert len({first.chapter, second.chapter, essay.chapter}) == 3


def test_what_has_no_share_is_never_asked() -> None:
    made = blueprint(section("single", 2, chapters={"ch02": 1}), chapters="nearest")
    questions = [question("single", chapter, 1) for chapter in CHAPTERS]
    assert assemble(made, WEIGHTS, questions, 1) == Shortage([Missing(0, "single", "ch02", ANY, 1)], True, True)


def test_a_shortage_names_chapter_difficulty_and_number() -> None:
    made = blueprint(section("essay", 4, chapters={"ch01": 1}, difficulty={"3": 1, "4": 1}))
    questions = [question("essay", "ch01", 3, number) for number in range(4)]
    found = assemble(made, WEIGHTS, questions, 1)
    assert isinstance(found, Shortage)
    assert found.missing == [Missing(0, "essay", "ch01", "4", 2)]


def test_over_many_papers_each_chapter_and_difficulty_has_its_share_of_the_marks() -> None:
    difficulty = {"1": 20.0, "2": 30.0, "3": 30.0, "4": 20.0}
    sections = section("single", 6, "5"), section("essay", 1, "30"), section("multiple", 4, "10")
    made = blueprint(*(replace(each, difficulty=difficulty) for each in sections))
    questions = everywhere(6, "single", "multiple", "essay")
    seeds = 300
    marks = dict.fromkeys([*WEIGHTS, *difficulty], Decimal(0))
    for seed in range(seeds):
        for each, drawn in zip(made.sections, paper(made, questions, seed).sections, strict=True):
            for one in drawn:
                marks[one.chapter] += each.marks_each
                marks[str(one.difficulty)] += each.marks_each
    for name, share in (WEIGHTS | difficulty).items():
        assert abs(float(marks[name]) / seeds - share) < 2, marks


def test_where_families_tie_everything_together_the_search_still_ends() -> None:
    chance = Random(3)
    questions = [
        question(type, chance.choice(CHAPTERS), chance.randint(1, 3), number, card=f"f{number}")
        for number in range(24)
        for type in ("single", "multiple")
    ]
    made = blueprint(
        section("single", 12, difficulty=THIRDS), section("multiple", 12, difficulty=THIRDS), difficulty="nearest",
        chapters="nearest",
    )  # fmt: skip
    assert is_whole(made, paper(made, questions))


def test_more_facts_than_there_are_is_a_shortage_however_many_variants_there_are() -> None:
    questions = [question(type, "ch01", 1, n, f"f{n}") for n in range(6) for type in ("single", "multiple")]
    made = blueprint(section("single", 4), section("multiple", 4), chapters="nearest")
    found = assemble(made, WEIGHTS, questions, 1)
    assert isinstance(found, Shortage)
    assert sum(each.short for each in found.missing) >= 2


@pytest.mark.parametrize(
    ("full", "worths", "marks"),
    [
        ("20", ["1", "1", "2"], ["5", "5", "10"]),
        ("20", ["1", "1", "1"], ["7", "6.5", "6.5"]),
        ("1", ["1", "1", "1"], ["0.34", "0.33", "0.33"]),
        ("10", ["100", "1"], ["9.5", "0.5"]),
        ("2.25", ["1", "2"], ["0.75", "1.5"]),
        ("5", ["0", "0"], ["2.5", "2.5"]),
    ],
)
def test_the_marks_of_a_case_go_to_its_questions_by_what_they_are_worth(
    full: str, worths: list[str], marks: list[str]
) -> None:
    assert spread(Decimal(full), [Decimal(each) for each in worths]) == [Decimal(each) for each in marks]


@given(st.integers(1, 4000), st.lists(st.integers(0, 400), min_size=1, max_size=9))
def test_the_marks_of_a_case_add_up_exactly(hundredths: int, worths: list[int]) -> None:
    full = Decimal(hundredths) / 100
    shared = spread(full, [Decimal(each) / 4 for each in worths])
    assert sum(shared) == full
    assert min(shared) >= 0
