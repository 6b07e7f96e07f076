"""Marks and reading of matching, ordering and classifying: what their parts earn, and what a guess is worth."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.classify import Classify
from studyapp.course.matching import Matching
from studyapp.course.ordering import Ordering
from studyapp.course.question import Response
from studyapp.marking import Unreadable, marker
from studyapp.marking.classify import right_parts as right_classes
from studyapp.marking.matching import right_parts as right_matches
from studyapp.marking.ordering import right_parts as right_places
from studyapp.marking.schemes import Scheme
from tests.marking.parts import classify, matching, ordering

Parts = Matching | Ordering | Classify

EACH, ALL = Scheme(), Scheme(parts="all")
SCHEMES = st.sampled_from([EACH, ALL])
FULL = st.decimals(Decimal("0.5"), 20, places=1)
EVERY_TYPE: tuple[Parts, ...] = (matching(3, 1), matching(2, 0), ordering(4), classify(2, 1), classify(1, 2, 1, 1))
names = [f"{type(each).__name__}-{len(each.letters)}" for each in EVERY_TYPE]


@st.composite
def questions(draw: st.DrawFn) -> Parts:
    """Any of the three types, at any size."""
    match draw(st.integers(0, 2)):
        case 0:
            pairs = draw(st.integers(2, 8))
            return matching(pairs, draw(st.integers(0, 8 - pairs)))
        case 1:
            return ordering(draw(st.integers(3, 8)))
    return classify(*draw(st.lists(st.integers(1, 2), min_size=2, max_size=6).filter(lambda sizes: sum(sizes) > 2)))


def responses(question: Parts) -> st.SearchStrategy[Response]:
    """Any response of the right shape; parts may be left out."""
    if isinstance(question, Classify):
        parts = len(question.letters)
        return st.lists(st.sampled_from(["", *question.names]), min_size=parts, max_size=parts)  # type: ignore[return-value]
    if isinstance(question, Ordering):
        return st.builds(
            lambda order, most: "".join(order)[:most], st.permutations(question.letters), st.integers(0, 8)
        )
    parts = len(question.pairs)
    blanks = [""] * parts
    return st.permutations([*question.letters, *blanks]).map(lambda letters: letters[:parts])


def right_parts(question: Parts, response: Response) -> list[bool]:
    if isinstance(question, Matching):
        return right_matches(question, response)
    return right_places(question, response) if isinstance(question, Ordering) else right_classes(question, response)


@given(questions(), FULL, SCHEMES, st.data())
def test_a_mark_lies_between_nothing_and_full_marks(
    question: Parts, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    response = data.draw(responses(question))
    assert marker(question).fits(question, response)
    assert 0 <= marker(question).mark(question, response, full, scheme) <= full


@given(questions(), FULL, SCHEMES, st.data())
def test_more_right_parts_never_lower_the_mark(
    question: Parts, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    some, other = data.draw(responses(question)), data.draw(responses(question))
    marks = sorted(
        (sum(right_parts(question, each)), marker(question).mark(question, each, full, scheme))
        for each in (some, other)
    )
    assert marks[0][1] <= marks[1][1]


@given(questions(), FULL, SCHEMES)
def test_the_key_fits_and_earns_full_marks(question: Parts, full: Decimal, scheme: Scheme) -> None:
    key = question.key("en", "en")
    assert marker(question).fits(question, key)
    assert marker(question).mark(question, key, full, scheme) == full


@given(questions(), st.data())
def test_the_order_in_which_items_are_shown_makes_no_difference_to_what_is_read(
    question: Parts, data: st.DataObject
) -> None:
    shown = "".join(data.draw(st.permutations(question.letters)))
    wanted = data.draw(responses(question).filter(lambda each: not isinstance(each, str) or len(each) == len(shown)))
    typed = question.spoken(wanted, shown, "en", "en")
    if typed != "no answer":
        assert marker(question).read(question, typed, shown) == wanted


def test_each_part_earns_its_share_or_only_the_whole_counts() -> None:
    mark = marker(matching()).mark
    assert mark(matching(3, 1), ["A", "C", ""], Decimal(3), EACH) == 1
    assert mark(matching(3, 1), ["A", "B", "D"], Decimal(2), EACH) == Decimal("1.33")
    assert mark(matching(3, 1), ["A", "B", "D"], Decimal(2), ALL) == 0
    assert mark(matching(3, 1), ["A", "B", "C"], Decimal(2), ALL) == 2


def test_an_item_in_its_right_place_earns_its_share() -> None:
    mark = marker(ordering()).mark
    assert mark(ordering(4), "ABDC", Decimal(2), EACH) == 1
    assert mark(ordering(4), "BCDA", Decimal(2), EACH) == 0
    assert mark(ordering(4), "ABC", Decimal(2), EACH) == Decimal("1.5")
    assert mark(ordering(4), "ABC", Decimal(2), ALL) == 0


def test_classifying_is_marked_in_the_order_of_the_file() -> None:
    mark = marker(classify()).mark
    assert mark(classify(2, 1), ["A", "A", "B"], Decimal(3), EACH) == 3
    assert mark(classify(2, 1), ["B", "A", ""], Decimal(3), EACH) == 1
    assert mark(classify(2, 1), ["B", "A", "B"], Decimal(3), ALL) == 0


def test_full_marks_where_no_blueprint_says_otherwise() -> None:
    worth = [marker(each).worth(each) for each in (matching(3, 1), ordering(5), classify(3, 2))]
    assert worth == [Decimal("1.5"), Decimal(2), Decimal("2.5")]


def guesses(question: Parts) -> Iterable[Response]:
    """Every way of guessing, each as likely as another."""
    if isinstance(question, Ordering):
        return ("".join(order) for order in permutations(question.letters))
    if isinstance(question, Matching):
        return (list(letters) for letters in permutations(question.letters, len(question.pairs)))
    return (list(letters) for letters in product(question.names, repeat=len(question.letters)))


def small() -> list[Parts]:
    return [
        *(matching(pairs, extra) for pairs, extra in ((2, 0), (2, 3), (3, 1), (4, 0), (4, 2))),
        *(ordering(items) for items in (3, 4, 5)),
        *(classify(*sizes) for sizes in ((1, 2), (2, 2), (2, 1, 1), (1, 1, 1, 1))),
    ]


@pytest.mark.parametrize("scheme", [EACH, ALL], ids=["each", "all"])
@pytest.mark.parametrize("question", small(), ids=lambda each: f"{type(each).__name__}-{len(each.letters)}")
def test_a_guess_is_worth_the_mean_of_all_guesses(question: Parts, scheme: Scheme) -> None:
    full = Decimal(len(right_parts(question, "")))  # a whole mark a part: nothing is rounded
    marks = [marker(question).mark(question, guess, full, scheme) for guess in guesses(question)]
    assert abs(marker(question).guess(question, full, scheme) - sum(marks) / len(marks)) < Decimal("1e-20")


@pytest.mark.parametrize(
    "typed",
    [
        "BAC", "bac", "Ｂ Ａ Ｃ", "B, A, C", "B、A、C",
        "1B 2A 3C", "3c2a1b", "1-B 2-A 3-C", "1–B 2–A 3–C", "１．Ｂ；２．Ａ；３．Ｃ",
    ],
)  # fmt: skip
def test_letters_are_read_for_numbers_however_they_are_written(typed: str) -> None:
    assert marker(matching()).read(matching(3, 1), typed, "ABCD") == ["B", "A", "C"]
    assert marker(classify()).read(classify(1, 1, 1), typed, "abc") == ["B", "A", "C"]


@pytest.mark.parametrize("typed", ["B-C", "B—C", "1B 3C", "1B 2- 3C", "B_C"])
def test_a_number_may_be_left_out(typed: str) -> None:
    assert marker(matching()).read(matching(3, 1), typed, "ABCD") == ["B", "", "C"]


def test_letters_and_numbers_mean_what_is_shown() -> None:
    assert marker(matching()).read(matching(3, 1), "ABD", "DCBA") == ["D", "C", "A"]
    assert marker(classify()).read(classify(2, 1), "ABB", "cba") == ["B", "B", "A"]
    assert marker(ordering()).read(ordering(4), "CABD", "DCBA") == "BDCA"


def test_numbers_of_two_figures_are_read() -> None:
    response = marker(classify()).read(classify(6, 6), "12B 1A 10B", "abcdefghijkl")
    assert response == ["A", *[""] * 8, "B", "", "B"]


@pytest.mark.parametrize(
    "typed", ["CABD", "c a b d", "3124", "Ｃ→Ａ→Ｂ→Ｄ", "C>A>B>D", "C-A-B-D", "３，１，２，４", "C、A、B、D"]
)
def test_an_order_is_read_however_it_is_written(typed: str) -> None:
    assert marker(ordering()).read(ordering(4), typed, "ABCD") == "CABD"


@pytest.mark.parametrize(
    ("question", "typed", "words"),
    [
        (matching(3, 1), "AB", "3 letters, one for each number"),
        (matching(3, 1), "ABCD", "3 letters"),
        (matching(3, 1), "ABE", "letters from A to D, not E"),
        (matching(3, 1), "AAB", "A is there twice"),
        (matching(3, 1), "1A 1B", "each number from 1 to 3 once"),
        (matching(3, 1), "4A", "each number from 1 to 3 once"),
        (matching(3, 1), "213", "each number from 1 to 3 once"),
        (matching(3, 1), "1A what", "each number from 1 to 3 once"),
        (matching(3, 1), "认知差距", "letters from A to D, not 认"),
        (classify(2, 1), "ABC", "letters from A to B, not C"),
        (classify(2, 1), "1A 2C", "letters from A to B, not C"),
        (ordering(4), "CAB", "all 4 letters, each once"),
        (ordering(4), "CABA", "all 4 letters, each once"),
        (ordering(4), "CABE", "letters from A to D, not E"),
        (ordering(4), "3125", "letters from A to D, not 5"),
        (ordering(4), "0", "letters from A to D, not 0"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_to_type(question: Parts, typed: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        marker(question).read(question, typed, question.letters)


@pytest.mark.parametrize("question", EVERY_TYPE, ids=names)
def test_an_empty_line_is_no_answer(question: Parts) -> None:
    response = marker(question).read(question, "  ", question.letters)
    assert marker(question).fits(question, response)
    assert question.spoken(response, question.letters, "en", "en") == "no answer"
    assert marker(question).mark(question, response, Decimal(2), EACH) == 0


@given(questions(), st.text(max_size=40) | st.text("ABC123-→ ,", max_size=12))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_marked(question: Parts, typed: str) -> None:
    marking = marker(question)
    try:
        response = marking.read(question, typed, question.letters)
    except Unreadable:
        return
    assert marking.fits(question, response)
    assert 0 <= marking.mark(question, response, marking.worth(question), EACH) <= marking.worth(question)


def test_the_hint_says_what_to_type() -> None:
    hints = [str(marker(each).hint(each, each.letters)) for each in (matching(3, 1), ordering(4), classify(2, 1, 1))]
    assert [last in hint for last, hint in zip(("A to D", "A to D", "A to C"), hints, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (matching(3, 1), "ABC"), (matching(3, 1), ["A", "B"]), (matching(3, 1), ["A", "B", "E"]),
        (matching(3, 1), ["A", "A", ""]), (matching(3, 1), ["AB", "", ""]), (matching(3, 1), [1, "", ""]),
        (matching(3, 1), [["A"], "", ""]), (matching(3, 1), None), (matching(3, 1), True),
        (ordering(4), ["A"]), (ordering(4), "AA"), (ordering(4), "ABE"), (ordering(4), None), (ordering(4), True),
        (classify(2, 1), "AAB"), (classify(2, 1), ["A", "A"]), (classify(2, 1), ["A", "A", "C"]),
        (classify(2, 1), ["A", "A", "a"]), (classify(2, 1), ["A", "A", None]), (classify(2, 1), [["A"], "A", "B"]),
    ],
)  # fmt: skip
def test_a_response_of_the_wrong_shape_does_not_fit(question: Parts, response: Response) -> None:
    assert not marker(question).fits(question, response)
