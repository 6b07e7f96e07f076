"""Where a denial ends."""

import pytest

from studyapp.course.evidence.folding import Folded
from studyapp.course.evidence.negation import negated


@pytest.mark.parametrize(
    ("text", "words", "denied"),
    [
        ("没人算效果：用市场营销管理", "市场营销管理", False),
        ("Customers may leave without any penalty: low switching costs.", "low switching costs", False),
        ("不包括：市场营销管理", "市场营销管理", True),
        ("客户不需要：打折", "打折", True),
        ("It does not include: switching costs.", "switching costs", True),
    ],
)
def test_a_colon_ends_a_denial_unless_it_opens_what_is_denied(text: str, words: str, denied: bool) -> None:
    plain = Folded(text).plain
    start = plain.index(words)
    assert negated(plain, start, start + len(words)) is denied
