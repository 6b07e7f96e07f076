"""The files of the project: what a commit of everything here would hold."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@cache
def project_files() -> tuple[str, ...]:
    """Paths below ROOT which git tracks, or would track if they were added; skips the test outside a checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs the git checkout: an unpacked source archive cannot tell its own files from others")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()}))
