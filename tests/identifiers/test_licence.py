"""Practice licence numbers: a departure from the usual form proves nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.identifiers import check_licence, check_ws218


@pytest.mark.parametrize("text", ["74085017434152212C2101", "74085017-434152212c2101"])
def test_the_usual_form_has_no_flaw(text: str) -> None:
    assert check_licence(text) == ()


@pytest.mark.parametrize("text", ["", " ", "--"])
def test_nothing_is_an_error(text: str) -> None:
    (flaw,) = check_licence(text)
    assert (flaw.code, flaw.severity, flaw.found) == ("length", "error", "0")


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("湘卫医字第0001号", "length", None),
        ("74085017434152212C2103", "management-class", 22),
        ("74085017434152212?2101", "alphabet", 18),
    ],
)
def test_other_forms_are_to_be_kept(text: str, code: str, position: int | None) -> None:
    (flaw,) = check_licence(text)
    assert (flaw.code, flaw.severity, flaw.position) == (code, "warning", position)
    assert "其他形式" in flaw.cure.in_language("zh")
    assert "other forms exist" in flaw.cure.in_language("en")


@given(st.text(min_size=1))
def test_the_same_is_told_as_of_an_institution_code(text: str) -> None:
    told = [flaw.message for flaw in check_licence(text)]
    assert told == [flaw.message for flaw in check_ws218(text)]
