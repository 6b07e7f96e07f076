"""Classifying (分类): items to put into categories, or into the cells of a two-by-two matrix."""

from collections.abc import Iterable
from typing import Any, ClassVar

from msgspec import Struct

from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.parts import Path, given, joined, keyed, labelled, no_why_not, twin_faults, twins
from studyapp.course.question import Fault, Question, Response
from studyapp.course.text import Content, Text, said
from studyapp.locales import Language, Phrase, phrase

ITEM_KEYS = "abcdefghijkl"
LEAST_CATEGORIES, MOST_CATEGORIES = 2, 6
LEAST_ITEMS, MOST_ITEMS = 3, len(ITEM_KEYS)


class Category(Struct, frozen=True, forbid_unknown_fields=True):
    """A category and what belongs to it."""

    name: Text
    items: list[Text]


class Matrix(Struct, frozen=True, forbid_unknown_fields=True):
    """The headings of a two-by-two matrix, two above its columns and two beside its rows. Its cells are the four
    categories in reading order."""

    across: list[Text]
    down: list[Text]


class Classify(Question, frozen=True, kw_only=True, tag="classify"):
    """Two to six categories under the letters A, B …; their items have the keys a, b … in the order of the file. A
    response holds the letter of a category for each item in the order of the file, `""` for none."""

    categories: list[Category]
    matrix: Matrix | None = None

    type_name: ClassVar[Phrase] = phrase("classifying")

    @property
    def names(self) -> dict[str, Text]:
        """The names of the categories under their letters."""
        return dict(zip(OPTION_LETTERS, (category.name for category in self.categories), strict=False))

    @property
    def texts(self) -> dict[str, Text]:
        """The items under their keys."""
        items = [item for category in self.categories for item in category.items]
        return dict(zip(ITEM_KEYS, items, strict=False))

    @property
    def letters(self) -> str:
        """The keys of the items: what a sitting shuffles is these, not the categories."""
        return "".join(self.texts)

    def headings(self, place: int) -> list[Text]:
        """What stands beside and above the category at `place`; nothing without a matrix."""
        return [self.matrix.down[place // 2], self.matrix.across[place % 2]] if self.matrix else []

    def lines(self, letters: str, content: Content, interface: Language) -> list[str]:
        lines = self.stem_versions(content, interface)
        for n, key in enumerate(letters, 1):
            lines += labelled(str(n), self.texts[key], content, interface)
        lines.append("")
        for place, (letter, name) in enumerate(self.names.items()):
            first, *rest = labelled(letter, name, content, interface)
            headings = " · ".join(said(heading, content, interface) for heading in self.headings(place))
            lines += [f"{first} ({headings})" if headings else first, *rest]
        return lines

    def posed(self, letters: str, content: Content, interface: Language) -> dict[str, Any]:
        """`items` in the order shown, each with its key; the response lists them by key: a, b …"""
        items = keyed(letters, self.texts, content, interface)
        categories = keyed("".join(self.names), self.names, content, interface)
        for place, category in enumerate(categories):
            if self.matrix:
                category["headings"] = [said(heading, content, interface) for heading in self.headings(place)]
        return {"items": items, "categories": categories}

    def spoken(self, response: Response, letters: str, content: Content, interface: Language) -> str:
        chosen = dict(zip(self.letters, given(response, len(self.letters)), strict=True))
        return joined([chosen[key] for key in letters])

    def key(self, content: Content, interface: Language) -> Response:
        pairs = zip(OPTION_LETTERS, self.categories, strict=False)
        return [letter for letter, category in pairs for _ in category.items][:MOST_ITEMS]

    def own_faults(self) -> Iterable[Fault]:
        yield from self._count_faults()
        yield from twin_faults((("categories", n, "name"), each.name) for n, each in enumerate(self.categories))
        yield from self._item_faults()
        yield from self._matrix_faults()
        yield from no_why_not(self.why_not)

    def _count_faults(self) -> Iterable[Fault]:
        if not LEAST_CATEGORIES <= (count := len(self.categories)) <= MOST_CATEGORIES:
            message = phrase(
                "write {least} to {most} categories, not {n}", least=LEAST_CATEGORIES, most=MOST_CATEGORIES, n=count
            )
            yield Fault(("categories",), message)
        for place, category in enumerate(self.categories):
            if not category.items:
                yield Fault(("categories", place, "items"), phrase("no item belongs to this category; write one"))
        items = sum(len(category.items) for category in self.categories)
        if not LEAST_ITEMS <= items <= MOST_ITEMS:
            message = phrase(
                "write {least} to {most} items in all categories together, not {n}",
                least=LEAST_ITEMS,
                most=MOST_ITEMS,
                n=items,
            )
            yield Fault(("categories",), message)

    def _item_faults(self) -> Iterable[Fault]:
        for path, other in twins(self._items()):
            if path[1] == other[1]:
                yield Fault(path, phrase("this says the same as one above; each must differ, in both languages"))
            else:
                message = phrase("this item is in category {letter} too; it can be in one only", letter=_letter(other))
                yield Fault(path, message)

    def _items(self) -> Iterable[tuple[Path, Text]]:
        for place, category in enumerate(self.categories):
            for n, item in enumerate(category.items):
                yield ("categories", place, "items", n), item

    def _matrix_faults(self) -> Iterable[Fault]:
        if self.matrix is None:
            return
        if len(self.categories) != 4:
            message = phrase("a matrix has four categories, row by row; there are {n}", n=len(self.categories))
            yield Fault(("matrix",), message)
        for side, headings in (("across", self.matrix.across), ("down", self.matrix.down)):
            if len(headings) != 2:
                message = phrase("a matrix has two headings on each side, not {n}", n=len(headings))
                yield Fault(("matrix", side), message)
            yield from twin_faults((("matrix", side, n), heading) for n, heading in enumerate(headings))


def _letter(path: Path) -> str:
    """The letter of the category a path leads into."""
    return OPTION_LETTERS[int(path[1])] if int(path[1]) < MOST_CATEGORIES else f"#{int(path[1]) + 1}"
