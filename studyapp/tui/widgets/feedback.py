"""What is said once a question is marked: the mark, why, why the choice was wrong, when it comes back."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.style import Style

from studyapp.course.case import Material
from studyapp.course.choice import Choice
from studyapp.course.points import Written
from studyapp.course.question import Response, is_empty
from studyapp.course.text import Text, said, versions
from studyapp.locales import say, say_n
from studyapp.marking.points import suggest
from studyapp.marking.schemes import for_choices, printed
from studyapp.sitting.desk import scheme_at
from studyapp.sitting.events import Cause
from studyapp.study.remarks import CAUSES, Said
from studyapp.study.session import Session
from studyapp.study.verdict import verdict, why_not
from studyapp.tui.widgets.answer import Shown
from studyapp.tui.widgets.key_points import highlighted
from studyapp.tui.widgets.prose import Prose

NOTHING = Said()


def feedback(
    session: Session,
    place: int,
    shown: Shown,
    own: Said = NOTHING,
    causes: Sequence[Cause] = (),
    head: Content | None = None,
) -> Prose:
    """The explanation as literal text; the second language is dimmed. `own` is what the student says of the question;
    `causes` are offered to put the mistake down to. `head` stands where else the mark does."""
    marked = [head] if head else [_mark(session, place), *_luck(session, place)]
    return Prose(Content("\n").join([*marked, *_lines(session, place, shown, own, causes)]))


def _lines(session: Session, place: int, shown: Shown, own: Said, causes: Sequence[Cause]) -> Iterator[Content]:
    if causes:
        yield _causes(own, causes)
    if session.given(place) is not None:
        yield from _written(shown)
    yield from explained(shown, shown.marked or "", own.note)


def explained(shown: Shown, chosen: Response, note: str) -> Iterator[Content]:
    """Why what is right is right, why what was `chosen` is not, and the student's own note."""
    for lead, text in shown.question.told():
        yield from _voices(text, shown, str(lead))
    yield from _voices(shown.question.why, shown)
    for label, reason in why_not(shown.question, chosen, shown.item.letters):
        yield from _voices(reason, shown, say("{label} is wrong: ", label=label))
    if note:
        yield Content.assemble((say("My note: "), "bold"), note)


def solved(shown: Shown) -> Shown:
    """With the right answer filled in. Options say by themselves which are right."""
    key = shown.question.key(shown.content, shown.interface)
    if isinstance(shown.question, Choice) or isinstance(key, bool):
        return shown
    ticks = [True] * len(shown.question.points) if isinstance(shown.question, Written) else None
    return shown._replace(marked=key, suggested=ticks, ticks=ticks)


def _luck(session: Session, place: int) -> Iterator[Content]:
    """What follows from what the student said of the answer."""
    given = session.given(place)
    if given is None or not session.settled(place):
        return
    if given.right and not given.known:
        yield Content.styled(say("Right by luck: the marks count, but the question counts as not known."), "$warning")
    elif not given.right and given.answer.confidence == "sure":
        yield Content.styled(say("You were sure: it comes first in the next review."), "$warning")


def _causes(own: Said, causes: Sequence[Cause]) -> Content:
    """These causes with their digits, the ticked ones bold; a click ticks as well. A tick takes no room of its own."""
    parts: list[Content] = [Content.styled(say("Cause: "), "dim")]
    for number, (cause, name) in enumerate(CAUSES.items(), 1):
        if cause not in causes:
            continue
        ticked = cause in own.causes
        words = Content.styled(f"{number}{'✓' if ticked else '·'}{name}", "bold $success" if ticked else "")
        parts += [words.stylize(Style.from_meta({"@click": f"screen.blame('{cause}')"})), Content("  ")]
    return Content.assemble(*parts).rstrip()


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
        rule = str(for_choices(scheme_at(session.sitting.plan, place)))
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
