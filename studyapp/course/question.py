"""What every question has, whatever its type."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, ClassVar, Literal, NamedTuple, Self

from msgspec import Struct, field

from studyapp.course.text import NO_TEXT, Content, Text, versions
from studyapp.locales import Language, Phrase, phrase

Response = str | bool | list[str]
"""What the student gave, in the file's own keys: `"B"`, `"ACD"` (letters in order), a bool, or one string a blank."""


def is_empty(response: Response) -> bool:
    """Whether a response says nothing at all."""
    return not any(words.strip() for words in response) if isinstance(response, list) else response == ""


Level = Literal["recall", "understand", "apply"]

Advice = Literal[
    "key-length", "key-position", "key-echo", "negative-stem", "absolute-words", "all-of-above", "option-overlap",
    "option-form", "explanation", "numbers", "translation", "near-duplicate", "conflicting-keys", "coverage",
]  # fmt: skip
"""The names of the checks of item writing (`library.items`), by which an author says that he disagrees with one."""


class Fault(NamedTuple):
    """Something wrong inside one question: the path of keys that leads to it, and what to write instead. A warning
    does not keep the question out."""

    path: tuple[str | int, ...]
    message: Phrase
    warning: bool = False


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """The fields every question shares. Difficulty runs from 1 (easy) to 4 (hard). `accepted` names the checks of item
    writing that the question fails on purpose."""

    id: str
    topic: str
    stem: Text
    why: Text
    difficulty: Literal[1, 2, 3, 4] = 2
    level: Level = "recall"
    note: str | None = None
    family: str | None = None
    why_not: dict[str, Text] = field(default_factory=dict)
    accepted: list[Advice] = []

    type_name: ClassVar[Phrase]

    @property
    def card(self) -> str:
        """The key of the memory card this question feeds: its family's, or its own."""
        return self.family or self.id

    @property
    def letters(self) -> str:
        """The letters of its options as the file has them; empty for a type without options."""
        return ""

    def draw(self, random: Random) -> dict[str, str]:
        """What a sitting draws anew each time it asks this question: names and values; nothing for most types."""
        return {}

    def drawn(self, values: Mapping[str, str]) -> Self:
        """The question with drawn values put in. Raises `KeyError` where they are not those it needs now."""
        return self

    def stem_versions(self, content: Content, interface: Language) -> list[str]:
        """The stem as it is shown, one entry a language."""
        return versions(self.stem, content, interface)

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        """The question as plain text, for a terminal without an app, print and preview."""
        return self.stem_versions(content, interface)

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        """What a program needs besides the stem to ask it, as JSON holds it; keys and values are the type's own."""
        return {}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        """A response in words; `letters` are the options in the order shown."""
        return str(response)

    def key(self, content: Content, interface: Language) -> Response:
        """The response that earns full marks, in the language shown."""
        raise TypeError("a question type says what its key is")

    def told(self) -> list[tuple[Phrase, Text]]:
        """What is said once it is marked, before the reason why: each text after the words that lead in to it."""
        return []

    def faults(self) -> Iterable[Fault]:
        """What the field types cannot say is wrong. Types add their own."""
        yield from text_faults(self)
        yield from self.own_faults()

    def trial_faults(self) -> Iterable[Fault]:
        """What only shows when the question is tried out, which takes long: the check of a bank does, loading does not.
        Asked only of a question without faults."""
        return ()

    def own_faults(self) -> Iterable[Fault]:
        """What only this type can find wrong in itself."""
        return ()


def text_faults(value: object, path: tuple[str | int, ...] = ()) -> Iterable[Fault]:
    """Every text below `value` that is blank, or was to be two texts in braces."""
    if isinstance(value, str):
        if not value.strip():
            empty = phrase("this text is empty; write something or remove the line")
            yield Fault(path, NO_TEXT.get(str(path[-1]), empty) if path else empty)
        elif value.startswith("｛"):
            yield Fault(path, phrase("{sign} is full-width; write an ordinary {plain}", sign="｛", plain="{"))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from text_faults(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from text_faults(inner, (*path, place))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from text_faults(getattr(value, name), (*path, name))


NO_ANSWER = phrase("no answer")
