"""Questions with several parts as values: matching, ordering and classifying."""

from studyapp.course.classify import Category, Classify, Matrix
from studyapp.course.matching import Matching, Pair
from studyapp.course.ordering import Ordering
from studyapp.course.text import Text

BASE = {"id": "parts", "topic": "topic", "stem": "Which?", "why": "So."}


def matching(pairs: int = 3, extra: int = 1) -> Matching:
    made = [Pair(left=f"left {n}", right=f"right {n}") for n in range(1, pairs + 1)]
    return Matching(**BASE, pairs=made, extra=[f"extra {n}" for n in range(1, extra + 1)])  # type: ignore[arg-type]


def ordering(items: int = 4) -> Ordering:
    return Ordering(**BASE, items=[f"item {n}" for n in range(1, items + 1)])  # type: ignore[arg-type]


def classify(*sizes: int, matrix: Matrix | None = None) -> Classify:
    """Categories with so many items each."""
    categories = [
        Category(name=f"kind {n}", items=[f"item {n}.{m}" for m in range(1, size + 1)])
        for n, size in enumerate(sizes or (2, 1), 1)
    ]
    return Classify(**BASE, categories=categories, matrix=matrix)  # type: ignore[arg-type]


def matrix(across: list[Text] | None = None, down: list[Text] | None = None) -> Matrix:
    return Matrix(across=across or ["often", "seldom"], down=down or ["keen", "cool"])
