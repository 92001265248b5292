from __future__ import annotations

import numpy as np
import pytest
from tests.rules.cases import DAY, charter, consortium, group, member, network

from medconsortium.model import (
    Consortium,
    Department,
    Division,
    Institution,
    Instrument,
    Membership,
    Network,
    Party,
)
from medconsortium.rules import Facts
from medconsortium.rules.engine.facts import shared
from medconsortium.vocabulary import InstrumentKind, Role

MEMBERS = [
    member("甲", "lead"),
    member("甲", "lead", until="2025"),
    member("乙", "member", until=None),
    member("乙", "member", until="2020"),
    member("丙", None),
    member("甲科", "department"),
    member("组", "department", status="applied"),
    group("guided", 41),
    group("guided", 2),
]


def facts(of: Network) -> Facts:
    return Facts(of, DAY)


def test_whether_memberships_hold() -> None:
    planned = member("丁", "member", status="planned")
    found = facts(network(consortium("医共体"), [*MEMBERS, planned]))
    expected = [1, 1, -1, 0, 1, 1, 0, 1, 1, 0]
    assert found.is_member.tolist() == expected
    as_bool = {1: True, 0: False, -1: None}
    rows = found.network.memberships.values()
    assert [found.membership_holds(row) for row in rows] == [as_bool[n] for n in expected]


@pytest.mark.parametrize(
    ("since", "until", "status", "state"),
    [
        ("2019", "open", None, 1),
        ("2019", "open", "planned", 1),
        ("2019", "open", "closed", 1),
        (None, None, None, -1),
        (None, None, "planned", 1),
        ("2019", None, "planned", 1),
        ("2019", "2020", "planned", 0),
        ("2022", None, "planned", 0),
        ("2021", "open", "operating", -1),
    ],
)
def test_whether_consortia_are_in_force(
    since: str | None, until: str | None, status: str | None, state: int
) -> None:
    found = facts(network(consortium("医共体", since=since, until=until, status=status)))
    assert found.consortia_in_force.tolist() == [-1, state]
    assert found.planned_consortia.tolist() == [False, status == "planned"]


@pytest.mark.parametrize(("until", "state"), [("open", 1), (None, 1), ("2021", 1), ("2020", 0)])
def test_institutions_and_divisions_are_there_unless_their_period_says_otherwise(
    until: str | None, state: int
) -> None:
    found = facts(
        Network(
            institutions=[Institution(id="院", name="院", until=until)],
            divisions=[Division(id="处", name="处", until=until)],
            parties=[Party(id="会", name="会", until=until)],
        )
    )
    assert found.standing("institutions").tolist() == [state]
    assert found.standing("divisions").tolist() == [state]
    assert found.standing("parties").tolist() == [-state]


@pytest.mark.parametrize(
    ("members", "leads", "listed"),
    [
        ("complete", "unknown", (True, True)),
        ("partial", "complete", (False, True)),
        ("unknown", "partial", (False, False)),
    ],
)
def test_whether_members_and_leads_are_listed(
    members: str, leads: str, listed: tuple[bool, bool]
) -> None:
    found = facts(network(consortium("医共体", members=members, leads=leads)))
    assert (found.members_listed.tolist()[1], found.leads_listed.tolist()[1]) == listed


def test_roles() -> None:
    found = facts(network(consortium("医共体"), MEMBERS))
    assert found.has_role([Role.LEAD, Role.GUIDED]).nonzero()[0].tolist() == [0, 1, 7, 8]
    assert found.role_unstated.nonzero()[0].tolist() == [4]


def test_a_member_counts_once_and_a_group_perhaps_twice() -> None:
    found = facts(network(consortium("医共体"), MEMBERS))
    everybody = np.ones(len(MEMBERS), np.bool_)
    assert found.count(everybody).tolist() == [0, 7]  # 甲 乙 丙 甲科 组 and two groups
    assert found.count_at_most(everybody).tolist() == [0, 9]
    assert found.count(~everybody).tolist() == [0, 0]
    assert found.count(found.has_role([Role.LEAD])).tolist() == [0, 1]
    assert found.count_at_most(found.has_role([Role.GUIDED])).tolist() == [0, 4]


def test_many_consortia_of_many_members_are_told_apart() -> None:
    consortia = [Consortium(id=f"盟{n}", name="盟") for n in range(300)]
    institutions = [Institution(id=f"院{n}", name="院") for n in range(300)]
    memberships = [
        Membership(consortium=c.id, institution=i.id, since=since)
        for c, i in zip(consortia, institutions, strict=True)
        for since in ("2019", "2020")
    ]
    memberships += [Membership(consortium="盟0", institution=f"院{n}") for n in range(10, 20)]
    found = facts(Network(consortia=consortia, institutions=institutions, memberships=memberships))
    assert found.count(np.ones(len(memberships), np.bool_)).tolist() == [11] + [1] * 299
    first = np.arange(len(memberships)) % 2 == 0
    assert found.count(first).tolist() == [6] + [1] * 299


def test_a_department_is_not_taken_for_an_institution_of_another_consortium() -> None:
    found = facts(
        Network(
            consortia=[Consortium(id=f"盟{n}", name="盟") for n in range(3)],
            institutions=[Institution(id=f"院{n}", name="院") for n in range(5)],
            departments=[Department(id="队", name="队")],
            memberships=[
                Membership(consortium="盟0", institution="院1"),
                Membership(consortium="盟1", department="队"),
                Membership(consortium="盟2", institution="院1"),
            ],
        )
    )
    assert found.count(np.ones(3, np.bool_)).tolist() == [1, 1, 1]


def test_nobody_counts_where_there_is_nobody() -> None:
    found = facts(Network())
    nobody = np.zeros(0, np.bool_)
    assert found.count(nobody).tolist() == found.count_at_most(nobody).tolist() == []


def test_rows_of_a_consortium() -> None:
    instruments = [charter(), charter(of="别", since="2020"), Instrument(id="书")]
    found = facts(network(consortium("医共体"), MEMBERS, instruments))
    other, ours = (found.consortium(row) for row in range(2))
    assert (other.id, ours.id) == ("别", "盟")
    assert len(found.memberships_of(ours)) == len(MEMBERS)
    assert found.memberships_of(other) == ()
    assert [i.id for i in found.instruments_of(ours)] == ["charter 2019 open"]
    assert [i.id for i in found.instruments_of(other)] == ["charter 2020 open"]
    assert [i.id for i in found.unattached_instruments] == ["书"]
    by_kind = found.unattached_instruments_by_kind  # it is of no stated kind, so it may be of any
    assert {kind: [i.id for i in rows] for kind, rows in by_kind.items()} == {
        kind: ["书"] for kind in InstrumentKind
    }


@pytest.mark.parametrize(
    "name",
    ["consortia_in_force", "is_member", "leads_listed", "members_listed", "role_unstated"],
)
def test_facts_are_read_only(name: str) -> None:
    column = getattr(facts(network(consortium("医共体"), MEMBERS)), name)
    with pytest.raises(ValueError, match="read-only"):
        column[0] = 0


def test_what_rules_share_is_made_once() -> None:
    ours = Facts(Network(), DAY)
    asked: list[Facts] = []

    def make(of: Facts) -> list[Facts]:
        asked.append(of)
        return asked

    assert shared(ours, make) is shared(ours, make)
    assert asked == [ours]
    assert shared(Facts(Network(), DAY), make) is asked
    assert len(asked) == 2
