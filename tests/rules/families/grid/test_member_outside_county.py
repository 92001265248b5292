from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    division,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.grid.member_outside_county import member_outside_county

PLACES = (
    division("市", "prefecture"),
    division("县", "county", "市"),
    division("镇", "township", "县"),
    division("邻县", "county", "市"),
    division("邻镇", "township", "邻县"),
    division("疑镇", "township", "县", until=None),
    division("孤镇", "township"),
)
TWO = (
    institution("甲", division="县"),
    institution("丙", division="镇"),
    member("甲", "lead"),
    member("丙"),
)


def at(place: str | None) -> Row:
    return institution("乙", division=place)


# The member 乙 beside two that lie in 县.
CASES: Mapping[str, tuple[list[Row], str]] = {
    "in a town of the county": ([at("镇"), member("乙")], "pass"),
    "next door": ([at("邻镇"), member("乙")], "fail"),
    "next door, to help": ([at("邻镇"), member("乙", "collaborating")], "pass"),
    "next door, its role not stated": ([at("邻镇"), member("乙", None)], "not_assessed"),
    "in the county, its role not stated": ([at("县"), member("乙", None)], "pass"),
    "next door, a guided hospital": ([at("邻镇"), member("乙", "guided")], "fail"),
    "next door, and only applied": ([at("邻镇"), member("乙", status="applied")], "pass"),
    "next door, and has left": ([at("邻镇"), member("乙", until="2020")], "pass"),
    "next door, and may have left": ([at("邻镇"), member("乙", until=None)], "not_assessed"),
    "somewhere in the city": ([at("市"), member("乙")], "not_assessed"),
    "nowhere stated": ([at(None), member("乙")], "not_assessed"),
    "in a town that may be no more": ([at("疑镇"), member("乙")], "not_assessed"),
    "in a town of no stated county": ([at("孤镇"), member("乙")], "not_assessed"),
    "a department next door": (
        [at("邻镇"), department("乙科", "乙"), member("乙科")],
        "fail",
    ),
    "hospitals described": ([group()], "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_member(case: str) -> None:
    rows, expected = CASES[case]
    judged = network(consortium(), *PLACES, *TWO, *rows)
    assert outcome(member_outside_county, judged) == expected


@pytest.mark.parametrize(
    ("place", "expected"), [("镇", "not_assessed"), ("邻镇", "fail"), (None, "not_assessed")]
)
@pytest.mark.parametrize("members", ["partial", "unknown"])
def test_members_listed_in_part(members: str, place: str | None, expected: str) -> None:
    judged = network(consortium(members=members), *PLACES, *TWO, at(place), member("乙"))
    assert outcome(member_outside_county, judged) == expected


def test_without_members_there_is_nothing_to_say() -> None:
    assert outcome(member_outside_county, network(consortium(), *PLACES)) == "not_applicable"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("urban_medical_group", "not_applicable"),
        ("specialty_alliance", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind), *PLACES, *TWO, at("邻镇"), member("乙"))
    assert outcome(member_outside_county, judged) == expected


def test_it_is_a_draft() -> None:
    assert member_outside_county.status is RuleStatus.DRAFT


def test_what_is_missing() -> None:
    def missing(*rows: Row) -> tuple[str, ...]:
        judged = network(consortium(), *PLACES, *TWO, *rows)
        return verdict(member_outside_county, judged).missing

    assert missing(at(None), member("乙")) == ("institutions.division",)
    assert missing(at("邻县"), member("乙", None)) == ("memberships.role",)
    assert missing(at("疑镇"), member("乙")) == ("divisions.until",)
    assert missing(at("孤镇"), member("乙")) == ("divisions.level", "divisions.parent")


def test_a_finding_names_member_and_place() -> None:
    judged = network(consortium(), *PLACES, *TWO, at("邻镇"), member("乙"))
    found = verdict(member_outside_county, judged)
    assert found.message.en == "not in the county of most members: 乙 (邻镇)"
    assert [(e.found, e.wanted) for e in found.evidence] == [(2, 3)]
