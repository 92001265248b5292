from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import consortium, group, member, network, outcome, verdict

from medconsortium.model import Membership
from medconsortium.rules.families.general.no_clear_lead import no_clear_lead

LEAD, MEMBER = member("甲", "lead"), member("乙", "member")

LISTED: Mapping[str, tuple[list[Membership], str]] = {
    "one lead": ([LEAD, MEMBER], "pass"),
    "one lead alone": ([LEAD], "pass"),
    "co-leads": ([member("甲", "co_lead"), member("乙", "co_lead")], "pass"),
    "one co-lead": ([member("甲", "co_lead"), MEMBER], "pass"),
    "a lead and co-leads": ([LEAD, member("乙", "co_lead"), member("丙", "co_lead")], "pass"),
    "a department leads": ([member("甲科", "lead"), MEMBER], "pass"),
    "a lead listed twice": ([LEAD, member("甲", "lead", until="2025")], "pass"),
    "two leads": ([LEAD, member("乙", "lead")], "fail"),
    "a hospital and its department lead": ([LEAD, member("甲科", "lead")], "fail"),
    "no lead": ([MEMBER], "fail"),
    "a national lead only": ([member("甲", "national_lead")], "fail"),
    "nobody": ([], "fail"),
    "a lead that has only applied": ([member("甲", "lead", status="applied"), MEMBER], "fail"),
    "a lead that is only planned": ([member("甲", "lead", status="planned"), MEMBER], "fail"),
    "a lead that is no longer": ([member("甲", "lead", until="2020"), MEMBER], "fail"),
    "a lead that is not yet": ([member("甲", "lead", since="2022"), MEMBER], "fail"),
    "a lead after another": ([LEAD, member("乙", "lead", until="2020")], "pass"),
    "a second lead has only applied": ([LEAD, member("乙", "lead", status="applied")], "pass"),
    "a lead since an unknown day": ([member("甲", "lead", since=None), MEMBER], "not_assessed"),
    "a lead until an unknown day": ([member("甲", "lead", until=None), MEMBER], "not_assessed"),
    "a lead since this year": ([member("甲", "lead", since="2021"), MEMBER], "not_assessed"),
    "a second lead, perhaps": ([LEAD, member("乙", "lead", until=None)], "not_assessed"),
    "a role is not stated": ([LEAD, member("乙", None)], "not_assessed"),
    "no role is stated": ([member("甲", None), member("乙", None)], "not_assessed"),
    "two leads and a role not stated": ([LEAD, member("乙", "lead"), member("丙", None)], "fail"),
    "a role not stated that is over": ([LEAD, member("乙", None, until="2020")], "pass"),
    "hospitals described lead": ([group("lead"), MEMBER], "not_assessed"),
    "hospitals described co-lead": ([group("co_lead"), MEMBER], "pass"),
    "hospitals described, members": ([LEAD, group("member", 41)], "pass"),
}


@pytest.mark.parametrize("case", LISTED)
def test_members_listed_completely(case: str) -> None:
    memberships, expected = LISTED[case]
    judged = network(consortium("specialty_alliance"), memberships)
    assert outcome(no_clear_lead, judged) == expected


@pytest.mark.parametrize(
    ("memberships", "members", "leads", "expected"),
    [
        ([LEAD], "partial", "complete", "pass"),
        ([LEAD], "unknown", "complete", "pass"),
        ([LEAD], "partial", "unknown", "not_assessed"),
        ([LEAD], "unknown", "partial", "not_assessed"),
        ([MEMBER], "partial", "complete", "fail"),
        ([MEMBER], "partial", "partial", "not_assessed"),
        ([], "partial", "complete", "fail"),
        ([], "unknown", "unknown", "not_assessed"),
        ([LEAD, member("乙", "lead")], "partial", "unknown", "fail"),
    ],
)
def test_members_or_leads_listed_in_part(
    memberships: list[Membership], members: str, leads: str, expected: str
) -> None:
    judged = network(consortium("医共体", members=members, leads=leads), memberships)
    assert outcome(no_clear_lead, judged) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("urban_medical_group", "fail"),
        ("county_medical_community", "fail"),
        ("specialty_alliance", "fail"),
        ("telemedicine_network", "fail"),
        ("rare_disease_network", "not_applicable"),
        ("emergency_network", "not_applicable"),
        ("other", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert outcome(no_clear_lead, network(consortium(kind), [MEMBER])) == expected


def test_a_finding_says_how_many_lead() -> None:
    found = verdict(no_clear_lead, network(consortium("医共体"), [LEAD, member("乙", "lead")]))
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        ("leads", 2, "≥ 1"),
        ("leads not declared co-leads", 2, "≤ 1"),
    ]
    assert found.message.en == "several lead without being co-leads"
    none = verdict(no_clear_lead, network(consortium("医共体"), [MEMBER]))
    assert none.message.en == "there is no lead"
