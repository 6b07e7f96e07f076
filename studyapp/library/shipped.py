"""Where a course's files are: what is shipped, the student's own folder, and what was named on the line."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from studyapp.locales import Refusal, phrase

PACKAGE = Path(__file__).resolve().parent.parent

EXAMS = "exams"
"""The folder of exam blueprints, within a folder of banks."""
_SYLLABUS = {"syllabus.yaml", "syllabus.yml"}


def shipped(name: str) -> Path:
    """`question_bank` or `notes` as shipped: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def sources(own: Path, banks: Sequence[Path] = ()) -> list[Path]:
    """Files and folders to load: the shipped course, the student's own folder if there is one, and `banks`.

    A folder among `banks` that has its own syllabus is another course and takes the place of the shipped one and of
    the student's own banks, which belong to that. Raises `Refusal` for a path in `banks` that does not exist, and for
    one that cannot be looked at.
    """
    existing(banks)
    with _looking():
        if any(has_syllabus(bank) for bank in banks):
            return list(banks)
        course = [folder for folder in (shipped("question_bank"), shipped("notes"), own) if folder.is_dir()]
    return [*course, *banks]


def existing(paths: Sequence[Path]) -> list[Path]:
    """The same paths; raises `Refusal` for one that does not exist or cannot be looked at."""
    for path in paths:
        with _looking():
            if not path.exists():
                raise Refusal(phrase("{path} does not exist", path=str(path)))
    return [*paths]


def has_syllabus(folder: Path) -> bool:
    """Whether a folder is a course by itself."""
    return any((folder / name).is_file() for name in sorted(_SYLLABUS))


def files(sources: Sequence[Path]) -> list[Path]:
    """Every syllabus, bank and notes file in the sources, each once, in their order; the syllabus comes first."""
    found: dict[Path, Path] = {}
    for source in sources:
        for file in _walk(source) if source.is_dir() else [source]:
            if not is_blueprint(file):
                found.setdefault(Path(os.path.abspath(file)), file)
    return sorted(found.values(), key=lambda file: not is_syllabus(file))


def blueprints(sources: Sequence[Path]) -> list[Path]:
    """Every exam blueprint in the sources, each once, in their order: files in a folder named `exams`."""
    found: dict[Path, Path] = {}
    for source in sources:
        folder = source if source.name == EXAMS else source / EXAMS
        listed = sorted(folder.iterdir()) if source.is_dir() and folder.is_dir() else [source]
        for file in filter(is_blueprint, listed):
            found.setdefault(Path(os.path.abspath(file)), file)
    return list(found.values())


@contextmanager
def _looking() -> Iterator[None]:
    """Turn what the file system says to a name too long, or a folder without permission, into a `Refusal`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise Refusal(phrase("{file} cannot be used: {reason}", file=error.filename, reason=reason)) from error


def _walk(folder: Path) -> Iterator[Path]:
    """Course files below a folder; not exam blueprints, hidden ones, or anything below a symbolic link to a folder."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != EXAMS and not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.endswith((".yaml", ".yml", ".zh.md", ".en.md")):
                yield Path(here, name)


def is_syllabus(file: Path) -> bool:
    return file.name in _SYLLABUS


def is_blueprint(file: Path) -> bool:
    """Whether a file is an exam blueprint by where it stands."""
    name = file.name
    return file.absolute().parent.name == EXAMS and name.endswith((".yaml", ".yml")) and not name.startswith(".")


def is_notes(file: Path) -> bool:
    return file.suffix == ".md"
