"""The best paths in order, each passing no node twice."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from medconsortium.graph.path_search import (
    PathSearch,
    ShortestPath,
    Starts,
    begin_costs,
    best_path,
    edges_along,
    states_along,
)
from medconsortium.graph.search_graph import UNREACHED, SearchGraph

__all__ = ["shortest_simple_paths"]

_STOP = -1
"""Among the nodes not to go on to: to stop."""

_Candidate: TypeAlias = tuple[int, int, tuple[int, ...], int, frozenset[int]]
"""A path by cost, length and nodes: the best that begins as it does for so many nodes, and does
not go on from there to some others."""


def shortest_simple_paths(
    search: PathSearch, starts: Starts, *, may_stay: bool = True
) -> Iterator[ShortestPath]:
    """Yield all simple paths from any start to any target, the best first.

    Paths come by cost, then number of edges, then rows, and no two have the same nodes: of
    parallel edges, the cheapest is taken, then the first. Each is found when it is asked for.
    (J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science 17 (11),
    1971; E. L. Lawler's division of what is left, Management Science 18 (7), 1972.)

    Args:
        search: The graph and its targets.
        starts: A node to begin at, or several and what beginning at each costs.
        may_stay: Whether a path may end where it begins, without an edge.

    Raises:
        ValueError: A start is no node of the graph, or its cost is out of range.

    >>> graph = SearchGraph(3, origin=[0, 1, 0], target=[1, 2, 2], weight=[20, 45, 70])
    >>> [p.nodes for p in shortest_simple_paths(PathSearch(graph, arrival=[-1, -1, 0]), 0)]
    [(0, 1, 2), (0, 2)]
    """
    graph, begins = search.graph, begin_costs(search.graph, starts)
    no_stop = frozenset() if may_stay else frozenset({_STOP})
    candidates = [*_best(search, _at_starts(graph, begins, no_stop), (), no_stop)]
    while candidates:
        cost, _, nodes, fixed, barred = heapq.heappop(candidates)
        simple = _simple_part(nodes)
        if simple == len(nodes):
            yield ShortestPath(cost, nodes, edges_along(graph, nodes))
        states = _at_nodes(graph, nodes[:simple], begins[nodes[0]])
        for length in range(fixed, simple + 1):
            others = frozenset(nodes[length : length + 1] or (_STOP,))
            if length == fixed:
                others |= barred
            if length == 1:
                others |= no_stop
            begin = states[length - 1] if length else _at_starts(graph, begins, others)
            for candidate in _best(search, begin, nodes[:length], others):
                heapq.heappush(candidates, candidate)


def _at_starts(
    graph: SearchGraph, begins: Mapping[int, int], barred: frozenset[int]
) -> dict[int, int]:
    """Return the states that a path begins in, and what beginning there costs."""
    return {int(graph.start[node]): cost for node, cost in begins.items() if node not in barred}


def _at_nodes(graph: SearchGraph, nodes: tuple[int, ...], begin: int) -> list[dict[int, int]]:
    """Return, at each node of a path, the states that it may be in, and what they cost."""
    return [
        {
            node * graph.paths.states + state: begin + cost
            for state, (cost, _) in known.items()
            if begin + cost < UNREACHED
        }
        for node, known in zip(nodes, states_along(graph, nodes), strict=True)
    ]


def _best(
    search: PathSearch, starts: dict[int, int], fixed: tuple[int, ...], barred: frozenset[int]
) -> Iterator[_Candidate]:
    """Yield the best of the paths that begin with some nodes and do not go on to others.

    `starts` are the states that these nodes lead to, and what they cost.
    """
    found = best_path(
        search,
        starts,
        closed=fixed,
        barred=barred - {_STOP} if fixed else (),
        may_stay=_STOP not in barred,
    )
    if found is not None:
        nodes = fixed[:-1] + found.nodes
        yield found.cost, len(nodes), nodes, len(fixed), barred


def _simple_part(nodes: tuple[int, ...]) -> int:
    """Return how many nodes there are before one comes again.

    An automaton may lead back to a node in another state.
    """
    seen: set[int] = set()
    for node in nodes:
        if node in seen:
            break
        seen.add(node)
    return len(seen)
