"""How far paths lead from some nodes, and what they cost within a number of edges."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medconsortium.compiled import kernel
from medconsortium.graph.label_correcting import correct_labels
from medconsortium.graph.path_search import Starts, begin_costs
from medconsortium.graph.search_graph import UNREACHED, Arcs, SearchGraph, arrival_costs

__all__ = ["costs_from", "costs_within"]


def costs_from(graph: SearchGraph, starts: Starts, *, limit: int = UNREACHED) -> NDArray[np.int64]:
    """Return what the best path from any start to each node costs (nodes, int64); -1 where none.

    Args:
        graph: The graph. An automaton must accept the path from the initial state of its start.
        starts: A node to begin at, or several and what beginning at each costs.
        limit: Paths that cost as much, or more, count as none.

    Raises:
        ValueError: A start is no node of the graph, or its cost is out of range.

    >>> graph = SearchGraph(4, origin=[0, 1], target=[1, 2], weight=[20, 45])
    >>> costs_from(graph, 0).tolist()
    [0, 20, 65, -1]
    """
    begins = begin_costs(graph, starts)
    seeds = graph.start[list(begins)]
    costs = np.array([*begins.values()], np.int64)
    best = correct_labels(graph.arcs_out, seeds, costs, limit=limit).cost
    accepted = best.reshape(graph.nodes, -1)[:, graph.paths.accepting]
    least = accepted.min(axis=1, initial=UNREACHED)
    return np.where(least < min(limit, UNREACHED), least, -1)


def costs_within(
    graph: SearchGraph, arrival: ArrayLike, edges: int, *, limit: int = UNREACHED
) -> NDArray[np.int64]:
    """Return what the best path of at most `edges` edges from each node to a target costs.

    That is int64, one for each node, -1 where there is no such path: a cheaper one of more edges
    does not count. (R. Bellman, "On a routing problem", Quarterly of Applied Mathematics 16, 1958:
    one round for each edge, over the nodes that the round before has changed.)

    Args:
        graph: The graph. An automaton must accept the path from the initial state of its origin.
        arrival: What it costs to stop at each node (nodes, int64); -1 where it is no target.
        edges: The most edges that a path may have; at least 0.
        limit: Paths that cost as much, or more, count as none.

    Raises:
        ValueError: `arrival` does not have one whole number, -1 or more, for each node, or `edges`
            is negative.

    >>> graph = SearchGraph(3, origin=[0, 1, 0], target=[1, 2, 2], weight=[20, 45, 70])
    >>> costs_within(graph, [-1, -1, 0], 1).tolist()
    [70, 45, 0]
    """
    if edges < 0:
        raise ValueError("a path cannot have fewer than no edges")
    stops = arrival_costs(graph, arrival)
    ends = (stops >= 0)[:, np.newaxis] & graph.paths.accepting
    cost = np.where(ends, stops[:, np.newaxis], UNREACHED).ravel()
    limit = min(limit, UNREACHED)
    np.minimum(cost, limit, out=cost)
    seeds, states = np.flatnonzero(cost < limit), len(cost)
    frontier = _Frontier(
        np.empty(states, np.int32),
        np.empty(states, np.int32),
        np.empty(states, np.int64),
        np.zeros(states, np.bool_),
    )
    frontier.now[: len(seeds)] = seeds
    _relax(graph.arcs_in, cost, frontier, len(seeds), edges)
    found = cost[graph.start]
    return np.where(found < limit, found, -1)


class _Frontier(NamedTuple):
    """The states that a round changed, those that the next one does, and what the former cost."""

    now: NDArray[np.int32]
    later: NDArray[np.int32]
    cost: NDArray[np.int64]
    changed: NDArray[np.bool_]


@kernel
def _relax(
    arcs: Arcs, cost: NDArray[np.int64], frontier: _Frontier, count: int, rounds: int
) -> int:
    """Improve the costs of states (int64) in rounds, beginning with `count` states that changed.

    Returns:
        How many states the last round changed.
    """
    offset, node, weight, label = arcs.offset, arcs.node, arcs.weight, arcs.label
    first, move, states, labels = arcs.first, arcs.move, arcs.states, arcs.labels
    now, later, changed = frontier.now, frontier.later, frontier.changed
    while count > 0 and rounds > 0:
        rounds -= 1
        for place in range(count):
            frontier.cost[place] = cost[now[place]]
            changed[now[place]] = False
        after = 0
        for place in range(count):
            at = now[place] // states
            for arc in range(offset[at], offset[at + 1]):
                key = (now[place] - at * states) * labels + label[arc]
                offer = frontier.cost[place] + weight[arc]
                for which in range(first[key], first[key + 1]):
                    there = node[arc] * states + move[which]
                    if offer < cost[there]:
                        cost[there] = offer
                        if not changed[there]:
                            changed[there] = True
                            later[after] = there
                            after += 1
        for place in range(after):
            now[place] = later[place]
        count = after
    return count
