"""One best path at a time, on a graph made ready for many such searches."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import index
from typing import Any, TypeAlias

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.graph import dijkstra
from medconsortium.graph.dijkstra import Question, Scratch
from medconsortium.graph.search_graph import UNREACHED, SearchGraph, arrival_costs

__all__ = [
    "PathSearch",
    "ShortestPath",
    "Starts",
    "begin_costs",
    "best_path",
    "edges_along",
    "shortest_path",
    "states_after",
]

Starts: TypeAlias = int | Mapping[int, int]
"""A node to begin at, or several and what beginning at each costs."""


@frozen
class ShortestPath:
    """A path, and what it costs in all: to begin, its edges, and to stop.

    `nodes` are those along it; `edges` are positions in the columns of the graph, one fewer.
    """

    cost: int
    nodes: tuple[int, ...]
    edges: tuple[int, ...]


def _array(values: ArrayLike) -> NDArray[Any]:
    return np.asarray(values)


@frozen(eq=False, slots=False)
class PathSearch:
    """A graph and its targets, made ready for searches from one origin at a time.

    A search ends as soon as the best path is known, and looks at no more of the graph than that
    takes. Threads may share it: each search works on memory of its own, and holds no lock.

    Attributes:
        graph: The graph. An automaton must accept the path from the initial state of its start.
        arrival: What it costs to stop at each node (nodes, int64); -1 where it is no target.

    Raises:
        ValueError: `arrival` does not have one whole number, -1 or more, for each node.
    """

    graph: SearchGraph
    arrival: NDArray[np.int64] = field(converter=_array)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "arrival", arrival_costs(self.graph, self.arrival))

    def __reduce__(self) -> tuple[object, ...]:
        return PathSearch, (self.graph, self.arrival)

    @cached_property
    def rooms(self) -> list[_Room]:
        """Memory that no search uses just now; taking from a list and giving back are atomic."""
        return []


def shortest_path(
    search: PathSearch, starts: Starts, *, may_stay: bool = True
) -> ShortestPath | None:
    """Return the best path from any start to any target; `None` if there is none.

    The best path is the one of least cost; of those, the one of fewest edges; of those, the one
    whose rows come first; of parallel edges, the cheapest, then the first.

    Args:
        search: The graph and its targets.
        starts: A node to begin at, or several and what beginning at each costs.
        may_stay: Whether the path may end where it begins, without an edge.

    Raises:
        ValueError: A start is no node of the graph, or its cost is out of range.

    >>> graph = SearchGraph(3, origin=[0, 1, 0], target=[1, 2, 2], weight=[20, 45, 70])
    >>> shortest_path(PathSearch(graph, arrival=[-1, -1, 0]), 0)
    ShortestPath(cost=65, nodes=(0, 1, 2), edges=(0, 1))
    """
    begins = begin_costs(search.graph, starts)
    start = search.graph.start
    states = {int(start[node]): cost for node, cost in begins.items()}
    return best_path(search, states, may_stay=may_stay)


def begin_costs(graph: SearchGraph, starts: Starts) -> Mapping[int, int]:
    """Return what beginning at each start costs.

    Raises:
        ValueError: A start is no node of the graph, or its cost is out of range.
    """
    given = starts if isinstance(starts, Mapping) else {starts: 0}
    begins = {index(node): index(cost) for node, cost in given.items()}
    for node, cost in begins.items():
        if not 0 <= node < graph.nodes:
            raise ValueError(f"{node} is not one of the {graph.nodes} nodes")
        if not 0 <= cost < UNREACHED:
            raise ValueError(f"what a path begins with must be from 0 to {UNREACHED - 1}")
    return begins


def best_path(
    search: PathSearch,
    starts: Mapping[int, int],
    *,
    closed: Sequence[int] = (),
    barred: Collection[int] = (),
    may_stay: bool = True,
) -> ShortestPath | None:
    """Return the best path from any of some states, `None` if there is none.

    Args:
        search: The graph and its targets.
        starts: States, and what beginning there costs.
        closed: Nodes that may not be entered.
        barred: Nodes that may not be entered straight from a start.
        may_stay: Whether the path may end where it begins.
    """
    graph = search.graph
    try:
        room = search.rooms.pop()
    except IndexError:
        room = _room(graph)
    if closed:
        room.closed[[*closed]] = True
    question = Question(
        np.array([*starts], np.int64),
        np.array([*starts.values()], np.int64),
        search.arrival,
        graph.paths.accepting,
        room.closed,
        np.array([*barred], np.int64),
        int(may_stay),
    )
    length, cost = dijkstra.search(graph.arcs_out, question, room.scratch, UNREACHED)
    states = room.scratch.route[:length]
    arcs = room.scratch.arc[states[:-1]]
    found = None
    if length:
        nodes = states if graph.paths.states == 1 else states // graph.paths.states
        found = ShortestPath(cost, tuple(nodes.tolist()), tuple(graph.outward.edge[arcs].tolist()))
    if closed:
        room.closed[[*closed]] = False
    search.rooms.append(room)  # not reached if the search was interrupted and left its traces
    return found


def states_after(
    graph: SearchGraph, nodes: Sequence[int]
) -> Mapping[int, tuple[int, tuple[int, ...]]]:
    """Return, of each state in which a path along some nodes may be, what the edges cost and are.

    Of parallel edges, those that cost least are taken, then those that come first.
    """
    side, transition = graph.outward, graph.paths.transition
    known: dict[int, tuple[int, tuple[int, ...]]] = {int(graph.initial[nodes[0]]): (0, ())}
    for here, there in pairwise(nodes):
        begin, end = side.offset[here], side.offset[here + 1]
        edges = side.edge[begin:end][side.target[begin:end] == there].tolist()
        reached: dict[int, tuple[int, tuple[int, ...]]] = {}
        for state, (cost, before) in known.items():
            for edge in edges:
                after = int(transition[state, graph.label[edge]])
                offer = (cost + int(graph.weight[edge]), (*before, edge))
                if after >= 0 and (after not in reached or offer < reached[after]):
                    reached[after] = offer
        known = reached
    return known


def edges_along(graph: SearchGraph, nodes: Sequence[int]) -> tuple[int, ...]:
    """Return the edges of the cheapest path along some nodes that the automaton accepts."""
    after = states_after(graph, nodes)
    return min(found for state, found in after.items() if graph.paths.accepting[state])[1]


@frozen(eq=False)
class _Room:
    """The memory of one search."""

    scratch: Scratch
    closed: NDArray[np.bool_]


def _room(graph: SearchGraph) -> _Room:
    states = graph.nodes * graph.paths.states
    entries = len(graph.outward.edge) * graph.paths.states + states
    return _Room(
        Scratch(
            cost=np.full(states, UNREACHED, np.int64),
            transfers=np.zeros(states, np.int32),
            onward=np.full(states, -1, np.int32),
            arc=np.empty(states, np.int64),
            settled=np.empty(states, np.int32),
            route=np.empty(states, np.int32),
            heap=np.empty(2 * entries, np.int64),
        ),
        np.zeros(graph.nodes, np.bool_),
    )
