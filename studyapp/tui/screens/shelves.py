"""The shelves of the mistake book, and the causes that narrow them: two lines above the list, a click away each."""

from textual.content import Content
from textual.style import Style

from studyapp.locales import Phrase, phrase, say
from studyapp.records.figures import CLEAN
from studyapp.sitting.events import Cause
from studyapp.study.mistakes import Book, Shelf
from studyapp.study.remarks import CAUSES

KEYS: dict[Shelf, str] = {"open": "o", "mastered": "k", "bookmarked": "b", "noted": "n"}
NAMES: dict[Shelf, Phrase] = {
    "open": phrase("To master"),
    "mastered": phrase("Mastered"),
    "bookmarked": phrase("Bookmarked"),
    "noted": phrase("With my notes"),
}
EMPTY: dict[Shelf, Phrase] = {
    "open": phrase(
        "Nothing stands in the book. What you answer wrong, or right by luck, comes here; right on {n} days in a row "
        "takes it out again.",
        n=CLEAN,
    ),
    "mastered": phrase("Nothing yet. What was wrong comes here once it was right on {n} days in a row.", n=CLEAN),
    "bookmarked": phrase("Nothing is bookmarked. Ctrl+B does it, at any question."),
    "noted": phrase("There are no notes of yours. Ctrl+T writes one, at any question."),
}


def shelves(book: Book, chosen: Shelf) -> Content:
    """Every shelf by letter, with how much stands there."""
    parts = []
    for shelf, letter in KEYS.items():
        here = shelf == chosen
        words = f"{'▸' if here else ' '}{letter.upper()} {NAMES[shelf]} {len(book.on(shelf))}"
        click = Style.from_meta({"@click": f"screen.shelf('{shelf}')"})
        parts += [Content.styled(words, "bold" if here else "dim").stylize(click), Content("  ")]
    return Content.assemble(*parts)


def causes(book: Book, shelf: Shelf, chosen: Cause | None) -> Content:
    """Every cause by digit, with how much of the shelf is put down to it."""
    parts = []
    for number, (cause, name) in enumerate(CAUSES.items(), 1):
        sign, count = "✓" if cause == chosen else "·", len(book.on(shelf, cause))
        click = Style.from_meta({"@click": f"screen.cause('{cause}')"})
        style = "bold $success" if cause == chosen else "" if count else "dim"
        parts += [Content.styled(f"{number}{sign}{name} {count}", style).stylize(click), Content("  ")]
    return Content.assemble(*parts)


def why_empty(book: Book, shelf: Shelf, cause: Cause | None) -> str:
    """What is said where nothing is listed."""
    if cause is not None and book.on(shelf):
        return say("None of these is put down to that. The same digit shows all of them again.")
    return str(EMPTY[shelf])
