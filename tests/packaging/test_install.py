"""What pip installs works away from the checkout: from a wheel, from a source archive, and editable."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp import __version__
from tests.checkout import ROOT, project_files

pytestmark = pytest.mark.slow

# The folder of the installed package, asked of the installed Python.
FOLDER = "import studyapp, pathlib; print(pathlib.Path(studyapp.__file__).parent)"


def run(*command: str | Path, cwd: Path, expected: int = 0) -> str:
    """What a command prints; fails with everything it said when it ends otherwise than expected."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert ran.returncode == expected, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git tracks, and of nothing else."""
    copy = tmp_path_factory.mktemp("source") / "studyapp"
    for name in project_files():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def archives(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The source archive and the wheel, built as pip builds them: in an environment of the build requirements only."""
    folder = tmp_path_factory.mktemp("build")
    run(sys.executable, "-m", "venv", folder / "builder", cwd=folder)
    requires = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    run(folder / "builder/bin/python", "-m", "pip", "install", "-q", *requires, cwd=folder)
    run(folder / "builder/bin/python", "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=source)
    run(folder / "builder/bin/python", "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    return {"sdist": next(folder.glob("*.tar.gz")), "wheel": next(folder.glob("*.whl"))}


@pytest.fixture(scope="module", params=["wheel", "sdist", "editable"])
def installed(
    request: pytest.FixtureRequest, source: Path, archives: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """How it was installed, and the environment's bin folder. The dependencies are those of the running tests."""
    folder = tmp_path_factory.mktemp(request.param)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    packages = next((folder / "venv/lib").glob("python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    what = ["-e", source] if request.param == "editable" else [archives[request.param]]
    pip = [sys.executable, "-m", "pip", "--python", folder / "venv/bin/python"]
    run(*pip, "install", "-q", "--no-deps", "--ignore-installed", *what, cwd=folder)
    return request.param, folder / "venv/bin"


@pytest.fixture
def studyapp(installed: tuple[str, Path], tmp_path: Path) -> Callable[..., str]:
    """Runs the installed command in an empty folder with data of its own; returns what it prints."""

    def call(*arguments: str) -> str:
        return run(installed[1] / "studyapp", "--data-dir", tmp_path / "data", *arguments, cwd=tmp_path)

    return call


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_the_installed_command_is_this_version(installed: tuple[str, Path], tmp_path: Path) -> None:
    assert run(installed[1] / "studyapp", "--version", cwd=tmp_path) == f"studyapp {__version__}\n"


def test_the_shipped_course_travels_once(installed: tuple[str, Path], source: Path, tmp_path: Path) -> None:
    how, folder = installed
    package = Path(run(folder / "python", "-c", FOLDER, cwd=tmp_path).strip())
    if how == "editable":
        assert package == source / "studyapp"
        assert not (package / "shipped").exists()
    else:
        assert package.is_relative_to(folder.parent)
        for name in ("question_bank", "notes"):
            assert files_below(package / "shipped" / name) == files_below(source / name) != set()


def test_the_shipped_course_is_found_and_right(studyapp: Callable[..., str], source: Path) -> None:
    files = len(files_below(source / "notes")) + len(list((source / "question_bank").rglob("*.yaml")))
    assert re.match(rf"{files} files, \d{{3,}} questions", studyapp("--lang", "en", "bank", "check"))


def test_the_shipped_course_can_be_studied(studyapp: Callable[..., str]) -> None:
    assert re.search(r"Question 1 of 10 .*\n.+\n  A  ", studyapp("--lang", "en", "quiz", "--plain", "--type", "single"))


def test_the_interface_speaks_chinese(studyapp: Callable[..., str]) -> None:
    assert "备考" in studyapp("--lang", "zh", "--help")


def test_the_wheel_holds_the_program_and_the_course_only(archives: dict[str, Path]) -> None:
    names = zipfile.ZipFile(archives["wheel"]).namelist()
    assert {name.partition("/")[0] for name in names} == {"studyapp", f"studyapp-{__version__}.dist-info"}
    assert "studyapp/locales/zh/LC_MESSAGES/studyapp.mo" in names
    assert "studyapp/locales/build.py" not in names


def test_the_source_archive_holds_every_source_and_nothing_compiled(archives: dict[str, Path], source: Path) -> None:
    with tarfile.open(archives["sdist"]) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    wanted = {name for name in files_below(source) if not name.startswith(".ci/") and not name.endswith(".mo")}
    assert names - {"PKG-INFO"} == wanted
