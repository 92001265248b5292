"""The search for the best path: Dijkstra over compiled adjacency."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from medconsortium.graph import Adjacency

__all__ = ["Cost", "Reached", "Start", "search"]

Cost: TypeAlias = tuple[float, ...]
"""What a path weighs, the weightiest part first; parts add up along the path."""

Start: TypeAlias = Mapping[int, Cost]
"""The nodes that a path may begin at, and what each costs."""


@frozen
class Reached:
    """A target, what reaching it costs in all, and the edges that lead there from a start."""

    node: int
    cost: Cost
    edges: tuple[int, ...]


def search(
    adjacency: Adjacency,
    costs: Sequence[Cost],
    starts: Start,
    arrival: Callable[[int], Cost | None],
) -> tuple[Reached | None, Collection[int]]:
    """Return the cheapest target, and the nodes that were reached in finding it.

    `costs` are those of the edges, by their position before compilation. `arrival` tells what it
    costs to stop at a node, `None` for a node that is no target. Ties go to the path whose nodes
    come first. (E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.)
    """
    best: Reached | None = None
    settled: dict[int, tuple[int, int] | None] = {}
    queue = [(cost, node, -1, -1) for node, cost in sorted(starts.items())]
    heapq.heapify(queue)
    while queue:
        cost, node, before, by = heapq.heappop(queue)
        if best is not None and cost > best.cost:
            break
        if node in settled:
            continue
        settled[node] = None if before < 0 else (before, by)
        stop = arrival(node)
        if stop is not None:
            total = _add(cost, stop)
            if best is None or (total, node) < (best.cost, best.node):
                best = Reached(node, total, _edges_to(node, settled))
        for position in range(adjacency.offset[node], adjacency.offset[node + 1]):
            target = int(adjacency.target[position])
            if target not in settled:
                edge = int(adjacency.edge[position])
                heapq.heappush(queue, (_add(cost, costs[edge]), target, node, edge))
    return best, settled.keys()


def _add(first: Cost, second: Cost) -> Cost:
    return tuple(a + b for a, b in zip(first, second, strict=True))


def _edges_to(node: int, settled: Mapping[int, tuple[int, int] | None]) -> tuple[int, ...]:
    edges: list[int] = []
    step = settled[node]
    while step is not None:
        before, edge = step
        edges.append(edge)
        step = settled[before]
    return tuple(reversed(edges))
