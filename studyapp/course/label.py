"""Label a drawing (填图): boxes `[1]`, `[2]` … in the drawing of a model, accepted forms for each."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from studyapp.course.blanks import Blanks, misnumbered
from studyapp.course.question import Fault
from studyapp.course.text import Bilingual, Content, Text, versions
from studyapp.locales import Language, Phrase, phrase
from studyapp.locales.cells import cells

BOX = re.compile(r"\[(\d+)\]")
WIDEST = 78
"""Cells a line of a drawing may take: a terminal of 80 shows it whole."""
HIGHEST = 20
"""Lines a drawing may have."""


class Label(Blanks, frozen=True, kw_only=True, tag="label"):
    """A drawing whose numbered boxes are empty; `answer` has one entry a box, in order."""

    drawing: Text

    type_name: ClassVar[Phrase] = phrase("labelling")

    def drawings(self, content: Content, interface: Language) -> list[list[str]]:
        """The drawing as it is shown, a list of lines for each language."""
        return [drawn_lines(drawing) for drawing in versions(self.drawing, content, interface)]

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        return [
            *self.stem_versions(content, interface),
            *(line for drawing in self.drawings(content, interface) for line in ("", *drawing)),
        ]

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        drawings = ["\n".join(drawing) for drawing in self.drawings(content, interface)]
        return {**super().posed(letters, content, interface), "drawing": "\n\n".join(drawings)}

    def place_faults(self) -> Iterable[Fault]:
        if isinstance(self.drawing, Bilingual):
            yield from _drawing_faults(self.drawing.zh, ("drawing", "zh"), len(self.answer))
            yield from _drawing_faults(self.drawing.en, ("drawing", "en"), len(self.answer))
        else:
            yield from _drawing_faults(self.drawing, ("drawing",), len(self.answer))


def drawn_lines(drawing: str) -> list[str]:
    """The lines of a drawing, without empty ones around it and without spaces nobody sees."""
    return [line.rstrip() for line in drawing.rstrip().strip("\n").split("\n")]


def _drawing_faults(drawing: str, path: tuple[str, ...], answers: int) -> Iterable[Fault]:
    if not drawing.strip():
        return  # said of every empty text
    lines = drawn_lines(drawing)
    if len(lines) == 1:
        yield Fault(path, phrase("a drawing has several lines; write it below drawing: | and indent it"))
    elif len(lines) > HIGHEST:
        yield Fault(path, phrase("the drawing has {lines} lines; at most {most} fit", lines=len(lines), most=HIGHEST))
    for number, line in enumerate(lines, 1):
        if message := _line_fault(line, number):
            yield Fault(path, message)
            break
    match misnumbered(drawing, BOX, answers):
        case "none":
            yield Fault(path, phrase("the drawing has no box; write [1] where the first one goes"))
        case "order":
            yield Fault(path, phrase("number the boxes [1], [2] … once each"))
        case "count":
            message = phrase(
                "boxes in the drawing: {boxes}, answers: {answers}; write one answer for each box",
                boxes=len(BOX.findall(drawing)),
                answers=answers,
            )
            yield Fault(path, message)


def _line_fault(line: str, number: int) -> Phrase | None:
    if "\t" in line:
        return phrase("line {line} of the drawing has a tab; write spaces", line=number)
    if (wide := cells(line)) > WIDEST:
        return phrase(
            "line {line} of the drawing is {cells} columns wide (Chinese characters count twice); at most {most} fit",
            line=number,
            cells=wide,
            most=WIDEST,
        )
    return None
