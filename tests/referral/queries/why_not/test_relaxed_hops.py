"""Every hop there might be, and what each lacks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_hops import (
    BY_PATIENT,
    NEW_CHANNEL,
    SENT,
    border_lacks,
    transitions,
)
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.usable.hops import NO_CHANNEL
from medconsortium.referral.usable.steps import Label, WayForm, automaton_of

ROWS = """
#甲县 county; #乙县 county; 村 village in=甲县; 乡 township in=甲县; 县 2A in=乙县
市 3A in=乙县; 某
村 -> 乡 referral_up for=19; 村 -> 县 referral_up; 县 -> 乡 referral_up; 乡 -> 某 referral_up
某 -> 市 referral_up; 某 -> 村 teleconsultation; 乡 -> 县 booking when=stroke
"""


def lacks(ways: RelaxedWays, origin: str, target: str) -> list[int]:
    row, hops = ways.query.graph.compiled.roster.row, ways.relaxed.hops
    along = (hops.origin == row(origin)) & (hops.target == row(target))
    return ways.relaxed.lacks[along].tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("need", "policy", "origin", "target", "expected"),
    [
        ("acute 07", "", "村", "乡", [Lack.WIDER_SCOPE]),
        ("acute", "", "村", "乡", [Lack.SCOPE]),
        ("acute 07", "", "村", "县", [Lack.STEP]),
        ("acute 07", "any_step", "村", "县", [0]),
        ("acute 07", "any_step county=required", "村", "县", [Lack.COUNTY]),
        ("acute 07", "", "县", "乡", []),
        ("acute 07", "county=required", "乡", "某", [Lack.COUNTY_UNKNOWN]),
        ("acute 07", "province=required", "乡", "某", [Lack.PROVINCE_UNKNOWN]),
        ("acute 07", "most_minutes=60", "乡", "某", [Lack.TIME]),
        ("acute 07", "", "某", "市", [0, Lack.STEP]),
        ("acute 07", "any_step", "某", "市", [0]),
        ("acute 07", "", "某", "村", []),
        ("acute 07 remote", "most_minutes=60 county=required", "某", "村", [0]),
        ("diagnosis stroke", "", "乡", "县", [0]),
        ("diagnosis 07", "", "乡", "县", [Lack.SCOPE]),
    ],
)
def test_what_hops_along_channels_lack(
    ways_of: Callable[..., RelaxedWays],
    need: str,
    policy: str,
    origin: str,
    target: str,
    expected: list[int],
) -> None:
    assert lacks(ways_of(ROWS, "村", need, policy), origin, target) == expected


@pytest.mark.parametrize(
    ("need", "hubs"),
    [
        ("acute 07", {BY_PATIENT}),
        ("acute 07 remote", {BY_PATIENT, SENT}),
        ("acute 07 stays", {SENT}),
        ("acute 07 drug", {SENT}),
        ("acute 07 emergency", set()),
    ],
)
def test_new_channels_lead_through_hubs(
    ways_of: Callable[..., RelaxedWays], need: str, hubs: set[int]
) -> None:
    ways = ways_of(f"{ROWS}; 闭 2A until=2019; 疑 2A since=2020", "村", need)
    hops, end = ways.relaxed.hops, ways.end
    new = hops.channel == NEW_CHANNEL
    assert {int(node) - end for node in hops.target[new] if node > end} == hubs
    closed = ways.query.graph.compiled.roster.row("闭")
    assert closed not in hops.origin[new]
    assert closed not in hops.target[new]
    onto = new & (hops.target > end)
    assert set(ways.relaxed.lacks[onto]) <= {int(Lack.CHANNEL)}
    doubtful = new & (hops.target == ways.query.graph.compiled.roster.row("疑"))
    assert all(bits & Lack.OPENING for bits in ways.relaxed.lacks[doubtful])


def test_in_an_emergency_everybody_can_be_reached(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(ROWS, "村", "acute 07 emergency")
    direct = ways.relaxed.hops.channel == NO_CHANNEL
    assert np.count_nonzero(direct) == 4
    assert not ways.relaxed.lacks[direct].any()


def test_onto_the_hub_a_level_is_remembered() -> None:
    form = WayForm(tells_origin_apart=False, sends=True, most_transfers=1)
    table, plain = transitions(form), automaton_of(form).transition
    onto = table[:, plain.shape[1] :]
    assert (table[:, : plain.shape[1]] == plain).all()
    assert onto[0].tolist() == [0, 1, 2, 3, 4]
    assert onto[3].tolist() == [3, -1, -1, -1, -1]
    moved = form.levels
    assert onto[moved].tolist() == [moved, moved + 1, moved + 2, moved + 3, moved + 4]
    assert (onto[-2:] == -1).all()
    assert table[moved, Label.GO] == -1  # he has been moved as often as he may


def test_a_patient_on_the_hub_has_left_the_origin() -> None:
    form = WayForm(remembers_level=False, tells_origin_apart=True, sends=False)
    onto = transitions(form)[:, -5:]
    assert onto.tolist() == [[1, -1, -1, -1, -1], [1, -1, -1, -1, -1]]


def test_borders_lack_nothing_where_they_need_not_be_kept(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    every = np.array([31], np.uint8)
    policies = ("", "county=preferred", "county=required", "consortium=required province=required")
    found = [
        int(border_lacks(every, ways_of(ROWS, "村", "acute 07", policy).query.graph.policy)[0])
        for policy in policies
    ]
    both = Lack.CONSORTIUM | Lack.PROVINCE | Lack.PROVINCE_UNKNOWN
    assert found == [0, 0, Lack.COUNTY | Lack.COUNTY_UNKNOWN, both]
