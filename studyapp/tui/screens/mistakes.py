"""The mistake book: what was wrong, the most often wrong first; what has been mastered, bookmarked, written on."""

from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.style import Style
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.course.numeric import Numeric
from studyapp.course.text import versions
from studyapp.locales import Phrase, Refusal, language, phrase, say, say_n
from studyapp.records.figures import CLEAN
from studyapp.sitting.events import Cause
from studyapp.study.mistakes import SHELVES, Book, Entry, Shelf, book, looked_up
from studyapp.study.remarks import CAUSES
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine, fitted, padded
from studyapp.tui.widgets.prose import Prose

KEYS: dict[Shelf, str] = {"open": "o", "mastered": "k", "bookmarked": "b", "noted": "n"}
NAMES: dict[Shelf, Phrase] = {
    "open": phrase("To master"),
    "mastered": phrase("Mastered"),
    "bookmarked": phrase("Bookmarked"),
    "noted": phrase("With my notes"),
}
EMPTY: dict[Shelf, Phrase] = {
    "open": phrase(
        "Nothing stands in the book. What you answer wrong, or right by luck, comes here; right on {n} days in a row "
        "takes it out again.",
        n=CLEAN,
    ),
    "mastered": phrase("Nothing yet. What was wrong comes here once it was right on {n} days in a row.", n=CLEAN),
    "bookmarked": phrase("Nothing is bookmarked. Ctrl+B does it, at any question."),
    "noted": phrase("There are no notes of yours. Ctrl+T writes one, at any question."),
}

MOST = 20
"""Questions asked at once."""

WRONG, RIGHT, LAST = 5, 5, 5
"""Cells of the columns with figures."""
ROOMY, WIDE = 76, 100
"""Cells of the screen from which on there is a column for the topic, and room for more of each."""


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
        self.app.push_screen(MistakeScreen(session, entries, event.option_index))

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
        rows.add_options([Option(self._row(entry, width), id=f"q-{entry.question.id}") for entry in entries])
        ids = [option.id for option in rows.options]
        rows.highlighted = (ids.index(before) if before in ids else 0) if ids else None
        rows.display, empty.display = bool(entries), not entries
        empty.update(Prose(Content(self._why_empty())))
        self.query_one("#columns", Static).update(Content(_heading(width) if entries else ""))
        self.query_one("#shelves", Static).update(Prose(self._shelves()))
        self.query_one("#causes", Static).update(Prose(self._causes()))
        self.query_one(TopLine).right = self._gone()
        self.refresh_bindings()

    def _gone(self) -> str:
        gone = self.book.gone
        return say_n("{n} no longer in the course", "{n} no longer in the course", gone) if gone else ""

    def _shelves(self) -> Content:
        parts = []
        for shelf, letter in KEYS.items():
            here = shelf == self.shelf
            words = f"{'▸' if here else ' '}{letter.upper()} {NAMES[shelf]} {len(self.book.on(shelf))}"
            click = Style.from_meta({"@click": f"screen.shelf('{shelf}')"})
            parts += [Content.styled(words, "bold" if here else "dim").stylize(click), Content("  ")]
        return Content.assemble(*parts)

    def _causes(self) -> Content:
        parts = []
        for number, (cause, name) in enumerate(CAUSES.items(), 1):
            sign, count = "✓" if cause == self.cause else "·", len(self.book.on(self.shelf, cause))
            click = Style.from_meta({"@click": f"screen.cause('{cause}')"})
            style = "bold $success" if cause == self.cause else "" if count else "dim"
            parts += [Content.styled(f"{number}{sign}{name} {count}", style).stylize(click), Content("  ")]
        return Content.assemble(*parts)

    def _why_empty(self) -> str:
        if self.cause is not None and self.book.on(self.shelf):
            return say("None of these is put down to that. The same digit shows all of them again.")
        return str(EMPTY[self.shelf])

    def _row(self, entry: Entry, width: int) -> Content:
        causes, topic = _columns(width)
        last = f"{date.fromordinal(entry.last):%m-%d}" if entry.last else "–"
        figures = [padded(str(entry.wrong), WRONG), padded(f"{entry.days}/{CLEAN}" if entry.wrong else "–", RIGHT)]
        cells = [*figures, padded(last, LAST), "", fitted(_in_short(entry), causes)]
        cells += [fitted(self.host.topic_name(entry.question.topic), topic)] if topic else []
        signs = ("★ " if entry.said.bookmarked else "") + ("✎ " if entry.said.note else "")
        stem = fitted(signs + self._stem(entry), max(8, width - 6 - WRONG - RIGHT - LAST - causes - topic - 7))
        return Content(" ".join([*cells, stem]))

    def _stem(self, entry: Entry) -> str:
        question = entry.question.asked if isinstance(entry.question, Numeric) else entry.question
        return " ".join(versions(question.stem, self.host.content, language())[0].split())


def _columns(width: int) -> tuple[int, int]:
    """Cells for causes and for the topic, which is left out where it is too narrow."""
    if width < ROOMY:
        return 8, 0
    return (18, 26) if width >= WIDE else (10, 16)


def _heading(width: int) -> str:
    causes, topic = _columns(width)
    cells = [padded(say("Wrong"), WRONG), padded(say("Right"), RIGHT), padded(say("Last"), LAST), ""]
    cells += [fitted(say("Cause"), causes), *([fitted(say("Topic"), topic)] if topic else []), say("Question")]
    return " ".join(cells)


def _in_short(entry: Entry) -> str:
    return say(", ").join(str(CAUSES[cause]) for cause in entry.said.causes)
