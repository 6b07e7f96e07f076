"""Matching (连线): to each item on the left belongs one on the right."""

from collections.abc import Iterable
from typing import Any, ClassVar

from msgspec import Struct

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.parts import given, joined, keyed, labelled, no_why_not, twin_faults
from studyapp.course.question import Fault, Question, Response
from studyapp.course.text import Content, Text, said
from studyapp.locales import Language, Phrase, phrase

MOST = len(OPTION_LETTERS)


class Pair(Struct, frozen=True, forbid_unknown_fields=True):
    """Two texts that belong together."""

    left: Text
    right: Text


class Matching(Question, frozen=True, kw_only=True, tag="matching"):
    """At least two pairs; `extra` are right-hand items that belong nowhere. The right-hand items have the letters A,
    B … in the order of the file, pairs first; a response holds the letter for each left-hand item, `""` for none."""

    pairs: list[Pair]
    extra: list[Text] = []

    type_name: ClassVar[Phrase] = phrase("matching")

    @property
    def rights(self) -> dict[str, Text]:
        """The right-hand items under the file's letters."""
        return dict(zip(OPTION_LETTERS, [*(pair.right for pair in self.pairs), *self.extra], strict=False))

    @property
    def letters(self) -> str:
        return "".join(self.rights)

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        lines = self.stem_versions(content, interface)
        for n, pair in enumerate(self.pairs, 1):
            lines += labelled(str(n), pair.left, content, interface)
        lines.append("")
        for label, letter in zip(OPTION_LETTERS, letters, strict=False):
            lines += labelled(label, self.rights[letter], content, interface)
        return lines

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        left = [said(pair.left, content, interface) for pair in self.pairs]
        return {"left": left, "right": keyed(letters, self.rights, content, interface)}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        shown = dict(zip(letters, OPTION_LETTERS, strict=False))
        return joined([shown.get(letter, "") for letter in given(response, len(self.pairs))])

    def key(self, content: Content, interface: Language) -> Response:
        return list(OPTION_LETTERS[: len(self.pairs)])

    def own_faults(self) -> Iterable[Fault]:
        if len(self.pairs) < 2:
            yield Fault(("pairs",), phrase("matching needs at least two pairs"))
        if (count := len(self.pairs) + len(self.extra)) > MOST:
            message = phrase(
                "{n} items on the right, extra ones included; at most {most} have letters", n=count, most=MOST
            )
            yield Fault(("extra",) if len(self.pairs) <= MOST else ("pairs",), message)
        yield from twin_faults((("pairs", place, "left"), pair.left) for place, pair in enumerate(self.pairs))
        rights = [(("pairs", place, "right"), pair.right) for place, pair in enumerate(self.pairs)]
        yield from twin_faults([*rights, *((("extra", place), text) for place, text in enumerate(self.extra))])
        yield from no_why_not(self.why_not)
