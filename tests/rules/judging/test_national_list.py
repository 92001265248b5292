from __future__ import annotations

import pytest
from tests.rules.cases import DAY, consortium, group, member, network

from medconsortium.model import MemberGroup, Membership
from medconsortium.rules import Facts
from medconsortium.rules.judging.members import Roster
from medconsortium.rules.judging.national_list import are_extracts, roster_gaps
from medconsortium.vocabulary import Role


@pytest.mark.parametrize(
    ("scope", "members", "extract"),
    [
        ("national", "complete", False),
        ("national", "unknown", False),
        ("national", "partial", True),
        ("province", "complete", True),
        (None, "complete", False),
        (None, "partial", True),
    ],
)
def test_what_is_an_extract(scope: str | None, members: str, extract: object) -> None:
    of = consortium("rare_disease_network", scope=scope, members=members)
    assert are_extracts(Facts(network(of), DAY)).tolist() == [False, extract]


def no_gap(_: MemberGroup) -> tuple[str, ...]:
    return ()


def unnamed(_: MemberGroup) -> tuple[str, ...]:
    return ("memberships.institution",)


@pytest.mark.parametrize(
    ("memberships", "gaps"),
    [
        ([member("甲", "national_lead")], ()),
        ([member("甲", None)], ("memberships.role",)),
        ([member("甲", "national_lead", until=None)], ("memberships.until",)),
        ([member("甲", "member", until=None)], ()),  # another role
        ([member("甲", "national_lead", until="2020")], ()),
        ([member("甲", None, status="applied")], ()),
        ([group("national_lead")], ("memberships.institution",)),
    ],
)
def test_what_leaves_open_who_leads(memberships: list[Membership], gaps: tuple[str, ...]) -> None:
    stated = consortium("rare_disease_network", scope="national")
    unstated = consortium("rare_disease_network", members="unknown")
    always = ("consortia.scope", "consortia.members_completeness")
    for of, expected in ((stated, gaps), (unstated, (*always, *gaps))):
        roster = Roster(Facts(network(of, memberships), DAY))
        found = roster_gaps(roster, 1, roles=[Role.NATIONAL_LEAD], of_group=unnamed)
        assert found == expected


def test_a_group_may_be_well_known() -> None:
    of = consortium("rare_disease_network", scope="national")
    roster = Roster(Facts(network(of, [group("national_lead")]), DAY))
    assert roster_gaps(roster, 1, roles=[Role.NATIONAL_LEAD], of_group=no_gap) == ()
