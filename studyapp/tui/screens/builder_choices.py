"""The right side of the quiz builder: how the quiz is, a row for each choice."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from studyapp.locales import phrase
from studyapp.study.quiz import Quiz
from studyapp.tui.keys import key
from studyapp.tui.screens.builder_rows import ROWS, Row
from studyapp.tui.widgets.bars import fitted

LABEL = 15
"""Cells for the name of a choice."""


class ChoiceList(OptionList):
    """How the quiz is: a row for each choice, changed by the arrows, by a click, or by typing a number."""

    BINDINGS = [
        key("left", "change(-1)", phrase("Change"), shown="← →"),
        key("right", "change(1)", phrase("Change"), shown="← →"),
        key("space", "several", phrase("Several")),
        key("backspace", "usual", phrase("As usual")),
    ]

    class Changed(Message):
        """Something else was chosen."""

    class Several(Message):
        """Values of the row under the cursor are to be ticked."""

    def __init__(self, quiz: Quiz) -> None:
        super().__init__(id="choices", markup=False)
        self.quiz = quiz
        self._typed = ""

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        return ROWS[self.highlighted or 0]

    def on_mount(self) -> None:
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Several values are offered where the row takes several. Enter is the screen's own."""
        if action == "select":
            return False
        return bool(self.row.several) if action == "several" else True

    def show(self) -> None:
        """Draw the rows anew."""
        place = self.highlighted or 0
        self.clear_options()
        self.add_options([Option(self._drawn(row)) for row in ROWS])
        self.highlighted = place

    def choose(self, quiz: Quiz) -> None:
        """Have these choices from now on."""
        before = [self._drawn(row) for row in ROWS]
        self.quiz = quiz
        for place, row in enumerate(ROWS):
            if (drawn := self._drawn(row)) != before[place]:
                self.replace_option_prompt_at_index(place, drawn)
        self.post_message(self.Changed())

    def action_change(self, way: int) -> None:
        """The next value, or the one before."""
        self._typed = ""
        self.choose(self.row.stepped(self.quiz, way))

    def action_usual(self) -> None:
        """The value that stood there at first."""
        self._typed = ""
        self.choose(self.row.usual(self.quiz))

    def action_several(self) -> None:
        """Tick values one by one."""
        self.post_message(self.Several())

    def on_option_list_option_highlighted(self) -> None:
        self._typed = ""

    def on_key(self, event: events.Key) -> None:
        """A digit belongs to a row with a number; all else is looked for."""
        if event.character and event.character.isdecimal() and self.row.most:
            event.stop()
            event.prevent_default()
            self._type(str(int(event.character)))

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # the base class would start the quiz at once
        place = event.style.meta.get("option")
        if place is not None:
            self.highlighted = place
            self.action_change(1)

    def _type(self, digit: str) -> None:
        """One more digit; one that would be too many begins a new number. No number of questions is 0, and no time
        is no limit."""
        number = int(self._typed + digit)
        if number > self.row.most:
            self._typed, number = "", int(digit)
        self._typed += digit
        if number or None in self.row.steps:
            self.choose(self.row.put(self.quiz, number or None))

    def _drawn(self, row: Row) -> Content:
        return Content(fitted(str(row.name), LABEL) + row.words(row.value(self.quiz)))
