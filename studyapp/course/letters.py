"""The answer of a question with options as its author wrote it: letters, or something that was meant to be letters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from studyapp.course.text import Bilingual
from studyapp.locales import Phrase, phrase

OPTION_LETTERS = "ABCDEFGH"

_BETWEEN = re.compile(r"[\s,;/+&、.。()\[\]和与及]+|\band\b", re.IGNORECASE)
_LABEL = re.compile(r"([A-H])\s*[.:、)]")


def letters_fault(answer: object, options: object, several: bool) -> Phrase | None:
    """What to write instead of an answer that is no run of letters; `None` for letters, whether they are right or not,
    and for an answer that is missing, which others report. `options` and `answer` are as the file has them."""
    if answer is None or (isinstance(answer, str) and (not answer.strip() or set(answer) <= set(OPTION_LETTERS))):
        return None
    known = options if isinstance(options, Mapping) else {}
    meant = _meant(answer, known)
    if several and meant:
        return phrase("write the letters together, with nothing else: answer: {letters}", letters=meant)
    if len(meant) > 1:
        return phrase(
            "a single choice has one answer; for several write type: multiple and answer: {letters}", letters=meant
        )
    if meant:
        return phrase("write the letter alone: answer: {letter}", letter=meant)
    listed = ", ".join(letter for letter in known if letter in OPTION_LETTERS) or "A, B, C"
    if several:
        return phrase("write the letters of the right options together, as in AC; there are {letters}", letters=listed)
    return phrase("write the letter of the right option; there are {letters}", letters=listed)


def _meant(answer: object, options: Mapping[str, object]) -> str:
    """The letters that were meant, in order and each once; empty where that cannot be told."""
    parts = answer if isinstance(answer, list) else [answer]
    found: set[str] = set()
    for part in parts:
        letters = _letters_of(part, options) if isinstance(part, str) else ""
        if not letters:
            return ""
        found.update(letters)
    return "".join(sorted(found))


def _letters_of(words: str, options: Mapping[str, object]) -> str:
    plain = unicodedata.normalize("NFKC", words).strip()
    for letter, text in options.items():
        if letter in OPTION_LETTERS and plain.casefold() in _texts(text):
            return letter
    if (label := _LABEL.match(plain)) and plain[label.end() :].strip().casefold() in _texts(options.get(label[1])):
        return label[1]
    pieces = [piece.upper() for piece in _BETWEEN.split(plain) if piece]
    known = set(options) & set(OPTION_LETTERS)
    fits = all(len(piece) == 1 or piece == plain.upper() for piece in pieces)
    return "".join(pieces) if fits and set("".join(pieces)) <= known else ""


def _texts(option: object) -> Iterator[str]:
    """The words of an option, in both languages."""
    if isinstance(option, Bilingual):
        option = [option.zh, option.en]
    for text in option.values() if isinstance(option, dict) else option if isinstance(option, list) else [option]:
        if isinstance(text, str):
            yield unicodedata.normalize("NFKC", text).strip().casefold()
