"""How a sitting went, line by line: marks by section or topic, and what can be done next."""

from decimal import Decimal

from studyapp.cli.lines import Lines, clock
from studyapp.cli.opening import again
from studyapp.cli.teller import Teller
from studyapp.locales import say
from studyapp.marking.letters import plain
from studyapp.marking.schemes import printed
from studyapp.sitting.desk import places_of
from studyapp.sitting.events import Section, Started
from studyapp.sitting.shortage import type_in_words
from studyapp.sitting.state import section_totals
from studyapp.study.aftermath import verdict_of
from studyapp.study.exam import Exam
from studyapp.study.session import Session


def tell_result(session: Session, teller: Teller) -> None:
    """The marks in all and by topic, and the time."""
    _tell_marks(session, teller.lines)
    for topic, (mark, most) in _by_topic(session).items():
        teller.lines.tell(f"  {teller.topics.get(topic, topic)}: {printed(mark)}/{printed(most)}", "    ")
    _tell_time(session, teller.lines)


def tell_handed_in(session: Exam, teller: Teller) -> None:
    """What an exam came to: by section, in all, passed or not; what can still be confirmed; every question."""
    plan, lines = session.sitting.plan, teller.lines
    lines.tell("")
    _tell_exam(session, teller)
    if _confirm_all(session, teller):
        lines.tell("")
        _tell_exam(session, teller)
    lines.tell(say("Every question with your answer, the right one and why: type :all; Enter alone ends."))
    if plain(lines.read() or "").lower() == ":all":
        for place in range(len(plan.items)):
            if session.askable(place):
                teller.question(place)
                _tell_answer(session, teller, place)
                teller.outcome(place)
        lines.tell("")
    lines.whole(say("Scores by topic: {line}", line=again(lines.host.options, "stats")))


def tell_paused(lines: Lines, command: str) -> None:
    """How to go on with what was left."""
    lines.whole(say("Go on with: {line}", line=again(lines.host.options, command, "--plain", "--resume")))


def section_heading(lines: Lines, plan: Started, number: int) -> str:
    """A section as it is announced: number, title or type, questions and marks, minutes if it has a time of its own."""
    section = plan.sections[number]
    parts = [section_name(lines, section, number), f"{_count(plan, number)} × {printed(section.marks_each)}"]
    if section.limit is not None:
        parts.append(say("{minutes} min", minutes=f"{section.limit / 60:g}"))
    return " · ".join(parts)


def section_name(lines: Lines, section: Section, number: int) -> str:
    """What a section is called."""
    name = lines.said(section.title) if section.title else str(type_in_words(section.type))
    return f"{number + 1}. {name}"


def _count(plan: Started, number: int) -> int:
    """Questions of a section as its blueprint counts them: a case is one."""
    items = [plan.items[place] for place in places_of(plan, number)]
    return len({item.case or f"{item.question} " for item in items})


def _tell_exam(session: Exam, teller: Teller) -> None:
    plan, lines = session.sitting.plan, teller.lines
    if not plan.sections:
        tell_result(session, teller)
        return
    for number, earned in enumerate(section_totals(session.sitting)):
        full = sum((session.items[place].full for place in places_of(plan, number)), Decimal(0))
        lines.tell(f"  {section_name(lines, plan.sections[number], number)}: {printed(earned)}/{printed(full)}", "    ")
    _tell_marks(session, lines)
    if plan.pass_mark is not None:
        passed, mark = verdict_of(session).passed, printed(plan.pass_mark)
        lines.tell(say("✓ Passed; {mark} pass.", mark=mark) if passed else say("✗ Not passed; {mark} pass.", mark=mark))
    _tell_time(session, lines)


def _confirm_all(session: Exam, teller: Teller) -> bool:
    """Let the student go over the key points of every written answer, until they leave; whether any mark changed."""
    before = session.totals()
    for place in range(len(session.items)):
        if session.askable(place) and not session.settled(place):
            teller.question(place)
            _tell_answer(session, teller, place)
            if teller.confirm(place) is None:
                break
    return session.totals() != before


def _tell_answer(session: Exam, teller: Teller, place: int) -> None:
    given = session.given(place)
    if given is not None:
        words = teller.spoken(place, session.question(place), given.answer.response)
        teller.lines.tell(say("Your answer: {answer}", answer=words))


def _tell_marks(session: Session, lines: Lines) -> None:
    earned, full = session.totals()
    share = f"{earned / full:.0%}" if full else "–"
    lines.tell(
        say("Result: {earned} of {full} marks, {share}", earned=printed(earned), full=printed(full), share=share)
    )


def _tell_time(session: Session, lines: Lines) -> None:
    lines.tell(say("Time: {clock}", clock=clock(session.sitting.spent)))
    lines.out.flush()


def _by_topic(session: Session) -> dict[str, tuple[Decimal, Decimal]]:
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for place, item in enumerate(session.items):
        given = session.given(place)
        mark, full = sums.get(item.topic, (Decimal(0), Decimal(0)))
        sums[item.topic] = mark + (given.mark if given else 0), full + item.full
    return sums
