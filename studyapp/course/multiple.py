"""Multiple choice (多选): one or more options are right."""

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


class Multiple(Question, frozen=True, kw_only=True, tag="multiple"):
    """Every right option must be chosen; `answer` holds their letters together, as in `ACD`."""

    options: dict[str, Text]
    answer: str

    type_name: ClassVar[Phrase] = phrase("multiple choice")

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
        if message := letters_fault(answer, self.options, several=True):
            yield Fault(("answer",), message)
            answer = ""
        if list(answer) != sorted(set(answer)):
            tidy = "".join(sorted(set(answer)))
            yield Fault(("answer",), phrase("write each letter once, in order: {tidy}", tidy=tidy))
        yield from option_faults(self.options, answer)
        yield from why_not_faults(self.why_not, self.options, answer)
