"""What a program may say to `--jsonl`: one line in, a checked message out."""

import math
from typing import Any

from msgspec import DecodeError, json

from studyapp.library.problems import shortened
from studyapp.locales import Phrase, Refusal, phrase

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
    try:
        message = json.decode(line)
    except (DecodeError, UnicodeError, RecursionError):
        raise Wrong("json", phrase("this line is no JSON")) from None
    if not isinstance(message, dict):
        raise Wrong("json", phrase("a line holds one JSON object"))
    for field in message:
        if field not in (*ACTIONS, "n", "seconds", "hold"):
            # It goes back to the program, and some readers take a line separator in it for the end of the line.
            name = shortened(field)
            raise Wrong("field", phrase("there is no field {field}", field=name), name)
    asked = [action for action in ACTIONS if action in message]
    if len(asked) != 1:
        raise Wrong("action", phrase("say one of {actions}", actions=", ".join(ACTIONS)))
    if "confirm" in message:
        return _confirmation(message)
    _check_values(message, asked[0], place)
    return message


def _check_values(message: dict[str, Any], action: str, place: int) -> None:
    """Raise `Wrong` for a value its field cannot have."""
    if action != "response" and message[action] is not True:
        raise Wrong("field", phrase("{field} is true or left out", field=action), action)
    if "n" in message and not _same(message["n"], place + 1):
        raise Wrong("turn", phrase("the open question is {n}", n=place + 1), "n")
    if "seconds" in message and not _duration(message["seconds"]):
        raise Wrong("field", phrase("seconds are a number from 0 to {most}", most=LONGEST), "seconds")
    if "hold" in message and (action != "response" or message["hold"] is not True):
        raise Wrong("field", phrase("hold is true, and goes with a response"), "hold")


def _confirmation(message: dict[str, Any]) -> dict[str, Any]:
    """A message that confirms key points: `n` is the question answered, not the open one."""
    ticks = message["confirm"]
    if not isinstance(ticks, list) or not all(isinstance(tick, bool) for tick in ticks):
        raise Wrong("field", phrase("confirm holds true or false for each key point"), "confirm")
    if not isinstance(message.get("n"), int) or isinstance(message["n"], bool):
        raise Wrong("field", phrase("confirm needs n, the question that was answered"), "n")
    return message


def _same(value: object, n: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value == n


def _duration(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and 0 <= value <= LONGEST
    )
