"""What matching, ordering and classifying share: several short texts under numbers and letters, each a part of the
answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from studyapp.course.question import NO_ANSWER, Fault, Response
from studyapp.course.text import Bilingual, Content, Text, said, versions
from studyapp.locales import Language, phrase

Path = tuple[str | int, ...]


def labelled(label: str, text: Text, content: Content, interface: Language) -> list[str]:
    """A text under its number or letter as plain lines; the second language stands below the first."""
    first, *rest = versions(text, content, interface)
    return [f"  {label:<2} {first}", *(f"     {other}" for other in rest)]


def keyed(keys: str, texts: Mapping[str, Text], content: Content, interface: Language) -> list[dict[str, Any]]:
    """Texts with their keys in the order of `keys`, as `posed` gives them."""
    return [{"key": key, "text": said(texts[key], content, interface)} for key in keys]


def given(response: Response, parts: int) -> list[str]:
    """What was given for each of `parts` parts; `""` where nothing was."""
    some = [str(each) for each in response] if isinstance(response, list) else []
    return [*some, *[""] * parts][:parts]


def joined(labels: Sequence[str]) -> str:
    """The label chosen for each number, as in `1–B 2–A`; numbers without one are left out."""
    return " ".join(f"{n}–{label}" for n, label in enumerate(labels, 1) if label) or str(NO_ANSWER)


def twins(texts: Iterable[tuple[Path, Text]]) -> Iterable[tuple[Path, Path]]:
    """Each text that says in either language what one before it says, and that one: their paths."""
    first: dict[tuple[str, str], Path] = {}
    for path, text in texts:
        words = {"zh": text.zh, "en": text.en} if isinstance(text, Bilingual) else {"zh": text, "en": text}
        before = [first.setdefault((language, each.strip()), path) for language, each in words.items() if each.strip()]
        if other := next((place for place in before if place != path), None):
            yield path, other


def twin_faults(texts: Iterable[tuple[Path, Text]]) -> Iterable[Fault]:
    """Texts that say the same, for lists in which each is told apart by what it says."""
    for path, _ in twins(texts):
        yield Fault(path, phrase("this says the same as one above; each must differ, in both languages"))


def no_why_not(why_not: Mapping[str, Text]) -> Iterable[Fault]:
    """Reasons against options, in a type without options."""
    for key in why_not:
        yield Fault(("why_not", key), phrase("why_not explains options; this type has none"))
