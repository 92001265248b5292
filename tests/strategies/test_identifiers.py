from __future__ import annotations

import pytest
from tests.strategies.drawing_out import drawn, plainest

from medconsortium import identifiers as known
from medconsortium.strategies import (
    credit_codes,
    division_codes,
    identifiers,
    institution_codes,
    organisation_codes,
    wrong_credit_codes,
)
from medconsortium.vocabulary import Category, IdentifierSystem


def errors(flaws: tuple[known.Flaw, ...]) -> set[str]:
    return {flaw.code for flaw in flaws if flaw.severity == "error"}


def test_codes_follow_their_standards() -> None:
    assert all(known.check_uscc(code) == () for code in drawn(credit_codes()))
    assert all(known.check_organisation_code(code) == () for code in drawn(organisation_codes()))
    assert all(errors(known.check_ws218(code)) == set() for code in drawn(institution_codes()))


def test_codes_keep_to_what_is_asked_for() -> None:
    at = drawn(credit_codes(divisions=["430100"]))
    assert {known.parse_uscc(code).division for code in at} == {"430100"}
    clinics = drawn(institution_codes(categories=[Category.D600]))
    assert {known.parse_ws218(code).category for code in clinics} == {Category.D600}
    places = drawn(division_codes(digits=(6, 9, 12)), 100)
    assert {len(code) for code in places} == {6, 9, 12}
    assert all(code.isdigit() for code in places)


def test_divisions_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="six digits"):
        plainest(credit_codes(divisions=["湖南"]))


def test_wrong_codes_are_wrong_in_the_way_they_say() -> None:
    found = drawn(wrong_credit_codes(), 60)
    for code in found:
        assert errors(known.check_uscc(code.value)) == {code.fault}, code
    assert {code.fault for code in found} == {"check-character", "length", "alphabet"}
    assert {code.fault for code in drawn(wrong_credit_codes(faults=["length"]))} == {"length"}


def test_an_identifier_is_explained_by_its_system() -> None:
    found = drawn(identifiers(), 100)
    assert {one.system for one in found} == set(IdentifierSystem)
    for one in found:
        assert errors(known.explain(one.value, one.system)) == set(), one
    hostile = drawn(identifiers(wording="adversarial", systems=[IdentifierSystem.USCC]), 60)
    assert any(errors(known.check_uscc(one.value)) for one in hostile)
