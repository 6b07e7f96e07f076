"""Words of direction and their opposites: what a learnt sentence is turned round with."""

import re

from studyapp.course.evidence.wording import content

_HAN = [
    *zip("高多大强升增先前内上正长快新早好", "低少小弱降减后后外下负短慢旧晚坏", strict=True),
    ("新", "老"),
    ("贵", "便宜"),
]
_ENGLISH = [
    ("more", "less"), ("more", "fewer"), ("high", "low"), ("above", "below"), ("before", "after"), ("first", "last"),
    ("early", "late"), ("up", "down"), ("rise", "fall"), ("increas", "decreas"), ("greatest", "smallest"),
    ("greater", "smaller"), ("large", "small"), ("long", "short"), ("new", "old"), ("better", "worse"),
    ("strong", "weak"), ("internal", "external"), ("inside", "outside"),
]  # fmt: skip

DIRECTIONS = frozenset(word for pair in [*_HAN, *_ENGLISH] for each in pair for word in content(each))
"""Their content words: everybody has them, and a sentence turned round has them above all."""

_OPPOSITES = [
    *((re.compile(one), re.compile(other)) for one, other in _HAN),
    *((re.compile(rf"\b{one}"), re.compile(rf"\b{other}")) for one, other in _ENGLISH),
]


def turned(model: str, sentence: str) -> bool:
    """Whether the sentence has the opposite of a word that stands in the model."""
    return any(
        first.search(model) and second.search(sentence) and not (second.search(model) or first.search(sentence))
        for one, other in _OPPOSITES
        for first, second in ((one, other), (other, one))
    )
