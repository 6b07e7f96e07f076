"""What a paper lacks and where it misses its shares, in words."""

from collections.abc import Sequence

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Phrase, phrase
from studyapp.sitting.cells import ANY
from studyapp.sitting.paper import Missing, Off


def in_words(missing: Missing) -> Phrase:
    """What has to be written: questions of a type, chapter and difficulty."""
    facts = {"place": missing.section + 1, "type": type_in_words(missing.type), "chapter": missing.chapter}
    if missing.difficulty == ANY:
        return phrase("section {place}, {type}: {short} short in chapter {chapter}", short=missing.short, **facts)
    return phrase(
        "section {place}, {type}: {short} short in chapter {chapter} at difficulty {difficulty}",
        short=missing.short,
        difficulty=missing.difficulty,
        **facts,
    )


def all_in_words(missing: Sequence[Missing]) -> Phrase:
    """Everything that has to be written for there to be a paper, a line each."""
    listed = "\n".join(f"  {in_words(each)}" for each in missing)
    return phrase("the course has too few questions for this exam:\n{listed}", listed=listed)


def off_in_words(off: Off) -> Phrase:
    """A share that was missed."""
    wanted = str(off.quota.low) if off.quota.low == off.quota.high else f"{off.quota.low}–{off.quota.high}"
    facts = {"place": off.section + 1, "type": type_in_words(off.type), "name": off.name, "got": off.got}
    if off.line == "chapter":
        return phrase("section {place}, {type}: {got} of chapter {name} instead of {wanted}", wanted=wanted, **facts)
    return phrase("section {place}, {type}: {got} of difficulty {name} instead of {wanted}", wanted=wanted, **facts)


def type_in_words(type: str) -> Phrase:
    """The name of a question type; a case has one too."""
    return QUESTION_TYPES[type].type_name if type in QUESTION_TYPES else phrase("case")
