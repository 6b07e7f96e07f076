"""The catalogues as files: what the code says, what the `.po` translates, and compiling one to what the program reads.

Only Babel and the standard library: `tidy.py` runs this as a script.
"""

import os
import string
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "studyapp" / "locales"
# function -> which of its arguments are messages
KEYWORDS = {"say": None, "phrase": None, "say_n": (1, 2), "Binding": (3,)}

Msgid = str | tuple[str, ...]


class Strict(Catalog):
    """Remembers the messages its file holds more than once, where Babel keeps the first and is silent."""

    def __init__(self, **settings: str) -> None:
        super().__init__(**settings)
        self.repeated: list[Message] = []

    def __setitem__(self, id: Msgid, message: Message) -> None:
        if id and self.get(id if isinstance(id, str) else id[0]):
            self.repeated.append(message)
        super().__setitem__(id, message)


def po_files() -> list[Path]:
    """Every catalogue of the source tree."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))


def read(po: Path) -> Strict:
    """One catalogue; its language is the folder's name."""
    catalogue = Strict(locale=po.parts[-3])
    with po.open("rb") as lines:
        PoFileParser(catalogue, abort_invalid=True).parse(line.decode() for line in lines)
    return catalogue


def compiled(po: Path) -> bytes:
    """What the `.mo` of this catalogue must hold."""
    buffer, catalogue = BytesIO(), read(po)
    catalogue.creation_date = datetime(2000, 1, 1, tzinfo=UTC)  # as studyapp/locales/build.py does
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def compile_catalogues() -> None:
    """Write each `.mo` beside its `.po` where it is missing or stale, whole or not at all."""
    for po in po_files():
        mo, wanted = po.with_suffix(".mo"), compiled(po)
        if not mo.is_file() or mo.read_bytes() != wanted:
            half = mo.with_suffix(f".{os.getpid()}.mo")
            half.write_bytes(wanted)
            half.replace(mo)


@cache
def used() -> dict[Msgid, str]:
    """Every message of the code -> where it stands first."""
    found: dict[Msgid, str] = {}
    extracted = extract_from_dir(ROOT / "studyapp", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, line, msgid, _, _ in extracted:
        if msgid:
            found.setdefault(msgid, f"studyapp/{file}:{line}")
    return found


def placeholders(template: str) -> set[str]:
    """The names of the values a template takes; raises ValueError for braces that fit nothing."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
