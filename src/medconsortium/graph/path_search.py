"""One best path at a time, on a graph made ready for many such searches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import index
from typing import Any, TypeAlias

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.graph import dijkstra
from medconsortium.graph.dijkstra import Question
from medconsortium.graph.search_graph import UNREACHED, Scratch, SearchGraph, arrival_costs

__all__ = [
    "PathSearch",
    "Reached",
    "ShortestPath",
    "Starts",
    "begin_costs",
    "best_path",
    "edges_along",
    "shortest_path",
    "states_along",
]

_NONE = np.array([], np.int64)

Starts: TypeAlias = int | Mapping[int, int]
"""A node to begin at, or several and what beginning at each costs."""

Reached: TypeAlias = Mapping[int, tuple[int, tuple[int, ...]]]
"""States of the automaton, and of each, what the edges that lead to it cost, and which they are."""


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


@frozen(eq=False)
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
    begins, start = begin_costs(search.graph, starts), search.graph.start
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
    graph, rooms = search.graph, search.graph.rooms
    try:
        room = rooms.pop()
    except IndexError:
        room = _room(graph)
    fixed = [*closed]
    if fixed:
        room.closed[fixed] = True
    question = Question(
        np.array([*starts], np.int64),
        np.array([*starts.values()], np.int64),
        search.arrival,
        graph.paths.accepting,
        np.array([*barred], np.int64) if barred else _NONE,
        int(may_stay),
    )
    length, cost = dijkstra.search(graph.arcs_out, question, room, UNREACHED)
    states = room.route[:length]
    edges = graph.outward.edge[room.arc[states[:-1]]].tolist()
    nodes = (states // graph.paths.states).tolist()
    if fixed:
        room.closed[fixed] = False
    rooms.append(room)  # not reached if the search was interrupted and left its traces
    return ShortestPath(cost, tuple(nodes), tuple(edges)) if length else None


def states_along(graph: SearchGraph, nodes: Sequence[int]) -> Iterator[Reached]:
    """Yield, at each node of a path, the states it may be in, what they cost and along what edges.

    Of parallel edges, those that cost least are taken, then those that come first.
    """
    side, transition = graph.outward, graph.paths.transition
    known: Reached = {int(graph.initial[nodes[0]]): (0, ())}
    yield known
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
        yield known


def edges_along(graph: SearchGraph, nodes: Sequence[int]) -> tuple[int, ...]:
    """Return the edges of the best path along some nodes, as positions in the columns.

    Of parallel edges, those are taken that the automaton accepts and that together cost least;
    of those, the first.

    Args:
        graph: The graph.
        nodes: The nodes of a path that a search has found.

    Raises:
        ValueError: No path that is allowed leads along these nodes.

    >>> graph = SearchGraph(3, origin=[0, 1, 1], target=[1, 2, 2], weight=[20, 45, 40])
    >>> edges_along(graph, (0, 1, 2))
    (0, 2)
    """
    *_, known = states_along(graph, nodes)
    accepted = [found for state, found in known.items() if graph.paths.accepting[state]]
    if not accepted:
        raise ValueError("no path that is allowed leads along these nodes")
    return min(accepted)[1]


def _room(graph: SearchGraph) -> Scratch:
    states = graph.nodes * graph.paths.states
    entries = len(graph.outward.edge) * graph.paths.states + states
    return Scratch(
        closed=np.zeros(graph.nodes, np.bool_),
        cost=np.full(states, UNREACHED, np.int64),
        transfers=np.zeros(states, np.int32),
        onward=np.full(states, -1, np.int32),
        arc=np.empty(states, np.int64),
        settled=np.empty(states, np.int32),
        route=np.empty(states, np.int32),
        heap=np.empty(2 * entries, np.int64),
    )
