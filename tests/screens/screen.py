"""A small course, a clock that stands still, and the app on a screen of any size."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from studyapp.locales import Language, speak
from studyapp.study.clock import Clock
from studyapp.study.places import Options, Places
from studyapp.tui.app import Start, StudyApp

COURSE = Path(__file__).parent / "course"
NOON = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp() * 1000)


class StillClock(Clock):
    """Moves only when told to."""

    zone = UTC

    def __init__(self) -> None:
        self.at = NOON

    def wall(self) -> int:
        return self.at

    def steady(self) -> int:
        return self.at - NOON

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.at += round(seconds * 1000)


def at(folder: Path, *banks: Path) -> Places:
    """A student's folders below `folder`, with the small course."""
    return Places(folder / "progress.db", folder / "cache.db", folder / "banks", (COURSE, *banks))


@asynccontextmanager
async def running(
    folder: Path,
    language: Language = "en",
    content: str | None = None,
    size: tuple[int, int] = (80, 24),
    start: Start | None = None,
    clock: Clock | None = None,
    banks: tuple[Path, ...] = (),
) -> AsyncIterator[tuple[StudyApp, Pilot[None]]]:
    """The app, painted and settled, and a pilot to press its keys."""
    speak(language)
    options = Options(lang=language, content=content)
    app = StudyApp(at(folder, *banks), options, start, clock or StillClock(), Random(1))
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: StudyApp, pilot: Pilot[None]) -> None:
    """Wait for workers and for everything they asked to be drawn."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def press(app: StudyApp, pilot: Pilot[None], *keys: str) -> str:
    """Press keys one after another; returns the screen once it is settled.

    Each key finds done what the one before asked of workers. Who writes does not wait for the screen after each sign.
    """
    for key in keys:
        if len(key) == 1 and isinstance(app.focused, Input | TextArea):
            app.post_message(Key(_character_to_key(key), key))
            continue
        await pilot.press(key)
        await app.workers.wait_for_complete()
    await settled(app, pilot)
    return seen(app)


def seen(app: StudyApp) -> str:
    """The screen as lines of text, as a person sees it."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
