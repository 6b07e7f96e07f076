"""Ordering (排序): items to put in the right order."""

from collections.abc import Iterable
from typing import Any, ClassVar

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.parts import keyed, labelled, no_why_not, twin_faults
from studyapp.course.question import NO_ANSWER, Fault, Question, Response
from studyapp.course.text import Content, Text
from studyapp.locales import Language, Phrase, phrase

LEAST, MOST = 3, len(OPTION_LETTERS)


class Ordering(Question, frozen=True, kw_only=True, tag="ordering"):
    """Three to eight items, written in the right order, which is that of their letters A, B …; a response holds the
    letters in the order given, perhaps not all of them."""

    items: list[Text]

    type_name: ClassVar[Phrase] = phrase("ordering")

    @property
    def texts(self) -> dict[str, Text]:
        """The items under the file's letters."""
        return dict(zip(OPTION_LETTERS, self.items, strict=False))

    @property
    def letters(self) -> str:
        return "".join(self.texts)

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        lines = self.stem_versions(content, interface)
        for label, letter in zip(OPTION_LETTERS, letters, strict=False):
            lines += labelled(label, self.texts[letter], content, interface)
        return lines

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        return {"items": keyed(letters, self.texts, content, interface)}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        """The labels the items are shown under, in the order given."""
        shown = dict(zip(letters, OPTION_LETTERS, strict=False))
        return "".join(shown.get(letter, "") for letter in str(response)) or str(NO_ANSWER)

    def key(self, content: Content, interface: Language) -> Response:
        return self.letters

    def own_faults(self) -> Iterable[Fault]:
        if not LEAST <= len(self.items) <= MOST:
            message = phrase("write {least} to {most} items, not {n}", least=LEAST, most=MOST, n=len(self.items))
            yield Fault(("items",), message)
        yield from twin_faults((("items", place), text) for place, text in enumerate(self.items))
        yield from no_why_not(self.why_not)
