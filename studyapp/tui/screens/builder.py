"""A quiz made to order: what about on the left, how on the right, and at any time Enter starts it."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec.structs import replace
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from studyapp.locales import Refusal, phrase, say
from studyapp.study.presets import save_preset
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.builder_choices import ChoiceList
from studyapp.tui.screens.builder_fits import NOTHING_FITS, NOTHING_FOUND, Fits
from studyapp.tui.screens.builder_rows import USUAL, Wanted
from studyapp.tui.screens.builder_scope import Outline
from studyapp.tui.screens.builder_topics import ScopeList, Search
from studyapp.tui.screens.presets import NameScreen, Preset, PresetsScreen
from studyapp.tui.screens.several import SeveralScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.prose import Prose


class Choices(NamedTuple):
    """What was chosen: how the quiz is, the topics picked, and the line the cursor was on."""

    wanted: Wanted = USUAL
    picked: frozenset[str] = frozenset()
    at: str | None = None


_last: WeakKeyDictionary[App[None], Choices] = WeakKeyDictionary()
"""What was chosen last, for as long as the app runs."""


class BuilderScreen(StudyScreen):
    """Nothing has to be filled in. What is typed looks for chapters and topics; arrows change what is on the right."""

    CSS_PATH = "builder.tcss"
    BINDINGS = [
        key("enter", "start", phrase("Start")),
        key("tab,shift+tab", "other_side", phrase("Other side"), shown="Tab"),
        key("slash", "search", phrase("Find")),
        key("ctrl+s", "save", phrase("Save these")),
        key("f5", "presets", phrase("Saved ones")),
        key("escape", "back", phrase("Back")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._chosen = Choices()
        self._sought = ""
        self._outline = Outline(None)
        self._about = ""

    def compose(self) -> ComposeResult:
        self._about = ""
        yield TopLine(say("A quiz on"))
        with Horizontal(id="sides"):
            with Vertical(id="where"):
                yield Search(self._sought, say("Type to find chapters and topics"))
                yield ScopeList(self._chosen.picked)
            with Vertical(id="how"):
                yield ChoiceList(self._chosen.wanted)
                yield Static(id="about")
        yield Fits()
        yield KeyLine()

    def on_mount(self) -> None:
        self._outline = Outline(self.host.names)
        self._take(_last.get(self.host, Choices()))
        self.scope.focus()

    def ready(self) -> None:
        self.scope.show(self._outline, self._sought, self._chosen.at)
        self._changed()

    def refigured(self) -> None:
        if self.is_mounted and not self._outline.chapters:
            self._outline = Outline(self.host.names)
            self.ready()

    @property
    def scope(self) -> ScopeList:
        """What the quiz is about."""
        return self.query_one(ScopeList)

    @property
    def choices(self) -> ChoiceList:
        """How the quiz is."""
        return self.query_one(ChoiceList)

    @property
    def quiz(self) -> Quiz:
        """What Enter would start."""
        return self.choices.wanted.asked(*self._outline.scope(self.scope.topics))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._changed()

    def on_scope_list_picked(self) -> None:
        self._changed()

    def on_choice_list_changed(self) -> None:
        self._changed()

    def on_choice_list_several(self) -> None:
        row = self.choices.row

        def chosen(values: tuple[object, ...] | None) -> None:
            if values is not None:
                self.choices.choose(row.put(self.choices.wanted, values))

        ticked = row.value(self.choices.wanted)
        self.app.push_screen(SeveralScreen(row.name, row.several, ticked, lambda each: row.words((each,))), chosen)

    def on_key(self, event: events.Key) -> None:
        """Whatever is typed is looked for, wherever the focus is."""
        search = self.query_one(Search)
        if not event.is_printable or not event.character or event.character in " 　/":
            return
        event.stop()
        # What an input method commits comes at once: all but its first sign was on its way here, too.
        search.value = search.value + event.character if self.focused is search else event.character
        search.cursor_position = len(search.value)
        self.set_focus(search)
        self._look_for(search.value)

    def on_input_changed(self) -> None:
        if (sought := self.query_one(Search).value) != self._sought:
            self._look_for(sought)

    def on_input_submitted(self) -> None:
        self.action_start()

    def on_search_left(self) -> None:
        self.scope.focus()

    def action_search(self) -> None:
        """Type what to look for, with an input method where one is needed."""
        self.query_one(Search).focus()

    def action_other_side(self) -> None:
        """From the topics to the choices, and back."""
        (self.scope if self.choices.has_focus else self.choices).focus()

    def action_back(self) -> None:
        """Show everything again; then leave."""
        search = self.query_one(Search)
        if not search.value and not search.has_focus:
            self.dismiss()
            return
        search.value = ""
        self.scope.focus()

    def action_start(self) -> None:
        """Start what is chosen; what fits nothing is refused and says so."""
        self.on_input_changed()  # a message on its way here may be slower than Enter
        if self._lost:
            self.host.complain(Refusal(NOTHING_FOUND))
            return
        quiz, recite = self.quiz, self.choices.wanted.recite
        self.host.sit(lambda study: study.recite(quiz) if recite else study.quiz(quiz), instead=True)

    def action_save(self) -> None:
        """Save what is chosen under a name."""
        wanted = self.choices.wanted._replace(recite=False)
        quiz = wanted.asked(*self._outline.scope(self.scope.topics))

        def named(name: str | None) -> None:
            if name is not None:
                self.notify(say("Saved: {name}", name=name), markup=False)

        if self._lost:
            self.host.complain(Refusal(NOTHING_FOUND))
        elif self.host.ready_to_study():
            self.app.push_screen(NameScreen(lambda name: save_preset(self.host.study, name, quiz)), named)

    def action_presets(self) -> None:
        """Start from what was saved, or forget it."""
        if self.host.ready_to_study():
            self.app.push_screen(PresetsScreen(self.host.study), self._picked)

    def _picked(self, preset: Preset | None) -> None:
        if preset is None:
            return
        if preset.at_once:
            self.host.sit(lambda study: study.quiz(preset.quiz), instead=True)
            return
        scope = preset.quiz.scope
        try:
            about = Scope(scope.topics, scope.chapters)
            topics = frozenset(row.topic for row in about.of(self.host.study.catalogue)) if about != Scope() else None
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        if topics is not None and not topics:
            self.host.complain(Refusal(NOTHING_FITS))
            return
        quiz = replace(preset.quiz, seed=None, scope=scope._replace(topics=(), chapters=()))
        self._look_for("")
        self._take(Choices(Wanted(quiz), topics or frozenset()))

    def _take(self, chosen: Choices) -> None:
        """Have these choices from now on."""
        self._chosen = chosen
        self._outline.reveal(chosen.at)
        self.scope.picked = chosen.picked
        self.scope.show(self._outline, self._sought, chosen.at)
        self.choices.choose(chosen.wanted)

    def _look_for(self, sought: str) -> None:
        at = self.scope.current
        self._sought = sought
        if at is not None and not sought:
            self._outline.reveal(at.id)
        self.scope.show(self._outline, sought, at.id if at is not None and not sought else None)
        self._changed()

    @property
    def _lost(self) -> bool:
        """Whether the search finds nothing, and nothing is picked."""
        return not self.scope.picked and self.scope.current is None

    def _changed(self) -> None:
        """Remember what is chosen, explain it and count what fits."""
        at = self.scope.current
        self._chosen = Choices(self.choices.wanted, self.scope.picked, at.id if at else None)
        _last[self.host] = self._chosen
        about, words = self.query_one("#about", Static), self.choices.row.about(self.choices.wanted)
        if words != self._about:  # an update lays the screen out again, which costs more than the key itself
            self._about = words
            about.update(Prose(Content(words)))
        self.refresh_bindings()
        if self._outline.chapters:
            about_what = self._outline.called(self.scope.topics)
            self.query_one(Fits).ask(None if self._lost else self.quiz, about_what, self.choices.wanted.recite)
