"""All ways at once, followed by pointer jumping."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from medconsortium.graph import SearchGraph, nearest_targets
from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy, compile_network
from medconsortium.referral.need_graph import need_graph
from medconsortium.referral.queries.everywhere import (
    Chain,
    no_ways,
    put_way,
    ways_from_everywhere,
)

DAY = date(2020, 6, 1)


def chain_of(nodes: int) -> Chain:
    """Return the ways along a line of nodes, the last of which is the end."""
    here = np.arange(nodes - 1)
    graph = SearchGraph(nodes, here[::-1], here[::-1] + 1, np.ones(nodes - 1, np.int64))
    arrival = np.full(nodes, -1)
    arrival[-1] = 0
    return Chain(graph, nearest_targets(graph, arrival), here)


def test_sums_along_ways_of_any_length() -> None:
    chain = chain_of(71)
    assert chain.hops.tolist() == [*range(69, -1, -1)]
    ones, numbers = chain.total(np.stack([np.ones(70, np.int64), np.arange(70)]))
    assert ones.tolist() == [*range(70, 0, -1)]
    assert numbers.tolist() == [sum(range(first, 70)) for first in range(70)]
    assert set(chain.last_node().tolist()) == {69}
    assert not chain.returns().any()
    assert chain.edge.tolist() == [*range(69, -1, -1)]


def test_ways_that_come_back_are_searched_for_by_themselves(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "村 village complete; 院 complete; 镇 township complete; 县 2A has=07;"
        "村 -> 院 referral_up; 院 -> 镇 referral_up; 镇 -> 院 referral_lateral;"
        "院 -> 县 referral_up"
    )
    compiled = compile_network(network, on=DAY)
    ways = ways_from_everywhere(need_graph(compiled, need_of("acute 07")))
    found = {compiled.roster.id(row): int(ways.hops[row]) for row in range(4)}
    assert found == {"村": -1, "院": 1, "镇": 2, "县": 0}
    assert not ways.comes_back.any()


def test_from_doors(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    compiled = compile_network(network_of("甲; 乙"), on=DAY, policy=ReferralPolicy())
    graph = need_graph(compiled, need_of("acute 07"))
    assert ways_from_everywhere(graph).cost.tolist() == [-1, -1]
    asked = ways_from_everywhere(graph, at_doors=True)
    assert asked.hops.tolist() == [0, 0]
    assert [graph.code.decode(cost)[0] for cost in asked.cost.tolist()] == [1, 1]


def test_no_way_can_be_put(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    graph = need_graph(compile_network(network_of("甲"), on=DAY), need_of("acute 07"))
    ways = no_ways(graph)
    put_way(graph, ways, 0, None)
    assert (ways.cost.tolist(), ways.target.tolist()) == ([-1], [-1])
