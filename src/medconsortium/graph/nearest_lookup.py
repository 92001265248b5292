"""A prepared handle for services that ask again and again where the nearest target is."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from medconsortium.graph.search_graph import UNREACHED, SearchGraph
from medconsortium.graph.voronoi import NearestTargets, nearest_targets

__all__ = ["NearestLookup", "nearest"]


def nearest(graph: SearchGraph, arrival: ArrayLike, *, limit: int = UNREACHED) -> NearestLookup:
    """Search once, for all origins, and return a handle that answers for any of them.

    The arguments, the errors and the choice among equals are those of `nearest_targets`. An answer
    takes a few steps through a table; the table takes 20 bytes for each state of each node.

    >>> graph = SearchGraph(4, origin=[0, 1], target=[1, 2], weight=[20, 45])
    >>> lookup = nearest(graph, arrival=[-1, -1, 0, -1])
    >>> lookup.path(0), lookup.target(0), lookup.cost(0)
    ((0, 1, 2), 2, 65)
    >>> lookup.path(3), lookup.target(3)
    ((), -1)
    """
    return NearestLookup(graph, nearest_targets(graph, arrival, limit=limit))


@frozen(eq=False, slots=False)
class NearestLookup:
    """The nearest target of every node, and the way there, to be looked up one by one.

    Threads may share it; pickling it costs the columns of the graph and of what was found.
    """

    graph: SearchGraph
    found: NearestTargets

    def __reduce__(self) -> tuple[object, ...]:
        return NearestLookup, (self.graph, self.found)

    def target(self, node: int) -> int:
        """Return the node that the best path from a node ends at; -1 if there is none.

        Raises:
            IndexError: There is no such node.
        """
        if node < 0:
            raise IndexError(node)
        return self._tables.target[node]

    def cost(self, node: int) -> int:
        """Return what the best path from a node costs; -1 if there is none.

        Raises:
            IndexError: There is no such node.
        """
        if node < 0:
            raise IndexError(node)
        return self._tables.cost[node]

    def path(self, node: int) -> tuple[int, ...]:
        """Return the nodes of the best path from a node, itself first; none if there is no path.

        Raises:
            IndexError: There is no such node.
        """
        if node < 0:
            raise IndexError(node)
        target, _, onward, start, states = self._tables
        if target[node] < 0:
            return ()
        nodes, here = [node], onward[node if start is None else start[node]]
        while here >= 0:
            nodes.append(here if start is None else here // states)
            here = onward[here]
        return tuple(nodes)

    @cached_property
    def _tables(self) -> _Tables:
        found, states = self.found, self.graph.paths.states
        if states == 1:
            return _Tables(found.target.data, found.cost.data, found.next_hop.data, None, 1)
        onward = found.labels.next_state
        onward = np.where(onward == np.arange(len(onward)), -1, onward).astype(np.int32)
        start = self.graph.start.data
        return _Tables(found.target.data, found.cost.data, onward.data, start, states)


class _Tables(NamedTuple):
    """What was found, as memoryviews: those yield plain numbers, at twice the speed of numpy's.

    `onward` leads from state to state, -1 at the end; `start` is `None` where states are nodes.
    """

    target: memoryview
    cost: memoryview
    onward: memoryview
    start: memoryview | None
    states: int
