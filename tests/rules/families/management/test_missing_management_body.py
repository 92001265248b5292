from __future__ import annotations

import pytest
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import GoverningBody, Listing
from medconsortium.rules.families.management.missing_management_body import missing_management_body
from medconsortium.vocabulary import Completeness

COUNCIL = GoverningBody(name="理事会")


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        (Listing([COUNCIL], Completeness.COMPLETE), "pass"),
        (Listing([COUNCIL], Completeness.PARTIAL), "pass"),
        (Listing([COUNCIL]), "pass"),
        (Listing([GoverningBody(name="监事会", remit=[])]), "pass"),
        (Listing(), "fail"),
        (None, "not_assessed"),
    ],
)
@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
def test_decided_cases(kind: str, bodies: Listing[GoverningBody] | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"bodies": bodies}))
    assert outcome(missing_management_body, judged) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("specialty_alliance", "not_applicable"),
        ("telemedicine_network", "not_applicable"),
        ("other", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"bodies": []}))
    assert outcome(missing_management_body, judged) == expected


def test_the_bodies_are_named() -> None:
    two = [COUNCIL, GoverningBody(name="办公室")]
    found = verdict(missing_management_body, network(consortium(fields={"bodies": two})))
    assert [e.found for e in found.evidence] == [("理事会", "办公室")]
