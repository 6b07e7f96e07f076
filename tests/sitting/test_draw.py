"""What is drawn, and the order it is shown in, follow from the seed alone."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from studyapp.sitting.draw import Candidate, drawn, item, together
from tests.marking import parts
from tests.marking.questions import fill_in, multiple, single

CANDIDATES = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 5)), max_size=20, unique_by=lambda pair: pair[0]
).map(lambda pairs: [Candidate(f"q{question}", f"c{card}") for question, card in pairs])

CASES = st.lists(st.integers(1, 5), max_size=6).map(
    lambda sizes: [
        Candidate(f"k{case}-{place}", f"k{case}-{place}", f"k{case}")
        for case, size in enumerate(sizes)
        for place in range(size)
    ]
)


@given(CANDIDATES, st.integers(1, 30), st.integers(0, 2**31))
def test_no_fact_comes_twice_before_every_fact_has_come_once(
    candidates: list[Candidate], count: int, seed: int
) -> None:
    card = {each.id: each.card for each in candidates}
    ids = drawn(candidates, count, Random(seed))
    facts = len(set(card.values()))
    assert len(ids) == len(set(ids)) == min(count, len(candidates))
    assert len({card[each] for each in ids[:facts]}) == min(facts, len(ids))


@given(CANDIDATES, st.integers(1, 30), st.integers(0, 2**31))
def test_the_same_seed_draws_the_same(candidates: list[Candidate], count: int, seed: int) -> None:
    assert drawn(candidates, count, Random(seed)) == drawn(candidates, count, Random(seed))


@given(CASES, CANDIDATES, st.integers(1, 12), st.integers(0, 2**31))
def test_a_case_is_asked_whole_and_in_its_order_or_not_at_all(
    cases: list[Candidate], others: list[Candidate], count: int, seed: int
) -> None:
    ids = drawn([*others, *cases], count, Random(seed))
    for case in {each.case for each in cases}:
        whole = [each.id for each in cases if each.case == case]
        asked = [each for each in ids if each in whole]
        assert asked in ([], whole)
        if asked:
            assert ids[ids.index(whole[0]) :][: len(whole)] == whole
    assert len(ids) <= count or {each.case for each in cases if each.id in ids} != {""}
    assert bool(ids) == bool(cases or others)


def test_the_questions_of_a_case_come_side_by_side_where_the_first_one_stood() -> None:
    case_of = {"a": "", "k2": "k", "b": "", "k1": "k"}
    assert together(["a", "k2", "b", "k1"], case_of, {"k1": 1, "k2": 2, "a": 3, "b": 4}) == ["a", "k1", "k2", "b"]


def test_another_seed_draws_another_order() -> None:
    candidates = [Candidate(f"q{number}", f"c{number}") for number in range(20)]
    assert drawn(candidates, 20, Random(1)) != drawn(candidates, 20, Random(2))


@given(st.integers(0, 2**31))
def test_every_option_is_shown_once(seed: int) -> None:
    shown = item(single(), "hash", Random(seed))
    assert sorted(shown.letters) == ["A", "B", "C", "D"]
    assert (shown.type, shown.full) == ("single", 1)


def test_options_are_shuffled() -> None:
    assert len({item(single(), "hash", Random(seed)).letters for seed in range(200)}) == 24


def test_an_item_says_what_the_question_is_worth() -> None:
    assert item(multiple(), "hash", Random(0)).full == 2
    assert item(fill_in("a", "b", "c"), "hash", Random(0)).full == 3
    assert item(fill_in("a"), "hash", Random(0)).letters == ""


def test_options_may_stand_as_in_the_file_but_items_whose_order_is_the_answer_never_do() -> None:
    choice, steps = single(), parts.ordering()
    drawn_letters = {item(steps, "h", Random(seed), shuffled=False).letters for seed in range(20)}
    assert item(choice, "h", Random(1), shuffled=False).letters == choice.letters
    assert len(drawn_letters) > 1
