"""What the benchmarks know of the app: the texts they wait for and the keys that lead to them."""

from pathlib import Path

from rig import DOWN, Pty, Rig

WELCOME_READY = "Choose your language"  # the first screen while there is no progress; Enter starts a quiz
HOME_READY = "Scores by topic"  # the first screen from then on
QUESTION_READY = "Don't know"
BARE_READY = "Bare and ready"
ANSWERS_MADE = 4


def progress(rig: Rig) -> Path:
    """A data folder with a few answers and an open quiz in it, made once by answering in the app."""
    data = rig.folder / "progress"
    if not data.exists():
        with at_a_question(rig, data) as app:
            for _ in range(ANSWERS_MADE):
                for key in (DOWN, b"\r", b"\r"):
                    app.press(key)
                    app.settle()
    return data


def at_home(rig: Rig) -> Pty:
    """The app, on the home screen."""
    return ready(rig, rig.ours(progress(rig)), HOME_READY)


def at_a_question(rig: Rig, data: Path) -> Pty:
    """The app, showing a question of a quiz; `data` is a folder without progress."""
    app = ready(rig, rig.ours(data), WELCOME_READY)
    app.press(b"\r")
    app.wait_for(QUESTION_READY)
    app.settle()
    return app


def bare(rig: Rig) -> Pty:
    """The bare app."""
    return ready(rig, rig.bare(), BARE_READY)


def ready(rig: Rig, command: list[str], text: str) -> Pty:
    """A command that has printed `text` and come to rest."""
    app = Pty(command, rig.folder)
    app.wait_for(text)
    app.settle(1.0)
    return app
