"""How far paths lead from some nodes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.graph.label_correcting import correct_labels
from medconsortium.graph.path_search import Starts, begin_costs
from medconsortium.graph.search_graph import UNREACHED, SearchGraph

__all__ = ["costs_from"]


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
