"""How good suggestions are: on a small set of answers with what they are worth, as it is; see that it gets better."""

from collections import Counter

from studyapp.locales import LANGUAGES
from studyapp.marking.points import suggest
from tests.marking.labelled import KINDS, LABELLED, LIBRARY, TRADE


def test_most_right_answers_are_given_and_few_wrong_ones_made_of_the_same_words() -> None:
    grades = Counter(
        (kind, suggest(each.question, answer)[each.point].grade)
        for each in LABELLED
        for kind, answer in zip(KINDS, each.answers, strict=True)
    )
    assert grades == {
        ("right", "sure"): 12,
        ("right", "likely"): 2,
        ("right", "no"): 2,
        ("partial", "no"): 16,
        ("wrong", "sure"): 2,
        ("wrong", "likely"): 14,
        ("off", "no"): 16,
    }


def test_every_point_of_a_model_answer_is_sure() -> None:
    for question in (LIBRARY, TRADE):
        for language in LANGUAGES:
            assert {each.grade for each in suggest(question, getattr(question.model, language))} == {"sure"}
