"""What the benchmarks measure with: an installed wheel, a fast pseudo-terminal, and rows of a table."""

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import sysconfig
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

ROOT = Path(__file__).resolve().parents[2]
DOWN, UP = b"\x1b[B", b"\x1b[A"
TIMEOUT = 60.0


class Row(NamedTuple):
    """One line of the table: ours over the measure, in `unit`, and what DESIGN allows for the ratio."""

    what: str
    ours: float
    measure: float
    unit: str
    budget: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.measure


class Rig(NamedTuple):
    """An environment with the wheel and the bare app installed and compiled, and an empty folder to work in."""

    bin: Path
    folder: Path

    def ours(self, data: Path, *arguments: str) -> list[str]:
        """The command line of studyapp with its data in `data`."""
        return [str(self.bin / "studyapp"), "--lang", "en", "--data-dir", str(data), *arguments]

    def bare(self) -> list[str]:
        """The command line of the bare app, started as an installed script is."""
        return [str(self.bin / "python"), "-c", "from bare_app import main; main()"]


def build(folder: Path) -> Rig:
    """Build the wheel, install it without its dependencies beside those of this Python, compile everything."""
    source, dist, venv = folder / "source", folder / "dist", folder / "venv"
    unwanted = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "build", "dist")
    shutil.copytree(ROOT, source, ignore=unwanted)
    pip = [sys.executable, "-m", "pip"]
    run(*pip, "wheel", "-q", "--no-deps", "-w", dist, source)
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    packages = next((venv / "lib").glob("python*/site-packages"))
    dependencies = sysconfig.get_path("purelib")
    (packages / "dependencies.pth").write_text(f"{dependencies}\n")
    shutil.copyfile(Path(__file__).with_name("bare_app.py"), packages / "bare_app.py")
    run(*pip, "--python", venv / "bin/python", "install", "-q", "--no-deps", "--ignore-installed", *dist.glob("*.whl"))
    run(venv / "bin/python", "-m", "compileall", "-q", packages)
    subprocess.run([str(venv / "bin/python"), "-m", "compileall", "-q", dependencies], env=environment(folder))
    return Rig(venv / "bin", folder)


def environment(folder: Path) -> dict[str, str]:
    """A plain terminal and a home of our own; nothing that changes how Python starts."""
    names = ("DATA", "CACHE", "CONFIG", "STATE")
    xdg = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in names}
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **xdg,
    }


def run(*command: str | Path, given: str | None = None, folder: Path | None = None) -> str:
    """Run a command to its end; raises RuntimeError with what it said when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ours = environment(folder) if folder else kept
    ran = subprocess.run([*map(str, command)], input=given, capture_output=True, text=True, env=ours)
    if ran.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


class Pty:
    """A command on a pseudo-terminal whose output is searched as bytes: keeping a screen would slow the clock."""

    def __init__(self, command: Sequence[str], folder: Path, columns: int = 100, rows: int = 30) -> None:
        self.seen = b""
        variables = environment(folder)
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(command[0], list(command), variables)

    def read(self, timeout: float) -> bytes:
        """The next output, or nothing within `timeout` seconds; raises RuntimeError when the command has ended."""
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            some = os.read(self.fd, 1 << 20)
        except OSError:
            some = b""
        if not some:
            raise RuntimeError(f"the command ended; it printed:\n{self.seen[-2000:].decode(errors='replace')}")
        self.seen += some
        return some

    def wait_for(self, text: str, start: int = 0) -> float:
        """Seconds from the start of the command until it has printed `text` after position `start` of its output."""
        wanted, deadline = text.encode(), time.perf_counter() + TIMEOUT
        while wanted not in self.seen[start:]:
            if time.perf_counter() > deadline:
                raise RuntimeError(f"no {text!r} in:\n{self.seen[-4000:].decode(errors='replace')}")
            self.read(1.0)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for `quiet` seconds."""
        while self.read(quiet):
            pass

    def answer(self, key: bytes) -> float:
        """Seconds from a key press to the first output after it."""
        while self.read(0.0):
            pass
        pressed = time.perf_counter()
        os.write(self.fd, key)
        if not self.read(TIMEOUT):
            raise RuntimeError(f"the key {key!r} is not answered")
        return time.perf_counter() - pressed

    def press(self, key: bytes) -> None:
        """Press a key without waiting."""
        os.write(self.fd, key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def interleaved(rounds: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Take each measure in turn, `rounds` times, after one that does not count: A B A B …"""
    taken: list[list[float]] = [[] for _ in measures]
    for number in range(rounds + 1):
        for measure, values in zip(measures, taken, strict=True):
            value = measure()
            if number:
                values.append(value)
    return taken


def median_row(what: str, ours: list[float], bare: list[float], budget: float | None, scale: float = 1000) -> Row:
    """The medians of both, in milliseconds."""
    return Row(what, statistics.median(ours) * scale, statistics.median(bare) * scale, "ms", budget)


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0-1) of them lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
