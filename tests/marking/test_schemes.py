"""A mark is a plain decimal figure with at most two places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.marking.schemes import rounded


@pytest.mark.parametrize(
    ("mark", "shown"),
    [("0.125", "0.13"), ("0.124", "0.12"), ("-0.125", "-0.13"), ("2.50", "2.5"), ("10", "10"), ("100.00", "100")],
)
def test_halves_go_up_and_trailing_zeros_go_away(mark: str, shown: str) -> None:
    assert str(rounded(Decimal(mark))) == shown


@pytest.mark.parametrize("mark", ["-0", "-0.001", "0.00", "0E+3"])
def test_nothing_is_shown_as_a_plain_zero(mark: str) -> None:
    assert str(rounded(Decimal(mark))) == "0"


@given(st.decimals(-1000, 1000, places=6))
def test_a_mark_never_moves_by_more_than_half_a_hundredth(mark: Decimal) -> None:
    assert abs(rounded(mark) - mark) <= Decimal("0.005")
    assert "E" not in str(rounded(mark))
