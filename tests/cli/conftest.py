"""A student's folder, a small course, and the command line run in this process with lines on its input."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from studyapp.cli.start import run
from studyapp.study.clock import Clock
from tests.study.course import Desk


class Ran(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


class Lines(io.StringIO):
    """Standard input that lets `seconds` go by before each line is there."""

    def __init__(self, lines: Iterable[str], desk: Desk, seconds: float) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self.desk, self.seconds = desk, seconds

    def readline(self, size: int | None = -1, /) -> str:
        self.desk.clock.pass_(self.seconds)
        return super().readline(-1 if size is None else size)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def studyapp(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`studyapp(*words, typed=(), seconds=0)`: the command line about this desk, on this desk's clock."""
    monkeypatch.setattr(Clock, "wall", lambda _: desk.clock.wall())
    monkeypatch.setattr(Clock, "steady", lambda _: desk.clock.steady())
    monkeypatch.setattr(Clock, "zone", desk.clock.zone)

    def called(*words: str, typed: Iterable[str] = (), seconds: float = 0) -> Ran:
        monkeypatch.setattr(sys, "stdin", Lines(typed, desk, seconds))
        code = run(desk.line(*words))
        return Ran(code, *capsys.readouterr())

    return called
