"""The answer to a question as an instructor needs it on paper: the key, the explanation, the key points with marks."""

from collections.abc import Iterator
from decimal import Decimal

from studyapp.course.blanks import Blanks, Forms, forms, model_answer
from studyapp.course.choice import Choice
from studyapp.course.points import Written
from studyapp.course.question import Question, Response
from studyapp.exchange.asked import labels
from studyapp.exchange.document import Block, Paragraph, Table
from studyapp.exchange.wording import Wording
from studyapp.locales import say
from studyapp.marking.schemes import printed, rounded


def key(question: Question, letters: str, wording: Wording) -> str:
    """The right answer on one line, in the letters printed; empty where an answer in words is marked by key points."""
    if isinstance(question, Written):
        return ""
    if isinstance(question, Choice):
        return "".join(label for label, letter in labels(letters) if letter in question.answer)
    if isinstance(question, Blanks):
        answers = [[model_answer(blank, each, each) for each in wording.languages] for blank in question.answer]
        return _by_number([" / ".join(dict.fromkeys(each)) for each in answers])
    return spoken(question, question.key(wording.content, wording.first), letters, wording)


def spoken(question: Question, response: Response, letters: str, wording: Wording) -> str:
    """A response in words."""
    return question.spoken(response, letters, wording.content, wording.first)


def answered(question: Question, letters: str, full: Decimal, wording: Wording) -> Iterator[Block]:
    """Everything there is to say after the question."""
    if right := key(question, letters, wording):
        yield Paragraph(right, say("Answer:"))
    if isinstance(question, Blanks) and (others := _other_forms(question, wording)):
        yield Paragraph(others, say("Also accepted:"))
    for lead, text in question.told():
        yield Paragraph("\n".join(wording.versions(text)), str(lead).strip())
    if isinstance(question, Written):
        yield from points(question, full, wording)
    yield Paragraph("\n".join(wording.versions(question.why)), say("Explanation:"))
    for label, letter in labels(letters):
        if letter in question.why_not:
            yield Paragraph("\n".join(wording.versions(question.why_not[letter])), say("Not {label}:", label=label))


def points(question: Written, full: Decimal, wording: Wording) -> Iterator[Block]:
    """The key points with the part of `full` that each earns."""
    part = full / question.worth()
    rows = [[wording.said(each.point), printed(rounded(each.worth * part))] for each in question.points]
    yield Table([say("Key points ({expected})", expected=question.expected()), say("Worth")], rows)


def _other_forms(question: Blanks, wording: Wording) -> str:
    """What is accepted in the languages of the paper besides the model answers; empty where nothing is."""
    found = []
    for blank in question.answer:
        models = {model_answer(blank, each, each) for each in wording.languages}
        if isinstance(blank, Forms):
            ways = [form for each in wording.languages for form in getattr(blank, each)]
        else:
            ways = forms(blank)
        found.append(" / ".join(form for form in dict.fromkeys(ways) if form not in models))
    return _by_number(found) if any(found) else ""


def _by_number(parts: list[str]) -> str:
    """One part for each blank; the blanks are numbered where there are several."""
    if len(parts) == 1:
        return parts[0]
    return "; ".join(f"({n}) {part}" for n, part in enumerate(parts, 1) if part)
