"""A discussion at length."""

from typing import ClassVar

from studyapp.tui.widgets.written import Answer as Written


class Answer(Written):
    """A written answer of the usual length."""

    HEIGHT: ClassVar[int | str] = "45vh"
    TALL: ClassVar[bool] = True
