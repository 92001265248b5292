"""A prepared handle for services that ask again and again where the nearest target is."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from medconsortium.graph.nearest_targets import NearestTargets, nearest_targets
from medconsortium.graph.search_graph import UNREACHED, SearchGraph

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
        return self._target[_known(node)]

    def cost(self, node: int) -> int:
        """Return what the best path from a node costs; -1 if there is none.

        Raises:
            IndexError: There is no such node.
        """
        return self._cost[_known(node)]

    def path(self, node: int) -> tuple[int, ...]:
        """Return the nodes of the best path from a node, itself first; none if there is no path.

        Raises:
            IndexError: There is no such node.
        """
        if self._target[_known(node)] < 0:
            return ()
        onward, nodes = self._onward, [node]
        if self._start is None:
            here = onward[node]
            while here >= 0:
                nodes.append(here)
                here = onward[here]
            return tuple(nodes)
        here, states = onward[self._start[node]], self.graph.paths.states
        while here >= 0:
            nodes.append(here // states)
            here = onward[here]
        return tuple(nodes)

    # Items of a memoryview are plain numbers, and come at twice the speed of numpy's.

    @cached_property
    def _target(self) -> memoryview:
        return self.found.target.data

    @cached_property
    def _cost(self) -> memoryview:
        return self.found.cost.data

    @cached_property
    def _start(self) -> memoryview | None:
        return None if self.graph.paths.states == 1 else self.graph.start.data

    @cached_property
    def _onward(self) -> memoryview:
        if self._start is None:
            return self.found.next_hop.data
        onward = self.found.labels.next_state
        stays = onward == np.arange(len(onward))
        return np.where(stays, -1, onward).astype(np.int32).data


def _known(node: int) -> int:
    """Return the node; a memoryview would count a negative one from the end."""
    if node < 0:
        raise IndexError(f"there is no node {node}")
    return node
