"""What edges cost at least, and where what is unsure is of use."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.weights import Uses

ROWS = """
乡 township; 县 2A; 市 3A; 省 3A; %约 until=2019; 乡 -> 县 referral_up by=约
县 -> 市 referral_up by=约; 县 -> 省 referral_up since=2021
"""


def cost(ways: RelaxedWays, origin: str, target: str) -> tuple[int, int, int]:
    row, hops = ways.query.graph.compiled.roster.row, ways.relaxed.hops
    (edge,) = np.flatnonzero((hops.origin == row(origin)) & (hops.target == row(target)))
    heavy, changes, hop = ways.weights.code.decode(int(ways.weights.weight[edge]))
    assert len(ways.weights.unsure_along(int(edge))) == 1
    return heavy, changes, hop


def test_what_several_channels_rest_on_is_not_charged_to_each(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "乡", "acute 07")
    assert cost(ways, "乡", "县") == (0, 0, 1)
    assert cost(ways, "县", "市") == (0, 0, 1)
    assert cost(ways, "县", "省") == (3, 1, 1)


def test_nor_what_may_keep_a_way_within_the_consortium(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    rows = """
    乡 township; 县 2A; 外 2A; @county_medical_community lead=外 member=乡
    county_medical_community < 县 lead until=2019; 乡 -> 县 referral_lateral
    乡 -> 外 referral_lateral; 外 -> 乡 referral_lateral
    """
    ways = ways_of(rows, "乡", "acute 07", "consortium=required")
    row, hops = ways.query.graph.compiled.roster.row, ways.relaxed.hops
    to_hospital = (hops.origin == row("乡")) & (hops.target == row("县"))
    costs = {
        ways.weights.code.decode(int(w))[0] for w in ways.weights.weight[: len(hops)][to_hospital]
    }
    assert costs == {0}


def test_uses_are_found_by_number() -> None:
    uses = Uses(np.array([3, 3, 7]), np.array([0, 1, 4]), np.array([1, 2, 4]))
    assert uses.of(3) == ((0, 1), (1, 2))
    assert uses.of(7) == ((4, 4),)
    assert uses.of(5) == ()


def test_many_uses_are_not_looked_at() -> None:
    rows = np.zeros(65, np.int32)
    assert Uses(np.full(65, 3), rows, rows).of(3) is None


def test_a_thing_is_of_use_along_its_channels_and_where_it_makes_able(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of("甲; 药; 药 -> 甲 drug_supply until=2019", "甲", "long_term drug")
    row = ways.query.graph.compiled.roster.row
    (edge,) = np.flatnonzero(ways.relaxed.table == 0)
    (thing,) = ways.weights.unsure_along(int(edge))
    ends = {(row("甲"), row("药")), (row("药"), row("药"))}
    assert set(ways.weights.uses.of(thing) or ()) == ends
