from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.county.divided_income import divided_income
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.UNIFIED_INCOME))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    community = consortium(fields={"practices": practices})
    assert outcome(divided_income, network(community)) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("urban_medical_group", None, "not_applicable"),
        ("specialty_alliance", None, "not_applicable"),
        (None, None, "not_assessed"),
        ("county_medical_community", "planned", "not_applicable"),
    ],
)
def test_whom_it_is_for(kind: str | None, status: str | None, expected: str) -> None:
    judged = network(consortium(kind, status=status, fields={"practices": []}))
    assert outcome(divided_income, judged) == expected


def test_a_finding_names_what_is_lacking() -> None:
    found = verdict(divided_income, network(consortium(fields={"practices": []})))
    assert Practice.UNIFIED_INCOME.zh in str(found.message.zh)
    assert Practice.UNIFIED_INCOME.en in str(found.message.en)


def test_its_source_has_not_been_opened() -> None:
    assert divided_income.status is RuleStatus.DRAFT
