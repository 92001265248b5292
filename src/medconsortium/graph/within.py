"""The nearest target of every node along paths that keep within a limit, such as most minutes.

What is cheapest may take too long, and what is quick enough may not be cheapest from the next node
on: a search has to keep several labels of a state, each with a lower toll than all cheaper ones.
Where weights and tolls go together, as costs and minutes do, they are few. (E. Q. V. Martins, "On a
multicriteria shortest path problem", European Journal of Operational Research 16 (2), 1984.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.compiled import kernel
from medconsortium.graph.path_search import ShortestPath
from medconsortium.graph.search_graph import UNREACHED, Arcs, SearchGraph, arrival_costs, edge_costs
from medconsortium.graph.voronoi import final_states

__all__ = ["TargetsWithin", "nearest_targets_within"]

_SPAN = 2**32
_WORDS = 5  # of a heap entry
_FEW, _MANY = 2**10, 2**20


class _Search(NamedTuple):
    """Where to begin (int64 states), what that costs, the toll of each arc (int64), and its limit.

    What costs as much as `unreached` is no path.
    """

    seeds: NDArray[np.int64]
    costs: NDArray[np.int64]
    toll: NDArray[np.int64]
    most: int
    unreached: int


class _Labels(NamedTuple):
    """What is known of paths from states: `onward` is the label to go on to, -1 at the end.

    `arc` leads there, and `node` is the target. `cost` and `arc` are int64, the others int32.
    """

    state: NDArray[np.int32]
    onward: NDArray[np.int32]
    node: NDArray[np.int32]
    transfers: NDArray[np.int32]
    cost: NDArray[np.int64]
    arc: NDArray[np.int64]


@frozen(eq=False)
class TargetsWithin:
    """For each node as the origin of a path: where the best one within the limit leads.

    Columns are those of `NearestTargets`; from the next hop on, another path may be better.

    Attributes:
        graph: The graph.
        target: The node that the path ends at (int32).
        next_hop: The node after the first edge (int32); -1 also where the origin is the target.
        cost: What the path costs, with stopping at the target (int64).
        transfers: The edges of the path (int32).
    """

    graph: SearchGraph
    target: NDArray[np.int32]
    next_hop: NDArray[np.int32]
    cost: NDArray[np.int64]
    transfers: NDArray[np.int32]
    _labels: _Labels
    _first: NDArray[np.int32]

    def path(self, node: int) -> ShortestPath | None:
        """Return the best path from a node; `None` if there is none.

        Raises:
            IndexError: There is no such node.
        """
        if node < 0:
            raise IndexError(node)
        label, labels = int(self._first[node]), self._labels
        if label < 0:
            return None
        cost, nodes, edges = int(labels.cost[label]), [node], list[int]()
        while labels.onward[label] >= 0:
            edges.append(int(self.graph.inward.edge[labels.arc[label]]))
            label = int(labels.onward[label])
            nodes.append(int(labels.state[label]) // self.graph.paths.states)
        return ShortestPath(cost, tuple(nodes), tuple(edges))


def nearest_targets_within(
    graph: SearchGraph, arrival: ArrayLike, toll: ArrayLike, *, most: int
) -> TargetsWithin:
    """Return the best path from every node to any target whose edges take a toll of at most `most`.

    The best path is the one of least cost; of those, the one of fewest edges; of those, the one
    whose next node comes first, and so on from there; of parallel edges, those of the least toll,
    then the first.

    Args:
        graph: The graph. An automaton must accept the path from the initial state of its origin.
        arrival: What it costs to stop at each node (nodes, int64); -1 where it is no target.
        toll: What each edge takes (edges, int64), at least 0, say minutes.
        most: What a path may take in all.

    Raises:
        ValueError: A column is not as described; or weights and tolls contradict each other so
            much that a million labels, and eight more for each state, do not suffice.

    >>> graph = SearchGraph(3, origin=[0, 1, 0], target=[1, 2, 2], weight=[1, 1, 5])
    >>> found = nearest_targets_within(graph, [-1, -1, 0], toll=[30, 40, 60], most=60)
    >>> found.path(0)
    ShortestPath(cost=5, nodes=(0, 2), edges=(2,))
    """
    seeds, costs = final_states(graph, arrival_costs(graph, arrival))
    tolls = edge_costs(graph, "toll", toll)[graph.inward.edge]
    search = _Search(seeds, costs, tolls, min(max(most, -1), UNREACHED), UNREACHED)
    states = graph.nodes * graph.paths.states
    begins = len(seeds) + len(tolls) * graph.paths.states
    room, most_room = states + _FEW, 8 * states + _MANY
    while True:
        labels = _Labels._make([*np.empty((4, room), np.int32), *np.empty((2, room), np.int64)])
        first, least = np.full(states, -1, np.int32), np.full(states, search.most + 1, np.int64)
        heap = np.empty(_WORDS * (begins + room), np.int64)
        count = _settle(graph.arcs_in, search, labels, first, least, heap)
        if count >= 0:
            return _columns(graph, _Labels._make(column[:count].copy() for column in labels), first)
        if room == most_room:
            raise ValueError("too many paths are worth keeping: weights and tolls contradict")
        room = min(4 * room, most_room)


def _columns(graph: SearchGraph, labels: _Labels, first: NDArray[np.int32]) -> TargetsWithin:
    label = first[graph.start]
    there = np.flatnonzero(label >= 0)
    label, onward = label[there], labels.onward[label[there]]
    moves = onward >= 0
    target, next_hop, transfers = np.full((3, graph.nodes), -1, np.int32)
    cost = np.full(graph.nodes, -1, np.int64)
    target[there], transfers[there] = labels.node[label], labels.transfers[label]
    next_hop[there[moves]] = labels.state[onward[moves]] // graph.paths.states
    cost[there] = labels.cost[label]
    for column in (target, next_hop, cost, transfers):
        column.flags.writeable = False
    return TargetsWithin(graph, target, next_hop, cost, transfers, labels, first[graph.start])


@kernel
def _settle(
    arcs: Arcs,
    search: _Search,
    labels: _Labels,
    first: NDArray[np.int32],
    least: NDArray[np.int64],
    heap: NDArray[np.int64],
) -> int:
    """Settle labels in order, each state with a lower toll every time.

    Args:
        arcs: The edges into each node.
        search: Where from, and within what.
        labels: Room for them.
        first: The best label of each state, -1 where there is none yet.
        least: The toll of the last label of each state; more than the limit where there is none.
        heap: Room for entries: cost, transfers × 2³² + state, the next state × 2³² + its label (-1
            at the end), toll, arc.

    Returns:
        How many labels there are; -1 if there is no room for them.
    """
    states, size, count = arcs.states, 0, 0
    for place in range(len(search.seeds)):
        size = _push(heap, size, search.costs[place], search.seeds[place], -1, 0, -1)
    while size > 0:
        cost, transfers, onward, toll, arc = heap[0], heap[1] // _SPAN, heap[2], heap[3], heap[4]
        here = heap[1] - transfers * _SPAN
        size = _pop(heap, size)
        if toll >= least[here]:
            continue
        if count == len(labels.state):
            return -1
        least[here] = toll
        if first[here] < 0:
            first[here] = count
        labels.state[count] = here
        labels.transfers[count] = transfers
        labels.cost[count] = cost
        labels.arc[count] = arc
        labels.onward[count] = onward % _SPAN if onward >= 0 else -1
        labels.node[count] = labels.node[onward % _SPAN] if onward >= 0 else here // states
        size = _relax(arcs, search, labels, count, least, heap, size)
        if size < 0:
            return -1
        count += 1
    return count


@kernel
def _relax(
    arcs: Arcs,
    search: _Search,
    labels: _Labels,
    number: int,
    least: NDArray[np.int64],
    heap: NDArray[np.int64],
    size: int,
) -> int:
    """Add what leads on from a label to the heap; return its new size, -1 if it has no room."""
    here, states = labels.state[number], arcs.states
    at, edges = here // states, labels.transfers[number] + 1
    for arc in range(arcs.offset[at], arcs.offset[at + 1]):
        offer = labels.cost[number] + arcs.weight[arc]
        toll = least[here] + search.toll[arc]
        if toll > search.most or offer >= search.unreached:
            continue
        key = (here - at * states) * arcs.labels + arcs.label[arc]
        for which in range(arcs.first[key], arcs.first[key + 1]):
            there = arcs.node[arc] * states + arcs.move[which]
            if toll < least[there]:
                if _WORDS * size == len(heap):
                    return -1
                size = _push(
                    heap, size, offer, edges * _SPAN + there, here * _SPAN + number, toll, arc
                )
    return size


@kernel
def _push(
    heap: NDArray[np.int64], size: int, cost: int, key: int, onward: int, toll: int, arc: int
) -> int:
    """Add an entry to the heap; return its new size."""
    here = _WORDS * size
    heap[here] = cost
    heap[here + 1] = key
    heap[here + 2] = onward
    heap[here + 3] = toll
    heap[here + 4] = arc
    place = size
    while place > 0 and _is_less(heap, place, (place - 1) // 2):
        _swap(heap, place, (place - 1) // 2)
        place = (place - 1) // 2
    return size + 1


@kernel
def _pop(heap: NDArray[np.int64], size: int) -> int:
    """Remove the least entry, which is the first, from the heap; return its new size."""
    size -= 1
    _swap(heap, 0, size)
    place, below = 0, 1
    while below < size:
        if below + 1 < size and _is_less(heap, below + 1, below):
            below += 1
        if not _is_less(heap, below, place):
            break
        _swap(heap, place, below)
        place = below
        below = 2 * place + 1
    return size


@kernel
def _is_less(heap: NDArray[np.int64], one: int, other: int) -> bool:
    """Say whether one entry comes before another."""
    here, there = _WORDS * one, _WORDS * other
    last = here + _WORDS - 1
    while here < last and heap[here] == heap[there]:
        here += 1
        there += 1
    less: bool = heap[here] < heap[there]
    return less


@kernel
def _swap(heap: NDArray[np.int64], one: int, other: int) -> int:
    """Exchange two entries."""
    for word in range(_WORDS):
        kept = heap[_WORDS * one + word]
        heap[_WORDS * one + word] = heap[_WORDS * other + word]
        heap[_WORDS * other + word] = kept
    return _WORDS
