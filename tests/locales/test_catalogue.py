"""Every message has its translation, and the catalogue holds nothing else."""

import ast
from pathlib import Path

import pytest

import studyapp.locales
from tests.locales.catalogue import KEYWORDS, ROOT, Strict, compiled, placeholders, po_files, read, used

SAYING = frozenset(KEYWORDS) - {"Binding"}
# `tui.keys.key` takes a phrase and keeps its template where Textual wants a string.
FROM_A_PHRASE = {"say(binding.description)"}


@pytest.fixture(scope="module", params=po_files(), ids=lambda po: po.parts[-3])
def catalogue(request: pytest.FixtureRequest) -> Strict:
    return read(request.param)


def listed(complaint: str, lines: list[str]) -> str:
    return "\n  ".join([f"{len(lines)} {complaint}", *lines])


def test_every_message_of_the_code_is_translated(catalogue: Strict) -> None:
    missing = []
    for msgid, where in used().items():
        entry = catalogue.get(msgid if isinstance(msgid, str) else msgid[0])
        forms = () if entry is None else (entry.string,) if isinstance(entry.string, str) else entry.string
        if entry is None or entry.id != msgid or not forms or not all(forms) or entry.fuzzy:
            missing.append(f"{where}: {msgid!r}")
    assert not missing, listed("messages without a translation (CONTRIBUTING.md, 'A message')", missing)


def test_the_catalogue_holds_nothing_the_code_does_not_say(catalogue: Strict) -> None:
    stale = [f"line {each.lineno}: {each.id!r}" for each in catalogue if each.id and each.id not in used()]
    assert not stale, listed("unused entries; python tests/locales/tidy.py --drop-unused", stale)


def test_no_message_is_translated_twice(catalogue: Strict) -> None:
    again = [f"line {each.lineno}: {each.id!r}" for each in catalogue.repeated]
    assert not again, listed("repeated entries; python tests/locales/tidy.py", again)


def test_a_translation_takes_the_same_values_as_its_message(catalogue: Strict) -> None:
    wrong = []
    for each in catalogue:
        if not each.id or not each.string:
            continue
        plural = not isinstance(each.id, str)
        wanted = placeholders(each.id[-1] if plural else each.id)
        for translation in each.string if plural else (each.string,):
            try:
                given = placeholders(translation)
            except ValueError as error:
                wrong.append(f"{translation!r}: {error}")
                continue
            if given != wanted:
                wrong.append(f"{each.id!r} takes {sorted(wanted)}, {translation!r} {sorted(given)}")
    assert not wrong, listed("translations that cannot be filled", wrong)


@pytest.mark.parametrize("po", po_files(), ids=lambda po: po.parts[-3])
def test_the_program_reads_the_catalogue_of_this_checkout(po: Path) -> None:
    mo = Path(studyapp.locales.__file__).parent / po.relative_to(ROOT / "studyapp" / "locales").with_suffix(".mo")
    assert mo.is_file(), f"{mo} is missing: pip install -e ."
    assert mo.read_bytes() == compiled(po), f"{mo} is stale: pip install -e ."


def test_a_message_stands_literally_where_it_is_said() -> None:
    """Only a literal can be found by the extraction: anything computed would never be missed in the catalogue."""
    hidden = []
    for file in sorted((ROOT / "studyapp").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if not isinstance(node, ast.Call) or ast.unparse(node) in FROM_A_PHRASE:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            messages = node.args[: 2 if name == "say_n" else 1] if name in SAYING else []
            if any(not (isinstance(each, ast.Constant) and isinstance(each.value, str)) for each in messages):
                hidden.append(f"{file.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:100]}")
    assert not hidden, listed("messages computed at run time", hidden)
