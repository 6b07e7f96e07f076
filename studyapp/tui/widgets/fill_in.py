"""Fill in the blanks: one line a blank."""

from studyapp.tui.widgets.blanks import BlanksAnswer


class Answer(BlanksAnswer):
    """The blanks under their numbers, as the stem shows them."""
