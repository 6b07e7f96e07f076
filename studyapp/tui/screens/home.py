"""Home: the next best thing to do, one key away, and where the student stands."""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.locales import language, phrase, say, say_n
from studyapp.memory.queue import new_beside
from studyapp.records.figures import OpenSitting
from studyapp.study.home import ChapterFigure
from studyapp.tui.keys import key
from studyapp.tui.names import named, number
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine, bar, fitted, padded

REVIEW = 20
"""Questions a review asks at most."""

FIRST_SECONDS = 30
"""Seconds a question is reckoned to take before the student's own pace is known."""

LEAST_SECONDS = 10
"""However fast somebody clicks, reading takes this long."""

MENU_CELLS = 38
OTHER_CELLS = 29
"""What stands beside the menu and the names of the chapters."""
LONGEST_CHAPTER = 44

MOST_TROUBLE_ROWS = 8
OTHER_ROWS, FEWEST_ROWS = 11, 3
"""Rows of the screen that are not chapters, and the chapters shown however low the screen."""


class Deed(NamedTuple):
    """A line of the menu: what it does, how much of it there is, its key, the screen's action."""

    words: str
    amount: str
    key: str
    action: str


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
        self.query_one("#today", Static).update(Content(self._today()))
        menu = self.query_one("#menu", OptionList)
        menu.clear_options()
        menu.add_options([Option(_line(deed), id=deed.action) for deed in self._deeds()])
        self._fill_trouble()
        self._fill_chapters()
        self.refresh_bindings()

    def _fill_trouble(self) -> None:
        trouble, words = self.query_one("#trouble", Static), self.host.left_out
        if self.host.figures.trouble:
            words = [str(self.host.figures.trouble), *words]
        trouble.display = bool(words)
        trouble.update(Content("\n".join(words)))
        self._trouble_rows = min(MOST_TROUBLE_ROWS, 2 * len(words) + 2) if words else 0

    def _fill_chapters(self) -> None:
        size = self.app.size
        others = OTHER_ROWS + self._trouble_rows
        if self.has_class("-slim"):
            others += self.query_one("#menu", OptionList).option_count
        rows = max(FEWEST_ROWS, size.height - others)
        self.query_one("#chapters", Static).update(_chapter_lines(self.host.figures.chapters, size.width, rows))

    def _today(self) -> str:
        figures = self.host.figures
        if not figures.ready:
            return say("Reading the course …")
        parts = [
            say("Today {answers} answered, {right} right", answers=figures.today_answers, right=figures.today_right),
            say("met {met} of {all} facts", met=figures.met, all=figures.facts),
        ]
        if figures.streak > 1:
            parts.append(say("{n} days in a row", n=figures.streak))
        return "   ".join(parts)

    def _deeds(self) -> list[Deed]:
        figures = self.host.figures
        offered: list[tuple[bool, Callable[[], Deed]]] = [
            (figures.open_sitting is not None, self._continue),
            (figures.due > 0, self._review),
            (figures.unmet > 0, lambda: Deed(say("New questions"), self._amount(min(10, figures.unmet)), "N", "learn")),
            (figures.weakest is not None, self._weakest),
            (True, lambda: Deed(say("Quiz, timed or not"), "", "T", "timed")),
            (True, lambda: Deed(say("Mock exam"), "", "E", "exams")),
            (figures.mistakes > 0 or figures.remarked, self._mistakes),
            (True, lambda: Deed(say("Chapter notes"), "", "B", "notes")),
            (True, lambda: Deed(say("Scores by topic"), "", "S", "scores")),
        ]
        return [deed() for possible, deed in offered if possible]

    def _continue(self) -> Deed:
        waiting = self.host.figures.open_sitting
        assert waiting is not None
        return Deed(
            say("Continue: {what}", what=form_name(waiting)), f"{waiting.answered}/{waiting.total}", "C", "resume"
        )

    def _review(self) -> Deed:
        figures = self.host.figures
        new = new_beside(figures.due, figures.unmet)
        words = say("{due} due, {new} new", due=figures.due, new=new) if new else say("{due} due", due=figures.due)
        return Deed(say("Review"), self._timed(words, min(REVIEW, figures.due + new)), "R", "review")

    def _weakest(self) -> Deed:
        topic = self.host.figures.weakest
        assert topic is not None
        return Deed(say("Weakest: {topic}", topic=named(topic)), "", "W", "weakest")

    def _mistakes(self) -> Deed:
        count = self.host.figures.mistakes
        amount = say_n("{n} question", "{n} questions", count) if count else ""
        return Deed(say("Mistake book"), amount, "M", "mistakes")

    def _amount(self, questions: int) -> str:
        return self._timed(say_n("{n} question", "{n} questions", questions), questions)

    def _timed(self, words: str, questions: int) -> str:
        each = max(LEAST_SECONDS, self.host.figures.seconds_each or FIRST_SECONDS)
        return say("{words}, {n} min", words=words, n=max(1, round(questions * each / 60)))


def form_name(waiting: OpenSitting) -> str:
    """What kind of sitting is waiting."""
    names = {"timed": say("timed quiz"), "review": say("review"), "drill": say("quiz"), "exam": say("exam")}
    return names.get(waiting.form, say("quiz"))


def _line(deed: Deed) -> Text:
    room = MENU_CELLS - cell_len(deed.amount) - 5
    return Text(
        fitted(deed.words, room) + " " + padded(deed.amount, cell_len(deed.amount)) + "  " + deed.key, no_wrap=True
    )


def _chapter_lines(figures: list[ChapterFigure], width: int, rows: int) -> Text:
    if not any(figure.share is not None for figure in figures):
        return Text("")
    lines = [say("Marks so far, by chapter")]
    room = max(8, min(LONGEST_CHAPTER, width - MENU_CELLS - OTHER_CELLS - cell_len(say("weak")) + 2))
    shown = _worth_showing(figures, rows)
    for figure in shown:
        score = "  –" if figure.share is None else f"{figure.share * 100:3.0f}"
        weak = " " + say("weak") if figure.weak else ""
        name = f"{number(figure.chapter.id):>2} {fitted(named(figure.chapter), room)}"
        lines.append(f"{name} {bar(figure.share or 0, 8)} {score}{weak}")
    if len(shown) < len(figures):
        lines.append(say("… all {n} chapters under S", n=len(figures)))
    return Text("\n".join(lines), no_wrap=True)


def _worth_showing(figures: list[ChapterFigure], rows: int) -> list[ChapterFigure]:
    """As many chapters as fit, in their order: the lowest marks first of all, then those not begun."""
    if len(figures) <= rows:
        return figures
    lowest = sorted(figures, key=lambda figure: (figure.share is None, figure.share or 0.0))[:rows]
    return [figure for figure in figures if figure in lowest]
