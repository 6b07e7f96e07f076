"""What has to be read again: the course's files now, and what the index last saw of them."""

import os
import time
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

FRESH_NS = 2_000_000_000
"""A file touched less than this before it was looked at may change again and keep its time stamp."""


class Seen(NamedTuple):
    """A course file as it stands: its key in the index, the path to show and read, time stamp and size."""

    path: str
    shown: Path
    mtime_ns: int
    size: int

    @property
    def name(self) -> str:
        """The path to show, as text that can be stored."""
        return str(self.shown).encode(errors="replace").decode()

    def is_fresh(self) -> bool:
        return time.time_ns() - self.mtime_ns < FRESH_NS


class Plan(NamedTuple):
    """All files in order, those to read, the paths of those gone, those no longer fresh, those named anew."""

    seen: list[Seen]
    read: list[Seen]
    gone: list[str]
    settled: list[Seen]
    moved: list[Seen]

    def needed(self) -> bool:
        return bool(self.read or self.gone or self.settled or self.moved)


def key(file: Path) -> str:
    """What a file goes by in the index: its full path, or the bytes of one that is no text, in hex."""
    path = os.path.abspath(file)
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).hex()
    return path


def digest(data: bytes) -> str:
    """What stands for a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of(file: Path) -> str:
    """The digest of a file as it is now; empty where it cannot be read."""
    from studyapp.library.decode import read_bytes
    from studyapp.library.problems import Unreadable

    try:
        return digest(read_bytes(file))
    except Unreadable:
        return ""
