"""What is said once a question is marked: the mark, why, why the choice was wrong, when it comes back."""

from collections.abc import Iterator

from textual.content import Content

from studyapp.course.text import Text, versions
from studyapp.course.true_false import TrueFalse
from studyapp.locales import say, say_n
from studyapp.marking.schemes import printed
from studyapp.study.session import Session
from studyapp.study.verdict import is_empty, verdict, why_not
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.prose import Prose


def feedback(session: Session, place: int, shown: Shown) -> Prose:
    """The explanation as literal text; the second language is dimmed."""
    return Prose(Content("\n").join(_lines(session, place, shown)))


def _lines(session: Session, place: int, shown: Shown) -> Iterator[Content]:
    yield _mark(session, place)
    if isinstance(shown.question, TrueFalse) and shown.question.correction is not None:
        yield from _voices(shown.question.correction, shown, say("Put right: "))
    yield from _voices(shown.question.why, shown)
    for label, reason in why_not(shown.question, shown.marked or "", shown.item.letters):
        yield from _voices(reason, shown, say("{label} is wrong: ", label=label))


def _mark(session: Session, place: int) -> Content:
    given = session.given(place)
    if given is None:
        return Content.styled(say("– Not answered"), "bold $error")
    answer = given.answer
    colour = "$success" if given.right else "$warning" if given.mark > 0 else "$error"
    mark = f"{printed(given.mark)}/{printed(answer.full)}"
    rule = ""
    if answer.type == "multiple" and not given.right and not is_empty(answer.response):
        rule = say("a part earns nothing")
    after = "   ".join(part for part in (_back(session, place), rule) if part)
    return Content.assemble((f"{verdict(given)}  {mark}", f"bold {colour}"), (f"    {after}", "dim"))


def _voices(text: Text, shown: Shown, lead: str = "") -> Iterator[Content]:
    first, *others = versions(text, shown.content, shown.interface)
    yield Content.assemble((lead, "bold"), first)
    for other in others:
        yield Content.styled(other, "dim")


def _back(session: Session, place: int) -> str:
    days = session.days_until_due(place)
    if days <= 0:
        return ""
    return (
        say("next review tomorrow") if days == 1 else say_n("next review in {n} day", "next review in {n} days", days)
    )
