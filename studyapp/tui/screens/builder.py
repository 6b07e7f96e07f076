"""A quiz made to order: what about on the left, how on the right, and Enter starts it."""

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from studyapp.locales import Refusal, phrase, say
from studyapp.study.presets import save_preset
from studyapp.study.quiz import Quiz
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.builder_choices import ChoiceList
from studyapp.tui.screens.builder_chosen import Choices, last, of_saved
from studyapp.tui.screens.builder_fits import NOTHING_FOUND, Fits
from studyapp.tui.screens.builder_scope import Outline
from studyapp.tui.screens.builder_where import Where
from studyapp.tui.screens.presets import NameScreen, Preset, PresetsScreen
from studyapp.tui.screens.several import SeveralScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.prose import Prose


class BuilderScreen(StudyScreen):
    """Nothing has to be filled in. What is typed looks for chapters and topics; arrows change what is on the right."""

    CSS_PATH = "builder.tcss"
    BINDINGS = [
        key("enter", "take", phrase("Pick what is found")),
        key("enter", "start", phrase("Start")),
        key("tab,shift+tab", "other_side", phrase("Other side"), shown="Tab"),
        key("slash", "search", phrase("Find")),
        key("f6", "recite", phrase("Recite")),
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
            yield Where(self._outline, self._sought, self._chosen.picked)
            with Vertical(id="how"):
                yield ChoiceList(self._chosen.quiz)
                yield Static(id="about")
        yield Fits()
        yield KeyLine()

    def on_mount(self) -> None:
        self._outline = Outline(self.host.names)
        self._take(last.get(self.host, Choices()))
        self.set_focus(self.where.scope)

    def ready(self) -> None:
        self.where.show(self._outline, self._chosen.picked, self._chosen.at)
        self._changed()

    def refigured(self) -> None:
        if self.is_mounted and not self._outline.chapters:
            self._outline = Outline(self.host.names)
            self.ready()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter picks what is being looked for, and starts the quiz from anywhere else."""
        if action in ("take", "start", "search"):
            return (action == "take") == self.where.searching
        return True

    @property
    def where(self) -> Where:
        """What the quiz is about."""
        return self.query_one(Where)

    @property
    def choices(self) -> ChoiceList:
        """How the quiz is."""
        return self.query_one(ChoiceList)

    @property
    def quiz(self) -> Quiz:
        """What Enter would start."""
        topics, chapters = self.where.about
        quiz = self.choices.quiz
        return replace(quiz, scope=quiz.scope._replace(topics=topics, chapters=chapters))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._changed()

    def on_where_changed(self) -> None:
        self._changed()

    def on_choice_list_changed(self) -> None:
        self._changed()

    def on_choice_list_several(self) -> None:
        row = self.choices.row

        def chosen(values: tuple[object, ...] | None) -> None:
            if values is not None:
                self.choices.choose(row.put(self.choices.quiz, values))

        ticked = row.value(self.choices.quiz)
        self.app.push_screen(SeveralScreen(row.name, row.several, ticked, lambda each: row.words((each,))), chosen)

    def on_key(self, event: events.Key) -> None:
        """Whatever is typed is looked for, wherever the focus is."""
        if event.is_printable and event.character and event.character not in " 　/":
            event.stop()
            self.where.type(event.character)

    def on_input_submitted(self) -> None:
        self.action_take()

    def action_search(self) -> None:
        """Type what to look for, with an input method where one is needed."""
        self.where.search.focus()

    def action_other_side(self) -> None:
        """From the topics to the choices, and back."""
        (self.where.scope if self.choices.has_focus else self.choices).focus()

    def action_back(self) -> None:
        """Show everything again; then leave."""
        if not self.where.all_again():
            self.dismiss()

    def action_take(self) -> None:
        """Tick what was found; from the list Enter starts then."""
        if not self.where.take():
            self.host.complain(Refusal(NOTHING_FOUND))

    def action_start(self) -> None:
        """Start what is chosen; what fits nothing is refused and says so."""
        if self.where.searching:  # typed in one go with what is looked for, Enter may come here
            self.action_take()
        elif self._found():
            quiz = self.quiz
            self.host.sit(lambda study: study.quiz(quiz), instead=True)

    def action_recite(self) -> None:
        """Show the questions with their answers, to be learnt by heart: no time, no marks, nothing recorded."""
        if self._found():
            quiz = replace(self.quiz, minutes=None, seconds=None, deferred=False)
            self.host.sit(lambda study: study.recite(quiz), instead=True)

    def action_save(self) -> None:
        """Save what is chosen under a name."""

        def named(name: str | None) -> None:
            if name is not None:
                self.notify(say("Saved: {name}", name=name), markup=False)

        if self._found() and self.host.ready_to_study():
            quiz = self.quiz
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
        try:
            chosen = of_saved(preset.quiz, self.host.study.catalogue)
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        self.where.all_again()
        self.where.look()
        self._take(chosen)

    def _take(self, chosen: Choices) -> None:
        """Have these choices from now on."""
        self._chosen = chosen
        self.where.show(self._outline, chosen.picked, chosen.at)
        self.choices.choose(chosen.quiz)

    def _found(self) -> bool:
        """Whether there is anything the quiz can be about; says so where the search finds nothing."""
        self.where.look()
        self._changed()
        if self.where.lost:
            self.host.complain(Refusal(NOTHING_FOUND))
        return not self.where.lost

    def _changed(self) -> None:
        """Remember what is chosen, explain it and count what fits."""
        where, at = self.where, self.where.scope.current
        self._sought = where.sought
        self._chosen = Choices(self.choices.quiz, where.scope.picked, at.id if at else None)
        last[self.host] = self._chosen
        about, words = self.query_one("#about", Static), self.choices.row.about(self.choices.quiz)
        if words != self._about:  # an update lays the screen out again, which costs more than the key itself
            self._about = words
            about.update(Prose(Content(words)))
        self.refresh_bindings()
        if self._outline.chapters:
            self.query_one(Fits).ask(None if where.lost else self.quiz, where.called)
