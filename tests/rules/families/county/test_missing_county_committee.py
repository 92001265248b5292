from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.county.missing_county_committee import missing_county_committee
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.COUNTY_COMMITTEE))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    community = consortium(fields={"practices": practices})
    assert outcome(missing_county_committee, network(community)) == expected


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
    assert outcome(missing_county_committee, judged) == expected


def test_a_finding_names_what_is_lacking() -> None:
    found = verdict(missing_county_committee, network(consortium(fields={"practices": []})))
    assert Practice.COUNTY_COMMITTEE.zh in str(found.message.zh)
    assert Practice.COUNTY_COMMITTEE.en in str(found.message.en)


def test_its_source_has_not_been_opened() -> None:
    assert missing_county_committee.status is RuleStatus.DRAFT
