from __future__ import annotations

import pytest
from tests.rules.rows import consortium, institution, member, network, outcome, verdict

from medconsortium.rules.families.urban.lead_below_city import lead_below_city

LEAD, MEMBER = member("甲", "lead"), member("乙")


def said(tier: str | None, grade: str | None, kind: str | None = "urban_medical_group") -> str:
    place = institution("甲", tier=tier, grade=grade)
    return outcome(lead_below_city, network(consortium(kind), place, LEAD, MEMBER))


@pytest.mark.parametrize(
    ("tier", "grade", "expected"),
    [
        ("city", None, "pass"),
        ("province", None, "pass"),
        ("city", "2A", "pass"),
        ("county", "3A", "pass"),  # a tertiary district hospital is representative
        ("county", "3N", "pass"),
        ("county", "2A", "fail"),
        ("township", "UN", "fail"),
        ("county", None, "not_assessed"),
        (None, "3A", "pass"),
        (None, "2A", "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_tier_and_grade_of_the_lead(tier: str | None, grade: str | None, expected: str) -> None:
    assert said(tier, grade) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("county_medical_community", "not_applicable"),
        ("telemedicine_network", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert said("county", "2A", kind) == expected


def test_one_of_two_leads_is_too_low() -> None:
    places = institution("甲", tier="city"), institution("丙", tier="county", grade="2A")
    judged = network(consortium("urban_medical_group"), *places, LEAD, member("丙", "co_lead"))
    found = verdict(lead_below_city, judged)
    assert found.outcome.key == "fail"
    assert found.message.en == "leads neither of city level nor tertiary: 丙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
