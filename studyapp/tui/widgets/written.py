"""Written answers: a page to write on; once handed in, the key points with suggested ticks to confirm."""

from asyncio import Event
from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from studyapp.course.points import Written
from studyapp.course.question import Response
from studyapp.course.text import said
from studyapp.locales import Refusal, phrase, say, say_n
from studyapp.marking.points import earned, read, suggest
from studyapp.marking.schemes import printed, rounded
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Answer as Base
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.bars import DOT
from studyapp.tui.widgets.key_points import Heading, PointLine, Row, highlighted

__all__ = ["Answer", "highlighted"]


class Page(TextArea):
    """A text area that leaves F6 and F7 to the screen: the material of a case, and the question before."""

    def __init__(self, text: str, placeholder: str) -> None:
        super().__init__(text, id="page", highlight_cursor_line=False, placeholder=placeholder)
        for name in ("f6", "f7"):  # here they would select
            del self._bindings.key_to_bindings[name]


class PointsList(OptionList):
    """The key points; Space, Enter and clicks go to the answer widget around it."""

    def __init__(self, settled: bool) -> None:
        super().__init__(id="points", markup=False)
        if not settled:
            keys = [
                key("space", "tick", phrase("Tick or untick")),
                key("enter", "select", phrase("Confirm")),
            ]
            # First come, first served: ours before the list's own Enter, which has no words in our catalogue.
            self._bindings = BindingsMap.merge([BindingsMap(keys), self._bindings])

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # the base class would select at once, and so confirm
        place = event.style.meta.get("option")
        if place is not None and isinstance(self.parent, Answer):
            self.highlighted = place
            self.parent.tick(place)

    def action_tick(self) -> None:
        if self.highlighted is not None and isinstance(self.parent, Answer):
            self.parent.tick(self.highlighted)

    def action_select(self) -> None:
        if isinstance(self.parent, Answer):
            self.parent.enter()


class Answer(Base):
    """A text area while asking; the points once marked, read-only when settled."""

    DEFAULT_CSS = """
    Answer #page { min-width: 4; border: none; padding: 0 1; background: $surface; scrollbar-size-vertical: 1;
        &:focus { border: none; background: $primary 20%; } }
    Answer #points { height: auto; }
    Answer #marks { margin: 0 1; }
    """
    BINDINGS = [
        key("ctrl+s", "hand_in", phrase("Hand in")),
        key("ctrl+s", "go_on", phrase("Next question"), priority=True),
    ]
    WRITES: ClassVar[bool] = True
    HEIGHT: ClassVar[int | str] = 7
    """Of the page, as CSS has it. A rule would hold for every written type: their widgets share one name."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        assert isinstance(shown.question, Written)
        self.question = shown.question
        self.text = shown.response if isinstance(shown.response, str) else ""
        if shown.marked is not None:
            self.suggestions = suggest(self.question, self.text)
            found = [each.suggested for each in self.suggestions]
            self.suggested = self._fitting(shown.suggested, found)
            self.ticks = self._fitting(shown.ticks, self.suggested)

    def _fitting(self, ticks: Sequence[bool] | None, other: Sequence[bool]) -> list[bool]:
        """The ticks, or the others where there are none or the question has other points by now."""
        return list(other if ticks is None or len(ticks) != len(self.question.points) else ticks)

    def compose(self) -> ComposeResult:
        if self.shown.marked is None:
            page = Page(self.text, self._invitation())
            page.styles.height = "1fr" if self.shown.deferred and not self.shown.item.case else self.HEIGHT
            yield page
        else:
            yield Static(self._heading(), id="marks")
            yield PointsList(self.shown.settled)

    def on_mount(self) -> None:
        for page in self.query(TextArea):
            page.move_cursor(page.document.end)
        for points in self.query(PointsList):
            points.add_options([Option(self._line(place)) for place in range(len(self.ticks))])
            points.highlighted = 0

    def response(self) -> Response:
        return next((page.text for page in self.query(TextArea)), self.text)

    def take_focus(self) -> None:
        self.screen.set_focus(self.query("TextArea, PointsList").first())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("hand_in", "go_on"):
            return self.shown.marked is None and self.shown.deferred == (action == "go_on")
        return True

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if event.text_area.text != self.text:  # the area also tells of the text it was given
            self.text = event.text_area.text
            self.changed()

    def action_hand_in(self) -> None:
        """Hand in what is written, be it nothing."""
        try:
            response = read(self.question, self.text, "")
        except Refusal as refusal:
            self.notify(str(refusal), severity="warning", markup=False)
        else:
            self.submit(response)

    async def action_go_on(self) -> None:
        """To the next question: what was typed before the key is here first, what comes after it is for that one."""
        written = Event()
        self.query_one(TextArea).call_later(written.set)
        await written.wait()
        try:
            read(self.question, str(self.response()), "")
        except Refusal as refusal:
            self.notify(str(refusal), severity="warning", markup=False)
        else:
            await self.run_action("screen.forth")

    def tick(self, place: int) -> None:
        """Turn a tick round."""
        if self.shown.settled:
            return
        self.ticks[place] = not self.ticks[place]
        self.query_one(PointsList).replace_option_prompt_at_index(place, self._line(place))
        self.query_one("#marks", Static).update(self._heading())
        self.post_message(self.Ticked(list(self.ticks)))

    def enter(self) -> None:
        """Confirm the ticks; or, once they are settled, go on."""
        if self.shown.settled:
            self.submit(self.text)
        else:
            self.post_message(self.Confirmed(list(self.ticks)))

    def _invitation(self) -> str:
        if self.shown.deferred:
            return say("In your own words. {points}. Ctrl+S goes on.", points=self.question.expected())
        return say("In your own words. {points}. Ctrl+S hands it in.", points=self.question.expected())

    def _marks_of(self, place: int) -> Decimal:
        full, point = self.shown.item.full, self.question.points[place]
        return rounded(full * point.worth / self.question.worth())

    def _heading(self) -> Heading:
        question, full = self.question, self.shown.item.full
        parts = [say("Key points")]
        if self._alike:
            parts.append(say("each {marks}", marks=_in_words(self._marks_of(0))))
        if question.any is not None and question.any < len(self.ticks):
            parts.append(say("any {n} earn full marks", n=question.any))
        elif question.cap is not None and sum(point.worth for point in question.points) > question.worth():
            parts.append(say("at most {marks} in all", marks=_in_words(full)))
        suggested, own = (
            f"{printed(earned(question, ticks, full))}/{printed(full)}" for ticks in (self.suggested, self.ticks)
        )
        if self.shown.settled and self.suggested == self.ticks:
            return Heading(DOT.join(parts), own)
        return Heading(DOT.join(parts), say("suggested {suggested}   yours {own}", suggested=suggested, own=own))

    @property
    def _alike(self) -> bool:
        return len({point.marks for point in self.question.points}) == 1

    def _line(self, place: int) -> PointLine:
        names = [said(point.point, self.shown.content, self.shown.interface) for point in self.question.points]
        marks = "" if self._alike else _in_words(self._marks_of(place))
        row = Row(names[place], self.suggestions[place], self.ticks[place], marks, self.shown.settled)
        return PointLine(row, self.text, max(map(cell_len, names)))


def _in_words(marks: Decimal) -> str:
    return say_n("{marks} mark", "{marks} marks", 1 if marks == 1 else 2, marks=printed(marks))
