from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    link,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules.families.primary_care.unsupported_member import unsupported_member

LEAD, MEMBER = member("甲", "lead"), member("乙")
SUPPORT = link("甲", "support", "乙")
GROUND = (
    *(institution(name) for name in "甲乙丙"),
    department("甲科", "甲"),
    department("乙科", "乙"),
    department("组科"),
    consortium("other", name="别"),
)

# Links, and what is said where all are listed, and where they are not.
CASES: Mapping[str, tuple[list[Row], str, str]] = {
    "none": ([], "fail", "not_assessed"),
    "support": ([SUPPORT], "pass", "pass"),
    "guidance": ([link("甲", "guidance", "乙")], "pass", "pass"),
    "teaching": ([link("甲", "teaching", "乙")], "pass", "pass"),
    "rounds": ([link("甲", "rounds", "乙")], "pass", "pass"),
    "visits of experts": ([link("甲", "expert_visit", "乙")], "pass", "pass"),
    "posting of staff": ([link("甲", "staff_posting", "乙")], "pass", "pass"),
    "a ward run together": ([link("甲", "co_run", "乙")], "pass", "pass"),
    "further study with the lead": ([link("乙", "rotation", "甲")], "pass", "pass"),
    "referral": ([link("乙", "referral_up", "甲")], "fail", "not_assessed"),
    "from one department to another": ([link("甲科", "support", "乙科")], "pass", "pass"),
    "from a department of we know not whom": (
        [link("组科", "support", "乙")],
        "not_assessed",
        "not_assessed",
    ),
    "to a department of we know not whom": (
        [link("甲", "support", "组科")],
        "not_assessed",
        "not_assessed",
    ),
    "from another member": ([link("丙", "support", "乙")], "fail", "not_assessed"),
    "for another member": ([link("甲", "support", "丙")], "fail", "not_assessed"),
    "over": ([link("甲", "support", "乙", until="2020")], "fail", "not_assessed"),
    "perhaps over": (
        [link("甲", "support", "乙", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "of another consortium": ([link("甲", "support", "乙", of="别")], "fail", "not_assessed"),
    "of we know not which consortium": (
        [link("甲", "support", "乙", of=None)],
        "not_assessed",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_what_the_lead_does_for_the_member(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    judged = network(consortium(links=links), *GROUND, LEAD, MEMBER, *rows)
    assert outcome(unsupported_member, judged) == (listed if links == "complete" else partly)


@pytest.mark.parametrize(
    ("members", "rows", "expected"),
    [
        ("complete", [LEAD, MEMBER, member("丙"), SUPPORT], "fail"),
        ("partial", [LEAD, MEMBER, member("丙"), SUPPORT], "fail"),
        ("partial", [LEAD, MEMBER, SUPPORT], "not_assessed"),
        ("complete", [LEAD], "not_applicable"),
        ("complete", [LEAD, member("乙", "co_lead")], "not_applicable"),
        ("complete", [MEMBER], "not_applicable"),
        ("unknown", [MEMBER], "not_assessed"),
        ("complete", [LEAD, member("乙", None)], "not_assessed"),
        ("complete", [LEAD, member("乙", None), SUPPORT], "pass"),
        ("complete", [LEAD, member("乙", status="applied")], "not_applicable"),
        ("complete", [LEAD, member("乙", until="2020")], "not_applicable"),
        ("complete", [LEAD, member("乙", until=None)], "not_assessed"),
        ("complete", [LEAD, member("甲", "member")], "not_applicable"),
        ("complete", [LEAD, member("乙科")], "fail"),
        ("complete", [LEAD, member("乙科"), SUPPORT], "pass"),
        ("complete", [member("甲科", "lead"), MEMBER, SUPPORT], "pass"),
        ("complete", [LEAD, group()], "not_assessed"),
        ("complete", [member("丙", "co_lead"), LEAD, MEMBER, link("丙", "support", "乙")], "pass"),
        ("complete", [group("lead"), MEMBER, link("丙", "support", "乙")], "not_assessed"),
        ("complete", [member("甲", "lead", until=None), MEMBER, SUPPORT], "not_assessed"),
        ("complete", [member("甲", None), MEMBER, SUPPORT], "not_assessed"),
        ("complete", [member("甲", "lead", until="2020"), MEMBER, SUPPORT], "not_applicable"),
    ],
)
def test_who_leads_and_who_is_a_member(members: str, rows: list[Row], expected: str) -> None:
    judged = network(consortium(members=members), *GROUND, *rows)
    assert outcome(unsupported_member, judged) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("urban_medical_group", None, "fail"),
        ("county_medical_community", None, "fail"),
        ("specialty_alliance", None, "fail"),
        ("specialty_alliance", "planned", "not_applicable"),
        ("telemedicine_network", None, "not_applicable"),
        ("rare_disease_network", None, "not_applicable"),
        (None, None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, status: str | None, expected: str) -> None:
    judged = network(consortium(kind, status=status), *GROUND, LEAD, MEMBER)
    assert outcome(unsupported_member, judged) == expected


def missing(*rows: Row, members: str = "complete", links: str = "complete") -> set[str]:
    judged = network(consortium(members=members, links=links), *GROUND, *rows)
    return set(verdict(unsupported_member, judged).missing)


def test_what_is_missing() -> None:
    assert missing(LEAD, MEMBER, links="partial") == {"links", "consortia.links_completeness"}
    assert missing(LEAD, MEMBER, SUPPORT, members="partial") == {"consortia.members_completeness"}
    assert missing(LEAD, member("乙", None)) == {"memberships.role"}
    assert missing(LEAD, MEMBER, link("甲", "support", "乙", until=None)) == {"links.until"}
    assert missing(LEAD, MEMBER, link("甲", "support", "乙", of=None)) == {"links.consortium"}
    assert "consortia.leads_completeness" in missing(MEMBER, members="unknown")


def test_a_finding_names_the_members() -> None:
    judged = network(consortium(), *GROUND, LEAD, MEMBER, member("丙"), SUPPORT)
    found = verdict(unsupported_member, judged)
    assert found.message.en == "members that no lead supports: 丙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
