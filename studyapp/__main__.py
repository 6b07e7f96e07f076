"""The installed command. What it does before the first paint, it does without click and without the course."""

import gc
import sys


def main() -> int:
    """Run the command line; returns the exit code (0 done, 1 the input has problems, 2 wrong usage)."""
    if sys.argv[1:] == ["--version"]:
        from studyapp import __version__

        sys.stdout.write(f"studyapp {__version__}\n")
        return 0
    # Start-up makes hundreds of thousands of objects that live for ever: collecting among them costs a tenth of
    # the time to first paint. The home screen switches the collector on again once it is drawn.
    gc.disable()
    from studyapp.cli.start import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
