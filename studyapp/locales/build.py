"""Hatch runs this while it builds a wheel: compiles the message catalogues and takes the shipped course along.

Only the wheel target calls it. A hook for every target would also run for the source archive and put compiled
files there, and a static `force-include` would leave a stale copy of the course beside an editable install.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[misc, type-arg, unused-ignore]
    """Writes each `.mo` beside its `.po`; a wheel that is not editable carries `question_bank/` and `notes/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for po in Path(self.root, "studyapp", "locales").rglob("*.po"):
            with po.open("rb") as source:
                catalogue = read_po(source, locale=po.parts[-3])
            # Babel would put in the time of day, and the same sources would never give the same wheel twice.
            catalogue.creation_date = datetime(2000, 1, 1, tzinfo=UTC)
            with po.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, catalogue)
        if version != "editable":
            build_data["force_include"] |= {name: f"studyapp/shipped/{name}" for name in ("question_bank", "notes")}
