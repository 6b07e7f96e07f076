"""Reading letters: full-width, small, with spaces or commas between; as they are shown, not as the file has them."""

import unicodedata

from studyapp.course.letters import OPTION_LETTERS
from studyapp.locales import phrase
from studyapp.marking import Unreadable


def plain(typed: str) -> str:
    """Compatibility forms folded (Ａ to A, １ to 1) and outer space removed."""
    return unicodedata.normalize("NFKC", typed).strip()


def chosen(typed: str, letters: str) -> str:
    """The file's letters for the shown ones that were typed, in the file's order; digits count as letters too.

    Raises `Unreadable` for anything that is not shown.
    """
    shown = OPTION_LETTERS[: len(letters)]
    picked = set()
    for sign in plain(typed).upper():
        if sign.isspace() or sign in ",;/+、。.":
            continue
        place = int(sign) - 1 if sign in "12345678" else shown.find(sign)
        if not 0 <= place < len(letters):
            raise Unreadable(
                phrase(
                    "type letters from {first} to {last}, not {typed}",
                    first=shown[0],
                    last=shown[-1],
                    typed=typed.strip()[:20],
                )
            )
        picked.add(letters[place])
    return "".join(sorted(picked))
