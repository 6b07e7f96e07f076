"""What holds of marks for every question type under every scheme, in one place."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations, permutations, product
from random import Random
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.course.blanks import Forms, forms
from studyapp.course.classify import Classify
from studyapp.course.fill_in import FillIn
from studyapp.course.label import Label
from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.matching import Matching
from studyapp.course.multiple import Multiple
from studyapp.course.numeric import Numeric
from studyapp.course.ordering import Ordering
from studyapp.course.points import Written
from studyapp.course.question import Question, Response
from studyapp.course.single import Single
from studyapp.course.true_false import Fix, TrueFalse
from studyapp.course.types import QUESTION_TYPES
from studyapp.marking import marker
from studyapp.marking.schemes import Rule, Scheme
from tests.course.test_numeric import numeric
from tests.marking.parts import classify, matching, ordering
from tests.marking.questions import fill_in, multiple, multiples, single, true_false
from tests.marking.written import KINDS, written

FULL = st.decimals(Decimal("0.5"), 20, places=2)
FIGURE = st.decimals(0, 3, places=2)


def schemes(rules: Sequence[str], wrong_judgement: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Scheme]:
    return st.builds(
        Scheme,
        multiple=st.sampled_from(rules),
        part=FIGURE,
        penalty=FIGURE,
        parts=st.sampled_from(["each", "all"]),
        wrong_judgement=wrong_judgement,
    )


SCHEMES = schemes(get_args(Rule), FIGURE)
KINDER = schemes([rule for rule in get_args(Rule) if rule != "deduct"], st.just(Decimal(0)))

FORMS = Forms(zh=["感知", "感知服务"], en=["perception", "what is perceived"])
FIXED = TrueFalse(
    id="fix", topic="t", stem="a b c", why="w", answer=False, correction="c", fix=Fix(wrong="b", right=FORMS)
)
SENTENCES = ("带来利润。", "形成口碑。", "提供信息。", "聚集人气。", "服务成本更低。")
"""One for each point of `written()`."""


def label(boxes: int) -> Label:
    drawing = "\n".join(f"[{place}] -->" for place in range(1, boxes + 1))
    return Label(id="l", topic="t", stem="Fill.", why="So.", drawing=drawing, answer=[FORMS, *["x"] * (boxes - 1)])


def calculation(seed: int) -> Numeric:
    return numeric().drawn(numeric().draw(Random(seed)))


@st.composite
def essays(draw: st.DrawFn, kinds: Sequence[type] = KINDS) -> Written:
    """Any written type, with and without `any` and `cap`."""
    question = written(kind=draw(st.sampled_from(kinds)), any=draw(st.none() | st.integers(1, 5)))
    cap = draw(st.none() | st.decimals(Decimal("0.5"), question.worth(), places=1).map(float))
    return msgspec.structs.replace(question, cap=cap)


QUESTIONS: dict[str, st.SearchStrategy[Question]] = {
    "single": st.builds(single, st.just("B"), st.integers(2, 8)),
    "multiple": multiples(),
    "true_false": st.just(FIXED) | st.builds(true_false, st.booleans()),
    "fill_in": st.integers(0, 3).map(lambda more: fill_in(FORMS, *["x"] * more)),
    "label": st.integers(1, 8).map(label),
    "numeric": st.integers(0, 10**6).map(calculation),
    "matching": st.integers(2, 8).flatmap(lambda pairs: st.builds(matching, st.just(pairs), st.integers(0, 8 - pairs))),
    "ordering": st.builds(ordering, st.integers(3, 8)),
    "classify": st.lists(st.integers(1, 2), min_size=2, max_size=6)
    .filter(lambda sizes: sum(sizes) > 2)
    .map(lambda sizes: classify(*sizes)),
    **{str(kind.__struct_config__.tag): essays([kind]) for kind in KINDS},
}
ANY = st.one_of(*QUESTIONS.values())


def parts(question: Question) -> int:
    """How many things may be right or not."""
    match question:
        case Multiple():
            return len(question.answer)
        case FillIn() | Label():
            return len(question.answer)
        case Matching():
            return len(question.pairs)
        case Ordering() | Classify():
            return len(question.letters)
        case Written():
            return len(question.points)
        case TrueFalse(fix=Fix()):
            return 2
    return 1


def answered(question: Question, right: Sequence[bool], wrong: bool) -> Response:
    """An answer in which these parts are right; the others are `wrong`, or nothing was given for them."""
    match question:
        case Single():
            return question.answer if right[0] else "A" if wrong else ""
        case Multiple():
            others = [letter for letter in question.letters if letter not in question.answer]
            chosen = [letter for letter, good in zip(question.answer, right, strict=True) if good]
            return "".join(sorted([*chosen, *others[:wrong]]))
        case TrueFalse():
            return _judged(question, right, wrong)
        case FillIn() | Label():
            keys = [forms(blank)[0] for blank in question.answer]
            return [key if good else "other" if wrong else "" for key, good in zip(keys, right, strict=True)]
        case Numeric():
            key = str(question.key("en", "en"))
            return key if right[0] else f"{Decimal(key) + 1}" if wrong else ""
        case Written():
            said = [words for words, good in zip(SENTENCES, right, strict=True) if good]
            return "".join([*said, *["天气很好。"] * wrong])
    key = list(question.key("en", "en"))  # type: ignore[arg-type]
    if isinstance(question, Classify):
        other = ["B" if letter == "A" else "A" for letter in key]
        return [k if good else o if wrong else "" for k, o, good in zip(key, other, right, strict=True)]
    if isinstance(question, Ordering):
        return "".join(_turned(key, right))
    return _turned(key, right) if wrong else [k if good else "" for k, good in zip(key, right, strict=True)]


def _judged(question: TrueFalse, right: Sequence[bool], wrong: bool) -> Response:
    if not right[0]:
        return (not question.answer) if wrong else ""
    if question.fix is None:
        return question.answer
    return ["perception"] if right[1] else ["price"] if wrong else False


def _turned(key: Sequence[str], right: Sequence[bool]) -> list[str]:
    """The key with what is not right moved round by one: where two or more are not, none of them stays in place."""
    places = [place for place, good in enumerate(right) if not good]
    turned = list(key)
    for place, other in zip(places, [*places[1:], *places[:1]], strict=True):
        turned[place] = key[other]
    return turned


def rights(question: Question) -> st.SearchStrategy[list[bool]]:
    return st.lists(st.booleans(), min_size=parts(question), max_size=parts(question))


def floor(question: Question, response: Response, scheme: Scheme) -> Decimal:
    """The least a response may earn."""
    if isinstance(question, Multiple) and scheme.multiple == "deduct":
        return -scheme.penalty * len(set(str(response)) - set(question.answer))
    return -scheme.wrong_judgement if isinstance(question, TrueFalse) else Decimal(0)


def test_every_type_is_looked_at() -> None:
    assert set(QUESTIONS) == set(QUESTION_TYPES)


@given(ANY, FULL, SCHEMES, st.booleans(), st.data())
def test_a_mark_lies_between_its_floor_and_full_marks_with_at_most_two_places(
    question: Question, full: Decimal, scheme: Scheme, wrong: bool, data: st.DataObject
) -> None:
    response = answered(question, data.draw(rights(question)), wrong)
    assert marker(question).fits(question, response)
    mark = marker(question).mark(question, response, full, scheme)
    assert floor(question, response, scheme) <= mark <= full
    assert isinstance(mark, Decimal)
    assert mark == round(mark, 2)


@given(ANY, FULL, SCHEMES, st.booleans(), st.data())
def test_one_more_right_part_never_lowers_the_mark(
    question: Question, full: Decimal, scheme: Scheme, wrong: bool, data: st.DataObject
) -> None:
    some = data.draw(rights(question))
    place = data.draw(st.integers(0, len(some) - 1))
    more = [good or at == place for at, good in enumerate(some)]
    less, better = (
        marker(question).mark(question, answered(question, each, wrong), full, scheme) for each in (some, more)
    )
    assert less <= better


@given(ANY, FULL, SCHEMES)
def test_all_that_is_right_earns_full_marks(question: Question, full: Decimal, scheme: Scheme) -> None:
    whole = answered(question, [True] * parts(question), wrong=False)
    assert marker(question).mark(question, whole, full, scheme) == full


@given(ANY, FULL, SCHEMES)
def test_nothing_earns_nothing(question: Question, full: Decimal, scheme: Scheme) -> None:
    nothing = marker(question).read(question, "", question.letters)
    assert marker(question).fits(question, nothing)
    assert str(marker(question).mark(question, nothing, full, scheme)) == "0"


@given(ANY, FULL, KINDER, st.data())
def test_a_wrong_answer_earns_nothing_where_nothing_is_deducted(
    question: Question, full: Decimal, scheme: Scheme, data: st.DataObject
) -> None:
    response = answered(question, [False] * parts(question), wrong=True)
    if response != answered(question, [True] * parts(question), wrong=False):  # no option is wrong where all are right
        assert marker(question).mark(question, response, full, scheme) == 0


def typed(question: Question, response: Response, shown: str) -> str:
    """A response as it is typed, by the labels under which its options are shown."""
    labels = dict(zip(shown, OPTION_LETTERS, strict=False))
    if isinstance(question, Classify):
        return question.spoken(response, shown, "en", "en").replace("no answer", "")
    if isinstance(question, Matching):
        return "".join(labels.get(letter, "-") for letter in response) if any(response) else ""  # type: ignore[union-attr]
    return "".join(labels[letter] for letter in str(response))


@given(
    st.one_of(*(QUESTIONS[kind] for kind in ("single", "multiple", "matching", "ordering", "classify"))),
    FULL,
    SCHEMES,
    st.booleans(),
    st.data(),
)
def test_the_order_in_which_options_are_shown_never_matters(
    question: Question, full: Decimal, scheme: Scheme, wrong: bool, data: st.DataObject
) -> None:
    response = answered(question, data.draw(rights(question)), wrong)
    shown = "".join(data.draw(st.permutations(question.letters)))
    read = marker(question).read(question, typed(question, response, shown), shown)
    assert read == response
    assert marker(question).mark(question, read, full, scheme) == marker(question).mark(
        question, response, full, scheme
    )


@given(st.one_of(QUESTIONS["multiple"], essays()), FULL, SCHEMES, st.booleans(), st.data())
def test_the_order_of_what_is_answered_never_matters(
    question: Question, full: Decimal, scheme: Scheme, wrong: bool, data: st.DataObject
) -> None:
    response = str(answered(question, data.draw(rights(question)), wrong))
    pieces = response.split("。")[:-1] if isinstance(question, Written) else list(response)
    end = "。" if isinstance(question, Written) else ""
    other = "".join(piece + end for piece in data.draw(st.permutations(pieces)))
    mark = marker(question).mark
    assert mark(question, response, full, scheme) == mark(question, other, full, scheme)


def guesses(question: Question) -> Iterable[Response]:
    """Every way of guessing, each as likely as another; nobody guesses words or figures."""
    match question:
        case Single():
            return question.options
        case Multiple():
            sizes = range(1, len(question.options) + 1)
            return ("".join(picked) for size in sizes for picked in combinations(question.letters, size))
        case TrueFalse():
            return (True, False)
        case Ordering():
            return ("".join(order) for order in permutations(question.letters))
        case Matching():
            return (list(letters) for letters in permutations(question.letters, len(question.pairs)))
        case Classify():
            return (list(letters) for letters in product(question.names, repeat=len(question.letters)))
    return [marker(question).read(question, "", "")]


SMALL: list[Question] = [
    *(single("A", options) for options in (2, 3, 4)),
    *(multiple(answer, options) for answer, options in (("A", 2), ("AC", 4), ("ABD", 4), ("ABCD", 4), ("BE", 5))),
    *(true_false(answer) for answer in (True, False)),
    FIXED,
    *(matching(pairs, extra) for pairs, extra in ((2, 0), (2, 2), (3, 1))),
    *(ordering(items) for items in (3, 4)),
    *(classify(*sizes) for sizes in ((1, 2), (2, 1, 1))),
    fill_in("a", "b"),
    label(2),
    calculation(1),
    *(written(kind=kind) for kind in KINDS),
]


@pytest.mark.parametrize("question", SMALL, ids=lambda each: f"{type(each).__name__}-{parts(each)}")
@given(SCHEMES, st.integers(1, 4))
def test_a_guess_is_worth_the_mean_of_all_guesses(question: Question, scheme: Scheme, each: int) -> None:
    full = Decimal(each * parts(question) * 2)  # whole marks a part: nothing is rounded
    marks = [marker(question).mark(question, guess, full, scheme) for guess in guesses(question)]
    mean = sum(marks, Decimal(0)) / len(marks)
    assert abs(marker(question).guess(question, full, scheme) - mean) < Decimal("1e-20")
    assert marker(question).guess(question, full, scheme) <= full
