"""Sort the catalogues and drop repeated entries: `python tests/locales/tidy.py [--drop-unused]`.

Says which messages still lack a translation. Two entries that translate one message differently are left for a
person to decide: they are listed and the file is not touched.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import normalize
from catalogue import Strict, compile_catalogues, po_files, read, used


def main(arguments: list[str]) -> int:
    for po in po_files():
        catalogue = read(po)
        if quarrels := conflicts(catalogue):
            print(f"{po}: translated in two ways; keep one of each:", *quarrels, sep="\n  ")
            return 1
        kept = [each for each in catalogue if each.id and (each.id in used() or "--drop-unused" not in arguments)]
        po.write_text(header(po) + "".join(entry(each) for each in sorted(kept, key=first)), encoding="utf-8")
        missing = [f"{where}: {msgid!r}" for msgid, where in used().items() if not translated(catalogue, msgid)]
        print(f"{po}: {len(kept)} entries, {len(missing)} messages without a translation", *missing, sep="\n  ")
    compile_catalogues()
    return 0


def conflicts(catalogue: Strict) -> list[str]:
    """Messages with two translations, each on a line."""
    pairs = ((each, catalogue.get(first(each))) for each in catalogue.repeated)
    return [f"{one.id!r}: {kept.string!r}, {one.string!r}" for one, kept in pairs if kept and kept.string != one.string]


def translated(catalogue: Strict, msgid: str | tuple[str, ...]) -> bool:
    entry = catalogue.get(msgid if isinstance(msgid, str) else msgid[0])
    return bool(entry and entry.id == msgid and entry.string)


def first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def header(po: Path) -> str:
    """The file's first entry as it stands."""
    return po.read_text(encoding="utf-8").split("\n\n", 1)[0].rstrip() + "\n"


def entry(message: Message) -> str:
    comments = "".join(f"# {comment}\n" for comment in message.user_comments)
    if isinstance(message.id, str):
        return f"\n{comments}msgid {normalize(message.id, width=120)}\nmsgstr {normalize(message.string, width=120)}\n"
    one, many = (normalize(each, width=120) for each in message.id)
    forms = "".join(f"msgstr[{n}] {normalize(form, width=120)}\n" for n, form in enumerate(message.string))
    return f"\n{comments}msgid {one}\nmsgid_plural {many}\n{forms}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
