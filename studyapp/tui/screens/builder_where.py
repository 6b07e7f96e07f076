"""What a quiz is about: chapters and topics to tick, and above them the line to look for them."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from studyapp.locales import say
from studyapp.tui.screens.builder_scope import Outline
from studyapp.tui.screens.builder_topics import ScopeList, Search


class Where(Vertical):
    """The left side of the builder. `sought` is what is looked for, `picked` the topics that are ticked."""

    class Changed(Message):
        """Other topics are picked, others found, or the cursor moved."""

    def __init__(self, outline: Outline, sought: str, picked: frozenset[str]) -> None:
        super().__init__(id="where")
        self.outline, self.sought = outline, sought
        self._first = picked

    def compose(self) -> ComposeResult:
        yield Search(self.sought, say("Type to find chapters and topics"))
        yield ScopeList(self._first)

    @property
    def search(self) -> Search:
        """The line to look for them."""
        return self.query_one(Search)

    @property
    def scope(self) -> ScopeList:
        """The list of them."""
        return self.query_one(ScopeList)

    @property
    def searching(self) -> bool:
        """Whether it is being typed what to look for."""
        return self.screen.focused is self.search

    @property
    def lost(self) -> bool:
        """Whether the search finds nothing, and nothing is picked."""
        return not self.scope.picked and self.scope.current is None

    @property
    def about(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the quiz is about, as it names it: topics and chapters."""
        return self.outline.scope(self.scope.topics)

    @property
    def called(self) -> str:
        """The same in a few words."""
        return self.outline.called(self.scope.topics)

    def show(self, outline: Outline, picked: frozenset[str], at: str | None) -> None:
        """Have these topics picked, and the cursor on the line of id `at`."""
        self.outline = outline
        self.outline.reveal(at)
        self.scope.picked = picked
        self.scope.show(outline, self.sought, at)

    def type(self, sign: str) -> None:
        """One more sign of what is looked for; from elsewhere the first of something else."""
        search = self.search
        # What an input method commits comes at once: all but its first sign was on its way to the list, too.
        search.value = search.value + sign if self.searching else sign
        search.cursor_position = len(search.value)
        self.screen.set_focus(search)
        self.look()

    def take(self) -> bool:
        """Tick what was found, and go to the list; false where nothing was."""
        self.look()
        if self.sought and not self.scope.pick_found():
            return False
        self.screen.set_focus(self.scope)
        return True

    def all_again(self) -> bool:
        """Look for nothing any more; false where nothing was looked for."""
        if not self.search.value and not self.searching:
            return False
        self.search.value = ""
        self.screen.set_focus(self.scope)
        return True

    def look(self) -> None:
        """Show what is found now: a message on its way here may be slower than a key."""
        if (sought := self.search.value) == self.sought:
            return
        at = self.scope.current
        self.sought = sought
        if at is not None and not sought:
            self.outline.reveal(at.id)
        self.scope.show(self.outline, sought, at.id if at is not None and not sought else None)
        self.post_message(self.Changed())

    def on_input_changed(self) -> None:
        self.look()

    def on_option_list_option_highlighted(self) -> None:
        self.post_message(self.Changed())

    def on_scope_list_picked(self) -> None:
        self.post_message(self.Changed())

    def on_search_left(self) -> None:
        self.screen.set_focus(self.scope)
