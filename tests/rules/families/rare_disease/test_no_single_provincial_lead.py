from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import consortium, group, member, network, outcome, verdict

from medconsortium.model import Membership
from medconsortium.rules.families.rare_disease.no_single_provincial_lead import (
    no_single_provincial_lead,
)


def lead(name: str, unit: str | None, *, until: str | None = "open") -> Membership:
    return member(name, "provincial_lead", unit=unit, until=until)


def other(name: str, unit: str | None) -> Membership:
    return member(name, "member", unit=unit)


NATIONAL = member("丁", "national_lead", unit="北京市")
HUNAN = [lead("甲", "湖南省"), other("乙", "湖南省")]

LISTED: Mapping[str, tuple[list[Membership], str]] = {
    "one for each unit": ([NATIONAL, *HUNAN, lead("丙", "新疆生产建设兵团")], "pass"),
    "one and no member": ([lead("甲", "湖南省")], "pass"),
    "one listed twice": ([*HUNAN, lead("甲", "湖南省", until="2025")], "pass"),
    "one for two units": ([*HUNAN, lead("甲", "新疆"), other("丙", "新疆")], "pass"),
    "members without one": ([other("乙", "湖南省")], "fail"),
    "one of another unit": ([*HUNAN, other("丙", "新疆生产建设兵团")], "fail"),
    "two in a unit": ([*HUNAN, lead("丙", "湖南省")], "fail"),
    "a hospital and its department": ([*HUNAN, lead("甲科", "湖南省")], "fail"),
    "only the national lead in a unit": ([NATIONAL], "not_assessed"),
    "nobody": ([], "not_assessed"),
    "one that has only applied": (
        [member("甲", "provincial_lead", unit="湖南省", status="applied"), other("乙", "湖南省")],
        "fail",
    ),
    "one that is no longer": ([lead("甲", "湖南省", until="2020"), other("乙", "湖南省")], "fail"),
    "one after another": ([*HUNAN, lead("丙", "湖南省", until="2020")], "pass"),
    "one until an unknown day": (
        [lead("甲", "湖南省", until=None), other("乙", "湖南省")],
        "not_assessed",
    ),
    "a second until an unknown day": ([*HUNAN, lead("丙", "湖南省", until=None)], "not_assessed"),
    "a member until an unknown day": (
        [*HUNAN, member("丙", "member", unit="新疆", until=None)],
        "not_assessed",
    ),
    "a role is not stated": ([*HUNAN, member("丙", None, unit="湖南省")], "not_assessed"),
    "a role is not stated where one is missing": (
        [other("乙", "湖南省"), member("丙", None, unit="湖南省")],
        "not_assessed",
    ),
    "a role is not stated elsewhere": (
        [other("乙", "湖南省"), member("丙", None, unit="新疆")],
        "fail",
    ),
    "a unit is not stated": ([*HUNAN, other("丙", None)], "not_assessed"),
    "the unit of a lead is not stated": (
        [lead("甲", None), other("乙", "湖南省")],
        "not_assessed",
    ),
    "a unit is not stated, another has none": ([other("乙", "湖南省"), other("丙", None)], "fail"),
    "a unit is not stated, another has two": (
        [*HUNAN, lead("丙", "湖南省"), other("丁", None)],
        "fail",
    ),
    "members described": ([lead("甲", "湖南省"), group("member", 9, unit="湖南省")], "pass"),
    "members described without one": ([group("member", 9, unit="湖南省")], "fail"),
    "hospitals described lead": (
        [group("provincial_lead", 1, unit="湖南省"), other("乙", "湖南省")],
        "not_assessed",
    ),
    "hospitals described lead beside one": (
        [*HUNAN, group("provincial_lead", 1, unit="湖南省")],
        "fail",
    ),
}


@pytest.mark.parametrize("case", LISTED)
def test_members_listed_completely(case: str) -> None:
    memberships, expected = LISTED[case]
    judged = network(consortium("rare_disease_network"), memberships)
    assert outcome(no_single_provincial_lead, judged) == expected


@pytest.mark.parametrize(
    ("memberships", "expected"),
    [
        (HUNAN, "not_assessed"),
        ([other("乙", "湖南省")], "not_assessed"),
        ([*HUNAN, lead("丙", "湖南省")], "fail"),
        ([], "not_assessed"),
    ],
)
@pytest.mark.parametrize("members", ["partial", "unknown"])
def test_members_listed_in_part(members: str, memberships: list[Membership], expected: str) -> None:
    judged = network(consortium("rare_disease_network", members=members), memberships)
    assert outcome(no_single_provincial_lead, judged) == expected


@pytest.mark.parametrize("kind", ["specialty_alliance", "other"])
def test_it_is_for_the_rare_disease_network_only(kind: str) -> None:
    judged = network(consortium(kind), [other("乙", "湖南省")])
    assert outcome(no_single_provincial_lead, judged) == "not_applicable"


def test_a_finding_names_the_units() -> None:
    memberships = [*HUNAN, lead("丙", "湖南省"), other("丁", "新疆生产建设兵团")]
    found = verdict(
        no_single_provincial_lead, network(consortium("rare_disease_network"), memberships)
    )
    assert found.message.zh == "湖南省 有 2 家省级牵头医院；新疆生产建设兵团 没有省级牵头医院"
    assert found.message.en == (
        "湖南省 has 2 provincial leads; 新疆生产建设兵团 has no provincial lead"
    )
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        ("provincial leads of 湖南省", 2, 1),
        ("provincial leads of 新疆生产建设兵团", 0, 1),
    ]
