"""Ordering: the items are the rows; they are moved, or put where the cursor is by their letter."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.binding import BindingsMap
from textual.content import Content

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.ordering import Ordering
from studyapp.course.question import Response
from studyapp.locales import phrase, say
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.panes import Entry
from studyapp.tui.widgets.rows import UNDER_CURSOR, Rows, RowsAnswer


class Answer(RowsAnswer):
    """The list as it stands is the answer, be it the one shown at first. Left and right move the item under the cursor
    to an earlier or later place; Space picks it up, and up and down carry it; its letter brings an item to the cursor;
    a digit is the place the item under the cursor goes to."""

    BINDINGS = [
        key("left,shift+up,ctrl+up", "carry(-1)", phrase("Move up"), shown="←"),
        key("right,shift+down,ctrl+down", "carry(1)", phrase("Move down"), shown="→"),
        key("space", "hold", phrase("Pick up, put down")),
    ]

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        assert isinstance(shown.question, Ordering)
        self.labels = dict(zip(shown.item.letters, OPTION_LETTERS, strict=False))
        self.key = shown.question.letters
        self.words = {letter: self.prose(text) for letter, text in shown.question.texts.items()}
        self.given = "".join(letter for letter in str(shown.response or "") if letter in self.labels)
        self.order = [*self.given, *(letter for letter in self.labels if letter not in self.given)]
        self.held = False
        room = 1 + max(cell_len(say("✓ right")), cell_len(say("✗ place {n}", n=len(self.order))))
        self.rows = Rows("rows", self.entries, room)
        if self.asking:
            last = OPTION_LETTERS[len(self.order) - 1]
            put = key("a", "put", phrase("Put here"), shown=f"A–{last}")
            self._bindings = BindingsMap.merge([BindingsMap([put]), self._bindings])

    def response(self) -> Response:
        return "".join(self.order) if self.asking else str(self.shown.marked)

    def entries(self) -> Sequence[Entry]:
        return [self._row(place, letter) for place, letter in enumerate(self.order)]

    def press(self, sign: str) -> bool:
        by_label = {label: letter for letter, label in self.labels.items()}
        if sign in by_label:
            self._move(self.order.index(by_label[sign]), self.cursor)
            self.go(self.cursor + 1)
        elif sign.isdecimal() and 1 <= int(sign) <= len(self.order):
            self._move(self.cursor, int(sign) - 1)
            self.go(int(sign) - 1)
        else:
            return False
        return True

    def press_enter(self) -> None:
        if self.held:
            self.action_hold()
        else:
            self.hand_in()

    def click(self, row: int | None, label: str | None) -> None:
        """A click picks a row up, the next puts it down where it is."""
        if row is not None:
            if self.held:
                self._move(self.cursor, row)
            self.held = not self.held
            self.go(row)

    def action_step(self, by: int) -> None:
        if self.held:
            self.action_carry(by)
        else:
            super().action_step(by)

    def action_carry(self, by: int) -> None:
        """Move the item under the cursor by one place."""
        if 0 <= self.cursor + by < len(self.order):
            self._move(self.cursor, self.cursor + by)
            self.go(self.cursor + by)

    def action_hold(self) -> None:
        """Pick the item under the cursor up, or put it down."""
        self.held = not self.held
        self.changed()

    def _move(self, source: int, target: int) -> None:
        self.order.insert(target, self.order.pop(source))
        self.changed()

    def _row(self, place: int, letter: str) -> Entry:
        here = place == self.cursor
        sign = ("↕" if self.held else "▸") if here else " "
        number = str(place + 1) if self.asking or place < len(self.given) else "–"
        verdict, style = self._verdict(place, letter)
        before = Content.styled(f"{sign} {number}  {self.labels[letter]}  ", style)
        return Entry(
            before, self.words[letter], Content.styled(verdict, style), UNDER_CURSOR if here else "", {"row": place}
        )

    def _verdict(self, place: int, letter: str) -> tuple[str, str]:
        if self.asking:
            return "", ""
        right = self.key.index(letter)
        if place == right and place < len(self.given):
            return say("✓ right"), "bold $success"
        return say("✗ place {n}", n=right + 1), "bold $error"
