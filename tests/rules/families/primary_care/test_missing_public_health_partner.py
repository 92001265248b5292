from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.declared import OTHER_KINDS
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
from medconsortium.rules.families.primary_care.missing_public_health_partner import (
    missing_public_health_partner,
)

GROUND = (
    institution("甲", "A100"),
    institution("乙", "B100"),
    institution("控", "J100"),
    institution("不明"),
    department("控科", "控"),
    department("组科"),
    consortium("other", name="别"),
    member("甲", "lead"),
)

# What there is, and what is said where members and links are listed, and where they are not.
CASES: Mapping[str, tuple[list[Row], str, str]] = {
    "a centre is a member": ([member("控")], "pass", "pass"),
    "a department of a centre is a member": ([member("控科")], "pass", "pass"),
    "a centre has applied": ([member("控", status="applied")], "fail", "not_assessed"),
    "a centre was a member": ([member("控", until="2020")], "fail", "not_assessed"),
    "a centre may be a member": ([member("控", until=None)], "not_assessed", "not_assessed"),
    "somebody of unknown category": ([member("不明")], "not_assessed", "not_assessed"),
    "somebody described": ([group()], "not_assessed", "not_assessed"),
    "somebody's department": ([member("组科")], "not_assessed", "not_assessed"),
    "a station": ([member("乙")], "fail", "not_assessed"),
    "a centre guides": ([member("乙"), link("控", "guidance", "乙")], "pass", "pass"),
    "a member reports to a centre": (
        [member("乙"), link("乙", "register_reporting", "控")],
        "pass",
        "pass",
    ),
    "a centre guided": ([link("控", "guidance", "甲", until="2020")], "fail", "not_assessed"),
    "a centre may guide": (
        [link("控", "guidance", "甲", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a centre guides another consortium": (
        [link("控", "guidance", "甲", of="别")],
        "fail",
        "not_assessed",
    ),
    "a centre guides in we know not which": (
        [link("控", "guidance", "甲", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "somebody of unknown category guides": (
        [link("不明", "guidance", "甲")],
        "not_assessed",
        "not_assessed",
    ),
    "somebody's department guides": (
        [link("组科", "guidance", "甲")],
        "not_assessed",
        "not_assessed",
    ),
    "a hospital guides": ([member("乙"), link("甲", "guidance", "乙")], "fail", "not_assessed"),
    "nobody": ([], "fail", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    ("members", "links"),
    [("complete", "complete"), ("partial", "complete"), ("complete", "partial")],
)
def test_decided_cases(members: str, links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    judged = network(consortium(members=members, links=links), *GROUND, *rows)
    expected = listed if members == links else partly
    assert outcome(missing_public_health_partner, judged) == expected


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("J100", "pass"),
        ("J400", "pass"),
        ("G100", "pass"),
        ("H112", "pass"),
        ("H220", "pass"),
        ("E100", "fail"),
        ("F110", "fail"),
        ("K100", "fail"),
        ("A100", "fail"),
        ("C220", "fail"),
    ],
)
def test_which_categories_count(category: str, expected: str) -> None:
    judged = network(consortium(), *GROUND, institution("丙", category), member("丙"))
    assert outcome(missing_public_health_partner, judged) == expected


@pytest.mark.parametrize(("kind", "expected"), OTHER_KINDS)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind), *GROUND)
    assert outcome(missing_public_health_partner, judged) == expected


def missing(*rows: Row, members: str = "complete", links: str = "complete") -> tuple[str, ...]:
    judged = network(consortium(members=members, links=links), *GROUND, *rows)
    return verdict(missing_public_health_partner, judged).missing


def test_what_is_missing() -> None:
    assert missing(members="partial") == ("consortia.members_completeness",)
    assert missing(links="partial") == ("links", "consortia.links_completeness")
    assert missing(member("不明")) == ("institutions.category",)
    assert missing(member("控", until=None)) == ("memberships.until",)
    assert missing(group()) == ("memberships.institution",)
    assert missing(link("不明", "guidance", "甲")) == ("institutions.category",)


def test_the_evidence_names_them() -> None:
    rows = [member("乙"), member("控"), link("控", "guidance", "乙")]
    found = verdict(missing_public_health_partner, network(consortium(), *GROUND, *rows))
    assert [(e.found, e.wanted) for e in found.evidence] == [("控", "≥ 1")]
    by_link = verdict(
        missing_public_health_partner, network(consortium(), *GROUND, link("控", "guidance", "甲"))
    )
    assert [e.found for e in by_link.evidence] == ["控"]
    none = [
        (),
        (link("控", "guidance", "甲", until=None),),
        (link("控", "guidance", "甲", of=None),),
    ]
    for links in none:
        found = verdict(missing_public_health_partner, network(consortium(), *GROUND, *links))
        assert [e.found for e in found.evidence] == ["–"]
