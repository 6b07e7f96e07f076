"""What a program may say to `--jsonl` while each answer is marked at once: one line in, a checked message out."""

import math
from collections.abc import Iterable
from typing import Any, get_args

from msgspec import DecodeError, json

from studyapp.library.problems import shortened
from studyapp.locales import Phrase, Refusal, phrase
from studyapp.sitting.events import Confidence

ACTIONS = ("response", "confirm", "skip", "undo", "stop")
LONGEST = 86_400
"""Seconds an answer may have taken."""


class Wrong(Refusal):
    """A line that cannot be used: a code for programs, the field at fault if it is one, and words for people."""

    def __init__(self, code: str, message: Phrase, field: str | None = None) -> None:
        super().__init__(message)
        self.code, self.field = code, field


def message_of(line: str, place: int) -> dict[str, Any]:
    """What a line asks for; raises `Wrong` for anything but an object with one action and fields that fit it."""
    message = object_of(line, (*ACTIONS, "n", "seconds", "hold", "confidence"))
    action = action_of(message, ACTIONS)
    if action == "confirm":
        return confirmation(message)
    if action != "response":
        check_true(message, action)
    if "n" in message and not is_whole(message["n"], place + 1):
        raise Wrong("turn", phrase("the open question is {n}", n=place + 1), "n")
    if "seconds" in message and not _duration(message["seconds"]):
        raise Wrong("field", phrase("seconds are a number from 0 to {most}", most=LONGEST), "seconds")
    if "hold" in message and (action != "response" or message["hold"] is not True):
        raise Wrong("field", phrase("hold is true, and goes with a response"), "hold")
    if "confidence" in message:
        if action != "response":
            raise Wrong("field", phrase("confidence goes with a response"), "confidence")
        check_confidence(message)
    return message


def object_of(line: str, fields: Iterable[str]) -> dict[str, Any]:
    """The object that a line holds; raises `Wrong` where it is none, or has a field that is none of these."""
    try:
        message = json.decode(line)
    except (DecodeError, UnicodeError, RecursionError):
        raise Wrong("json", phrase("this line is no JSON")) from None
    if not isinstance(message, dict):
        raise Wrong("json", phrase("a line holds one JSON object"))
    for field in message:
        if field not in fields:
            # It goes back to the program, and some readers take a line separator in it for the end of the line.
            name = shortened(field)
            raise Wrong("field", phrase("there is no field {field}", field=name), name)
    return message


def action_of(message: dict[str, Any], actions: Iterable[str]) -> str:
    """The one thing a message asks for; raises `Wrong` where it asks for none, or for several."""
    asked = [action for action in actions if action in message]
    if len(asked) != 1:
        raise Wrong("action", phrase("say one of {actions}", actions=", ".join(actions)))
    return asked[0]


def check_true(message: dict[str, Any], field: str) -> None:
    """Raise `Wrong` where a field that is true or left out is something else."""
    if message[field] is not True:
        raise Wrong("field", phrase("{field} is true or left out", field=field), field)


def check_confidence(message: dict[str, Any]) -> None:
    """Raise `Wrong` where what is said of an answer is none of what can be said."""
    if message["confidence"] not in get_args(Confidence):
        raise Wrong("field", phrase('confidence is "guessed", "sure" or ""'), "confidence")


def confirmation(message: dict[str, Any]) -> dict[str, Any]:
    """A message that confirms key points: `n` is the question answered, not the open one."""
    ticks = message["confirm"]
    if not isinstance(ticks, list) or not all(isinstance(tick, bool) for tick in ticks):
        raise Wrong("field", phrase("confirm holds true or false for each key point"), "confirm")
    if not is_whole(message.get("n")):
        raise Wrong("field", phrase("confirm needs n, the question that was answered"), "n")
    return message


def is_whole(value: object, n: int | None = None) -> bool:
    """Whether a value is a whole number: this one, where one is given."""
    return isinstance(value, int) and not isinstance(value, bool) and n in (None, value)


def _duration(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and 0 <= value <= LONGEST
    )
