"""Where patients at home begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy
from medconsortium.referral.entry import Entry, entries

DAY = date(2020, 6, 1)
TOWN = """
    站 B100 in=村; 院 A100 in=镇; 谜 in=镇; 闭 B100 in=村 until=2019; 新 B100 in=镇 since=2020
    #村 in=镇; #镇 in=县; #县; #空 in=镇; #荒
"""


def drawn(entry: Entry) -> str:
    doubts = "?" * len(entry.doubts)
    return f"{entry.institution}{doubts} {entry.minutes:g}{' far' if entry.time_unknown else ''}"


@pytest.mark.parametrize(
    ("start", "need", "policy", "expected"),
    [
        ("院", "acute", "first_contact=required", ["院 0"]),
        ("闭", "acute", "", []),
        ("村", "acute", "", ["站 0"]),
        ("镇", "acute", "", ["新? 0", "站 0", "谜 60", "院 60"]),
        ("镇", "acute", "first_contact=off", ["新? 0", "站 0", "谜 0", "院 0"]),
        ("镇", "acute", "first_contact=required", ["新? 0", "站 0", "谜? 0"]),
        ("镇", "recovery", "first_contact=required", ["新? 0", "站 0", "谜 0", "院 0"]),
        ("空", "acute", "", ["新? 0", "站 0", "谜 60", "院 60"]),
        ("荒", "acute", "", []),
        ("荒", "acute signed=院", "first_contact=required", ["院 0"]),
        ("村", "acute signed=院", "", ["站 60", "院 0"]),
        ("村", "acute signed=院", "first_contact=required", ["院 0"]),
        ("村", "acute signed=院", "first_contact=off", ["站 0", "院 0"]),
        ("村", "acute signed=闭", "", ["站 0"]),
        ("村", "acute signed=站", "first_contact=required", ["站 0"]),
        ("村", "acute emergency", "", ["站 0", "新? 60 far", "谜 60 far", "院 60 far"]),
        ("荒", "acute emergency", "unknown=5", ["新? 5 far", "站 5 far", "谜 5 far", "院 5 far"]),
    ],
)
def test_where_a_way_begins(
    *,
    start: str,
    need: str,
    policy: str,
    expected: list[str],
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    found = entries(network_of(TOWN), start, need_of(need), policy=policy_of(policy), on=DAY)
    assert sorted(map(drawn, found)) == sorted(expected)
