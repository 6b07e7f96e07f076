"""Key points line by line: what the program found in a written answer, and which of them the student says are there."""

import re
from collections.abc import Iterator

from studyapp.cli.opening import Opened
from studyapp.course.evidence.suggestion import Suggestion
from studyapp.course.points import Written
from studyapp.course.text import said
from studyapp.locales import phrase, say
from studyapp.marking import Unreadable
from studyapp.marking.letters import plain
from studyapp.marking.points import suggest
from studyapp.marking.schemes import printed
from studyapp.sitting.state import Given

_BETWEEN = re.compile(r"[\s,;、，；]+")


def point_lines(question: Written, given: Given, host: Opened) -> Iterator[str]:
    """Each point with its number, its tick, its marks and the words of the answer that speak for it."""
    text = str(given.answer.response)
    yield say("Key points ({expected}):", expected=question.expected())
    found = suggest(question, text)
    for number, (point, tick, one) in enumerate(zip(question.points, given.ticks, found, strict=False), 1):
        sign = "[x]" if tick else "[?]" if one.grade == "likely" else "[ ]"
        name = said(point.point, host.content, host.interface)
        yield f"  {number} {sign} {name} ({printed(point.worth)})  {_evidence(one, text, tick)}"


def _evidence(found: Suggestion, text: str, ticked: bool) -> str:
    """The words that speak for a point, and what to make of them where it is not ticked."""
    words = " … ".join(text[start:end] for start, end in found.evidence)
    if not words or not (ticked or found.grade == "likely"):
        return say("not found")
    lead = "" if ticked else say("read this again: ") if found.doubt else say("does this say it? ")
    return lead + say("“{words}”", words=words)


def ticks_of(typed: str, count: int) -> list[bool]:
    """The ticks that numbers stand for, 0 for none; raises `Unreadable` for anything else."""
    words = [word for word in _BETWEEN.split(plain(typed)) if word]
    if not all(word.isdecimal() and len(word) < 4 and 0 <= int(word) <= count for word in words):
        raise Unreadable(phrase("type the numbers of the points, from 1 to {n}, or 0 for none", n=count))
    return [str(number) in {str(int(word)) for word in words} for number in range(1, count + 1)]
