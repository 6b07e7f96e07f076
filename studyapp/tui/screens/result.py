"""The end of a sitting: the marks, by topic, and every question to look at again."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.course.question import is_empty
from studyapp.course.text import versions
from studyapp.locales import Refusal, language, phrase, say, say_n
from studyapp.marking.schemes import printed
from studyapp.study.drill import Drill
from studyapp.study.session import Session
from studyapp.study.verdict import verdict
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine, bar, fitted

SEEN_SECONDS = 1.2


class ResultScreen(StudyScreen):
    """Shows a finished sitting."""

    CSS_PATH = "result.tcss"
    BINDINGS = [
        key("enter", "look", phrase("Look at it")),
        key("a", "again", phrase("Wrong ones again")),
        key("f8", "undo", phrase("Undo the last answer")),
        key("escape", "leave", phrase("Back")),
        key("h", "app.go_home", phrase("Home"), show=False),
    ]

    def __init__(self, session: Session, time_up: bool = False) -> None:
        """`time_up` says that the student may be typing still: no key counts until they can have seen the screen."""
        super().__init__()
        self.session = session
        self._deaf = time_up
        self._shown = session.totals()

    def compose(self) -> ComposeResult:
        self._shown = earned, full = self.session.totals()
        share = float(earned / full) if full else 0.0
        yield TopLine(say("Result"), "", self._time())
        words = say("{earned} of {full} marks", earned=printed(earned), full=printed(full))
        yield Static(Content(words + f"   {bar(share, 24)}  {share:.0%}"), id="marks")
        yield Static(Content(self._counts()), id="counts")
        yield OptionList(*self._rows(), id="questions", markup=False)
        yield KeyLine()

    def ready(self) -> None:
        rows = self.query_one("#questions", OptionList)
        if rows.option_count:  # drawn again, the cursor is put back afterwards
            wrong = (place for place, _ in enumerate(self.session.items) if not self._right(place))
            rows.highlighted = next(wrong, 0)
        rows.disabled = self._deaf
        if self._deaf:
            self.set_timer(SEEN_SECONDS, self.listen)
        else:
            rows.focus()

    async def on_screen_resume(self) -> None:
        if self._shown != self.session.totals() and self.is_mounted:
            await self.rebuild()

    def listen(self) -> None:
        """Take keys from now on."""
        self._deaf = False
        rows = self.query_one("#questions", OptionList)
        rows.disabled = False
        rows.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Again and undo are offered where there is something to do again or to undo."""
        if self._deaf and action in ("look", "again", "undo", "leave"):
            return False
        if action == "again":
            return bool(self._wrong())
        return self.session.can_undo if action == "undo" else True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        from studyapp.tui.screens.question import QuestionScreen

        if self._known(event.option_index):
            self.app.push_screen(QuestionScreen(self.session, look_back=event.option_index))

    def action_look(self) -> None:
        """The question under the cursor with its answer; Enter of the list does it."""
        self.query_one("#questions", OptionList).action_select()

    def action_again(self) -> None:
        """A new quiz of what was not fully right."""
        wrong = self._wrong()
        self.host.sit(lambda study: study.again(wrong), instead=True)

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

    def _time(self) -> str:
        minutes = round(self.session.sitting.spent / 60)
        return say_n("{n} minute", "{n} minutes", minutes) if minutes else say("under a minute")

    def _counts(self) -> str:
        said = [given for given in self.session.sitting.answers.values() if not is_empty(given.answer.response)]
        right = sum(given.right for given in said)
        partly = sum(given.mark > 0 and not given.right for given in said)
        parts = [say("{right} right, {wrong} wrong", right=right, wrong=len(said) - right - partly)]
        if partly:
            parts.append(say("{n} partly right", n=partly))
        if empty := len(self.session.items) - len(said):
            parts.append(say("{n} not answered", n=empty))
        if (finished := self.session.sitting.finished) and finished.why == "time":
            parts.append(say("time was up: what stood there was handed in"))
        return "   ".join(parts)

    def _rows(self) -> list[Option]:
        return [Option(self._row(place), id=f"q{place}") for place in range(len(self.session.items))]

    def _row(self, place: int) -> Content:
        given, item = self.session.given(place), self.session.items[place]
        sign = verdict(given)[0] if given else "–"
        mark = printed(given.mark) if given else "0"
        topic = fitted(self.host.topic_name(item.topic), 22)
        stem = self._stem(place)
        return Content(f"{place + 1:>3} {sign} {f'{mark}/{printed(item.full)}':>8}  {topic}  {stem}")

    def _stem(self, place: int) -> str:
        if not self._known(place):
            return say("(no longer in the course)")
        question = self.session.question(place)
        return versions(question.stem, self.host.content, language())[0].replace("\n", " ")

    def _known(self, place: int) -> bool:
        return self.session.askable(place)

    def _right(self, place: int) -> bool:
        given = self.session.given(place)
        return given is not None and given.right

    def _wrong(self) -> list[str]:
        return [
            item.question
            for place, item in enumerate(self.session.items)
            if not self._right(place) and self._known(place)
        ]
