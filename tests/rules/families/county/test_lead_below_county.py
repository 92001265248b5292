from __future__ import annotations

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules.families.county.lead_below_county import lead_below_county

LEAD, MEMBER = member("甲", "lead"), member("乙")


@pytest.mark.parametrize(
    ("tier", "grade", "expected"),
    [
        ("county", None, "pass"),
        ("city", None, "pass"),
        ("national", "UN", "pass"),
        ("county", "1N", "pass"),
        ("township", "2A", "pass"),  # a secondary hospital is representative
        ("township", "1A", "fail"),
        ("township", "UN", "fail"),
        ("village", "UN", "fail"),
        ("township", None, "not_assessed"),
        (None, "2N", "pass"),
        (None, "1N", "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_tier_and_grade_of_the_lead(tier: str | None, grade: str | None, expected: str) -> None:
    place = institution("甲", tier=tier, grade=grade)
    assert outcome(lead_below_county, network(consortium(), place, LEAD, MEMBER)) == expected


HIGH, LOW = institution("甲", tier="county"), institution("丙", tier="township", grade="UN")
CASES: dict[str, tuple[list[Row], str]] = {
    "a member is low": ([HIGH, LOW, LEAD, member("丙")], "pass"),
    "a co-lead is low": ([HIGH, LOW, LEAD, member("丙", "co_lead")], "fail"),
    "a low one of unstated role": ([HIGH, LOW, LEAD, member("丙", None)], "not_assessed"),
    "a high one of unstated role": ([HIGH, member("甲", None)], "not_assessed"),  # who leads?
    "a low lead that has only applied": (
        [HIGH, LOW, LEAD, member("丙", "co_lead", status="applied")],
        "pass",
    ),
    "a low lead that has left": ([HIGH, LOW, LEAD, member("丙", "lead", until="2020")], "pass"),
    "a low lead until an unknown day": (
        [HIGH, LOW, LEAD, member("丙", "lead", until=None)],
        "not_assessed",
    ),
    "a department of a high one leads": (
        [HIGH, department("甲科", "甲"), member("甲科", "lead")],
        "pass",
    ),
    "a department of nobody stated leads": (
        [department("甲科"), member("甲科", "lead")],
        "not_assessed",
    ),
    "described hospitals lead": ([group("lead")], "not_assessed"),
    "nobody leads": ([MEMBER], "not_applicable"),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    rows, expected = CASES[case]
    assert outcome(lead_below_county, network(consortium(), *rows)) == expected


@pytest.mark.parametrize(
    ("members", "leads", "expected"),
    [
        ("partial", "unknown", "not_assessed"),
        ("partial", "complete", "pass"),
        ("unknown", "partial", "not_assessed"),
    ],
)
def test_leads_listed_in_part(members: str, leads: str, expected: str) -> None:
    of = consortium(members=members, leads=leads)
    assert outcome(lead_below_county, network(of, HIGH, LEAD, MEMBER)) == expected
    low = network(of, LOW, member("丙", "lead"))
    assert outcome(lead_below_county, low) == "fail"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("urban_medical_group", "not_applicable"),
        ("specialty_alliance", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind), LOW, member("丙", "lead"))
    assert outcome(lead_below_county, judged) == expected


def test_a_finding_names_the_lead() -> None:
    found = verdict(lead_below_county, network(consortium(), LOW, member("丙", "lead")))
    assert found.message.en == "leads below county level: 丙"
    unknown = verdict(lead_below_county, network(consortium(), LEAD))
    assert unknown.missing == ("institutions.tier", "institutions.grade")
    who = verdict(lead_below_county, network(consortium(), HIGH, member("甲", None)))
    assert who.missing == ("memberships.role",)  # whoever it is, the tier is right
