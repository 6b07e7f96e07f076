"""Keys that can be told without knowing the subject: by their length, their place, or words of the stem."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from studyapp.course.bank import Bank
from studyapp.course.choice import Choice
from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.question import Fault, Question
from studyapp.course.single import Single
from studyapp.course.text import in_language
from studyapp.library.items.words import option_versions, text_path
from studyapp.locales import Language, phrase

BY_FAR = 1.5
"""How many times as long as the longest distractor a key stands out."""
AT_LEAST: dict[Language, int] = {"zh": 5, "en": 15}
"""And how many characters longer: between short options a ratio says little."""

ENOUGH = 20
"""From how many single choices a bank on the letters of their keys say anything."""

_RUN = 4
"""Han characters in a row, shared by stem and key, that catch the eye."""
# Words that link others would make a run of what has nothing to do with each other.
_HAN_WORDS = re.compile("(?:(?![的是了与和在及或])[\u4e00-\u9fff]){4,}")
_LONG_WORD = re.compile(r"[A-Za-z]{6,}")
_STEM = 6  # letters two forms of one word have in common: expect, expected, expectation


def key_length(question: Question) -> Iterator[Fault]:
    """A key far longer than every distractor."""
    if not isinstance(question, Single):
        return
    for language, options in option_versions(question):
        key = len(options[question.answer])
        longest = max(len(words) for letter, words in options.items() if letter != question.answer)
        if key >= BY_FAR * longest and key >= longest + AT_LEAST[language]:
            where = ("options", question.answer, *text_path(question.options[question.answer], language))
            message = phrase(
                "the right option is the longest by far ({key} characters, the next {next}); make them alike",
                key=key,
                next=longest,
            )
            yield Fault(where, message)


def key_position(bank: Bank) -> Iterator[Fault]:
    """A letter that is the key of more than half of a bank's single choices, or of none. The app shuffles options; on
    paper this gives answers away."""
    singles = [question for _, question, _ in bank.placed() if isinstance(question, Single)]
    if len(singles) < ENOUGH:
        return
    keys = Counter(question.answer for question in singles)
    letter, most = keys.most_common(1)[0]
    values = {"n": most, "all": len(singles)}
    if 2 * most > len(singles):
        message = phrase("{letter} is the answer of {n} of {all} single choices; vary it", letter=letter, **values)
        yield Fault(("questions",), message)
    for letter in OPTION_LETTERS:
        offered = sum(letter in question.options for question in singles)
        if 2 * offered > len(singles) and offered >= ENOUGH and not keys[letter]:
            message = phrase("{letter} is the answer of none of {n} single choices; vary it", letter=letter, n=offered)
            yield Fault(("questions",), message)


def key_echo(question: Question) -> Iterator[Fault]:
    """Striking words of the stem that the key repeats and no distractor does."""
    if not isinstance(question, Choice):
        return
    for language, options in option_versions(question):
        stem = in_language(question.stem, language)
        keys = [words for letter, words in options.items() if letter in question.answer]
        others = [words for letter, words in options.items() if letter not in question.answer]
        if others and (shared := _echo(stem, keys, others)):
            where = ("stem", *text_path(question.stem, language))
            message = phrase(
                "only the right answer repeats {words} of the stem; say it otherwise or let a distractor repeat it too",
                words=", ".join(shared),
            )
            yield Fault(where, message)


def _echo(stem: str, keys: Sequence[str], others: Sequence[str]) -> list[str]:
    """What the stem shares with every key and no distractor: a run of Han characters, or two long words."""
    for parts in (_runs, _long_words):
        shared = set.intersection(parts(stem), *map(parts, keys))
        shared = shared.difference(*map(parts, others)) if shared else shared
        if shared and parts is _runs:
            return [_longest_run(stem, shared)]
        if len(shared) > 1:
            return [word for word in dict.fromkeys(_LONG_WORD.findall(stem)) if word[:_STEM].lower() in shared]
    return []


def _runs(words: str) -> set[str]:
    pieces = _HAN_WORDS.findall(words)
    return {piece[place : place + _RUN] for piece in pieces for place in range(len(piece) - _RUN + 1)}


def _longest_run(stem: str, runs: set[str]) -> str:
    """The first of these runs in the stem, with those that go on from it."""
    start = end = next(place for place in range(len(stem)) if stem[place : place + _RUN] in runs)
    while stem[end : end + _RUN] in runs:
        end += 1
    return stem[start : end + _RUN - 1]


def _long_words(words: str) -> set[str]:
    return {word[:_STEM].lower() for word in _LONG_WORD.findall(words)}
