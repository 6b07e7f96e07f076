"""Options that do not match: one within another, or cast in another form than the rest."""

import re
from collections.abc import Iterator
from itertools import permutations

from studyapp.course.choice import Choice
from studyapp.course.question import Fault, Question
from studyapp.course.single import Single
from studyapp.course.text import in_language
from studyapp.library.items.words import option_versions, text_path
from studyapp.locales import Language, phrase

_AND: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"\s*(?:以?及|和|与|或|、|，|,|;|；|并且?|而且)"),
    "en": re.compile(r",?\s+(?:and|or|as well as|plus|&)\s|[,;]\s"),
}
_RANGE = re.compile(r"\D{0,3}(\d+(?:\.\d+)?)\s*%?\s*(?:-|–|—|~|～|至|到|to)\s*(\d+(?:\.\d+)?)[^\d,，]{0,8}")
_ARTICLE = re.compile(r"\b(an?)\s*(?:_+|…|\.{3}|:)?\s*$", re.IGNORECASE)
_VOWEL = re.compile("[aeiou]", re.IGNORECASE)


def option_overlap(question: Question) -> Iterator[Fault]:
    """Of two options where only one may be right, one holds the other: "price" beside "price and quality", or two
    ranges that share figures."""
    if not isinstance(question, Single):
        return
    for language, options in option_versions(question):
        plain = {letter: words.rstrip(".。").lower() for letter, words in options.items()}
        for one, other in permutations(options, 2):
            both = (plain[one], plain[other])
            if (both[0] in both[1] and _within(*both, language)) or (one < other and _share(*both)):
                message = phrase(
                    "“{one}” and “{other}” overlap, so both may be right; keep them apart",
                    one=options[one],
                    other=options[other],
                )
                yield Fault(("options", other, *text_path(question.options[other], language)), message)


def option_form(question: Question) -> Iterator[Fault]:
    """Options in another form than the rest: some end with a full stop and some do not, some begin with a capital; or
    the stem ends in an article that fits only some of them."""
    if not isinstance(question, Choice):
        return
    for language, options in option_versions(question):
        words = [text for text in options.values() if text]
        stops = sum(text.endswith((".", "。")) for text in words)
        if 0 < stops < len(words):
            yield Fault(("options",), phrase("some options end with a full stop and some do not; write all alike"))
        if language == "en":
            yield from _english_form(question, words)


def _english_form(question: Choice, options: list[str]) -> Iterator[Fault]:
    # A name or an abbreviation has its capital anyway: only a common word shows how the author begins an option.
    capital = [text for text in options if re.match(r"(?:The|An?|To|It|They|By|In|Its?|Their|With|For)\b", text)]
    if capital and any(text[0].islower() for text in options):
        yield Fault(("options",), phrase("some options begin with a capital letter and some do not; write all alike"))
    stem = in_language(question.stem, "en")
    if article := _ARTICLE.search(stem.rstrip("?.: ")):
        fitting = [bool(_VOWEL.match(text)) == (article[1].lower() == "an") for text in options]
        if not all(fitting):
            message = phrase("“{article}” before the options fits only some of them; write a(n)", article=article[1])
            yield Fault(("stem", *text_path(question.stem, "en")), message)


def _within(one: str, other: str, language: Language) -> bool:
    """Whether the other option is the one and more: at its beginning, before an "and"; or at its end, behind one."""
    if not one or len(one) >= len(other):
        return False
    joins = _AND[language]
    if other.startswith(one) and joins.match(other[len(one) :]):
        return True
    before = other[: -len(one)] if other.endswith(one) else ""
    return any(joint.end() == len(before) for joint in joins.finditer(before))


def _share(one: str, other: str) -> bool:
    """Whether two ranges have a figure in common."""
    first = _RANGE.fullmatch(one)
    second = _RANGE.fullmatch(other) if first else None
    if not (first and second):
        return False
    (low, high), (from_, to) = (sorted(map(float, each.groups())) for each in (first, second))
    return low <= to and from_ <= high
