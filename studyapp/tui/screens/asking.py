"""One question on the screen, its material beside it or above: what a quiz and an exam have in common."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from studyapp.locales import language
from studyapp.tui.screens.heading import what, where
from studyapp.tui.screens.remarks import Remarks
from studyapp.tui.widgets.answer import Answer, Shown, answer_widget
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.feedback import told, two_voices
from studyapp.tui.widgets.prose import Prose
from studyapp.tui.widgets.remark_rule import RemarkRule

READING = "-reading"
"""The class of the screen while the material of a case has all the room."""


class AskingScreen(Remarks):
    """Shows the question at `place`. Everything it shows is in the session; it can be built again."""

    answer: Answer | None = None
    """Where the answer is given, once there is one."""

    def compose(self) -> ComposeResult:
        yield TopLine(*self.top_line())
        yield from self.body(self.shown())
        yield KeyLine()

    def top_line(self) -> tuple[str, str, str]:
        """What the line above says: on the left, in the middle, on the right."""
        assert self.place is not None
        return where(self.session, self.place, self.host), self.how_far(), what(self.session, self.place)

    def shown(self) -> Shown:
        """The question on the screen, and what has become of it."""
        assert self.place is not None
        return self.shown_at(self.place)

    def shown_at(self, place: int) -> Shown:
        """The question at `place`, and what has become of it."""
        given = self.session.given(place)
        return Shown(
            question=self.session.question(place),
            item=self.session.items[place],
            content=self.host.content,
            interface=language(),
            draft=self.session.drafts.get(place),
            marked=given.answer.response if given else self.session.nothing(place) if self.looking_back else None,
            suggested=given.answer.ticks if given else None,
            ticks=self.session.ticking.get(place, given.ticks) if given else None,
            settled=self.session.settled(place),
        )

    def body(self, shown: Shown) -> ComposeResult:
        """Material where the question has any, stem, answer, explanation."""
        assert self.place is not None
        if (material := self.session.material(self.place)) is None:
            yield from self._parts(shown)
            return
        with Container(id="case", classes="-marked" if self.shows_answer else ""):
            with VerticalScroll(id="material", can_focus=False):
                yield Static(told(material, shown))
            with Vertical(id="beside"):
                yield from self._parts(shown)

    def _parts(self, shown: Shown) -> ComposeResult:
        """Stem, answer and what is said of it, one under the other."""
        assert self.place is not None
        self.answer = answer = answer_widget(shown)
        answer.set_class(answer.TALL, "-tall")
        if not answer.tells_stem:
            with VerticalScroll(id="stem", can_focus=False):
                yield Static(self.stem(shown))
        yield answer
        yield RemarkRule(self.remark_words())
        with VerticalScroll(id="after", can_focus=False):
            yield Static(self.explanation(shown), id="words")

    def stem(self, shown: Shown) -> Prose:
        """What is asked, in one language or both."""
        return two_voices(shown.question.stem_versions(shown.content, shown.interface))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Material is offered where there is some, scrolling where there is more."""
        if action == "read":
            return self.place is not None and self.session.material(self.place) is not None
        if action == "scroll":
            return self.answer is not None and self._pane().max_scroll_y > 0
        return super().check_action(action, parameters)

    def explanation(self, shown: Shown) -> Prose | str:
        """What is said of the answer, once there is something to say."""
        return ""

    def ready(self) -> None:
        if not self._reading:
            self.query_one(Answer).take_focus()
        self.call_after_refresh(self.refresh_bindings)  # whether there is more to scroll is known once it is laid out
        self.start_ticking()

    @property
    def shows_answer(self) -> bool:
        """Whether the right answer is on the screen."""
        return self.marked or self.looking_back

    @property
    def marked(self) -> bool:
        """Whether the question on the screen has been answered."""
        return self.place is not None and self.session.given(self.place) is not None

    def action_read(self) -> None:
        """Give the material of the case all the room, or take it back."""
        self.toggle_class(READING)
        if self._reading:
            self.set_focus(None)  # what is out of sight takes no keys
        else:
            self.call_after_refresh(self.query_one(Answer).take_focus)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _reading(self) -> bool:
        return self.has_class(READING)

    def action_scroll(self, way: int) -> None:
        """Scroll what has the word: material, explanation, or the stem before there is one."""
        pane = self._pane()
        pane.scroll_page_down() if way > 0 else pane.scroll_page_up()

    def _pane(self) -> Widget:
        """The first of the panes that has more than is seen, the one with the word before the others."""
        if self._reading:
            return self.query_one("#material", VerticalScroll)
        order = ("#after", "#material") if self.shows_answer else ("#stem", "#options", "#material")
        panes = [pane for each in order for pane in self.query(each)]
        return next((pane for pane in panes if pane.max_scroll_y > 0), panes[0])

    def _writing(self) -> bool:
        """Whether Enter belongs to what is being written."""
        return not self.marked and self.answer is not None and self.answer.WRITES

    def _remark(self, words: str) -> None:
        """Say something where the explanation will stand."""
        remark = self.query_one("#after > #words", Static)
        if words or remark.content:  # an update lays the screen out again, which costs more than the key itself
            remark.update(Content(words) if words else "")
