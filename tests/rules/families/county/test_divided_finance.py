from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.county.divided_finance import divided_finance
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.UNIFIED_FINANCE))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    community = consortium(fields={"practices": practices})
    assert outcome(divided_finance, network(community)) == expected


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
    assert outcome(divided_finance, judged) == expected


def test_a_finding_names_what_is_lacking() -> None:
    found = verdict(divided_finance, network(consortium(fields={"practices": []})))
    assert Practice.UNIFIED_FINANCE.zh in str(found.message.zh)
    assert Practice.UNIFIED_FINANCE.en in str(found.message.en)


def test_its_source_has_not_been_opened() -> None:
    assert divided_finance.status is RuleStatus.DRAFT
