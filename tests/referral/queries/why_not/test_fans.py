"""The edges that lead on from a place, in order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from medconsortium.referral.queries.why_not.fans import (
    Fan,
    doors_in_order,
    edges_in_order,
    what_lies_beyond,
)
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

ROWS = """
#甲县 county; #乙县 county; 乡 township in=甲县 complete; 县 2A in=甲县 complete
外 2A in=乙县 has=07; 盟 2A in=甲县 has=07; 乡 -> 县 referral_up; 乡 -> 外 referral_up
@county_medical_community lead=县 member=乡; county_medical_community < 盟 member until=2019
"""


def targets(ways: RelaxedWays, fan: Fan) -> list[str]:
    roster = ways.query.graph.compiled.roster
    nodes = [int(ways.graph.target[edge]) for edge in fan.edge]
    return [roster.id(node) for node in nodes if node < ways.end]


def costs(ways: RelaxedWays, fan: Fan) -> list[int]:
    return [ways.weights.code.decode(int(cost))[0] for cost in fan.cost]


def test_doors_come_in_order(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(ROWS, "甲县", "acute 07", "first_contact=off")
    fan = doors_in_order(ways)
    roster = ways.query.graph.compiled.roster
    assert roster.id(int(ways.door_rows[fan.edge[0]])) == "盟"
    assert all(one <= other for one, other in pairwise(fan.cost.tolist()))


def test_edges_come_by_what_they_lead_to(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(ROWS, "乡", "acute 07")
    row = ways.query.graph.compiled.roster.row("乡")
    fan = edges_in_order(ways, row, ways.initial, row)
    assert targets(ways, fan)[0] == "外"
    assert costs(ways, fan) == sorted(costs(ways, fan))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("", {"外": 0, "盟": 0, "县": 55}),
        ("county=required", {"外": 21, "盟": 0, "县": 55}),
        ("consortium=required", {"外": 13, "盟": 0, "县": 55}),
    ],
)
def test_beyond_the_hub_borders_count(
    ways_of: Callable[..., RelaxedWays], policy: str, expected: dict[str, int]
) -> None:
    ways = ways_of(ROWS, "乡", "acute 07", policy)
    row, hub = ways.query.graph.compiled.roster.row("乡"), ways.end + BY_PATIENT
    state = int(ways.graph.paths.transition[ways.initial, -4 + 1])  # from level 1 onto the hub
    fan = edges_in_order(ways, hub, state, row)
    found = dict(zip(reversed(targets(ways, fan)), reversed(costs(ways, fan)), strict=True))
    assert {name: cost for name, cost in found.items() if name != "乡"} == expected


def test_what_lies_beyond_is_the_same_for_neighbours(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "乡", "acute 07", "county=required")
    row, hub = ways.query.graph.compiled.roster.row, ways.end + BY_PATIENT
    assert what_lies_beyond(ways, hub, row("乡")) == what_lies_beyond(ways, hub, row("县"))
    assert what_lies_beyond(ways, hub, row("乡")) != what_lies_beyond(ways, hub, row("外"))
    assert what_lies_beyond(ways, row("乡"), row("乡")) is None
    free = ways_of(ROWS, "乡", "acute 07")
    assert what_lies_beyond(free, hub, row("乡")) is None
