"""A graph made ready for searches: edges as columns, what each weighs, which paths are allowed."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from attrs import field, fields, frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.graph.automaton import Automaton, Moves
from medconsortium.graph.csr import Adjacency, compile_adjacency

__all__ = [
    "UNREACHED",
    "Arcs",
    "Scratch",
    "SearchGraph",
    "arrival_costs",
    "edge_costs",
    "reweigh",
]

UNREACHED = 2**62
"""Costs are whole numbers below this. A path that costs as much, or more, counts as none."""

_MOST_STATES = 2**31
_ANY_PATH = Automaton([[0]])
_Scalar = TypeVar("_Scalar", bound=np.generic)


class Arcs(NamedTuple):
    """One side of a graph, as kernels read it: the edges out of each node, or those into it.

    Those of node `n` lie from `offset[n]` (int64) to `offset[n + 1]`: `node` (int32) is the other
    end, `weight` int64, `label` uint8. Nodes come in `states` states; state `s` of node `n` is
    number `n * states + s`. By an edge with label `k` it leads to the states
    `move[first[j]:first[j + 1]]` (int64) of the other end, where `j` is `s * labels + k`.
    """

    offset: NDArray[np.int64]
    node: NDArray[np.int32]
    weight: NDArray[np.int64]
    label: NDArray[np.uint8]
    first: NDArray[np.int64]
    move: NDArray[np.int64]
    states: int
    labels: int


class Scratch(NamedTuple):
    """What a search writes to, for kernels; it leaves the first four as it found them.

    `closed` (bool, `False`) has an entry for each node; `cost` (int64, `UNREACHED`), `transfers`
    (int32, 0), `onward` (int32, -1) and `arc` (int64) have one for each state, `settled` and
    `route` (int32) room for all of them, `heap` (int64) two entries for each start and each state
    that an edge can lead to.
    """

    closed: NDArray[np.bool_]
    cost: NDArray[np.int64]
    transfers: NDArray[np.int32]
    onward: NDArray[np.int32]
    arc: NDArray[np.int64]
    settled: NDArray[np.int32]
    route: NDArray[np.int32]
    heap: NDArray[np.int64]


def _every() -> NDArray[np.bool_]:
    return np.ones((), np.bool_)


def _first() -> NDArray[np.uint8]:
    return np.zeros((), np.uint8)


def _array(values: ArrayLike) -> NDArray[Any]:
    return np.asarray(values)


@frozen(eq=False, slots=False)
class SearchGraph:
    """Directed edges, what each weighs, and which paths along them are allowed.

    Weights are whole numbers, so that sums are exact in any order and ties are ties: see `CostCode`
    for how several quantities become one number. Edges may be parallel, lead back to where they
    come from and weigh nothing. What searches need beside the columns is derived when first used
    and kept; it is not pickled. Threads may share a graph.

    Attributes:
        nodes: How many nodes there are.
        origin: The node that each edge leaves (edges).
        target: The node that each edge enters (edges).
        weight: What each edge weighs (edges, int64), at least 0.
        mask: Whether each edge is there at all (edges, bool); all are if left out.
        automaton: Which paths are allowed; all are if left out.
        label: What the automaton reads on each edge (edges, uint8); 0 if left out.
        initial: The state in which a path begins at each node (nodes, uint8); 0 if left out.

    Raises:
        ValueError: Columns differ in length, or a value is out of range.

    >>> graph = SearchGraph(3, origin=[0, 1], target=[1, 2], weight=[20, 45])
    >>> graph
    SearchGraph(3 nodes, 2 edges)
    """

    nodes: int
    origin: NDArray[np.int32] = field(converter=_array)
    target: NDArray[np.int32] = field(converter=_array)
    weight: NDArray[np.int64] = field(converter=_array)
    mask: NDArray[np.bool_] = field(factory=_every, converter=_array, kw_only=True)
    automaton: Automaton | None = field(default=None, kw_only=True)
    label: NDArray[np.uint8] = field(factory=_first, converter=_array, kw_only=True)
    initial: NDArray[np.uint8] = field(factory=_first, converter=_array, kw_only=True)

    def __attrs_post_init__(self) -> None:
        paths = self.paths
        if not 0 <= self.nodes * paths.states < _MOST_STATES:
            raise ValueError(f"nodes × states must be from 0 to {_MOST_STATES - 1}")
        edges = self.origin.size
        columns = {
            "origin": _column("origin", self.origin, edges, np.int32, self.nodes),
            "target": _column("target", self.target, edges, np.int32, self.nodes),
            "weight": _column("weight", self.weight, edges, np.int64, UNREACHED),
            "mask": _column("mask", self.mask, edges, np.bool_, 2),
            "label": _column("label", self.label, edges, np.uint8, paths.labels),
            "initial": _column("initial", self.initial, self.nodes, np.uint8, paths.states),
        }
        for name, values in columns.items():
            object.__setattr__(self, name, values)

    def __repr__(self) -> str:
        return f"SearchGraph({self.nodes} nodes, {np.count_nonzero(self.mask)} edges)"

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name in _FIELDS}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        for value in state.values():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @property
    def paths(self) -> Automaton:
        """The automaton; one that allows every path where none was given."""
        return self.automaton or _ANY_PATH

    @cached_property
    def start(self) -> NDArray[np.int64]:
        """The number of the state in which a path begins at each node (nodes)."""
        return np.arange(self.nodes, dtype=np.int64) * self.paths.states + self.initial

    @cached_property
    def outward(self) -> Adjacency:
        """The edges out of each node."""
        return compile_adjacency(self.nodes, self.origin, self.target, mask=self.mask)

    @cached_property
    def inward(self) -> Adjacency:
        """The edges into each node."""
        return compile_adjacency(self.nodes, self.target, self.origin, mask=self.mask)

    @cached_property
    def arcs_out(self) -> Arcs:
        """The edges out of each node, for kernels."""
        return self._arcs(self.outward, self.paths.forward)

    @cached_property
    def arcs_in(self) -> Arcs:
        """The edges into each node, for kernels that search backwards."""
        return self._arcs(self.inward, self.paths.backward)

    @cached_property
    def rooms(self) -> list[Scratch]:
        """Memory that no search uses just now; taking from a list and giving back are atomic."""
        return []

    def _arcs(self, side: Adjacency, moves: Moves) -> Arcs:
        weight, label = self.weight[side.edge], self.label[side.edge]
        weight.flags.writeable = label.flags.writeable = False
        path = self.paths
        return Arcs(
            side.offset,
            side.target,
            weight,
            label,
            moves.offset,
            moves.state,
            path.states,
            path.labels,
        )


def reweigh(graph: SearchGraph, weight: ArrayLike) -> SearchGraph:
    """Return the graph with other weights; what does not depend on them is shared.

    Raises:
        ValueError: There are not as many weights as edges, or one is out of range.

    >>> graph = SearchGraph(2, origin=[0], target=[1], weight=[20])
    >>> reweigh(graph, [1]).weight.tolist()
    [1]
    """
    weights = edge_costs(graph, "weight", weight)
    found = copy(graph)
    shared = {name: getattr(graph, name) for name in ("outward", "inward", "rooms")}
    vars(found).update(shared, weight=weights)
    return found


def arrival_costs(graph: SearchGraph, arrival: ArrayLike) -> NDArray[np.int64]:
    """Return a read-only copy of what it costs to stop at each node, -1 where it is no target.

    Raises:
        ValueError: `arrival` does not have one whole number, -1 or more, for each node.
    """
    return _column("arrival", arrival, graph.nodes, np.int64, UNREACHED, least=-1)


def edge_costs(graph: SearchGraph, name: str, costs: ArrayLike) -> NDArray[np.int64]:
    """Return a read-only copy of what each edge costs or takes.

    Raises:
        ValueError: There is not one whole number, at least 0, for each edge.
    """
    return _column(name, costs, len(graph.weight), np.int64, UNREACHED)


_FIELDS = frozenset(each.name for each in fields(SearchGraph))


def _column(
    name: str,
    values: ArrayLike,
    length: int,
    dtype: type[_Scalar],
    bound: int,
    *,
    least: int = 0,
) -> NDArray[_Scalar]:
    """Return a read-only copy of values, or of one value for all, from `least` to `bound` - 1."""
    array = np.asarray(values)
    if array.ndim == 0:
        array = np.broadcast_to(array, (length,))
    if array.shape != (length,):
        raise ValueError(f"{name} must be flat and hold {length} values")
    if length and array.dtype.kind not in "biu":
        raise ValueError(f"{name} must be whole numbers")
    if length and not least <= int(array.min()) <= int(array.max()) < bound:
        raise ValueError(f"{name} must be from {least} to {bound - 1}")
    column = array.astype(dtype)
    column.flags.writeable = False
    return column
