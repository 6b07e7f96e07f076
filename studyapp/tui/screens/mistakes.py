"""The mistake book: what was wrong, the most often wrong first; what has been mastered, bookmarked, written on."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.locales import Refusal, phrase, say, say_n
from studyapp.sitting.events import Cause
from studyapp.study.looking_up import looked_up
from studyapp.study.mistakes import SHELVES, Book, Entry, Shelf, book
from studyapp.study.remarks import CAUSES
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.mistake_rows import heading, row
from studyapp.tui.screens.shelves import KEYS, NAMES, causes, shelves, why_empty
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.prose import Prose

MOST = 20
"""Questions asked at once."""


class MistakesScreen(StudyScreen):
    """A row a question. Letters choose a shelf, digits narrow it to a cause."""

    CSS_PATH = "mistakes.tcss"
    BINDINGS = [
        key("enter", "look", phrase("Look at it")),
        key("a", "ask", phrase("Ask me these")),
        key("a", "ask_first", phrase("Ask me the first 20")),
        key("right", "beside(1)", phrase("Other shelf"), shown="←→", priority=True),
        key("left", "beside(-1)", phrase("Shelf before"), show=False, priority=True),
        *(key(letter, f"shelf('{shelf}')", NAMES[shelf], show=False) for shelf, letter in KEYS.items()),
        *(key(str(n), f"cause('{cause}')", phrase("Cause"), shown="1–5") for n, cause in enumerate(CAUSES, 1)),
        key("x", "export", phrase("Export")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shelf: Shelf = "open"
        self.cause: Cause | None = None
        self.book = Book([], 0)
        self._away = False
        self._width = 0

    def compose(self) -> ComposeResult:
        yield TopLine(say("Mistake book"))
        yield Static(id="shelves")
        yield Static(id="causes")
        yield Static(id="columns")
        yield OptionList(id="entries", markup=False)
        yield Static(id="empty")
        yield KeyLine()

    def on_mount(self) -> None:
        self._read()
        self.shelf = next((shelf for shelf in SHELVES if self.book.on(shelf)), "open")

    def ready(self) -> None:
        self._fill()
        self.query_one("#entries", OptionList).focus()

    def on_screen_suspend(self) -> None:
        self._away = True

    def on_screen_resume(self) -> None:
        if self._away and self.is_mounted:
            self._away = False
            self._read()
            self._fill()

    def on_resize(self) -> None:
        if self.app.size.width != self._width:
            self._fill()

    @property
    def listed(self) -> list[Entry]:
        """What is on the screen."""
        return self.book.on(self.shelf, self.cause)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a question is offered where there is one."""
        listed = len(self.listed)
        offered = {"look": listed > 0, "export": listed > 0, "ask": 0 < listed <= MOST, "ask_first": listed > MOST}
        return offered.get(action, True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        from studyapp.tui.screens.mistake import MistakeScreen

        entries = self.listed
        try:
            session = looked_up(self.host.study, entries)
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        screen = MistakeScreen(session, entries, event.option_index)
        self.app.push_screen(screen, lambda _: self._came_back(screen.entry))

    def action_look(self) -> None:
        """The question under the cursor with its answer; Enter of the list does it."""
        self.query_one("#entries", OptionList).action_select()

    def action_ask(self) -> None:
        """A quiz of what is listed, or of the first of it."""
        ids = [entry.question.id for entry in self.listed[:MOST]]
        self.host.sit(lambda study: study.again(ids))

    action_ask_first = action_ask

    def action_shelf(self, name: str) -> None:
        """Show this shelf, whatever the causes."""
        self._show(next(shelf for shelf in SHELVES if shelf == name), None)

    def action_beside(self, way: int) -> None:
        """The shelf to the right, or to the left."""
        self._show(SHELVES[(SHELVES.index(self.shelf) + way) % len(SHELVES)], None)

    def action_cause(self, name: str) -> None:
        """Only what is put down to this cause; a second time, everything again."""
        cause = next(each for each in CAUSES if each == name)
        self._show(self.shelf, None if cause == self.cause else cause)

    def action_export(self) -> None:
        """What is listed, into a file."""
        from studyapp.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.listed))

    def _came_back(self, looked_at: Entry) -> None:
        """Put the cursor on what was looked at last."""
        rows = self.query_one("#entries", OptionList)
        rows.highlighted = rows.get_option_index(f"q-{looked_at.question.id}")

    def _show(self, shelf: Shelf, cause: Cause | None) -> None:
        self.shelf, self.cause = shelf, cause
        self._fill()

    def _read(self) -> None:
        try:
            self.book = book(self.host.study)
        except Refusal as refusal:
            self.host.complain(refusal)

    def _fill(self) -> None:
        entries, width = self.listed, self.app.size.width
        self._width = width
        rows, empty = self.query_one("#entries", OptionList), self.query_one("#empty", Static)
        before = rows.highlighted_option.id if rows.highlighted_option else None
        rows.clear_options()
        drawn = (row(entry, width, self.host.content, self.host.topic_name) for entry in entries)
        rows.add_options(
            [Option(words, id=f"q-{entry.question.id}") for words, entry in zip(drawn, entries, strict=True)]
        )
        ids = [option.id for option in rows.options]
        rows.highlighted = (ids.index(before) if before in ids else 0) if ids else None
        rows.display, empty.display = bool(entries), not entries
        empty.update(Prose(Content(why_empty(self.book, self.shelf, self.cause))))
        self.query_one("#columns", Static).update(Content(heading(width) if entries else ""))
        self.query_one("#shelves", Static).update(Prose(shelves(self.book, self.shelf)))
        self.query_one("#causes", Static).update(Prose(causes(self.book, self.shelf, self.cause)))
        self.query_one(TopLine).right = self._gone()
        self.refresh_bindings()

    def _gone(self) -> str:
        gone = self.book.gone
        return say_n("{n} no longer in the course", "{n} no longer in the course", gone) if gone else ""
