"""The end of a sitting: the marks, what would have gained most, and every question to look at again."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.insight.outcome import most_to_gain
from studyapp.locales import Refusal, phrase, say, say_n
from studyapp.marking.schemes import printed
from studyapp.study.aftermath import outcomes, unsettled, verdict_of
from studyapp.study.drill import Drill
from studyapp.study.session import Session
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.heading import FORMS
from studyapp.tui.screens.result_views import TITLES, Line, View, namer, table, views
from studyapp.tui.screens.result_words import counts, marks, time, title, to_gain
from studyapp.tui.widgets.bars import KeyLine, TopLine

SEEN_SECONDS = 1.2
GAINS, LONG = 3, 10
"""Topics named as those with most to gain, and the questions from which on they are."""

MARGIN = 7
"""Cells left and right of what stands there, and of a scrollbar."""


class ResultScreen(StudyScreen):
    """Shows a finished sitting, from one side or another."""

    CSS_PATH = "result.tcss"
    BINDINGS = [
        key("enter", "look", phrase("Look at it")),
        key("v", "turn", phrase("Other view")),
        key("k", "confirm", phrase("Confirm points")),
        key("a", "again", phrase("Wrong ones again")),
        key("p", "save", phrase("Save paper")),
        key("f8", "undo", phrase("Undo the last answer")),
        key("escape", "leave", phrase("Back")),
        key("h", "app.go_home", phrase("Home"), show=False),
    ]

    def __init__(self, session: Session, time_up: bool = False) -> None:
        """`time_up` says that the student may be typing still: no key counts until they can have seen the screen."""
        super().__init__()
        self.session = session
        self.view: View = "questions"
        self._deaf = time_up
        self._confirming = False
        self._to_confirm: list[int] = []
        self._shown = verdict_of(session)
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        self._shown = found = verdict_of(self.session)
        all_of_it = outcomes(self.session)
        yield TopLine(title(self.session), "", time(self.session))
        yield Static(Content(marks(found)), id="marks")
        yield Static(Content(counts(self.session)), id="counts")
        if len(all_of_it) >= LONG and (gains := most_to_gain(all_of_it, GAINS)):
            named = [f"{self.host.topic_name(part.key)} +{printed(part.lost)}" for part in gains]
            yield Static(Content(to_gain(named, self.app.size.width - MARGIN)), id="gains")
        if found.open:
            words = say_n("{n} written answer to confirm: K", "{n} written answers to confirm: K", found.open)
            yield Static(Content(words), id="open")
        yield Static(Content(str(TITLES[self.view])), id="view")
        names = namer(self.session, self.host.topic_name, self.host.content)
        heads, self._lines = table(self.view, all_of_it, names, self.app.size.width - MARGIN)
        yield Static(Content(heads), id="columns")
        yield OptionList(*(Option(Content(line.words)) for line in self._lines), id="questions", markup=False)
        yield KeyLine()

    def ready(self) -> None:
        rows = self.query_one("#questions", OptionList)
        if rows.option_count:  # drawn again, the cursor is put back afterwards
            wrong = (number for number, line in enumerate(self._lines) if not self._right(line.means))
            rows.highlighted = next(wrong, 0)
        rows.disabled = self._deaf
        if self._deaf:
            self.set_timer(SEEN_SECONDS, self.listen)
        else:
            rows.focus()

    async def on_screen_resume(self) -> None:
        if self._shown != verdict_of(self.session) and self.is_mounted:
            await self.rebuild()

    def listen(self) -> None:
        """Take keys from now on."""
        self._deaf = False
        rows = self.query_one("#questions", OptionList)
        rows.disabled = False
        rows.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is nothing of is not offered."""
        if self._deaf and action in ("look", "turn", "confirm", "again", "save", "undo", "leave"):
            return False
        match action:
            case "again":
                return bool(self._wrong())
            case "confirm":
                return self._shown.open > 0
            case "undo":
                return self.session.can_undo
            case "look":
                return any(line.means is not None for line in self._lines)
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        means = self._lines[event.option_index].means
        if isinstance(means, int):
            self._look_at(means, [line.means for line in self._lines if isinstance(line.means, int)])
        elif means is not None:
            from studyapp.tui.screens.notes import NotesScreen

            self.app.push_screen(NotesScreen(means))

    def action_look(self) -> None:
        """The question under the cursor with its answer, or the note on the topic; Enter of the list does it."""
        self.query_one("#questions", OptionList).action_select()

    async def action_turn(self) -> None:
        """Look at the result from the next side."""
        sides = views(outcomes(self.session), bool(self.session.sitting.plan.sections))
        self.view = sides[(sides.index(self.view) + 1) % len(sides)] if self.view in sides else "questions"
        await self.recompose()
        self.ready()
        self.refresh_bindings()

    def action_confirm(self) -> None:
        """Go over the key points of written answers, one after the other."""
        waiting = unsettled(self.session)
        if not self._confirming:
            self._to_confirm = waiting
        self._confirming = bool(waiting)
        if waiting:
            self._look_at(waiting[0], self._to_confirm)

    def action_again(self) -> None:
        """A new quiz of what is not known."""
        wrong = self._wrong()
        self.host.sit(lambda study: study.again(wrong), instead=True)

    def action_save(self) -> None:
        """Write the paper, and the paper with its answers, to files."""
        from studyapp.study.saving import save_paper

        try:
            paper, answers = save_paper(self.session, str(FORMS[self.session.sitting.plan.form]), self.host.content)
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        words = say(
            "Saved in {folder}: {paper}, {answers}", folder=paper.parent, paper=paper.name, answers=answers.name
        )
        self.app.notify(words, timeout=12, markup=False)

    def action_undo(self) -> None:
        """Take the last answer back: the sitting is open again."""
        if not isinstance(self.session, Drill):
            return
        try:
            self.session.undo()
        except Refusal as refusal:
            self.host.complain(refusal)
            return
        self.host.sit(lambda study: self.session, instead=True)

    def action_leave(self) -> None:
        self.host.leave()

    def _look_at(self, place: int, places: Sequence[int]) -> None:
        """The question at `place`, the others of the list a key away."""
        from studyapp.tui.screens.look_back import LookBackScreen

        if self.session.askable(place):
            screen = LookBackScreen(self.session, places, place, self._confirming)
            self.app.push_screen(screen, lambda _: self._came_back(screen.place))

    def _came_back(self, place: int | None) -> None:
        """Put the cursor on what was looked at last; while key points are gone over, go on to the next answer."""
        rows = self.query_one("#questions", OptionList)
        rows.highlighted = next((n for n, line in enumerate(self._lines) if line.means == place), rows.highlighted)
        self._confirming = self._confirming and place is not None and self.session.settled(place)
        if self._confirming:
            self.action_confirm()

    def _right(self, means: int | str | None) -> bool:
        """Whether a line stands for a question that is known."""
        given = self.session.given(means) if isinstance(means, int) else None
        return given is not None and given.known

    def _wrong(self) -> list[str]:
        return [
            item.question
            for place, item in enumerate(self.session.items)
            if not self._right(place) and self.session.askable(place)
        ]
