"""True or false: full marks for the right judgement; some exams take marks for a wrong one."""

from decimal import Decimal

from studyapp.course.question import Response
from studyapp.course.true_false import TrueFalse
from studyapp.locales import Phrase, phrase
from studyapp.marking import Unreadable
from studyapp.marking.letters import plain
from studyapp.marking.schemes import ZERO, Scheme

TRUE = {"true", "t", "yes", "y", "right", "1", "a", "对", "是", "正确", "√", "✓", "✔"}
FALSE = {"false", "f", "no", "n", "wrong", "2", "0", "b", "错", "否", "错误", "不对", "×", "x", "✗", "✘"}


def worth(question: TrueFalse) -> Decimal:
    return Decimal(1)


def hint(question: TrueFalse, letters: str) -> Phrase:
    return phrase("T (true) or F (false)")


def read(question: TrueFalse, typed: str, letters: str) -> Response:
    word = plain(typed).lower()
    if not word:
        return ""
    if word not in TRUE | FALSE:
        raise Unreadable(phrase("type T or F (对 or 错), not {typed}", typed=typed.strip()[:20]))
    return word in TRUE


def fits(question: TrueFalse, response: Response) -> bool:
    return response == "" or isinstance(response, bool)


def mark(question: TrueFalse, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
    if response == "":
        return ZERO
    return full if response is question.answer else -scheme.wrong_judgement


def guess(question: TrueFalse, full: Decimal, scheme: Scheme) -> Decimal:
    return (full - scheme.wrong_judgement) / 2
