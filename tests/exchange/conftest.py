"""A desk to print at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.study.study import Study
from tests.study.course import Desk


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    desk = Desk(tmp_path)
    yield desk.open()
    desk.close()
