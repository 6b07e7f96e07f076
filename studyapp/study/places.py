"""What was asked for, and where things are: the student's progress, the disposable index, the student's own banks."""

from pathlib import Path
from typing import NamedTuple

from studyapp.locales import Language


class Options(NamedTuple):
    """What every command takes; `None` where nothing was asked for."""

    lang: Language | None = None
    content: str | None = None
    data_dir: Path | None = None
    banks: tuple[Path, ...] = ()


class Places(NamedTuple):
    """Database files (`progress`, `cache`), the folder of the student's own banks, and the banks named on the line."""

    progress: Path
    cache: Path
    own: Path
    banks: tuple[Path, ...] = ()


def places(data_dir: Path | None = None, banks: tuple[Path, ...] = ()) -> Places:
    """The platform's folders, or everything below `data_dir` where one is given."""
    if data_dir is not None:
        return Places(data_dir / "progress.db", data_dir / "cache.db", data_dir / "banks", banks)
    from platformdirs import user_cache_path, user_data_path

    data = user_data_path("studyapp", appauthor=False)
    return Places(
        data / "progress.db", user_cache_path("studyapp", appauthor=False) / "cache.db", data / "banks", banks
    )
