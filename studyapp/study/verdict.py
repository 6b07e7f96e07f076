"""What every way in says about a marked answer."""

from collections.abc import Iterator

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.question import Response, is_empty
from studyapp.course.text import Text
from studyapp.course.types import AnyQuestion
from studyapp.locales import say
from studyapp.sitting.state import Given


def verdict(given: Given) -> str:
    """A sign and a word, so that neither colour nor sign alone carries it."""
    if given.right:
        return say("✓ Right") if given.mark >= given.answer.full else say("✓ Mostly right")
    if given.mark > 0:
        return say("◐ Partly right")
    return say("– Not answered") if is_empty(given.answer.response) else say("✗ Wrong")


def why_not(question: AnyQuestion, response: Response, letters: str) -> Iterator[tuple[str, Text]]:
    """For each wrong option that was chosen and is explained: the letter it is shown under, and why it is wrong."""
    for label, letter in zip(OPTION_LETTERS, letters, strict=False):
        if letter in str(response) and letter in question.why_not:
            yield label, question.why_not[letter]
