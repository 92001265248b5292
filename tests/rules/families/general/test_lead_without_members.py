from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import consortium, group, member, network, outcome, verdict

from medconsortium.model import Membership
from medconsortium.rules.families.general.lead_without_members import lead_without_members

LEAD, MEMBER = member("甲", "lead"), member("乙", "member")

# Members, what is said where they are listed completely, and where they are listed in part.
CASES: Mapping[str, tuple[list[Membership], str, str]] = {
    "a lead and a member": ([LEAD, MEMBER], "pass", "pass"),
    "a lead and a department": ([LEAD, member("乙科", "department")], "pass", "pass"),
    "a lead and hospitals described": ([LEAD, group("member")], "pass", "pass"),
    "a provincial lead is a member": ([LEAD, member("乙", "provincial_lead")], "pass", "pass"),
    "members without a lead": ([MEMBER, member("丙", "member")], "pass", "pass"),
    "a co-lead listed as member too": (
        [LEAD, member("乙", "co_lead"), member("乙", "member")],
        "pass",
        "pass",
    ),
    "a lead alone": ([LEAD], "fail", "not_assessed"),
    "co-leads alone": ([LEAD, member("乙", "co_lead")], "fail", "not_assessed"),
    "a national lead alone": ([member("甲", "national_lead")], "fail", "not_assessed"),
    "a member alone": ([MEMBER], "fail", "not_assessed"),
    "a lead listed as member too": ([LEAD, member("甲", "member")], "fail", "not_assessed"),
    "a member listed twice": ([MEMBER, member("乙", "guided")], "fail", "not_assessed"),
    "nobody": ([], "fail", "not_assessed"),
    "a member that has only applied": (
        [LEAD, member("乙", "member", status="applied")],
        "fail",
        "not_assessed",
    ),
    "a member that is only planned": (
        [LEAD, member("乙", "member", status="planned")],
        "fail",
        "not_assessed",
    ),
    "a member that is no longer": (
        [LEAD, member("乙", "member", until="2020")],
        "fail",
        "not_assessed",
    ),
    "a member since an unknown day": (
        [LEAD, member("乙", "member", since=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a member until some day of this year": (
        [LEAD, member("乙", "member", until="2021")],
        "not_assessed",
        "not_assessed",
    ),
    "a role is not stated": ([LEAD, member("乙", None)], "not_assessed", "not_assessed"),
    "the other role is not stated": ([member("甲", None), MEMBER], "pass", "pass"),
    "hospitals described alone": ([group("member")], "not_assessed", "not_assessed"),
    "hospitals described lead": ([group("lead")], "fail", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("members", ["complete", "partial", "unknown"])
def test_decided_cases(case: str, members: str) -> None:
    memberships, listed, partly = CASES[case]
    judged = network(consortium("telemedicine_network", members=members), memberships)
    expected = listed if members == "complete" else partly
    assert outcome(lead_without_members, judged) == expected


@pytest.mark.parametrize("kind", ["rare_disease_network", "emergency_network", "other", None])
def test_it_is_for_every_kind(kind: str | None) -> None:
    assert outcome(lead_without_members, network(consortium(kind), [LEAD])) == "fail"


def test_it_guards_the_data_of_planned_consortia_too() -> None:
    planned = consortium("医共体", status="planned", since=None, until=None)
    assert outcome(lead_without_members, network(planned, [LEAD])) == "fail"


def test_a_finding_says_how_many_members_there_are() -> None:
    found = verdict(lead_without_members, network(consortium("医共体"), [LEAD]))
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        ("members (an unnamed group as one)", 1, "≥ 2"),
        ("members that do not lead", 0, "≥ 1"),
    ]
