"""What is said once a question is marked: the mark, why, why the choice was wrong, when it comes back."""

from collections.abc import Iterator

from textual.content import Content

from studyapp.course.case import Material
from studyapp.course.points import Written
from studyapp.course.question import is_empty
from studyapp.course.text import Text, said, versions
from studyapp.locales import say, say_n
from studyapp.marking.points import suggest
from studyapp.marking.schemes import for_choices, printed
from studyapp.study.session import Session
from studyapp.study.verdict import verdict, why_not
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.key_points import highlighted
from studyapp.tui.widgets.prose import Prose


def feedback(session: Session, place: int, shown: Shown) -> Prose:
    """The explanation as literal text; the second language is dimmed."""
    return Prose(Content("\n").join(_lines(session, place, shown)))


def _lines(session: Session, place: int, shown: Shown) -> Iterator[Content]:
    yield _mark(session, place)
    yield from _written(shown)
    for lead, text in shown.question.told():
        yield from _voices(text, shown, str(lead))
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
    if not session.settled(place):
        return Content.styled(say("Suggested: {mark}. Tick what your answer has, then Enter.", mark=mark), "bold")
    rule = ""
    if answer.type == "multiple" and not given.right and not is_empty(answer.response):
        rule = str(for_choices(session.sitting.plan.scheme))
    after = "   ".join(part for part in (_back(session, place), rule) if part)
    return Content.assemble((f"{verdict(given)}  {mark}", f"bold {colour}"), (f"    {after}", "dim"))


def _written(shown: Shown) -> Iterator[Content]:
    """What the student wrote: without it nobody can say which key points are there."""
    if isinstance(shown.question, Written) and isinstance(shown.marked, str) and shown.marked:
        words = highlighted(shown.marked, suggest(shown.question, shown.marked))
        yield Content.assemble((say("Your answer: "), "bold"), words)


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


def two_voices(versions: list[str]) -> Prose:
    """A text in one language, or in two with the second dimmed."""
    first, *others = versions
    return Prose(Content("\n").join([Content(first), *(Content.styled(other, "dim") for other in others)]))


def told(material: Material, shown: Shown) -> Prose:
    """The title and the material of a case."""
    parts = [Content.styled(said(material.title, shown.content, shown.interface), "bold")]
    for place, words in enumerate(versions(material.material, shown.content, shown.interface)):
        parts.append(Content.styled(words.strip(), "dim" if place else ""))
    return Prose(Content("\n").join(parts))
