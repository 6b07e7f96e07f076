"""What is said once a question is marked: the mark, why, why the choice was wrong, when it comes back."""

from collections.abc import Iterator

from textual.content import Content

from studyapp.course.question import OPTION_LETTERS
from studyapp.course.text import Text, versions
from studyapp.course.true_false import TrueFalse
from studyapp.locales import say, say_n
from studyapp.marking.schemes import printed
from studyapp.sitting.events import Answered
from studyapp.study.session import Session
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.prose import Prose


def feedback(session: Session, place: int, shown: Shown) -> Prose:
    """The explanation as literal text; the second language is dimmed."""
    return Prose(Content("\n").join(_lines(session, place, shown)))


def _lines(session: Session, place: int, shown: Shown) -> Iterator[Content]:
    given = session.given(place)
    assert given is not None
    answer = given.answer
    mark = f"{printed(answer.mark)}/{printed(answer.full)}"
    words, colour = _verdict(answer)
    yield Content.assemble((f"{words}  {mark}", f"bold {colour}"), (f"    {_back(session, place)}", "dim"))
    if isinstance(shown.question, TrueFalse) and shown.question.correction is not None:
        yield from _voices(shown.question.correction, shown, say("Put right: "))
    yield from _voices(shown.question.why, shown)
    for label, letter in zip(OPTION_LETTERS, shown.item.letters, strict=False):
        if letter in shown.question.why_not and letter in str(answer.response):
            yield from _voices(shown.question.why_not[letter], shown, say("{label} is wrong: ", label=label))


def _verdict(answer: Answered) -> tuple[str, str]:
    if answer.right:
        return say("✓ Right"), "$success"
    if answer.mark > 0:
        return say("◐ Partly right"), "$warning"
    given = "".join(answer.response).strip() if isinstance(answer.response, list) else answer.response
    return (say("✗ Wrong") if given != "" else say("– Not answered")), "$error"


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
