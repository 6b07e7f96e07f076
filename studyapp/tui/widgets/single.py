"""Single choice."""

from studyapp.tui.widgets.choices import LetteredAnswer


class Answer(LetteredAnswer):
    """One option is picked; the cursor is the choice."""
