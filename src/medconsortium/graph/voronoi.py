"""The nearest target of every node at once: the graph Voronoi diagram."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.compiled import kernel
from medconsortium.graph.label_correcting import Labels, correct_labels
from medconsortium.graph.search_graph import UNREACHED, SearchGraph, arrival_costs

__all__ = ["NearestTargets", "final_states", "nearest_targets"]

_SPAN = 2**32


@frozen(eq=False)
class NearestTargets:
    """For each node as the origin of a path: where the best one leads. -1 where there is none.

    All columns have one entry for each node and can only be read.

    Attributes:
        target: The node that the path ends at (int32).
        next_hop: The node after the first edge (int32); -1 also where the origin is the target.
        cost: What the path costs, with stopping at the target (int64).
        transfers: The edges of the path (int32).
        labels: Those of all states, from which the whole path can be read.
    """

    target: NDArray[np.int32]
    next_hop: NDArray[np.int32]
    cost: NDArray[np.int64]
    transfers: NDArray[np.int32]
    labels: Labels


def nearest_targets(
    graph: SearchGraph, arrival: ArrayLike, *, limit: int = UNREACHED
) -> NearestTargets:
    """Return the best path from every node to any target, in one search from the targets back.

    The best path is the one of least cost; of those, the one of fewest edges; of those, the one
    whose rows come first. (M. Erwig, "The graph Voronoi diagram with applications", Networks 36
    (3), 2000. See `label_correcting` for the search.)

    Args:
        graph: The graph. An automaton must accept the path from the initial state of its origin.
        arrival: What it costs to stop at each node (nodes, int64); -1 where it is no target.
        limit: Paths that cost as much, or more, count as none.

    Raises:
        ValueError: `arrival` does not have one whole number, -1 or more, for each node.

    >>> graph = SearchGraph(4, origin=[0, 1, 0], target=[1, 2, 2], weight=[20, 45, 70])
    >>> found = nearest_targets(graph, arrival=[-1, -1, 0, -1])
    >>> found.target.tolist(), found.next_hop.tolist(), found.cost.tolist()
    ([2, 2, 2, -1], [1, 2, -1, -1], [65, 45, 0, -1])
    """
    seeds, costs = final_states(graph, arrival_costs(graph, arrival))
    labels = correct_labels(graph.arcs_in, seeds, costs, limit=limit)
    narrow, wide = (np.full((3, graph.nodes), -1, np.int32), np.full(graph.nodes, -1, np.int64))
    columns = _Columns(narrow[0], narrow[1], wide, narrow[2])
    states = len(labels.best) // 2
    final = columns.target if states == graph.nodes else np.full(states, -1, np.int32)
    _read(labels.best, limit, graph.start, graph.paths.states, final, columns)
    for column in columns:
        column.flags.writeable = False
    return NearestTargets(*columns, labels)


def final_states(
    graph: SearchGraph, arrival: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the states that a path may end in, and what each costs."""
    nodes, accepting = np.flatnonzero(arrival >= 0), np.flatnonzero(graph.paths.accepting)
    seeds = nodes[:, np.newaxis] * graph.paths.states + accepting
    return seeds.ravel(), np.repeat(arrival[nodes], len(accepting))


class _Columns(NamedTuple):
    target: NDArray[np.int32]
    next_hop: NDArray[np.int32]
    cost: NDArray[np.int64]
    transfers: NDArray[np.int32]


@kernel
def _read(
    best: NDArray[np.int64],
    limit: int,
    start: NDArray[np.int64],
    states: int,
    final: NDArray[np.int32],
    columns: _Columns,
) -> int:
    """Fill the columns from the labels, and `final` (int32, -1) with the targets of the states."""
    for row in range(len(start)):
        here = start[row]
        if best[2 * here] >= limit:
            continue
        end = here
        while final[end] < 0 and best[2 * end + 1] % _SPAN != end:
            end = best[2 * end + 1] % _SPAN
        target = final[end] if final[end] >= 0 else end // states
        step = here
        while final[step] < 0:
            final[step] = target
            step = best[2 * step + 1] % _SPAN
        columns.target[row] = target
        columns.cost[row] = best[2 * here]
        transfers = columns.transfers[row] = best[2 * here + 1] // _SPAN
        if transfers > 0:
            there = best[2 * here + 1] % _SPAN
            columns.next_hop[row] = there if states == 1 else there // states
    return len(start)
