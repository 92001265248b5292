from __future__ import annotations

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.strategies import consortia, memberships
from medconsortium.vocabulary import (
    ConsortiumKind,
    ConsortiumStatus,
    MembershipStatus,
    Practice,
    Role,
)


def test_consortia_keep_to_their_bounds() -> None:
    found = drawn(
        consortia(
            kinds=[ConsortiumKind.SPECIALTY_ALLIANCE],
            statuses=[ConsortiumStatus.PLANNED],
            practices=[Practice.MDT],
            divisions=["县"],
            actors=["甲"],
            parents=["盟"],
            unknowns="none",
        )
    )
    for row in found:
        assert row.kind is ConsortiumKind.SPECIALTY_ALLIANCE
        assert str(row.name).endswith("专科联盟")
        assert row.status is ConsortiumStatus.PLANNED
        assert (row.organiser, row.part_of) == ("甲", "盟")
        assert set(row.practices or ()) <= {Practice.MDT}
        assert set(row.grid or ()) <= {"县"}
    assert plainest(consortia()).kind is None


def test_a_membership_is_of_one_member() -> None:
    found = drawn(memberships(institutions=["甲"], departments=["甲科"]), 80)
    members = [(row.institution, row.department, row.group) for row in found]
    assert all(sum(one is not None for one in member) == 1 for member in members)
    assert {row.institution for row in found} == {"甲", None}
    assert {row.department for row in found} == {"甲科", None}
    assert any(row.group is not None for row in found)


def test_memberships_keep_to_their_bounds() -> None:
    found = drawn(
        memberships(
            consortia=["盟"],
            institutions=["甲"],
            roles=[Role.GUIDED],
            statuses=[MembershipStatus.APPLIED],
            groups=False,
            unknowns="none",
        )
    )
    for row in found:
        assert (row.consortium, row.institution) == ("盟", "甲")
        assert (row.role, row.status) == (Role.GUIDED, MembershipStatus.APPLIED)
    assert plainest(memberships()).role is None


def test_adversarial_groups_are_described_in_any_way() -> None:
    found = drawn(memberships(wording="adversarial"), 120)
    described = {str(row.group.description) for row in found if row.group is not None}
    assert "" in described
