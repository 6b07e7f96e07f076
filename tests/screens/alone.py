"""One answer widget on a screen of its own, in the room a question's screen would leave it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

import studyapp.tui
from studyapp.course.question import Question, Response
from studyapp.course.text import Content
from studyapp.locales import Language, speak
from studyapp.sitting.events import Item
from studyapp.tui.widgets.answer import Answer, Shown


class Alone(App[None]):
    """Remembers what the widget reports."""

    CSS_PATH = Path(studyapp.tui.__file__).parent / "app.tcss"

    def __init__(self, make: Callable[[Shown], Answer], shown: Shown, rows: int) -> None:
        super().__init__()
        self.make, self.shown, self.rows = make, shown, rows
        self.changed: list[Response] = []
        self.submitted: list[Response] = []
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        yield self.make(self.shown)
        yield Static("below")

    def on_mount(self) -> None:
        self.widget.styles.max_height = self.rows
        self.widget.styles.overflow_y = "auto"
        self.widget.take_focus()

    def on_answer_changed(self, event: Answer.Changed) -> None:
        self.changed.append(event.response)

    def on_answer_submitted(self, event: Answer.Submitted) -> None:
        self.submitted.append(event.response)

    @property
    def widget(self) -> Answer:
        """The widget that is tried."""
        return self.query_one(Answer)

    @property
    def screen_lines(self) -> list[str]:
        """The screen as a person sees it."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


@asynccontextmanager
async def alone(
    make: Callable[[Shown], Answer],
    question: Question,
    *,
    language: Language = "en",
    content: Content | None = None,
    size: tuple[int, int] = (80, 24),
    rows: int = 16,
    draft: Response | None = None,
    marked: Response | None = None,
) -> AsyncIterator[tuple[Alone, Pilot[None]]]:
    """The widget, painted, and a pilot to press its keys. `rows` is the most it may take of the screen's height."""
    speak(language)
    kind = str(question.__struct_config__.tag)
    item = Item(question=question.id, hash="", card="", topic="", type=kind, letters="", full=Decimal(1))
    shown = Shown(
        question=question,  # type: ignore[arg-type]
        item=item,
        content=content or language,
        interface=language,
        draft=draft,
        marked=marked,
    )
    app = Alone(make, shown, rows)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def press(app: Alone, pilot: Pilot[None], *keys: str) -> list[str]:
    """Press keys one after another; returns the lines of the screen."""
    await pilot.press(*keys)
    await pilot.pause()
    return app.screen_lines
