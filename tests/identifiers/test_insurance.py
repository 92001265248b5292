"""Medical insurance institution codes: held as text, and looked at lightly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.identifiers import check_insurance_code


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz", min_size=1))
def test_any_length_of_digits_and_letters_will_do(text: str) -> None:
    assert check_insurance_code(text) == ()


@pytest.mark.parametrize("text", ["", "\n", "-"])
def test_nothing_is_an_error(text: str) -> None:
    (flaw,) = check_insurance_code(text)
    assert (flaw.code, flaw.severity, flaw.found) == ("length", "error", "0")


@pytest.mark.parametrize(
    ("text", "position", "found"),
    [
        ("H4301*2", 6, "*"),
        ("h43-01／2", 6, "/"),
        ("县医院", 1, "县"),
        ("H1" + "?" * 1_000_000, 3, "?"),
    ],
)
def test_the_first_odd_character_is_a_warning(text: str, position: int, found: str) -> None:
    (flaw,) = check_insurance_code(text)
    assert (flaw.code, flaw.severity) == ("alphabet", "warning")
    assert (flaw.position, flaw.found) == (position, found)
    assert str(position) in flaw.message.in_language("en")
