"""A student's folder and a small course for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.study.course import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path)
    yield opened
    opened.close()
