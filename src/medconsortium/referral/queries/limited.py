"""Ways within the limits of a policy: most transfers, most minutes.

Transfers are counted by the automaton. As to minutes, what is cheapest may take too long, and what
is quick enough may not be cheapest half-way. Where the best way of all keeps the limit, it is the
answer; else ways are found in order by Lawler's division of what is left, the best of each part by
`graph.nearest_targets_within`. (E. L. Lawler, "A procedure for computing the K best solutions to
discrete optimization problems", Management Science 18 (7), 1972.)
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.graph import SearchGraph, ShortestPath, nearest_targets_within
from medconsortium.referral.cost import to_tenths
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.need_graph import BARRED, NeedGraph
from medconsortium.referral.queries.asking import search_of, starts_of

__all__ = ["is_limited", "keeps_limits", "tolls_of", "ways_within"]

_Part: TypeAlias = tuple[tuple[int, ...], frozenset[int]]
"""Ways that begin with some nodes, and do not go on to some others."""


def is_limited(graph: NeedGraph) -> bool:
    """Whether ways may break a limit that the automaton does not see to."""
    counted = graph.form.most_transfers is not None
    policy = graph.policy
    return policy.most_minutes is not None or (policy.most_transfers is not None and not counted)


def keeps_limits(graph: NeedGraph, way: ShortestPath) -> bool:
    """Whether a way keeps within the most transfers and minutes; times not known count as none."""
    policy, edges = graph.policy, [*way.edges[:-1]]
    moves, minutes = graph.hops.moves[edges], graph.hops.minutes[edges]
    if policy.most_transfers is not None and np.count_nonzero(moves) > policy.most_transfers:
        return False
    travel = int(np.maximum(minutes[moves], 0).sum(dtype=np.int64))
    return policy.most_minutes is None or travel <= to_tenths(policy.most_minutes)


def tolls_of(graph: NeedGraph) -> tuple[NDArray[np.int64], int]:
    """Return what each edge takes of what is limited, and how much a way may take.

    That is minutes, where they are limited, else transfers.
    """
    hops, policy = graph.hops, graph.policy
    tolls = np.zeros(len(graph), np.int64)
    if policy.most_minutes is None:
        tolls[: len(hops)] = hops.moves
        return tolls, policy.most_transfers or 0
    tolls[: len(hops)] = np.where(hops.moves, np.maximum(hops.minutes, 0), 0)
    return tolls, to_tenths(policy.most_minutes)


def ways_within(query: Query) -> Iterator[ShortestPath]:
    """Yield the ways that keep the limits, the best first, no institution twice on any.

    Raises:
        ValueError: There are too many that are worth keeping; see `nearest_targets_within`.
    """
    graph, starts = search_of(query).graph, starts_of(query)
    tolls, most = tolls_of(query.graph)
    candidates: list[tuple[int, int, tuple[int, ...], tuple[int, ...], _Part]] = []

    def consider(part: _Part) -> None:
        found = _best(graph, starts, part, tolls, most)
        if found is not None:
            entry = (found.cost, len(found.nodes), found.nodes, found.edges, part)
            heapq.heappush(candidates, entry)

    consider(((), frozenset()))
    while candidates:
        cost, _, nodes, edges, (fixed, barred) = heapq.heappop(candidates)
        simple = _simple_part(nodes)
        way = ShortestPath(cost, nodes, edges)
        if simple == len(nodes) and keeps_limits(query.graph, way):
            yield way
        for length in range(len(fixed), min(simple, len(nodes) - 1) + 1):
            others = frozenset({nodes[length]})
            consider((nodes[:length], others | barred if length == len(fixed) else others))


def _best(
    graph: SearchGraph,
    starts: dict[int, int],
    part: _Part,
    tolls: NDArray[np.int64],
    most: int,
) -> ShortestPath | None:
    """Return the best way of a part."""
    fixed, barred = part
    open_ = {node: cost for node, cost in starts.items() if node not in barred}
    if fixed:
        open_ = {fixed[0]: starts[fixed[0]]}
        graph = _going_on(graph, fixed, barred)
    arrival = np.full(graph.nodes, -1, np.int64)
    arrival[-1] = 0
    within = nearest_targets_within(graph, arrival, tolls, most=most)
    found = [
        (cost + int(within.cost[node]), int(within.transfers[node]), node)
        for node, cost in open_.items()
        if within.cost[node] >= 0
    ]
    if not found or min(found)[0] >= BARRED:
        return None
    total, _, node = min(found)
    way = within.path(node)
    return None if way is None else evolve(way, cost=total)


def _going_on(graph: SearchGraph, fixed: Sequence[int], barred: frozenset[int]) -> SearchGraph:
    """Return the edges that lead along some nodes and on from there, but not to some others."""
    passed = np.zeros(graph.nodes, np.bool_)
    passed[[*fixed]] = True
    mask = ~passed[graph.target] & (~passed[graph.origin] | (graph.origin == fixed[-1]))
    mask &= (graph.origin != fixed[-1]) | ~np.isin(graph.target, [*barred])
    for here, there in pairwise(fixed):
        mask |= (graph.origin == here) & (graph.target == there)
    return evolve(graph, mask=mask)


def _simple_part(nodes: Sequence[int]) -> int:
    """Return how many nodes there are before one comes again."""
    seen: set[int] = set()
    for node in nodes:
        if node in seen:
            break
        seen.add(node)
    return len(seen)
