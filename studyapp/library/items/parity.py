"""The two languages of a question against each other: is there a translation at all, and are the figures the same?"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from studyapp.course.blanks import Blank, Forms, forms
from studyapp.course.case import Case
from studyapp.course.question import Fault, Question
from studyapp.course.text import Bilingual, Text
from studyapp.library.items.figures import figures, known
from studyapp.library.items.words import HAN, Path
from studyapp.locales import Language, phrase

_WORD = re.compile(r"(?<![A-Za-z])[a-z]{3,}")
_DIGITS = re.compile(r"\d+")
_HOLE = re.compile(r"\{[^{}]*\}")
_NO_PROSE = frozenset(
    {"id", "topic", "note", "family", "level", "accepted", "answer", "drawing", "questions"}
    | {"formula", "let", "constraints", "parameters", "example"}
)
"""Fields whose texts are names, formulas, keys or drawings; and the questions of a case."""
_EXPLAINS = frozenset({"why", "why_not", "model"})
_BOTH_WAYS: tuple[tuple[Language, Language], ...] = (("zh", "en"), ("en", "zh"))
_POWERS = (1.0, 1e2, 1e3, 1e4, 1e6, 1e-2, 1e-3, 1e-4, 1e-6)


def translation(item: Question | Case) -> Iterator[Fault]:
    """A text that one language lacks although the item has two: written once and no name or figure, or with the
    other language in its place."""
    if not isinstance(item.material if isinstance(item, Case) else item.stem, Bilingual):
        return
    once = phrase("this is in one language, the rest in two; write zh: and en:")
    for path, blank in _blanks(item):
        if _in_one_language(blank):
            yield Fault(path, once)
    for path, text in _texts(item):
        if isinstance(text, str):
            if _is_prose(text):
                yield Fault(path, once)
        elif not HAN.search(text.zh) and len(_WORD.findall(_HOLE.sub("", text.zh))) > 2:
            yield Fault((*path, "zh"), phrase("this is no Chinese; translate it"))
        elif len(HAN.findall(text.en)) > len(text.en) // 3:
            yield Fault((*path, "en"), phrase("this is no English; translate it"))


def _in_one_language(blank: Blank) -> bool:
    """Whether every accepted form is words of the same language: a Chinese beside a Latin one serves both."""
    if isinstance(blank, Forms):
        return False
    ways = forms(blank)
    return all(map(_is_prose, ways)) and len({bool(HAN.search(form)) for form in ways}) == 1


def _is_prose(words: str) -> bool:
    """Whether words belong to one language: no name, abbreviation or figure that is the same in both."""
    return bool(HAN.search(words) or _WORD.search(_HOLE.sub("", words)))


def numbers(item: Question | Case) -> Iterator[Fault]:
    """A figure in digits that the other language has neither in digits nor in words. Where sums are told in 万, which
    English counts in thousands or millions, figures may differ by that. An explanation may name a "gap 5" otherwise."""
    texts = [(path, text) for path, text in _texts(item) if isinstance(text, Bilingual)]
    powers = _POWERS if any(sign in text.zh for _, text in texts for sign in "万亿") else (1.0,)
    for path, text in texts:
        if sorted(_DIGITS.findall(text.zh)) == sorted(_DIGITS.findall(text.en)):
            continue
        words: dict[Language, str] = {"zh": _HOLE.sub(" ", text.zh), "en": _HOLE.sub(" ", text.en)}
        for here, other in _BOTH_WAYS:
            mine = [each for each in figures(words[here], here) if len(each[0]) > 1 or path[0] not in _EXPLAINS]
            theirs = known(words[other], other) if mine else set()
            missing = [figure for figure, meanings in mine if not _found(meanings, theirs, powers)]
            if missing:
                message = phrase(
                    "the other language does not have {figures}; say the same in both", figures=", ".join(missing)
                )
                yield Fault((*path, here), message)


def _found(meanings: set[float], theirs: set[float], powers: Sequence[float]) -> bool:
    return any(round(meaning * power, 6) in theirs for meaning in meanings for power in powers)


def _blanks(value: Struct, path: Path = ()) -> Iterator[tuple[Path, Blank]]:
    """Every blank a student fills in. The groups of key points, which stand in a list, are only looked for."""
    blank_fields = _blank_fields(type(value))
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        if isinstance(inner, Struct) and name not in blank_fields:
            yield from _blanks(inner, (*path, name))
        elif name in blank_fields and inner is not None:
            if blank_fields[name]:
                yield from (((*path, name, place), blank) for place, blank in enumerate(inner))
            else:
                yield (*path, name), inner


@cache
def _blank_fields(kind: type[Struct]) -> dict[str, bool]:
    """The fields with accepted forms, told by what they are declared as, so that a new type of question needs no word
    of its own here; and whether they hold several blanks."""
    shapes = {Blank: False, Blank | None: False, list[Blank]: True}
    return {field.name: shapes[field.type] for field in structs.fields(kind) if field.type in shapes}


def _texts(item: Question | Case) -> Iterator[tuple[Path, Text]]:
    """Every prose text of a question, or of a case by itself; drawings are none, nor are accepted forms."""
    return _below(item, (), _NO_PROSE)


def _below(value: object, path: Path, left_out: Collection[str] = ()) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, str | Bilingual):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _below(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _below(inner, (*path, place))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in left_out and name not in _blank_fields(type(value)):
                yield from _below(getattr(value, name), (*path, name))
