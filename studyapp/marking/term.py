"""Terms are marked by their key points."""

from studyapp.marking.points import fits, guess, hint, mark, read, worth

__all__ = ["fits", "guess", "hint", "mark", "read", "worth"]
