"""Organisation codes: the arithmetic of GB 11714."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from medconsortium.errors import IdentifierError
from medconsortium.identifiers import check_organisation_code, organisation_check_character

DIGITS = "0123456789"
CHARACTERS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@pytest.mark.parametrize("first8", ["", "1" * 7, "1" * 9, "a" * 8, "４" * 8, "1234-678"])
def test_8_digits_or_letters_are_required(first8: str) -> None:
    with pytest.raises(IdentifierError, match="is not 8 digits"):
        organisation_check_character(first8)


@pytest.mark.parametrize(
    ("first8", "check"),
    [("74085017", "4"), ("00600001", "X"), ("MJ000001", "8"), ("00000000", "0")],
)
def test_check_characters(first8: str, check: str) -> None:
    assert organisation_check_character(first8) == check
    assert check_organisation_code(f"{first8}-{check}") == ()


@given(st.text(CHARACTERS, min_size=8, max_size=8))
def test_the_check_is_11_minus_the_remainder(first8: str) -> None:
    """GB 11714: c = 11 - (weighted sum mod 11), written X for 10 and 0 for 11."""
    total = sum(w * CHARACTERS.index(c) for w, c in zip(WEIGHTS, first8, strict=True))
    c = 11 - total % 11
    assert organisation_check_character(first8) == {10: "X", 11: "0"}.get(c, str(c))


@given(st.text(DIGITS, min_size=8, max_size=8), st.integers(0, 7), st.sampled_from(DIGITS))
def test_a_change_of_one_digit_is_detected(first8: str, place: int, to: str) -> None:
    """11 is a prime that divides no weight."""
    assume(first8[place] != to)
    changed = first8[:place] + to + first8[place + 1 :]
    (flaw,) = check_organisation_code(changed + organisation_check_character(first8))
    assert (flaw.code, flaw.severity, flaw.position) == ("organisation-check", "warning", 9)


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("", [("length", "error", None)]),
        ("4000000188", [("length", "error", None)]),
        ("4000?001*", [("alphabet", "error", 5), ("alphabet", "error", 9)]),
        ("40000001A", [("organisation-check", "warning", 9)]),
    ],
)
def test_flaws(text: str, flaws: list[tuple[str, str, int | None]]) -> None:
    found = check_organisation_code(text)
    assert [(flaw.code, flaw.severity, flaw.position) for flaw in found] == flaws
