"""Fill in the blanks (填空): `{1}`, `{2}` … in the stem, accepted forms for each."""

import re
from collections.abc import Iterable
from typing import ClassVar

from studyapp.course.blanks import Blanks, misnumbered
from studyapp.course.question import Fault
from studyapp.course.text import Bilingual, Content, versions
from studyapp.locales import Language, Phrase, phrase

BLANK = re.compile(r"\{(\d+)\}")


class FillIn(Blanks, frozen=True, kw_only=True, tag="fill_in"):
    """A stem with numbered blanks; `answer` has one entry a blank, in order."""

    type_name: ClassVar[Phrase] = phrase("fill-in")

    def stem_versions(self, content: Content, interface: Language) -> list[str]:
        return [BLANK.sub(r"____(\1)", stem) for stem in versions(self.stem, content, interface)]

    def place_faults(self) -> Iterable[Fault]:
        if isinstance(self.stem, Bilingual):
            yield from _blank_faults(self.stem.zh, ("stem", "zh"), len(self.answer))
            yield from _blank_faults(self.stem.en, ("stem", "en"), len(self.answer))
        else:
            yield from _blank_faults(self.stem, ("stem",), len(self.answer))


def _blank_faults(stem: str, path: tuple[str, ...], answers: int) -> Iterable[Fault]:
    match misnumbered(stem, BLANK, answers):
        case "none":
            yield Fault(path, phrase("the stem has no blank; write {{1}} where the first one goes"))
        case "order":
            yield Fault(path, phrase("number the blanks {{1}}, {{2}} … once each"))
        case "count":
            message = phrase(
                "blanks in the stem: {blanks}, answers: {answers}; write one answer for each blank",
                blanks=len(BLANK.findall(stem)),
                answers=answers,
            )
            yield Fault(path, message)
