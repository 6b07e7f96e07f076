"""What is said above the list of a result: marks, whether it is passed, how many were right, the time."""

from rich.cells import cell_len

from studyapp.course.question import is_empty
from studyapp.course.text import said
from studyapp.locales import language, say, say_n
from studyapp.marking.schemes import printed
from studyapp.study.aftermath import Verdict
from studyapp.study.session import Session
from studyapp.tui.widgets.bars import bar, percent

BAR = 16
"""Cells."""
BETWEEN = "   "


def title(session: Session) -> str:
    """What was sat."""
    name = session.sitting.plan.title
    return f"{say('Result')}  {said(name, language(), language())}" if name else say("Result")


def time(session: Session) -> str:
    """How long it took."""
    minutes = round(session.sitting.spent / 60)
    return say_n("{n} minute", "{n} minutes", minutes) if minutes else say("under a minute")


def marks(found: Verdict) -> str:
    """Marks, as a share too, and whether they are enough."""
    figures = {"earned": printed(found.mark), "full": printed(found.full)}
    words = (
        say("{earned} of {full} marks so far", **figures) if found.open else say("{earned} of {full} marks", **figures)
    )
    words += f"   {bar(found.share, BAR)}  {percent(found.share)}"
    if found.passed is None:
        return words
    if found.open and not found.passed:  # what is to be confirmed may be enough
        return words + "   " + say("({marks} to pass)", marks=printed(found.pass_mark or found.full))
    passed = say("✓ passed") if found.passed else say("✗ not passed")
    pass_mark = printed(found.pass_mark or found.full)
    return words + "   " + say("{passed} ({marks} to pass)", passed=passed, marks=pass_mark)


def counts(session: Session) -> str:
    """How many were right, partly right, right by luck, wrong, or not answered."""
    said_something = [given for given in session.sitting.answers.values() if not is_empty(given.answer.response)]
    right = sum(given.right for given in said_something)
    partly = sum(given.mark > 0 and not given.right for given in said_something)
    parts = [say("{right} right, {wrong} wrong", right=right, wrong=len(said_something) - right - partly)]
    if partly:
        parts.append(say("{n} partly right", n=partly))
    if guessed := sum(given.right and not given.known for given in said_something):
        parts.append(say("{n} right by luck", n=guessed))
    if empty := len(session.items) - len(said_something):
        parts.append(say("{n} not answered", n=empty))
    if (finished := session.sitting.finished) and finished.why == "time":
        parts.append(say("time was up: what stood there was handed in"))
    return "   ".join(parts)


def to_gain(named: list[str], width: int) -> str:
    """Where most marks were lost, no name torn between two lines of `width` cells."""
    lines = [say("Most to gain: {topics}", topics=named[0])]
    for name in named[1:]:
        if cell_len(lines[-1] + BETWEEN + name) <= width:
            lines[-1] += BETWEEN + name
        else:
            lines.append("  " + name)
    return "\n".join(lines)
