"""True or false (判断), with the statement put right where it is false (改错)."""

from collections.abc import Iterable
from typing import ClassVar

from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Content, Text
from studyapp.locales import Language, Phrase, phrase, say


class TrueFalse(Question, frozen=True, kw_only=True, tag="true_false"):
    """A statement to judge; `correction` says how a false one should read."""

    answer: bool
    correction: Text | None = None

    type_name: ClassVar[Phrase] = phrase("true or false")

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        if response == "":
            return str(NO_ANSWER)
        return say("true") if response else say("false")

    def key(self, content: Content, interface: Language) -> Response:
        return self.answer

    def own_faults(self) -> Iterable[Fault]:
        if self.answer and self.correction is not None:
            yield Fault(
                ("correction",), phrase("a true statement needs no correction; remove it, or write answer: false")
            )
        if not self.answer and self.correction is None:
            message = phrase("a false statement has a correction: the sentence put right; add it")
            yield Fault(("answer",), message, warning=True)
        for key in self.why_not:
            yield Fault(("why_not", key), phrase("why_not explains options; this type has none"))
