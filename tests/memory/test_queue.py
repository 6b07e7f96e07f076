from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.card import Card, retrievability
from studyapp.memory.queue import review_queue

DAY = 739_880


def card(key: str, stability: float = 5.0, right: bool = True, last: int = DAY - 10) -> Card:
    return Card(key, "t", stability, 5.0, last, DAY, 3, 0, right)


cards = st.lists(
    st.builds(
        card,
        key=st.text("abc", min_size=1, max_size=3),
        stability=st.floats(0.01, 400),
        right=st.booleans(),
        last=st.integers(DAY - 100, DAY),
    ),
    max_size=20,
    unique_by=lambda one: one.key,
)
keys = st.lists(st.text("abcd", min_size=1, max_size=3), max_size=20)


def test_wrong_ones_first_then_the_least_remembered_with_every_fourth_place_for_a_new_one() -> None:
    due = [card(f"k{number}", stability=10 - number) for number in range(5)]
    due += [card("wrong", 50, right=False), card("worse", 40, right=False)]
    assert review_queue(due, ["n1", "n2", "n3"], DAY, 20) == [
        "worse", "wrong", "k4", "k3", "k2", "n1", "k1", "k0", "n2", "n3",
    ]  # fmt: skip


def test_new_ones_fill_what_is_left() -> None:
    assert review_queue([], ["n1", "n2", "n3"], DAY, 2) == ["n1", "n2"]


def test_a_key_that_is_due_is_not_asked_again_as_new() -> None:
    assert review_queue([card("a")], ["a", "b", "b"], DAY, 9) == ["a", "b"]


@given(cards, keys, st.integers(0, 45))
def test_no_key_comes_twice_and_no_more_than_asked_for(due: list[Card], new: list[str], size: int) -> None:
    queue = review_queue(due, new, DAY, size)
    assert len(queue) == len(set(queue)) == min(size, len({one.key for one in due} | set(new)))


@given(cards, keys, st.integers(0, 45))
def test_every_card_answered_wrong_comes_before_everything_else(due: list[Card], new: list[str], size: int) -> None:
    wrong = {one.key for one in due if not one.right}
    queue = review_queue(due, new, DAY, size)
    assert set(queue[: len(wrong)]) <= wrong
    assert len(wrong & set(queue)) == min(size, len(wrong))


@given(cards, keys)
def test_every_due_card_is_there_where_the_size_allows_for_it_and_the_new_ones_between(
    due: list[Card], new: list[str]
) -> None:
    enough = len(due) + sum(one.right for one in due) // 3
    assert {one.key for one in due} <= set(review_queue(due, new, DAY, enough))


@given(cards, keys, st.randoms())
def test_the_order_of_the_due_cards_given_does_not_matter(due: list[Card], new: list[str], random: object) -> None:
    queue = review_queue(due, new, DAY, 30)
    random.shuffle(due)  # type: ignore[attr-defined]
    assert review_queue(due, new, DAY, 30) == queue


@given(cards, keys)
def test_among_right_and_among_wrong_the_least_remembered_comes_first(due: list[Card], new: list[str]) -> None:
    by_key = {one.key: one for one in due}
    queue = [by_key[key] for key in review_queue(due, new, DAY, 99) if key in by_key]
    for right in (False, True):
        values = [retrievability(one, DAY) for one in queue if one.right is right]
        assert values == sorted(values)
