"""Event ids: UUIDs of version 7 (RFC 9562), which sort by time."""

from random import Random

_TAIL = 74
_LOW = 62
_STEP = 48
_LATEST_TIME = 2**48 - 2
"""One less than what fits, so that counting on from it does."""

_newest = 0


def uuid7(at: int, random: Random) -> str:
    """A new id for an event at `at` (milliseconds UTC since 1970).

    Ids always grow within a process, and beyond any id given to `after`, even when the clock goes back: the order of
    ids is the order of what happened.
    """
    global _newest
    drawn = min(max(0, at), _LATEST_TIME) << _TAIL | random.getrandbits(_TAIL)
    if drawn <= _newest:
        # Not just the next one: another program that read the same newest id would take that too.
        drawn = _newest + 1 + random.getrandbits(_STEP)
    _newest = drawn
    time, high, low = _newest >> _TAIL, _newest >> _LOW & 0xFFF, _newest & (1 << _LOW) - 1
    text = f"{time << 80 | 7 << 76 | high << 64 | 2 << 62 | low:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def after(event_id: str) -> None:
    """From now on make only ids that sort after `event_id`; what no `uuid7` made changes nothing."""
    global _newest
    digits = event_id.replace("-", "")
    if len(digits) != 32 or digits[12] != "7" or set(digits) - set("0123456789abcdef"):
        return
    bits = int(digits, 16)
    if bits >> 80 > _LATEST_TIME:
        return
    _newest = max(_newest, bits >> 80 << _TAIL | (bits >> 64 & 0xFFF) << _LOW | bits & (1 << _LOW) - 1)
