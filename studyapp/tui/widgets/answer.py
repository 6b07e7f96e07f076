"""What the answer widget of every question type has in common."""

from collections.abc import Sequence
from importlib import import_module
from typing import ClassVar, NamedTuple, cast

from textual.containers import Vertical
from textual.message import Message

from studyapp.course.question import Response
from studyapp.course.text import Content
from studyapp.course.types import AnyQuestion
from studyapp.locales import Language
from studyapp.sitting.events import Item


class Shown(NamedTuple):
    """What an answer widget draws: the question as this sitting asks it, what is picked or typed so far (`draft`), and
    the response that was marked, if it was. Of a written answer also the key points ticked by the program (`suggested`)
    and by the student (`ticks`), and whether the student is done with them (`settled`). `deferred` says that nothing is
    marked before the end: what is handed in now is only kept."""

    question: AnyQuestion
    item: Item
    content: Content
    interface: Language
    draft: Response | None = None
    marked: Response | None = None
    suggested: Sequence[bool] | None = None
    ticks: Sequence[bool] | None = None
    settled: bool = True
    deferred: bool = False

    @property
    def response(self) -> Response | None:
        """What to show as picked."""
        return self.draft if self.marked is None else self.marked


class Answer(Vertical):
    """Takes a response and shows what became of it. A type's widget is `Answer` in the module named after the type."""

    BLANK = True  # nothing of its own is drawn
    DEFAULT_CSS = "Answer { height: auto; }"
    can_focus = False

    class Changed(Message):
        """Something was picked or typed for `item`; nothing is handed in yet."""

        def __init__(self, response: Response, item: Item) -> None:
            super().__init__()
            self.response = response
            self.item = item

    class Submitted(Message):
        """Enter, or a second click: hand it in; or, once it is marked, go on."""

        def __init__(self, response: Response, item: Item) -> None:
            super().__init__()
            self.response = response
            self.item = item

    class Ticked(Message):
        """A key point was ticked, or its tick taken back; nothing is confirmed yet."""

        def __init__(self, ticks: list[bool]) -> None:
            super().__init__()
            self.ticks = ticks

    class Confirmed(Message):
        """These are the ticks the student stands by."""

        def __init__(self, ticks: list[bool]) -> None:
            super().__init__()
            self.ticks = ticks

    EMPTY: ClassVar[Response] = ""
    WRITES: ClassVar[bool] = False
    """Whether Enter is a new line in what is being written."""
    TALL: ClassVar[bool] = False
    """Whether this type needs most of the screen; its stem is short."""

    tells_stem: bool = False
    """Whether the stem is drawn here, in one piece with the options."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(id="answer")
        self.shown = shown
        self._first: Response | None = None
        self._touched = False
        self.closed = False
        """Whether it was handed in; what is typed until the next question is there belongs to neither."""

    def on_mount(self) -> None:
        self._first = self.response()

    def response(self) -> Response:
        """What stands here now."""
        raise TypeError("a type says what its response is")

    def news(self) -> Response | None:
        """What stands here now, unless nothing was done to it. `Changed` tells it, too, but may be slower than the next
        key."""
        if self._first is None or self.closed:
            return None  # it is being built, or told all it has to tell
        response = self.response()
        return None if response == self._first and not self._touched else response

    def changed(self) -> None:
        """Tell what stands here now."""
        self._touched = True
        if not self.closed:
            self.post_message(self.Changed(self.response(), self.shown.item))

    def submit(self, response: Response) -> None:
        """Hand this in; or, once it is marked, go on."""
        self.closed = self.shown.deferred
        self.post_message(self.Submitted(response, self.shown.item))

    def takes(self, shown: Shown) -> bool:
        """Whether `show` can show this question here, which is quicker than a new widget."""
        return False

    def prepare(self, shown: Shown) -> None:
        """Get this question ready, while there is nothing else to do: it is likely to be shown next."""

    def show(self, shown: Shown) -> None:
        """Show another question of the same type; asked only of a widget that `takes` it."""

    def take_focus(self) -> None:
        """Put the cursor where the student starts; at once: `Widget.focus` waits its turn."""


def answer_widget(shown: Shown) -> Answer:
    """The widget for this question's type."""
    module = import_module(f"studyapp.tui.widgets.{shown.item.type}")
    return cast(Answer, module.Answer(shown))
