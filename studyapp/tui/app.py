"""The app: languages, screens, and the study they all share."""

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from studyapp.locales import Language, Refusal, WrongUsage, language, phrase, say, say_n, speak
from studyapp.study.clock import Clock
from studyapp.study.home import home
from studyapp.study.languages import follow, shown_in
from studyapp.study.places import Options, Places, places
from studyapp.tui.keys import commands, key
from studyapp.tui.names import named
from studyapp.tui.screens.base import StudyScreen

if TYPE_CHECKING:
    from studyapp.course.text import Content
    from studyapp.library.catalogue import Catalogue, TopicRow
    from studyapp.study.session import Session
    from studyapp.study.study import Study

Start = Callable[["Study"], "Session"]


class StudyApp(App[None]):
    """Holds what outlives a screen: the languages, the clock, and the open study."""

    TITLE = "studyapp"
    ENABLE_COMMAND_PALETTE = True
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (76, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "help", phrase("Help"), show=False),
        key("f2", "next_language", phrase("中/EN"), priority=True),
        key("f3", "next_content", phrase("Language of questions"), show=False, priority=True),
        key("ctrl+p", "command_palette", phrase("All commands"), show=False, priority=True),
        key("ctrl+q", "quit", phrase("Quit"), show=False, priority=True),
    ]

    def __init__(
        self,
        places: Places,
        options: Options,
        start: Start | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self.figures, self.names = home(places, clock or Clock())
        # With damaged records nothing looks started: say so at home rather than greet a student of long standing.
        self._first = "home" if self.figures.started or self.figures.trouble or start else "welcome"
        # The first screen's style sheet must be named here: Textual reads a screen's own only when it is pushed.
        super().__init__(css_path=["app.tcss", f"screens/{self._first}.tcss"])
        self.places = places
        self.options = options
        self.clock = clock or Clock()
        self._random = random
        self._start = start
        self._study: Study | None = None
        self._checked: Catalogue | None = None
        self._reading = Lock()
        self._topics: dict[str, TopicRow] = {}
        self._content = follow(options, self.figures.settings)

    @property
    def study(self) -> "Study":
        """The open study; opened when it is first needed, which is after the first paint. Raises `Refusal`."""
        if self._study is None:
            from studyapp.study.study import Study

            self._study = Study(self.places, self.clock, self._random, self._course())
            self.names = self._study.catalogue
        return self._study

    @property
    def content(self) -> "Content":
        """The language of questions and notes."""
        return shown_in(self._content)

    def get_default_screen(self) -> Screen[None]:
        if self._first == "home":
            from studyapp.tui.screens.home import HomeScreen

            return HomeScreen(id="_default")
        from studyapp.tui.screens.welcome import WelcomeScreen

        return WelcomeScreen(id="_default")

    def on_mount(self) -> None:
        self.theme = "textual-dark"
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """What can wait until something is on the screen."""
        gc.enable()
        gc.freeze()
        if self._start:
            self._sit_at_once(self._start)
        else:
            self.run_worker(self._warm, thread=True, exclusive=True)

    def _sit_at_once(self, start: Start) -> None:
        """What was asked for on the command line; what cannot be asked for ends the app there, as for any command."""
        try:
            session = start(self.study)
        except Refusal as refusal:
            self.exit(return_code=2 if isinstance(refusal, WrongUsage) else 1, message=Text(f"studyapp: {refusal}"))
        else:
            self.push_screen(self._screen_of(session))
            self._tell_of_changes(session)

    def _course(self) -> "Catalogue":
        """The course as the files are now, read once: a key that needs it waits for the reading that is under way."""
        from studyapp.study.study import course

        with self._reading:
            if self._checked is None:
                self._checked = course(self.places)
            return self._checked

    def _warm(self) -> None:
        """Import and read ahead, off the event loop, so that the first key that needs it does not wait."""
        from studyapp.tui.screens import question  # noqa: F401

        try:
            checked = self._course()
        except Refusal as refusal:
            self.call_from_thread(self.complain, refusal)
        else:
            self.call_from_thread(self._warmed, checked)

    def _warmed(self, checked: "Catalogue") -> None:
        self.names = checked
        self.refigure()

    def refigure(self) -> None:
        """Read the home figures again."""
        self.figures, self.names = home(self.places, self.clock, self.names)
        for screen in self.screen_stack:
            if isinstance(screen, StudyScreen):
                screen.refigured()

    @property
    def left_out(self) -> list[str]:
        """What is wrong with banks that could not be loaded, one line a problem."""
        if self.names is None:
            return []
        wrong = [problem for problem in self.names.problems() if problem.left_out]
        files = sorted({problem.file for problem in wrong})
        return [
            say(
                "Left out: {file}, line {line}: {text}",
                file=Path(problem.file).name,
                line=problem.line,
                text=problem.text,
            )
            for file in files
            for problem in [next(problem for problem in wrong if problem.file == file)]
        ]

    def ready_to_study(self) -> bool:
        """Whether course and records can be used; if not, says why."""
        try:
            return self.study is not None
        except Refusal as refusal:
            self.complain(refusal)
            return False

    def sit(self, start: Start, instead: bool = False) -> None:
        """Start or resume a sitting and show it, over the screen on top or `instead` of it; what cannot be started is
        said, not raised."""
        try:
            session = start(self.study)
        except Refusal as refusal:
            self.complain(refusal)
        else:
            screen = self._screen_of(session)
            self.switch_screen(screen) if instead else self.push_screen(screen)
            self._tell_of_changes(session)

    def _tell_of_changes(self, session: "Session") -> None:
        """Say where the course is not what the sitting was started with."""
        if session.edited and not session.sitting.over:
            words = say_n(
                "{n} question was edited since; you are asked it as it was.",
                "{n} questions were edited since; you are asked them as they were.",
                session.edited,
            )
            self.notify(words, timeout=8, markup=False)

    def _screen_of(self, session: "Session") -> Screen[None]:
        from studyapp.tui.screens.sat import screen_of

        return screen_of(session)

    def leave(self) -> None:
        """Back to the screen below; home, where that is the welcome."""
        if len(self.screen_stack) > 2:
            self.pop_screen()
        else:
            self.action_go_home()

    def action_go_home(self) -> None:
        """Leave every other screen."""
        from studyapp.tui.screens.home import HomeScreen

        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()
        if not isinstance(self.screen, HomeScreen):
            # The first start began on the welcome screen, and Textual keeps its first screen for good.
            self.refigure()
            self.push_screen(HomeScreen())

    def complain(self, refusal: Refusal) -> None:
        """Show why something could not be done."""
        self.notify(str(refusal), severity="error", timeout=8, markup=False)

    def topic_name(self, topic: str) -> str:
        """A topic's name in the interface language."""
        if topic not in self._topics and self.names is not None:
            self._topics = {row.id: row for row in self.names.topics()}
        row = self._topics.get(topic)
        return topic if row is None else named(row)

    async def use(self, interface: Language, content: "Content | None") -> None:
        """Speak `interface` and show questions in `content` from now on; every open screen is drawn again at once."""
        changed: dict[str, str] = {"language": interface} if interface != language() or not self.figures.started else {}
        if content != self._content:
            changed["content"] = content or ""
        speak(interface)
        self._content = content
        try:
            self.study.choose(changed)
        except Refusal as refusal:
            self.complain(refusal)
        for screen in self.screen_stack:
            if isinstance(screen, StudyScreen):
                await screen.rebuild()

    async def action_next_language(self) -> None:
        """Chinese to English and back; questions follow unless both languages are shown."""
        other: Language = "en" if language() == "zh" else "zh"
        await self.use(other, "both" if self.content == "both" else None)

    async def action_next_content(self) -> None:
        """Questions and notes in Chinese, in English, in both."""
        order: list[Content] = ["zh", "en", "both"]
        await self.use(language(), order[(order.index(self.content) + 1) % len(order)])

    def action_help(self) -> None:
        """The keys of this screen."""
        from studyapp.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C is for copying here; say how to leave."""
        self.notify(say("Ctrl+Q leaves."), markup=False)

    def action_command_palette(self) -> None:
        from textual.command import CommandPalette

        if not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(CommandPalette(placeholder=say("Search for commands…"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key that works on this screen, by name, and the colours."""
        for command in commands(screen):
            if command.key != "ctrl+p":
                yield SystemCommand(command.words, command.shown, lambda key=command.key: self.simulate_key(key))
        yield SystemCommand(say("Light or dark"), say("Change the colours"), self.action_toggle_theme)

    def action_toggle_theme(self) -> None:
        """Light or dark."""
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

    def on_unmount(self) -> None:
        if self._study is not None:
            self._study.close()


def open_app(options: Options, start: Start | None = None) -> int:
    """Run the app until the student leaves; returns the exit code."""
    app = StudyApp(places(options.data_dir, options.banks), options, start=start)
    app.run()
    return app.return_code or 0
