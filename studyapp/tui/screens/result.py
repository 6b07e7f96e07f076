"""The end of a sitting: the marks, what would have gained most, and every question to look at again."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.course.question import is_empty
from studyapp.course.text import said
from studyapp.insight.outcome import most_to_gain
from studyapp.locales import Refusal, language, phrase, say, say_n
from studyapp.marking.schemes import printed
from studyapp.study.aftermath import outcomes, unsettled, verdict_of
from studyapp.study.drill import Drill
from studyapp.study.session import Session
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.screens.heading import FORMS
from studyapp.tui.screens.result_views import TITLES, Line, View, lines, namer, views
from studyapp.tui.widgets.bars import KeyLine, TopLine, bar, percent

SEEN_SECONDS = 1.2
GAINS, LONG = 3, 10
"""Topics named as those with most to gain, and the questions from which on they are."""


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
        self._shown = verdict_of(session)
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        self._shown = found = verdict_of(self.session)
        all_of_it = outcomes(self.session)
        yield TopLine(self._title(), "", self._time())
        words = say("{earned} of {full} marks", earned=printed(found.mark), full=printed(found.full))
        words += f"   {bar(found.share, 16)}  {percent(found.share)}"
        yield Static(Content(words + self._passed()), id="marks")
        yield Static(Content(self._counts()), id="counts")
        if len(all_of_it) >= LONG and (gains := most_to_gain(all_of_it, GAINS)):
            named = (f"{self.host.topic_name(part.key)} +{printed(part.lost)}" for part in gains)
            yield Static(Content(say("Most to gain: {topics}", topics="   ".join(named))), id="gains")
        if found.open:
            words = say_n("{n} written answer to confirm: K", "{n} written answers to confirm: K", found.open)
            yield Static(Content(words), id="open")
        yield Static(Content(str(TITLES[self.view])), id="view")
        self._lines = lines(self.view, all_of_it, namer(self.session, self.host.topic_name, self.host.content))
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
            self._look_at(means)
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
        if waiting := unsettled(self.session):
            self._look_at(waiting[0], one_by_one=True)

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

    def _look_at(self, place: int, one_by_one: bool = False) -> None:
        from studyapp.tui.screens.question import QuestionScreen

        def next_one(_: None) -> None:
            if one_by_one and self.session.settled(place):
                self.action_confirm()

        if self.session.askable(place):
            self.app.push_screen(QuestionScreen(self.session, look_back=place), next_one)

    def _title(self) -> str:
        title = self.session.sitting.plan.title
        return f"{say('Result')}  {said(title, language(), language())}" if title else say("Result")

    def _passed(self) -> str:
        found, words = self._shown, ""
        if found.passed is not None:
            passed = say("✓ passed") if found.passed else say("✗ not passed")
            words = "   " + say(
                "{passed} ({marks} to pass)", passed=passed, marks=printed(found.pass_mark or found.full)
            )
        return words

    def _time(self) -> str:
        minutes = round(self.session.sitting.spent / 60)
        return say_n("{n} minute", "{n} minutes", minutes) if minutes else say("under a minute")

    def _counts(self) -> str:
        said_something = [
            given for given in self.session.sitting.answers.values() if not is_empty(given.answer.response)
        ]
        right = sum(given.right for given in said_something)
        partly = sum(given.mark > 0 and not given.right for given in said_something)
        parts = [say("{right} right, {wrong} wrong", right=right, wrong=len(said_something) - right - partly)]
        if partly:
            parts.append(say("{n} partly right", n=partly))
        if guessed := sum(given.right and not given.known for given in said_something):
            parts.append(say("{n} right by luck", n=guessed))
        if empty := len(self.session.items) - len(said_something):
            parts.append(say("{n} not answered", n=empty))
        if (finished := self.session.sitting.finished) and finished.why == "time":
            parts.append(say("time was up: what stood there was handed in"))
        return "   ".join(parts)

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
