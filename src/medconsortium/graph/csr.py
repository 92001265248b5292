"""Compressed adjacency: the arrays that every search runs on."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

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


def compile_adjacency(nodes: int, origin: ArrayLike, target: ArrayLike) -> Adjacency:
    """Return the adjacency of edges from `origin` to `target` among nodes 0 to `nodes` - 1.

    Raises:
        ValueError: The arrays differ in length, or an edge names a node that is not there.
    """
    origins, targets = np.asarray(origin, np.int64), np.asarray(target, np.int64)
    if origins.shape != targets.shape or origins.ndim != 1:
        raise ValueError("origin and target must be flat and of one length")
    for ends in (origins, targets):
        if ends.size and not 0 <= int(ends.min()) <= int(ends.max()) < nodes:
            raise ValueError(f"an edge leads outside the {nodes} nodes")
    edge = np.argsort(origins, kind="stable").astype(np.int64)
    offset = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(origins, minlength=nodes), out=offset[1:])
    found = Adjacency(offset, targets[edge].astype(np.int32), edge)
    for array in (found.offset, found.target, found.edge):
        array.flags.writeable = False
    return found
