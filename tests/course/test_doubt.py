"""A point is left to the student where a sentence with its evidence may say the contrary."""

import pytest

from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.suggestion import Signs, Suggestion, suggestions


def seen(text: str, *groups: list[str], against: tuple[str, ...] = (), of_author: bool = False) -> Suggestion:
    (found,) = suggestions([Signs(groups, against)], Folded(text), of_author)
    return found


SHARED = ["共享", "share"], ["资源", "resource"]


@pytest.mark.parametrize(
    "text",
    [
        "各部门共享资源，谁也不能用。",
        "只有资源才要共享。",
        "共享所有资源。",
        "Departments share resources and nothing else.",
        "They only share resources.",
        "They share resources, never mind the rest.",
    ],
)
def test_a_word_of_denial_exclusion_or_generality_leaves_the_point_to_the_student(text: str) -> None:
    found = seen(text, *SHARED)
    assert (found.suggested, found.doubt, found.missing) == (False, True, ())
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "各部门共享资源。其他事情不用管。",
        "各部门不仅共享资源，也共享信息。",
        "Departments share resources. Nothing else matters.",
        "They not only share resources but also people.",
        "各部门共享资源，而不是各管各的。",
        "不是各管各的，而是共享资源。",
        "They share resources rather than people.",
        "They do not keep to themselves but share resources.",
        "Those who have just moved share resources, for whatever reason.",
        "只要有空，各部门就共享资源。",
    ],
)
def test_such_a_word_in_another_sentence_or_without_that_sense_raises_no_doubt(text: str) -> None:
    assert seen(text, *SHARED).suggested


def test_a_word_of_doubt_that_belongs_to_the_expression_raises_none() -> None:
    assert seen("做到了也不加分。", ["不加分"]).suggested


def test_the_sentence_that_says_it_plainly_counts() -> None:
    text = "不懂的人说资源不用共享。其实各部门共享资源。"
    found = seen(text, *SHARED)
    assert found.suggested
    assert [text[start:end] for start, end in found.evidence] == ["共享", "资源"]
    assert found.evidence[0].start > text.index("。")


def test_what_speaks_against_a_point_keeps_it_from_being_suggested() -> None:
    against = ("抬高成本", "raises the cost")
    assert seen("CRM 降低了成本。", ["成本", "cost"], against=against).suggested
    assert seen("CRM 抬高成本。", ["成本", "cost"], against=against).doubt
    assert seen("CRM 抬高成本。", ["成本", "cost"], against=against, of_author=True).doubt
    assert seen("这决不会抬高成本。成本下降。", ["成本", "cost"], against=against).suggested


def test_the_words_of_an_author_are_read_without_doubt() -> None:
    assert seen("只有资源才要共享。", *SHARED, of_author=True).suggested


def test_a_calm_phrase_stays_calm_where_evidence_is_part_of_it() -> None:
    assert seen("First of all they share.", ["first", "at the start"], ["share"]).suggested


@pytest.mark.parametrize(
    "text",
    [
        "各部门共享资源；客户不共享资源。",
        "Departments share resources; customers do not share resources.",
    ],
)
def test_what_is_denied_after_a_semicolon_takes_back_what_was_said(text: str) -> None:
    found = seen(text, *SHARED)
    assert (found.suggested, found.doubt) == (False, True)


def test_a_denial_in_another_sentence_or_inside_an_accepted_expression_takes_nothing_back() -> None:
    assert seen("各部门共享资源。客户并不共享资源。", *SHARED).suggested
    assert seen("共享资源；不外借。", *SHARED, ["不外借", "外借"]).suggested


def test_what_speaks_against_a_point_counts_in_the_sentence_of_its_evidence() -> None:
    assert seen("CRM 抬高成本吗？成本会降。", ["成本"], against=("抬高成本",)).suggested
    assert seen("成本会降，抬高成本的是别的。", ["成本"], against=("抬高成本",)).doubt
