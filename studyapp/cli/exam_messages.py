"""What a program may say to `--jsonl` while answers are held until the end: one line in, a checked message out."""

from typing import Any

from studyapp.cli.messages import Wrong, action_of, check_confidence, check_true, is_whole, object_of
from studyapp.locales import phrase

ACTIONS = ("response", "skip", "confidence", "turn", "flag", "hand_in")
_FIELDS = (*ACTIONS, "n", "on", "hold")


def exam_message_of(line: str) -> tuple[str, dict[str, Any]]:
    """What a line asks for, and the message; raises `Wrong` for anything but an object with one action and fields that
    fit it. A confidence may go with a response, or stand by itself."""
    message = object_of(line, _FIELDS)
    said = [each for each in ACTIONS if each != "confidence" or "response" not in message]
    action = action_of(message, said)
    _check_companions(message, action)
    for field in {"skip", "hand_in"} & message.keys():
        check_true(message, field)
    for field in {"turn", "flag", "n"} & message.keys():
        if not is_whole(message[field]):
            raise Wrong("field", phrase("{field} needs the number of a question", field=field), field)
    for field in {"on", "hold"} & message.keys():
        if not isinstance(message[field], bool):
            raise Wrong("field", phrase("{field} is true or false", field=field), field)
    if "confidence" in message:
        check_confidence(message)
    return action, message


def _check_companions(message: dict[str, Any], action: str) -> None:
    """Raise `Wrong` for a field that goes with another action."""
    for field, actions in (("n", ("response", "skip", "confidence")), ("on", ("flag",)), ("hold", ("hand_in",))):
        if field in message and action not in actions:
            raise Wrong("field", phrase("{field} does not go with {action}", field=field, action=action), field)
