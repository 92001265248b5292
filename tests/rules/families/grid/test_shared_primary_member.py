from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from tests.rules.declared import OTHER_KINDS
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

from medconsortium.model import Consortium, Institution, Row
from medconsortium.rules.families.grid.shared_primary_member import shared_primary_member
from medconsortium.vocabulary import Ownership


def run_by(
    ownership: Ownership | None, category: str | None = "C220", name: str = "乙"
) -> Institution:
    return institution(name, category, fields={"ownership": ownership})


CENTRE = run_by(Ownership.GOVERNMENT)
LEAD = (run_by(Ownership.GOVERNMENT, "A100", "甲"), member("甲", "lead"))
HERE = member("乙")


def other(kind: str | None = "county_medical_community", **said: Any) -> Consortium:
    return consortium(kind, name="别", **said)


# The centre 乙, what else there is, and what is said of 盟, to which it belongs.
CASES: Mapping[str, tuple[list[Row], str]] = {
    "it belongs to 盟 alone": ([CENTRE, other()], "pass"),
    "there is no other consortium": ([CENTRE], "pass"),
    "it belongs to another community": ([CENTRE, other(), member("乙", of="别")], "fail"),
    "it belongs to an urban group": (
        [CENTRE, other("urban_medical_group"), member("乙", of="别")],
        "fail",
    ),
    "it belongs to an alliance": (
        [CENTRE, other("specialty_alliance"), member("乙", of="别")],
        "pass",
    ),
    "it belongs to something of unknown kind": (
        [CENTRE, other(None), member("乙", of="别")],
        "not_assessed",
    ),
    "it belongs to a planned community": (
        [CENTRE, other(status="planned"), member("乙", of="别")],
        "pass",
    ),
    "it belongs to a community that is over": (
        [CENTRE, other(until="2020"), member("乙", of="别")],
        "pass",
    ),
    "it belongs to a community that may be over": (
        [CENTRE, other(until=None), member("乙", of="别")],
        "not_assessed",
    ),
    "it has applied to another": (
        [CENTRE, other(), member("乙", of="别", status="applied")],
        "pass",
    ),
    "it has left another": ([CENTRE, other(), member("乙", of="别", until="2020")], "pass"),
    "it may have left another": (
        [CENTRE, other(), member("乙", of="别", until=None)],
        "not_assessed",
    ),
    "the members of another are not all known": (
        [CENTRE, other(members="partial")],
        "not_assessed",
    ),
    "the members of an alliance are not all known": (
        [CENTRE, other("specialty_alliance", members="partial")],
        "pass",
    ),
    "another has members without a name": (
        [CENTRE, other(), department("组科"), member("组科", of="别")],
        "not_assessed",
    ),
    "a department of it belongs to another": (
        [CENTRE, other(), department("乙科", "乙"), member("乙科", of="别")],
        "fail",
    ),
    "it is listed twice in 盟": ([CENTRE, other(), member("乙", "guided")], "pass"),
    "a hospital in both": (
        [run_by(Ownership.GOVERNMENT, "A100"), other(), member("乙", of="别")],
        "not_applicable",
    ),
    "a private clinic in both": (
        [run_by(Ownership.SOCIAL, "D211"), other(), member("乙", of="别")],
        "not_applicable",
    ),
    "somebody of unknown owner in both": (
        [run_by(None), other(), member("乙", of="别")],
        "not_assessed",
    ),
    "somebody of unknown category in both": (
        [run_by(Ownership.GOVERNMENT, None), other(), member("乙", of="别")],
        "not_assessed",
    ),
    "somebody of unknown owner in 盟 alone": ([run_by(None), other()], "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_member(case: str) -> None:
    rows, expected = CASES[case]
    judged = network(consortium(), *LEAD, HERE, *rows)
    assert outcome(shared_primary_member, judged) == expected


@pytest.mark.parametrize(
    ("members", "rows", "expected"),
    [
        ("complete", [HERE, member("乙", of="别")], "fail"),
        ("partial", [HERE, member("乙", of="别")], "fail"),
        ("partial", [HERE], "not_assessed"),
        ("complete", [group()], "not_assessed"),
        ("complete", [], "not_applicable"),
        ("complete", [member("乙", status="planned"), member("乙", of="别")], "not_applicable"),
        ("complete", [member("乙", until=None), member("乙", of="别")], "not_assessed"),
    ],
)
def test_who_is_a_member(members: str, rows: list[Row], expected: str) -> None:
    judged = network(consortium(members=members), other(), CENTRE, *LEAD, *rows)
    assert outcome(shared_primary_member, judged) == expected


@pytest.mark.parametrize(("kind", "expected"), OTHER_KINDS)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind), other(), CENTRE, *LEAD, HERE, member("乙", of="别"))
    assert outcome(shared_primary_member, judged) == expected


def test_what_is_missing() -> None:
    def missing(*rows: Row) -> tuple[str, ...]:
        judged = network(consortium(), *LEAD, HERE, *rows)
        return verdict(shared_primary_member, judged).missing

    too = member("乙", of="别")
    assert missing(run_by(None), other(), too) == ("institutions.ownership",)
    assert missing(CENTRE, other(None), too) == ("consortia.kind",)
    assert missing(CENTRE, other(until=None), too) == ("consortia.until",)
    assert missing(CENTRE, other(), evolve(group(), consortium="别")) == (
        "memberships.institution",
    )
    assert missing(CENTRE, other(members="unknown")) == (
        "memberships",
        "consortia.members_completeness",
    )


def test_a_finding_names_the_other_consortium() -> None:
    judged = network(consortium(), other(), CENTRE, *LEAD, HERE, member("乙", of="别"))
    found = verdict(shared_primary_member, judged)
    assert found.message.en == "primary members that belong to another too: 乙 (别)"
    assert [(e.found, e.wanted) for e in found.evidence] == [(0, 1)]
