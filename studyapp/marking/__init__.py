"""Response -> mark, one file a question type. Pure: no file, clock or random source; marks are `Decimal`, never float.

A type's module is named after the type and offers the functions of `Marker`; adding a type adds a file here and
nothing else.
"""

from decimal import Decimal
from importlib import import_module
from typing import Any, Protocol, cast

from studyapp.course.question import Question, Response
from studyapp.locales import Phrase, Refusal
from studyapp.marking.schemes import Scheme


class Unreadable(Refusal):
    """What was typed cannot be an answer to this question; the text says what to type instead."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(message)


class Marker(Protocol):
    """What the module of a question type offers."""

    def worth(self, question: Any) -> Decimal:
        """Full marks where no blueprint says otherwise."""

    def hint(self, question: Any, letters: str) -> Phrase:
        """What to type, for a prompt."""

    def read(self, question: Any, typed: str, letters: str) -> Response:
        """What was typed, in the file's keys; `letters` are the file's, in the order shown. Raises `Unreadable`."""

    def fits(self, question: Any, response: Response) -> bool:
        """Whether a response from another program has the shape this type needs."""

    def mark(self, question: Any, response: Response, full: Decimal, scheme: Scheme) -> Decimal:
        """Marks earned of `full`; below zero only where `scheme` deducts."""

    def guess(self, question: Any, full: Decimal, scheme: Scheme) -> Decimal:
        """The exact expected mark of a random guess, before rounding."""


def marker(question: Question) -> Marker:
    """The module that marks this question."""
    return cast(Marker, import_module(f"studyapp.marking.{question.__struct_config__.tag}"))
