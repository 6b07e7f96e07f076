"""Single choice (单选): one option is right."""

from collections.abc import Iterable
from typing import ClassVar

from studyapp.course.letters import letters_fault
from studyapp.course.question import (
    Fault,
    Question,
    Response,
    option_faults,
    option_lines,
    spoken_options,
    why_not_faults,
)
from studyapp.course.text import Content, Text
from studyapp.locales import Language, Phrase, phrase


class Single(Question, frozen=True, kw_only=True, tag="single"):
    """One of two to eight options is the answer."""

    options: dict[str, Text]
    answer: str

    type_name: ClassVar[Phrase] = phrase("single choice")

    @property
    def letters(self) -> str:
        return "".join(self.options)

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        stem = self.stem_versions(content, interface)
        return [*stem, *option_lines(self.options, letters, content, interface)]

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        return spoken_options(self.options, response, letters, content, interface)

    def key(self, content: Content, interface: Language) -> Response:
        return self.answer

    def own_faults(self) -> Iterable[Fault]:
        answer = self.answer
        if message := letters_fault(answer, self.options, several=False):
            yield Fault(("answer",), message)
            answer = ""
        if len(answer) > 1:
            yield Fault(("answer",), phrase("a single choice has one answer; for several write type: multiple"))
        yield from option_faults(self.options, answer)
        yield from why_not_faults(self.why_not, self.options, answer)
