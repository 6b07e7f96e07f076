"""Plain data -> the Structs of the course; and where that fails, every reason why, in our words.

msgspec checks a whole file in milliseconds but stops at the first fault. Only then is the data walked again beside the
same types, so that every fault is found and can be pointed at.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from studyapp.course.letters import letters_fault
from studyapp.course.text import NO_TEXT
from studyapp.library.findings import Finding
from studyapp.library.problems import shortened
from studyapp.library.signs import tight_colon, wide_start
from studyapp.library.strict_yaml import Path
from studyapp.library.traps import wide_colon
from studyapp.locales import Phrase, phrase

T = TypeVar("T")


def converted(data: object, kind: type[T]) -> T | None:
    """The data as `kind`, or None where `slips` has something to say."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return None


def slips(data: object, kind: object) -> list[Finding]:
    """Everything about the shape of `data` that keeps it from being a `kind`."""
    return list(_walk(inspect.type_info(kind), data, ()))


def _walk(info: inspect.Type, data: object, path: Path) -> Iterator[Finding]:
    if isinstance(info, inspect.UnionType):
        yield from _walk_union(info, data, path)
    elif isinstance(info, inspect.StructType):
        yield from _walk_struct(info, data, path)
    elif isinstance(info, inspect.ListType):
        if isinstance(data, list):
            for place, item in enumerate(data):
                yield from _walk(info.item_type, item, (*path, place))
        else:
            listed = phrase("this should be a list: one entry a line, each after a dash and a space")
            yield Finding(path, wide_start(data) or listed)
    elif isinstance(info, inspect.DictType):
        if isinstance(data, dict):
            for key, value in data.items():
                yield from _walk(info.value_type, value, (*path, key))
        else:
            yield Finding(path, wide_start(data) or phrase("this should be keys with values, one a line"))
    elif message := _scalar_fault(info, data):
        yield Finding(path, message)


def _walk_union(info: inspect.UnionType, data: object, path: Path) -> Iterator[Finding]:
    """Choose the member the writer must have meant by the shape of what is there."""
    structs = [kind for kind in info.types if isinstance(kind, inspect.StructType)]
    if isinstance(data, dict) and structs:
        if structs[0].tag_field is None:
            yield from _walk_struct(structs[0], data, path)
        else:
            yield from _walk_tagged(structs, data, path)
        return
    wanted: type[inspect.Type] = inspect.StrType
    if isinstance(data, list | dict):
        wanted = inspect.ListType if isinstance(data, list) else inspect.DictType
    for kind in info.types:
        if isinstance(kind, wanted):
            yield from _walk(kind, data, path)
            return
    if data is None and any(isinstance(kind, inspect.NoneType) for kind in info.types):
        return
    if structs and structs[0].tag_field is None:
        yield Finding(path, phrase("this should be one text, or zh: and en: on lines of their own; not a list"))
    elif structs:
        yield Finding(path, phrase("this should be keys with values, one a line"))
    else:
        yield Finding(path, phrase("this should be one text, not a list or keys with values"))


def _walk_tagged(structs: list[inspect.StructType], data: dict[str, Any], path: Path) -> Iterator[Finding]:
    field = str(structs[0].tag_field)
    tags = {str(kind.tag): kind for kind in structs}
    choices = ", ".join(tags)
    if field not in data:
        yield Finding(path, phrase("{field} is missing; choose from {choices}", field=field, choices=choices))
    elif data[field] in tags:
        yield from _walk_struct(tags[data[field]], data, path)
    else:
        yield Finding((*path, field), _not_a_choice(data[field], list(tags)))


def _walk_struct(info: inspect.StructType, data: object, path: Path) -> Iterator[Finding]:
    if not isinstance(data, dict):
        yield Finding(path, phrase("this should be keys with values, one a line"))
        return
    fields = {field.encode_name: field for field in info.fields}
    known = [*fields, info.tag_field] if info.tag_field else [*fields]
    in_text = set(fields) == {"zh", "en"}
    meant = set()
    for key in data:
        if key not in known:
            near = _meant(key, known)
            meant.add(near)
            yield Finding((*path, key), _unknown(key, known, near, in_text and data[key] is None), named=True)
    for name, field in fields.items():
        if name in data:
            yield from _walk_field(info, field, data, path)
        elif name in meant:
            continue
        elif field.required and in_text:
            yield Finding(
                path, phrase("the {language} text is missing; write both zh and en", language=name), named=True
            )
        elif field.required:
            yield Finding(path, phrase("{field} is missing", field=name))


def _walk_field(info: inspect.StructType, field: inspect.Field, data: dict[str, Any], path: Path) -> Iterator[Finding]:
    """One field that is there; what is said of the answer of a question with options depends on its other fields."""
    name = field.encode_name
    lettered = name == "answer" and isinstance(field.type, inspect.StrType)
    if lettered and (message := letters_fault(data[name], data.get("options"), info.tag == "multiple")):
        yield Finding((*path, name), message)
    elif data[name] is None and name in NO_TEXT:
        yield Finding((*path, name), NO_TEXT[name])
    else:
        yield from _walk(field.type, data[name], (*path, name))


def _meant(key: str, known: list[str]) -> str | None:
    """The key that a wrong one is likely to stand for."""
    for colon in "：:":
        head = key.partition(colon)[0].strip()
        if head in known:
            return head
    near = get_close_matches(key[:60], known, 1)
    return near[0] if near else None


def _unknown(key: str, known: list[str], near: str | None, cut: bool) -> Phrase:
    if near and key.startswith(near) and "：" in key:
        return wide_colon(near)
    if near and key.startswith(f"{near}:"):
        return tight_colon(near)
    if cut:
        return phrase("a comma cut this text; quote it or use two lines")
    if near:
        return phrase("unknown key {key}; did you mean {near}?", key=shortened(key), near=near)
    return phrase("unknown key {key}; the keys here are {known}", key=shortened(key), known=", ".join(known))


def _not_a_choice(value: object, choices: list[str]) -> Phrase:
    listed = ", ".join(choices)
    if near := get_close_matches(str(value)[:60].replace("-", "_").lower(), choices, 1):
        return phrase(
            "{value} is none of {choices}; did you mean {near}?", value=shortened(value), choices=listed, near=near[0]
        )
    return phrase("{value} is none of {choices}", value=_written(value), choices=listed)


def _written(value: object) -> str:
    """A scalar as the file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "[…]" if isinstance(value, list) else "{…}"
    return shortened(value)


def _scalar_fault(info: inspect.Type, data: object) -> Phrase | None:
    if data is None:
        return phrase("the value is missing here; write one or remove the key")
    if isinstance(info, inspect.LiteralType):
        fits = any(type(data) is type(value) and data == value for value in info.values)
        return None if fits else _not_a_choice(data, [str(value) for value in info.values])
    if isinstance(info, inspect.BoolType):
        return None if isinstance(data, bool) else phrase("write true or false, not {value}", value=_written(data))
    if isinstance(info, inspect.IntType) and isinstance(data, float):
        return None if data.is_integer() else phrase("write a whole number, not {value}", value=_written(data))
    if isinstance(info, inspect.FloatType | inspect.IntType | inspect.DecimalType):
        fits = isinstance(data, int | float) and not isinstance(data, bool)
        return None if fits else phrase("write a number, not {value}", value=_written(data))
    if isinstance(data, str):
        return None
    if isinstance(data, dict | list):
        return phrase("this should be one text, not a list or keys with values")
    return phrase('this should be text; put it in quotes: "{value}"', value=_written(data))
