"""From the words on the line to a command. Plain `studyapp` goes straight to the app; the rest goes through click."""

import gc
import os
import sys
from collections.abc import Sequence

from studyapp.cli.options import take
from studyapp.locales import Refusal, WrongUsage, guessed_language, say, speak
from studyapp.study.places import Options


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    speak(guessed_language())
    try:
        options, rest = take(list(arguments))
    except WrongUsage as wrong:
        return _fail(str(wrong), code=2)
    if options.lang:
        speak(options.lang)
    try:
        if not rest:
            return _open_app(options)
        from studyapp.cli.commands import invoke

        _print_anything()
        return invoke(options, rest)
    except Refusal as refusal:
        return _fail(str(refusal), code=2 if isinstance(refusal, WrongUsage) else 1)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; say nothing, and keep the interpreter from trying again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _fail(_reason(error), code=1)


def _open_app(options: Options) -> int:
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        return _fail(say("the app needs a terminal; without one, use studyapp quiz --plain"), code=2)
    # Start-up makes hundreds of thousands of objects that live for ever: collecting among them costs a tenth of
    # the time to first paint. The app switches the collector on again once it is drawn.
    gc.disable()
    from studyapp.tui.app import open_app

    return open_app(options)


def _print_anything() -> None:
    """Print a `?` for what the output has no character for: a Chinese name, or a path whose bytes are no text."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def _reason(error: OSError) -> str:
    """What the system refused, and of which file, where it says so."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return say("this cannot be done: {reason}", reason=reason)
    return say("{file} cannot be used: {reason}", file=os.fsdecode(error.filename), reason=reason)


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"studyapp: {message}\n")
    return code
