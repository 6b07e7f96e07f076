"""Questions with their answers, to be learnt by heart (背题): one after the other, nothing is asked or recorded."""

from typing import TextIO

from studyapp.cli.lines import Lines, is_command
from studyapp.cli.opening import Opened
from studyapp.cli.teller import Teller
from studyapp.locales import say
from studyapp.marking.letters import plain
from studyapp.study.remarks import bookmark
from studyapp.study.session import Session


def recite(session: Session, host: Opened, source: TextIO, out: TextIO) -> None:
    """Show one question at a time with what is right and why; the end of `source` ends it."""
    lines = Lines(host, source, out)
    teller, place, last = Teller(session, lines), 0, len(session.items) - 1
    while place <= last:
        teller.question(place)
        teller.answer(place)
        if (step := _step(session, lines, place)) is None:
            return
        place = max(0, place + step)
    lines.tell("")
    lines.tell(say("That was the last question."))
    out.flush()


def _step(session: Session, lines: Lines, place: int) -> int | None:
    """How many questions to go on: back is -1; `None` to end."""
    lines.tell(say("Enter goes on; :b goes back, :bookmark bookmarks it, :q ends:"))
    while (line := lines.read()) is not None:
        match plain(line).lower():
            case ":q" | ":quit":
                return None
            case ":b" | ":back":
                return -1
            case ":bookmark":
                on = bookmark(lines.host.study, session.items[place].question)
                lines.tell(say("Bookmarked.") if on else say("No longer bookmarked."))
            case _ if is_command(line):
                lines.tell(say("Enter goes on; :b goes back, :bookmark bookmarks it, :q ends:"))
            case _:
                return 1
    return None
