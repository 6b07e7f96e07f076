"""What single and multiple choice share: options under letters, and an answer that names some of them."""

from collections.abc import Iterable
from typing import Any, ClassVar

from studyapp.course.letters import OPTION_LETTERS, letters_fault
from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Bilingual, Content, Text, said, versions
from studyapp.locales import Language, phrase


class Choice(Question, frozen=True, kw_only=True):
    """Two to eight options, A to H; `answer` holds the letters of the right ones together, as in `ACD`."""

    options: dict[str, Text]
    answer: str

    several: ClassVar[bool]
    """Whether more than one option may be right."""

    @property
    def letters(self) -> str:
        return "".join(self.options)

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        lines = self.stem_versions(content, interface)
        for label, letter in zip(OPTION_LETTERS, letters, strict=False):
            first, *rest = versions(self.options[letter], content, interface)
            lines += [f"  {label}  {first}", *(f"     {other}" for other in rest)]
        return lines

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        options = [{"key": letter, "text": said(self.options[letter], content, interface)} for letter in letters]
        return {"options": options}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        """The labels the chosen options are shown under; a lone one with its words too."""
        shown = zip(OPTION_LETTERS, letters, strict=False)
        picked = [(label, letter) for label, letter in shown if letter in str(response)]
        if not picked:
            return str(NO_ANSWER)
        if len(picked) > 1:
            return "".join(label for label, _ in picked)
        label, letter = picked[0]
        return f"{label}  {said(self.options[letter], content, interface)}"

    def key(self, content: Content, interface: Language) -> Response:
        return self.answer

    def own_faults(self) -> Iterable[Fault]:
        if message := letters_fault(self.answer, self.options, self.several):
            yield Fault(("answer",), message)
            answer = ""
        else:
            answer = self.answer
            yield from self.answer_faults()
        yield from self._option_faults()
        yield from self._names_no_option(answer)
        yield from self._twins()
        yield from self._why_not_faults(answer)

    def answer_faults(self) -> Iterable[Fault]:
        """What only this type can find wrong in its answer."""
        return ()

    def _option_faults(self) -> Iterable[Fault]:
        if len(self.options) < 2:
            yield Fault(("options",), phrase("a question needs at least two options"))
        if self.letters != OPTION_LETTERS[: len(self.letters)]:
            message = phrase("name the options A, B, C … in order, up to H; these are {letters}", letters=self.letters)
            yield Fault(("options",), message)

    def _names_no_option(self, answer: str) -> Iterable[Fault]:
        for letter in answer:
            if letter not in self.options:
                yield Fault(
                    ("answer",),
                    phrase(
                        "the answer {letter} names no option; choose from {letters}",
                        letter=letter,
                        letters=self.letters,
                    ),
                )

    def _twins(self) -> Iterable[Fault]:
        for language in ("zh", "en"):
            first: dict[str, str] = {}
            for letter, text in self.options.items():
                words = getattr(text, language) if isinstance(text, Bilingual) else text
                if (twin := first.setdefault(words.strip(), letter)) != letter:
                    message = phrase("options {one} and {other} say the same", one=twin, other=letter)
                    yield Fault(("options", letter), message)
                    return

    def _why_not_faults(self, answer: str) -> Iterable[Fault]:
        for letter in self.why_not:
            if letter not in self.options:
                message = phrase("{letter} names no option; choose from {letters}", letter=letter, letters=self.letters)
                yield Fault(("why_not", letter), message)
            elif letter in answer:
                message = phrase("{letter} is a right answer; explain it under why", letter=letter)
                yield Fault(("why_not", letter), message)
