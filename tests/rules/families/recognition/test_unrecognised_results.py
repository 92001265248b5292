from __future__ import annotations

from datetime import date

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network

from medconsortium.model import Listing
from medconsortium.rules import check
from medconsortium.rules.families.recognition.unrecognised_results import unrecognised_results
from medconsortium.vocabulary import Completeness, Integration, Practice

DUE = date(2025, 12, 31)
FORMS = ("urban_medical_group", "county_medical_community")


def said(kind: str, practices: object, integration: Integration | None, on: date = DUE) -> str:
    of = consortium(kind, fields={"practices": practices, "integration": integration})
    report = check(network(of), on=on, rules=[unrecognised_results])
    return report.outcomes["RES001", "盟"].key


@pytest.mark.parametrize(
    ("practices", "expected"), practice_cases(Practice.FULL_RESULT_RECOGNITION)
)
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    for kind in FORMS:
        assert said(kind, practices, Integration.TIGHT) == expected
        assert said(kind, practices, Integration.LOOSE) == "not_applicable"
        assert said(kind, practices, Integration.ENTRUSTED) == "not_applicable"
        assert said(kind, practices, None) == "not_assessed"


def test_some_items_are_not_enough() -> None:
    some = [Practice.RESULT_RECOGNITION]
    assert said(FORMS[0], Listing(some, Completeness.COMPLETE), Integration.TIGHT) == "fail"


def test_it_is_due_at_the_end_of_2025() -> None:
    assert said(FORMS[0], Listing[Practice](), Integration.TIGHT, date(2025, 12, 30)) == (
        "not_applicable"
    )


def test_it_is_for_the_grid_forms_only() -> None:
    none = Listing[Practice]()
    assert said("specialty_alliance", none, Integration.TIGHT) == "not_applicable"
