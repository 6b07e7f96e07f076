"""Fill in the blanks (填空): `{1}`, `{2}` … in the stem, accepted forms for each."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from msgspec import Struct

from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Bilingual, Content, versions
from studyapp.locales import Language, Phrase, phrase

BLANK = re.compile(r"\{(\d+)\}")


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


def model_answer(blank: Blank, language: Language) -> str:
    """The form to show as the right answer."""
    if isinstance(blank, str):
        return blank
    return blank[0] if isinstance(blank, list) else getattr(blank, language)[0]


class FillIn(Question, frozen=True, kw_only=True, tag="fill_in"):
    """A stem with numbered blanks; `answer` has one entry a blank, in order."""

    answer: list[Blank]

    type_name: ClassVar[Phrase] = phrase("fill-in")

    def stem_versions(self, content: Content, interface: Language) -> list[str]:
        return [BLANK.sub(r"____(\1)", stem) for stem in versions(self.stem, content, interface)]

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        return {"blanks": len(self.answer)}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        words = [word.strip() for word in response] if isinstance(response, list) else []
        return "; ".join(word or "—" for word in words) if any(words) else str(NO_ANSWER)

    def key(self, content: Content, interface: Language) -> Response:
        language = interface if content == "both" else content
        return [model_answer(blank, language) for blank in self.answer]

    def own_faults(self) -> Iterable[Fault]:
        if isinstance(self.stem, Bilingual):
            yield from _blank_faults(self.stem.zh, ("stem", "zh"), len(self.answer))
            yield from _blank_faults(self.stem.en, ("stem", "en"), len(self.answer))
        else:
            yield from _blank_faults(self.stem, ("stem",), len(self.answer))
        for place, blank in enumerate(self.answer):
            if not forms(blank) or (isinstance(blank, Forms) and not (blank.zh and blank.en)):
                yield Fault(("answer", place), phrase("a blank needs at least one accepted form in each language"))
        for letter in self.why_not:
            yield Fault(("why_not", letter), phrase("why_not explains options; this type has none"))


def _blank_faults(stem: str, path: tuple[str, ...], answers: int) -> Iterable[Fault]:
    found = sorted(int(number) for number in BLANK.findall(stem))
    if not found:
        yield Fault(path, phrase("the stem has no blank; write {{1}} where the first one goes"))
    elif found != list(range(1, len(found) + 1)):
        yield Fault(path, phrase("number the blanks {{1}}, {{2}} … once each"))
    elif len(found) != answers:
        yield Fault(
            path,
            phrase(
                "blanks in the stem: {blanks}, answers: {answers}; write one answer for each blank",
                blanks=len(found),
                answers=answers,
            ),
        )
