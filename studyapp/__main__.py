"""The installed command. What it does before the first paint, it does without click and without the course."""

import sys


def main() -> int:
    """Run the command line; returns the exit code (0 done, 1 the input has problems, 2 wrong usage)."""
    if sys.argv[1:] == ["--version"]:
        from studyapp import __version__

        sys.stdout.write(f"studyapp {__version__}\n")
        return 0
    from studyapp.cli.start import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
