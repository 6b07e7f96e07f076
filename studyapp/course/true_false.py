"""True or false (判断), with the statement put right where it is false (改错)."""

from collections.abc import Iterable
from typing import Any, ClassVar

from msgspec import Struct

from studyapp.course.blanks import Blank, forms, lacks_a_form, model_answer
from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Bilingual, Content, Text, in_language, said, versions
from studyapp.locales import LANGUAGES, Language, Phrase, phrase, say


class Fix(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a false statement that make it false, and the accepted forms of what should stand there."""

    wrong: Text
    right: Blank


class TrueFalse(Question, frozen=True, kw_only=True, tag="true_false"):
    """A statement to judge; `correction` says how a false one should read. With `fix` the student puts it right: the
    response is then `True`, `False`, or `["words"]`, which means "false, and these words should stand instead"."""

    answer: bool
    correction: Text | None = None
    fix: Fix | None = None

    type_name: ClassVar[Phrase] = phrase("true or false")

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        lines = super().lines(letters, content, interface)
        if self.fix is None:
            return lines
        wrong = said(self.fix.wrong, content, interface)
        return [*lines, say("If it is false: what should stand instead of “{wrong}”?", wrong=wrong)]

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        return {} if self.fix is None else {"wrong_words": versions(self.fix.wrong, content, interface)}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        judged, words = judgement(response), instead(response)
        if judged is None:
            return str(NO_ANSWER)
        if not words:
            return say("true") if judged else say("false")
        if self.fix is None:
            return say("false, instead: {words}", words=words)
        wrong = said(self.fix.wrong, content, interface)
        return say("false: “{words}” instead of “{wrong}”", words=words, wrong=wrong)

    def key(self, content: Content, interface: Language) -> Response:
        return self.answer if self.fix is None else [model_answer(self.fix.right, content, interface)]

    def told(self) -> list[tuple[Phrase, Text]]:
        return [] if self.correction is None else [(phrase("Put right: "), self.correction)]

    def own_faults(self) -> Iterable[Fault]:
        if self.answer and self.correction is not None:
            yield Fault(
                ("correction",), phrase("a true statement needs no correction; remove it, or write answer: false")
            )
        if self.answer and self.fix is not None:
            yield Fault(("fix",), phrase("a true statement has nothing to fix; remove it, or write answer: false"))
        elif self.fix is not None:
            yield from self._fix_faults(self.fix)
        if not self.answer and self.correction is None:
            message = phrase("a false statement has a correction: the sentence put right; add it")
            yield Fault(("answer",), message, warning=True)
        for key in self.why_not:
            yield Fault(("why_not", key), phrase("why_not explains options; this type has none"))

    def _fix_faults(self, fix: Fix) -> Iterable[Fault]:
        missing = [each for each in LANGUAGES if in_language(fix.wrong, each) not in in_language(self.stem, each)]
        message = phrase("the stem does not have these words; copy them from it as they stand there")
        if isinstance(fix.wrong, Bilingual):
            for language in missing:
                yield Fault(("fix", "wrong", language), message)
        elif missing:
            yield Fault(("fix", "wrong"), message)
        if lacks_a_form(fix.right):
            yield Fault(("fix", "right"), phrase("write at least one accepted form in each language"))
        wrong = {in_language(fix.wrong, each).strip().casefold() for each in LANGUAGES}
        for form in forms(fix.right):
            if form.strip().casefold() in wrong:
                yield Fault(
                    ("fix", "right"),
                    phrase("the stem says “{words}” already; write what should stand there", words=form.strip()),
                )
                break


def judgement(response: Response) -> bool | None:
    """What a response says of the statement; `None` where it says nothing."""
    if isinstance(response, list):
        return False if instead(response) else None
    return response if isinstance(response, bool) else None


def instead(response: Response) -> str:
    """The words a response puts in place of the wrong ones; empty where it has none."""
    return response[0].strip() if isinstance(response, list) and response else ""
