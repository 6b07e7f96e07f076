"""What filling blanks and labelling share: numbered places to write in, and accepted forms for each."""

from collections.abc import Iterable
from re import Pattern
from typing import Any, Literal

from msgspec import Struct

from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Content
from studyapp.locales import Language, phrase


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """The accepted forms of one blank in each language; the first is the model answer."""

    zh: list[str]
    en: list[str]


Blank = str | list[str] | Forms
"""One form, several that hold in both languages, or a list a language. Forms of either language always count."""


def forms(blank: Blank) -> list[str]:
    """Every accepted form of a blank, both languages."""
    if isinstance(blank, str):
        return [blank]
    return blank if isinstance(blank, list) else blank.zh + blank.en


def model_answer(blank: Blank, content: Content, interface: Language) -> str:
    """The form to show as the right answer; where both languages are wanted, the interface's."""
    if isinstance(blank, str):
        return blank
    language = interface if content == "both" else content
    return blank[0] if isinstance(blank, list) else getattr(blank, language)[0]


def lacks_a_form(blank: Blank) -> bool:
    """Whether a language has no accepted form at all."""
    return not forms(blank) or (isinstance(blank, Forms) and not (blank.zh and blank.en))


def misnumbered(text: str, sign: Pattern[str], answers: int) -> Literal["none", "order", "count", ""]:
    """What is wrong with the numbered places in `text`: there are none, they are not 1, 2 … once each, or not as many
    as the answers. The first group of `sign` is the number."""
    found = sorted(int(number) for number in sign.findall(text))
    if not found:
        return "none"
    if found != list(range(1, len(found) + 1)):
        return "order"
    return "" if len(found) == answers else "count"


class Blanks(Question, frozen=True, kw_only=True):
    """Numbered places to write in; `answer` has one entry for each, in order."""

    answer: list[Blank]

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        return {"blanks": len(self.answer)}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        words = [word.strip() for word in response] if isinstance(response, list) else []
        return "; ".join(word or "—" for word in words) if any(words) else str(NO_ANSWER)

    def key(self, content: Content, interface: Language) -> Response:
        return [model_answer(blank, content, interface) for blank in self.answer]

    def own_faults(self) -> Iterable[Fault]:
        yield from self.place_faults()
        for place, blank in enumerate(self.answer):
            if lacks_a_form(blank):
                yield Fault(("answer", place), phrase("a blank needs at least one accepted form in each language"))
        for letter in self.why_not:
            yield Fault(("why_not", letter), phrase("why_not explains options; this type has none"))

    def place_faults(self) -> Iterable[Fault]:
        """What is wrong with the numbered places, wherever the type has them."""
        return ()
