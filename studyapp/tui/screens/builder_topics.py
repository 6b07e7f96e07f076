"""The left side of the quiz builder: chapters and topics to tick, and the line to look for them."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from studyapp.locales import phrase
from studyapp.tui.keys import key
from studyapp.tui.screens.builder_scope import ALL, Entry, Outline, box, toggled
from studyapp.tui.widgets.bars import fitted
from studyapp.tui.widgets.prose import Prose

OPEN, SHUT = "▾", "▸"
SIGNS = range(5, 8)
"""Cells of a line, counted from its left edge, on which a click opens a chapter instead of picking it."""

INDENT = 4


class Line(Prose):
    """A name on the left, cut where it has to be, and what belongs to it at the right edge."""

    def __init__(self, name: str, amount: str = "", style: str = "") -> None:
        super().__init__(Content(name))
        self._name, self._amount, self._style = name, amount, style

    def lines(self, width: int) -> list[Content]:
        room = max(4, width - cell_len(self._amount) - (2 if self._amount else 0))
        gap = "  " if self._amount else ""
        return [Content.styled(fitted(self._name, room) + gap + self._amount, self._style)]


class ScopeList(OptionList):
    """Chapters and topics with boxes to tick. Without a tick the line under the cursor is what the quiz is about."""

    BINDINGS = [
        key("space", "pick", phrase("Pick")),
        key("right", "unfold", phrase("Unfold")),
        key("left", "fold", phrase("Fold")),
    ]

    class Picked(Message):
        """Other topics are picked now."""

    def __init__(self, picked: frozenset[str]) -> None:
        super().__init__(id="scope", markup=False)
        self.picked = picked
        self.outline = Outline(None)
        self.entries: list[Entry] = []
        self._sought = ""

    @property
    def current(self) -> Entry | None:
        """The line under the cursor."""
        return self.entries[self.highlighted] if self.highlighted is not None and self.entries else None

    @property
    def topics(self) -> frozenset[str]:
        """What the quiz is about; nothing where it is the whole course, or where the search finds nothing."""
        return self.picked or frozenset(self.current.topics if self.current else ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Chapters open and close; what a search finds lies open. Enter is the screen's own."""
        if action == "select":
            return False
        chapter = self.current.chapter if self.current and not self._sought else ""
        if action in ("unfold", "fold"):
            return bool(chapter) and (chapter in self.outline.opened) == (action == "fold")
        return bool(self.current) if action == "pick" else True

    def show(self, outline: Outline, sought: str = "", at: str | None = None) -> None:
        """Draw the lines anew, with the cursor on the one of id `at`, or the first that was found."""
        self.outline, self._sought = outline, sought
        self.entries = outline.entries(sought)
        self.clear_options()
        self.add_options([Option(self._drawn(each), id=each.id) for each in self.entries])
        if self.entries:
            ids = [each.id for each in self.entries]
            found = outline.first_found(self.entries, sought) if sought else 0
            self.highlighted = ids.index(at) if at in ids else found

    def action_pick(self) -> None:
        """Tick the line under the cursor, or take the tick away."""
        if self.current is not None:
            self._pick(toggled(self.picked, self.current))

    def pick_found(self) -> bool:
        """Tick the line under the cursor, which was looked for; false where there is none."""
        if self.current is None:
            return False
        self._pick(self.picked | set(self.current.topics))
        return True

    def _pick(self, picked: frozenset[str]) -> None:
        before = [self._drawn(each).content for each in self.entries]
        self.picked = picked
        for place, entry in enumerate(self.entries):
            if (drawn := self._drawn(entry)).content != before[place]:
                self.replace_option_prompt_at_index(place, drawn)
        self.post_message(self.Picked())

    def action_unfold(self) -> None:
        """Show the topics of the chapter."""
        if self.current is not None:
            self.outline.opened.add(self.current.chapter)
            self.show(self.outline, at=self.current.id)

    def action_fold(self) -> None:
        """Show the chapter alone."""
        if self.current is not None:
            self.outline.opened.discard(chapter := self.current.chapter)
            self.show(self.outline, at=chapter)

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # the base class would start the quiz at once
        place = event.style.meta.get("option")
        if place is None:
            return
        self.highlighted = place
        if event.x in SIGNS and (ways := [way for way in ("unfold", "fold") if self.check_action(way, ())]):
            await self.run_action(ways[0])
        else:
            self.action_pick()

    def _drawn(self, entry: Entry) -> Line:
        sign = (
            " " if entry.id == ALL or entry.topic or self._sought else OPEN if entry.id in self.outline.opened else SHUT
        )
        before = " " * 3 if entry.id == ALL else box(self.picked, entry)
        name = f"{before} {sign} {entry.name}" if not entry.topic else f"{before} {' ' * INDENT}{entry.name}"
        return Line(name, str(entry.questions or ""), "bold" if "x" in before or "-" in before else "")


class Search(Input):
    """What is looked for; the arrows go to the list, where what was found is picked."""

    BINDINGS = [key("down,up", "to_list", phrase("To the list"), shown="↓")]

    class Left(Message):
        """The list is to have the focus."""

    def __init__(self, sought: str, placeholder: str) -> None:
        super().__init__(sought, id="search", placeholder=placeholder, max_length=60, select_on_focus=False)

    def action_to_list(self) -> None:
        """The list, where what was found is picked."""
        self.post_message(self.Left())
