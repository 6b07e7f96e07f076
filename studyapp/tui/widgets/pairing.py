"""A letter for each row, from a list beside or below the rows: what matching and classifying share."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.content import Content

from studyapp.course.question import Response
from studyapp.course.text import Text
from studyapp.locales import phrase, say
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.panes import Entries, Entry, Sheet
from studyapp.tui.widgets.rows import UNDER_CURSOR, Rows, RowsAnswer


class PairingAnswer(RowsAnswer):
    """A letter fills the row under the cursor and goes on to the next empty one; arrows choose letters too. Enter goes
    to the next empty row and hands in when there is none, or when it is pressed twice on an empty one."""

    BINDINGS = [
        key("right,space", "turn(1)", phrase("Change letter"), shown="←→"),
        key("left", "turn(-1)", phrase("Letter before"), show=False),
        key("backspace,delete", "clear", phrase("Clear the row"), show=False),
    ]

    once = False
    """Whether a letter can stand in one row only."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.words = [self.prose(text) for text in self.texts()]
        self.choices = self.lettered()
        self.labels = "".join(self.choices)
        self.chosen = self.labels_of(shown.response or [])
        self.right = self.labels_of(shown.question.key("en", "en"))
        self.sure = False
        empty = self._next_empty() if self.asking else 0
        self.cursor = empty or 0
        room = max(cell_len(say("✓ right")), cell_len(say("✗ answer: {answer}", answer="A")), cell_len(_again()))
        self.rows = Rows("rows", self.entries, room + len(" [A] "))
        self.list = self.build_list()
        if self.asking:
            span = f"{self.labels[0]}–{self.labels[-1]}"
            choose = key(self.labels[0].lower(), "pick", phrase("choose"), shown=span)
            self._bindings = BindingsMap.merge([BindingsMap([choose]), self._bindings])

    def texts(self) -> Sequence[Text]:
        """The words of the rows, in the order shown."""
        raise TypeError("a type says what its rows are")

    def lettered(self) -> Mapping[str, Text]:
        """What can be chosen, by the letter it is shown under."""
        raise TypeError("a type says what can be chosen")

    def labels_of(self, response: Response) -> list[str]:
        """The label each row has in a response; `""` for none."""
        raise TypeError("a type knows its responses")

    def build_list(self) -> Sheet:
        """What the letters stand for."""
        return Entries("list", self._items)

    def compose(self) -> ComposeResult:
        yield self.rows
        yield self.list

    def entries(self) -> Sequence[Entry]:
        return [self._row(place) for place in range(len(self.words))]

    def redraw(self) -> None:
        super().redraw()
        self.list.redraw()
        if label := self.chosen[self.cursor]:
            self.list.reveal(self.labels.index(label))

    def style_of(self, label: str) -> str:
        """How the list shows a letter: that of the row under the cursor stands out, one used up steps back."""
        if not self.asking:
            return ""
        if label == self.chosen[self.cursor]:
            return "bold"
        return "dim" if self.once and label in self.chosen else ""

    def press(self, sign: str) -> bool:
        if sign in self.labels:
            self._choose(sign)
            self._step_on()
        elif sign.isdecimal() and 1 <= int(sign) <= len(self.words):
            self.go(int(sign) - 1)
        else:
            return False
        return True

    def press_enter(self) -> None:
        if not any(self.chosen) or all(self.chosen) or self.sure:
            self.hand_in()
        elif self.chosen[self.cursor]:
            self._step_on()
        else:
            self.sure = True
            self.redraw()

    def click(self, row: int | None, label: str | None) -> None:
        if label:
            self.press(label)
        elif row is not None:
            self.go(row)

    def go(self, place: int) -> None:
        self.sure = False
        super().go(place)

    def action_step(self, by: int) -> None:
        """The row above or below; beyond the last row, and before the first, the list is scrolled."""
        before = self.cursor
        super().action_step(by)
        if self.cursor == before:
            self.list.scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """Another letter for this row: those that are free, and none."""
        mine = self.chosen[self.cursor]
        free = [label for label in self.labels if label == mine or not (self.once and label in self.chosen)]
        ring = ["", *free]
        self._choose(ring[(ring.index(mine) + by) % len(ring)])

    def action_clear(self) -> None:
        """No letter for this row."""
        self._choose("")

    def _choose(self, label: str) -> None:
        if label and self.once:
            self.chosen = ["" if other == label else other for other in self.chosen]
        self.chosen[self.cursor] = label
        self.sure = False
        self.changed()

    def _step_on(self) -> None:
        if (empty := self._next_empty()) is not None:
            self.go(empty)

    def _next_empty(self) -> int | None:
        """The first empty row from the cursor on, then from the top."""
        rows = len(self.chosen)
        ahead = ((self.cursor + step) % rows for step in range(rows))
        return next((place for place in ahead if not self.chosen[place]), None)

    def _row(self, place: int) -> Entry:
        here = place == self.cursor
        verdict, style = self._verdict(place)
        before = Content.styled(f"{'▸' if here else ' '} {place + 1:>{len(str(len(self.words)))}}  ", style)
        after = Content.styled(f" [{self.chosen[place] or ' '}] {verdict}", style)
        return Entry(before, self.words[place], after, UNDER_CURSOR if here else "", {"row": place})

    def _verdict(self, place: int) -> tuple[str, str]:
        if self.asking:
            return (_again() if self.sure and place == self.cursor else ""), ""
        if self.chosen[place] == self.right[place]:
            return say("✓ right"), "bold $success"
        return say("✗ answer: {answer}", answer=self.right[place]), "bold $error"

    def _items(self) -> Sequence[Entry]:
        return [
            Entry(Content(f"{label}  "), self.prose(text), style=self.style_of(label), meta={"label": label})
            for label, text in self.choices.items()
        ]


def _again() -> str:
    return say("Enter again")
