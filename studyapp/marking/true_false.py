"""True or false: full marks for the right judgement; some exams take marks for a wrong one. Where the statement is to
be put right too, half the marks are for the judgement and half for the words."""

import re
import unicodedata
from decimal import Decimal

from studyapp.course.question import Response
from studyapp.course.true_false import TrueFalse, instead, judgement
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.blanks import accepted
from studyapp.marking.letters import plain
from studyapp.marking.schemes import ZERO, Scheme, rounded

TRUE = {"true", "t", "yes", "y", "right", "1", "a", "对", "是", "正确", "√", "✓", "✔"}
FALSE = {"false", "f", "no", "n", "wrong", "2", "0", "b", "错", "否", "错误", "不对", "×", "x", "✗", "✘"}

BEFORE_WORDS = FALSE - {"no", "n", "2", "0", "b"}
"""What says false in front of other words; the rest may begin the words themselves, as in `no loyalty`."""
JUDGED_FIRST = re.compile(r"([^\s,，、;；:：.。]+)[\s,，、;；:：.。]+(\S.*)", re.DOTALL)


def worth(question: TrueFalse) -> Decimal:
    return Decimal(1 if question.fix is None else 2)


def hint(question: TrueFalse, letters: str) -> Phrase:
    if question.fix is None:
        return phrase("T (true) or F (false)")
    return phrase("T (true), or F (false) and the words that should stand instead")


def read(question: TrueFalse, typed: str, letters: str) -> Response:
    word = plain(typed).lower()
    if not word:
        return ""
    if word in TRUE | FALSE:
        return word in TRUE
    if question.fix is None:
        raise Unreadable(phrase("type T or F (对 or 错), not {typed}", typed=typed.strip()[:20]))
    found = JUDGED_FIRST.fullmatch(typed.strip())
    if found is None or unicodedata.normalize("NFKC", found[1]).lower() not in BEFORE_WORDS:
        raise Unreadable(phrase("type T, or F (对 or 错) and then the words, as in: F …"))
    return [found[2].strip()]


def fits(question: TrueFalse, response: Response) -> bool:
    if isinstance(response, list):
        alone = len(response) == 1 and isinstance(response[0], str)
        return question.fix is not None and alone and bool(instead(response))
    return response == "" or isinstance(response, bool)


def mark(question: TrueFalse, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    judged = judgement(response)
    if judged is None:
        return ZERO
    if judged is not question.answer:
        return -scheme.wrong_judgement
    return full if question.fix is None or right_words(question, response) else rounded(full / 2)


def guess(question: TrueFalse, full: Decimal, scheme: Scheme) -> Decimal:
    right = full if question.fix is None else full / 2
    return (right - scheme.wrong_judgement) / 2


def right_words(question: TrueFalse, response: Response) -> bool:
    """Whether the statement was put right with one of the accepted forms."""
    return question.fix is not None and accepted(instead(response), question.fix.right)
