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
    action = action_of(message, ACTIONS if "response" not in message else tuple(set(ACTIONS) - {"confidence"}))
    _check_companions(message, action)
    if action in ("skip", "hand_in"):
        check_true(message, action)
    if action in ("turn", "flag") and not is_whole(message[action]):
        raise Wrong("field", phrase("{field} needs the number of a question", field=action), action)
    if "confidence" in message:
        check_confidence(message)
    if "n" in message and not is_whole(message["n"]):
        raise Wrong("field", phrase("{field} needs the number of a question", field="n"), "n")
    return action, message


def _check_companions(message: dict[str, Any], action: str) -> None:
    """Raise `Wrong` for a field that goes with another action, or holds what it cannot."""
    for field, actions, kind in (
        ("n", ("response", "skip", "confidence"), int),
        ("on", ("flag",), bool),
        ("hold", ("hand_in",), bool),
    ):
        if field in message and (action not in actions or not isinstance(message[field], kind)):
            raise Wrong("field", phrase("{field} does not go with {action}", field=field, action=action), field)
