"""Home: the next best thing to do, one key away, and where the student stands."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.locales import language, phrase
from studyapp.study.home import minutes_left
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.home_lines import chapter_lines, deeds, going_on, today
from studyapp.tui.widgets.bars import KeyLine, TopLine

TICK = 30.0
"""Seconds after which the time left of an open exam is worked out again."""

MENU_CELLS = 42
SLIM_MARGIN = 4
"""Cells across that are not the chapters': the menu beside them, or the margins where they stand below it."""

MOST_TROUBLE_ROWS = 8
OTHER_ROWS, SLIM_ROWS, FEWEST_ROWS = 7, 2, 4
"""Rows of the screen that are not chapters, those between menu and chapters where these stand below it, and the rows
of chapters shown however low the screen."""


class HomeScreen(StudyScreen):
    """Everything a student can do now; what there is nothing of is not offered."""

    CSS_PATH = "home.tcss"
    BINDINGS = [
        key("c", "resume", phrase("Continue")),
        key("r", "review", phrase("Review")),
        key("n", "learn", phrase("New")),
        key("w", "weakest", phrase("Weakest")),
        key("t", "timed", phrase("Quiz")),
        key("e", "exams", phrase("Exam")),
        key("m", "mistakes", phrase("Mistakes")),
        key("b", "notes", phrase("Notes")),
        key("s", "scores", phrase("Scores")),
        key("question_mark", "app.help", phrase("Help")),
        key("q", "app.quit", phrase("Quit")),
    ]

    _seen = False
    _trouble_rows = 0
    _menu_rows = 0
    _ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield Static(id="today", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="deeds"):
                yield OptionList(id="menu", markup=False)
            yield Static(id="chapters")
        yield Static(id="trouble", markup=False)
        yield KeyLine()

    def ready(self) -> None:
        menu = self.query_one("#menu", OptionList)
        self._fill()
        if menu.option_count and menu.highlighted is None:
            menu.highlighted = 0
        menu.focus()

    def refigured(self) -> None:
        """The figures changed: show the new ones, keep the cursor."""
        if self.is_mounted:
            highlighted = self.query_one("#menu", OptionList).highlighted
            self._fill()
            menu = self.query_one("#menu", OptionList)
            menu.highlighted = min(highlighted or 0, menu.option_count - 1) if menu.option_count else None

    def on_screen_resume(self) -> None:
        if self._seen:
            self.host.refigure()
        self._seen = True  # the first time, the figures are the ones the app was just started with

    def on_resize(self) -> None:
        self._fill_chapters()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for what there is nothing of do not work and are not shown."""
        figures = self.host.figures
        offered = {
            "resume": figures.open_sitting is not None,
            "review": figures.due > 0,
            "learn": figures.unmet > 0,
            "weakest": figures.weakest is not None,
            "mistakes": figures.mistakes > 0 or figures.remarked,
        }
        return offered.get(action, True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.call_later(self.run_action, f"screen.{event.option.id}")

    def action_resume(self) -> None:
        if (waiting := self.host.figures.open_sitting) is not None:
            self.host.sit(lambda study: study.resume(waiting.id))

    def action_review(self) -> None:
        self.host.sit(lambda study: study.review())

    def action_learn(self) -> None:
        self.host.sit(lambda study: study.learn())

    def action_weakest(self) -> None:
        if (topic := self.host.figures.weakest) is not None:
            from studyapp.study.quiz import Quiz
            from studyapp.study.scope import Scope

            self.host.sit(lambda study: study.quiz(Quiz(Scope(topics=(topic.id,)), count=6)))

    def action_timed(self) -> None:
        from studyapp.tui.screens.builder import BuilderScreen

        self.app.push_screen(BuilderScreen())

    def action_exams(self) -> None:
        from studyapp.tui.screens.exams import ExamsScreen

        if self.host.ready_to_study():
            self.app.push_screen(ExamsScreen())

    def action_mistakes(self) -> None:
        from studyapp.tui.screens.mistakes import MistakesScreen

        if self.host.ready_to_study():
            self.app.push_screen(MistakesScreen())

    def action_notes(self) -> None:
        from studyapp.tui.screens.notes import NotesScreen

        self.app.push_screen(NotesScreen())

    def action_scores(self) -> None:
        from studyapp.tui.screens.scores import ScoresScreen

        if self.host.ready_to_study():
            self.app.push_screen(ScoresScreen())

    def _fill(self) -> None:
        names = self.host.names
        self.query_one(TopLine).left = f"studyapp  {names.title(language())}" if names else "studyapp"
        self.query_one("#today", Static).update(Content(today(self.host.figures)))
        self._fill_menu()
        self._fill_trouble()
        self._fill_chapters()
        self.refresh_bindings()

    def _fill_menu(self) -> None:
        menu, left = self.query_one("#menu", OptionList), self._minutes_left()
        options = [Option(deed.text, id=deed.action) for deed in deeds(self.host.figures, left)]
        self._menu_rows = sum(str(option.prompt).count("\n") + 1 for option in options)
        menu.clear_options()
        menu.add_options(options)
        if left is not None and self._ticking is None:
            self._ticking = self.set_interval(TICK, self.tick)

    def tick(self) -> None:
        """Show what is left now of an exam whose clock runs on."""
        if (left := self._minutes_left()) is not None:
            menu = self.query_one("#menu", OptionList)
            menu.replace_option_prompt("resume", going_on(self.host.figures, left).text)

    def _minutes_left(self) -> int | None:
        return minutes_left(self.host.figures.open_sitting, self.host.clock)

    def _fill_trouble(self) -> None:
        trouble, words = self.query_one("#trouble", Static), self.host.left_out
        if self.host.figures.trouble:
            words = [str(self.host.figures.trouble), *words]
        trouble.display = bool(words)
        trouble.update(Content("\n".join(words)))
        self._trouble_rows = min(MOST_TROUBLE_ROWS, 2 * len(words) + 2) if words else 0

    def _fill_chapters(self) -> None:
        size, slim = self.app.size, self.has_class("-slim")
        others = OTHER_ROWS + self._trouble_rows + (SLIM_ROWS + self._menu_rows if slim else 0)
        width = size.width - (SLIM_MARGIN if slim else MENU_CELLS)
        lines = chapter_lines(self.host.figures.chapters, width, max(FEWEST_ROWS, size.height - others))
        self.query_one("#chapters", Static).update(lines)
