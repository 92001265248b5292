from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.county.prevention_apart_from_care import (
    prevention_apart_from_care,
)
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(
    ("practices", "expected"), practice_cases(Practice.PREVENTION_AND_TREATMENT)
)
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    community = consortium(fields={"practices": practices})
    assert outcome(prevention_apart_from_care, network(community)) == expected


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
    assert outcome(prevention_apart_from_care, judged) == expected


def test_a_finding_names_what_is_lacking() -> None:
    found = verdict(prevention_apart_from_care, network(consortium(fields={"practices": []})))
    assert Practice.PREVENTION_AND_TREATMENT.zh in str(found.message.zh)
    assert Practice.PREVENTION_AND_TREATMENT.en in str(found.message.en)


def test_its_source_has_not_been_opened() -> None:
    assert prevention_apart_from_care.status is RuleStatus.DRAFT
