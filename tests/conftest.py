"""What every test may count on: no test sees the user's home, a stale catalogue or another test's language."""

import difflib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError
from hypothesis import settings

from studyapp.locales import speak
from tests.endtoend.terminal import Terminal
from tests.locales.catalogue import compile_catalogues

GOLDENS = Path(__file__).parent / "screens" / "goldens"

# CI tries the same examples each time, so that a change is judged by what it changed; a run by hand explores, each time
# others. `--hypothesis-profile thorough` explores for long.
settings.register_profile("house", max_examples=40, deadline=None, derandomize="CI" in os.environ)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # xdist's workers find what the process that started them compiled
        with suppress(PoFileError):  # one broken line must not stop every test; tests/locales reports it
            compile_catalogues()


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home, data folders and a plain terminal of our own, also for every process a test starts."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("DATA", "CACHE", "CONFIG", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield home


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """The interface language is global: every test begins in English, whatever the one before spoke."""
    speak("en")
    yield
    speak("en")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: compare with tests/screens/goldens/NAME.txt; with `--update-goldens` write it."""

    def compare(name: str, text: str) -> None:
        file = GOLDENS / f"{name}.txt"
        seen = [line.rstrip() for line in text.rstrip().split("\n")]
        if request.config.getoption("--update-goldens"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(seen) + "\n", encoding="utf-8")
            return
        if not file.is_file():
            pytest.fail(f"no golden {name}; look at the screen, then write it with --update-goldens", pytrace=False)
        wanted = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
        if seen != wanted:
            diff = difflib.unified_diff(wanted, seen, f"golden {name}", "now on the screen", lineterm="", n=1000)
            pytest.fail("\n".join(diff), pytrace=False)

    return compare


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """`terminal(*arguments, ...)` starts the installed command in a pseudo-terminal; all are ended with the test.

    Takes what `Terminal` takes; `home` is below tmp_path, the same for every terminal of one test.
    """
    opened: list[Terminal] = []

    def start(*arguments: str, **settings: object) -> Terminal:
        command = (str(Path(sys.executable).with_name("studyapp")), *arguments)
        opened.append(Terminal(command, **{"home": tmp_path / "home", **settings}))  # type: ignore[arg-type]
        return opened[-1]

    yield start
    for each in opened:
        each.close()
