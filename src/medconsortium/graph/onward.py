"""The best paths from everywhere, edge by edge: from each state, what to go on by."""

from __future__ import annotations

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.graph.label_correcting import Labels
from medconsortium.graph.search_graph import SearchGraph

__all__ = ["Onward", "onward_edges", "onward_from"]


@frozen(eq=False)
class Onward:
    """A table of the best path from each state, to be followed step by step.

    They are memoryviews, which yield plain numbers, at twice the speed of numpy's.

    Attributes:
        start: The state that a path from each node begins in (int64).
        cost: What the path costs (int64), `limit` of the labels where there is none.
        state: The state that it goes on to (int32); -1 at its end, and where there is none.
        edge: The edge that it goes on by (int64); -1 likewise.
    """

    start: memoryview = field(repr=False)
    cost: memoryview = field(repr=False)
    state: memoryview = field(repr=False)
    edge: memoryview = field(repr=False)


def onward_from(graph: SearchGraph, labels: Labels) -> Onward:
    """Return the table of what a search back from targets has found."""
    numbers = np.arange(len(labels.best) // 2)
    after = labels.next_state
    goes_on = np.flatnonzero((labels.cost < labels.limit) & (after != numbers))
    state, edge = np.full(len(numbers), -1, np.int32), np.full(len(numbers), -1, np.int64)
    state[goes_on], edge[goes_on] = after[goes_on], onward_edges(graph, labels, goes_on)
    cost = np.ascontiguousarray(labels.cost)
    return Onward(graph.start.data, cost.data, state.data, edge.data)


def onward_edges(graph: SearchGraph, labels: Labels, state: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the edge by which each of some states goes on: the first that costs what it must.

    Args:
        graph: The graph that was searched.
        labels: What a search back from targets has found.
        state: States from which the best path goes on.
    """
    side, states = graph.outward, graph.paths.states
    after, cost = labels.next_state[state], labels.cost
    node = np.repeat(np.arange(graph.nodes), np.diff(side.offset))
    ends, edges = node * np.int64(graph.nodes) + side.target, side.edge
    if (ends[1:] < ends[:-1]).any():
        order = np.argsort(ends, kind="stable")
        ends, edges = ends[order], edges[order]
    position = np.searchsorted(ends, state // states * graph.nodes + after // states)
    paid, transition = cost[state] - cost[after], graph.paths.transition
    found = np.full(len(state), -1, np.int64)
    left = np.arange(len(state))
    while len(left):
        edge = edges[position[left]]
        leads = transition[state[left] % states, graph.label[edge]] == after[left] % states
        fits = leads & (graph.weight[edge] == paid[left])
        found[left[fits]] = edge[fits]
        left = left[~fits]
        position[left] += 1
    return found
