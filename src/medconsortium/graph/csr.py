"""Compressed adjacency: the arrays that every search runs on."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.compiled import fast_is_on, kernel

__all__ = ["Adjacency", "compile_adjacency"]


@frozen(eq=False)
class Adjacency:
    """The edges out of node `n` are `edge[offset[n]:offset[n + 1]]`, to the same part of `target`.

    `offset` is int64 with one entry more than there are nodes, `target` int32 node numbers,
    `edge` int64 positions in the arrays the adjacency was compiled from. Edges keep their order.
    """

    offset: NDArray[np.int64]
    target: NDArray[np.int32]
    edge: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offset) - 1


def compile_adjacency(
    nodes: int, origin: ArrayLike, target: ArrayLike, *, mask: ArrayLike | None = None
) -> Adjacency:
    """Return the adjacency of edges from `origin` to `target` among nodes 0 to `nodes` - 1.

    With `origin` and `target` exchanged, it is the reverse adjacency: the edges into each node.

    Args:
        nodes: How many nodes there are; at most 2³¹.
        origin: The node that each edge leaves.
        target: The node that each edge enters.
        mask: Whether each edge is there at all (bool), say because it is in force; all are if
            left out. Edges keep their positions, whichever of them are there.

    Raises:
        ValueError: The arrays differ in length, or an edge names a node that is not there.

    >>> adjacency = compile_adjacency(3, [2, 0, 2], [0, 1, 1], mask=[True, False, True])
    >>> adjacency.offset.tolist(), adjacency.target.tolist(), adjacency.edge.tolist()
    ([0, 0, 0, 2], [0, 1], [0, 2])
    """
    origins, targets = _node_numbers(nodes, origin), _node_numbers(nodes, target)
    if origins.shape != targets.shape or origins.ndim != 1:
        raise ValueError("origin and target must be flat and of one length")
    there = np.ones(len(origins), np.bool_) if mask is None else np.asarray(mask, np.bool_)
    if there.shape != origins.shape:
        raise ValueError("the mask must be as long as origin and target")
    offset = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(origins[there], minlength=nodes), out=offset[1:])
    edge = np.empty(offset[-1], np.int64)
    if fast_is_on():
        _place(origins, there, offset[:-1].copy(), edge)
    else:
        kept = np.flatnonzero(there)
        np.take(kept, np.argsort(origins[kept], kind="stable"), out=edge)
    found = Adjacency(offset, targets[edge], edge)
    for array in (found.offset, found.target, found.edge):
        array.flags.writeable = False
    return found


@kernel
def _place(
    origin: NDArray[np.int32],
    there: NDArray[np.bool_],
    place: NDArray[np.int64],
    edge: NDArray[np.int64],
) -> int:
    """Put each edge where the next one of its origin goes: a counting sort, linear and stable."""
    for number in range(len(origin)):
        if there[number]:
            edge[place[origin[number]]] = number
            place[origin[number]] += 1
    return len(edge)


def _node_numbers(nodes: int, ends: ArrayLike) -> NDArray[np.int32]:
    array = np.asarray(ends)
    if array.size and not 0 <= int(array.min()) <= int(array.max()) < nodes:
        raise ValueError(f"an edge leads outside the {nodes} nodes")
    return array.astype(np.int32, copy=False)
