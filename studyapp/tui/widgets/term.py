"""What a term means, in a sentence or two."""

from typing import ClassVar

from studyapp.tui.widgets.written import Answer as Written


class Answer(Written):
    """A written answer of the usual length."""

    HEIGHT: ClassVar[int | str] = 4
    TALL: ClassVar[bool] = False
