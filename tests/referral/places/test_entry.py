"""Where patients begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.referral.semantics.questions import origin_of

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy
from medconsortium.referral.channels.standing import standing_on
from medconsortium.referral.places.entry import door_doubts, doors_at_home, entries, home_of
from medconsortium.referral.places.roster import roster_of

DAY = date(2020, 6, 1)
TOWN = """
    站 B100 in=村; 院 A100 in=镇; 谜 in=镇; 闭 B100 in=村 until=2019; 新 B100 in=镇 since=2020
    #村 in=镇; #镇 in=县; #县; #空 in=镇; #荒; &队
"""
MAP = """
    站 B100 in=村 at=23.1,113; 院 A100 in=镇 at=23.2,113; 独 B100 at=25,113; 谜
    闭 B100 in=镇 at=23.4,113 until=2019; 新 B100 in=镇 at=23.6,113 since=2020
    #村 in=镇; #镇 in=县; #县
"""


def drawn(network: Network, start: str, need: CareNeed, policy: ReferralPolicy) -> list[str]:
    roster = roster_of(network)
    standing = standing_on(roster, DAY)
    doors = entries(roster, standing, origin_of(start), need, policy)
    found = []
    for place, row in enumerate(doors.rows.tolist()):
        doubts = int(doors.doubts[place])
        bypass = " past" * bool(doors.bypasses[place])
        far = " far" * bool(doors.is_time_unknown[place])
        if start != roster.id(row):
            assert len(door_doubts(roster, standing, row, need, policy)) == doubts
        found.append(f"{roster.id(row)}{'?' * doubts}{bypass}{far}")
    assert doors.rows.tolist() == sorted(doors.rows.tolist())
    return found


@pytest.mark.parametrize(
    ("start", "need", "policy", "expected"),
    [
        ("院", "acute", "first_contact=required", ["院"]),
        ("新", "acute", "", ["新"]),
        ("闭", "acute", "", []),
        ("队", "acute", "", []),
        ("村", "acute", "", ["站"]),
        ("镇", "acute", "", ["新?", "站", "谜 past", "院 past"]),
        ("镇", "acute", "first_contact=off", ["新?", "站", "谜", "院"]),
        ("镇", "acute", "first_contact=required", ["新?", "站", "谜?"]),
        ("镇", "recovery", "first_contact=required", ["新?", "站", "谜", "院"]),
        ("空", "acute", "", ["新?", "站", "谜 past", "院 past"]),
        ("荒", "acute", "", []),
        ("荒", "acute signed=院", "first_contact=required", ["院"]),
        ("村", "acute signed=院", "", ["站 past", "院"]),
        ("村", "acute signed=院", "first_contact=required", ["院"]),
        ("村", "acute signed=院", "first_contact=off", ["站", "院"]),
        ("村", "acute signed=闭", "", ["站"]),
        ("村", "acute signed=站", "first_contact=required", ["站"]),
        ("村", "acute emergency", "", ["站", "新? far", "谜 far", "院 far"]),
        ("荒", "acute emergency", "", ["新? far", "站 far", "谜 far", "院 far"]),
    ],
)
def test_from_an_institution_or_a_division(
    *,
    start: str,
    need: str,
    policy: str,
    expected: list[str],
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    found = drawn(network_of(TOWN), start, need_of(need), policy_of(policy))
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("start", "need", "policy", "expected"),
    [
        ("(23.11,113)", "acute", "", ["站"]),
        ("(23.19,113)", "acute", "", ["新?", "站", "院 past"]),
        ("(23.39,113)", "acute", "", ["新?", "站", "院 past"]),
        ("(24.99,113)", "acute", "", ["独"]),
        ("(24.99,113)", "acute signed=站", "", ["独 past", "站"]),
        ("(24.99,113)", "acute signed=站", "first_contact=required", ["站"]),
        ("(24.99,113,gcj02)", "acute", "", []),
        (
            "(24.99,113,gcj02)",
            "acute emergency",
            "",
            ["新? far", "独 far", "站 far", "谜 far", "院 far"],
        ),
    ],
)
def test_from_a_point(
    *,
    start: str,
    need: str,
    policy: str,
    expected: list[str],
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    found = drawn(network_of(MAP), start, need_of(need), policy_of(policy))
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("point", "home"),
    [
        ("(23.11,113)", "村"),
        ("(23.39,113)", "镇"),
        ("(24.99,113)", "独"),
        ("(24.99,113,gcj02)", None),
    ],
)
def test_where_a_point_lies(
    point: str, home: str | None, network_of: Callable[[str], Network]
) -> None:
    roster = roster_of(network_of(MAP))
    place = origin_of(point)
    assert not isinstance(place, str)
    assert home_of(roster, standing_on(roster, DAY), place) == home


def test_every_door_wherever_home_is(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    roster = roster_of(network_of(TOWN))
    standing = standing_on(roster, DAY)
    doors = doors_at_home(roster, standing, need_of("acute"), policy_of("first_contact=required"))
    assert roster.ids(doors.rows.tolist()) == ("新", "站", "谜")
    assert len(doors) == 3
