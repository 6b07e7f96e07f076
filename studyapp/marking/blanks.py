"""What filling blanks and labelling share: reading one line for all blanks, and which words count as the same."""

import re
import unicodedata
from decimal import Decimal

from studyapp.course.blanks import Blank, Blanks, forms
from studyapp.course.question import Response
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.schemes import ZERO, Scheme

ARTICLES = re.compile(r"^(the|an|a) ")
MINUS = re.compile(r"[-\u2212\u2010-\u2015]\s*(?=\d)")
APOSTROPHES = re.compile(r"['\u2018\u2019]")
BARE_POINT = re.compile(r"(?<![\w.])\.(?=\d)")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
PERCENT = re.compile(r"\s+%")
LOOSE = re.compile(r"(?<!\d)\.|\.(?!\d)|-(?!\d)|(?<=\w)-")
HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
SEPARATORS = re.compile(r"[;；|\n]")


def worth(question: Blanks) -> Decimal:
    return Decimal(len(question.answer))


def hint(question: Blanks, letters: str) -> Phrase:
    if len(question.answer) == 1:
        return phrase("the missing words")
    return phrase("{n} answers, with semicolons between them", n=len(question.answer))


def read(question: Blanks, typed: str, letters: str) -> Response:
    """One line for all blanks, separated by semicolons; a lone blank takes the line as it is."""
    if not typed.strip():
        return [""] * len(question.answer)
    if len(question.answer) == 1:
        return [typed.strip()]
    parts = [part.strip() for part in SEPARATORS.split(typed.strip())]
    if len(parts) != len(question.answer):
        raise Unreadable(phrase("{n} blanks: separate the answers with semicolons", n=len(question.answer)))
    return parts


def fits(question: Blanks, response: Response) -> bool:
    return (
        isinstance(response, list)
        and len(response) == len(question.answer)
        and all(isinstance(words, str) for words in response)
    )


def guess(question: Blanks, full: Decimal, scheme: Scheme) -> Decimal:
    return ZERO


def right_blanks(question: Blanks, response: Response) -> list[bool]:
    """For each blank, whether what was written is an accepted form."""
    given = response if isinstance(response, list) else []
    padded = [*given, *[""] * (len(question.answer) - len(given))]
    return [accepted(words, blank) for words, blank in zip(padded, question.answer, strict=False)]


def accepted(words: str, blank: Blank) -> bool:
    """Whether the words are one of the blank's accepted forms, in either language."""
    return folded(words) in {folded(form) for form in forms(blank)}


def folded(words: str) -> str:
    """The words without what makes no difference: case, width, repeated space, punctuation, an article.

    A minus before a figure, a percent sign and a decimal point do make one; how a figure is written (`.5` or `0.5`,
    `1,000` or `1000`) does not.
    """
    given = unicodedata.normalize("NFKC", words).casefold().strip()
    plain = BARE_POINT.sub("0.", APOSTROPHES.sub("", given))
    plain = PERCENT.sub("%", GROUPED.sub("", MINUS.sub("-", plain)))
    kept = "".join(" " if unicodedata.category(sign)[0] in "ZP" and sign not in "%.-" else sign for sign in plain)
    kept = LOOSE.sub(" ", kept)
    tidy = ARTICLES.sub("", " ".join(kept.split()))
    # Beside a Han character a space is a slip of the input method; between Latin words it separates.
    return HAN_SPACE.sub("", tidy) or given
