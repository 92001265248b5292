"""The nearest target of one origin, as other libraries find it."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any

import numpy as np

from medconsortium.graph import SearchGraph

__all__ = ["PEERS", "nearest_by_heapq"]


def nearest_by_heapq(adjacency: Any, targets: set[int], start: int) -> int:
    """Return the cost of the nearest target: the shortest loop one would write over networkx."""
    cost, heap, settled = {start: 0}, [(0, start)], set()
    while heap:
        spent, here = heapq.heappop(heap)
        if here in settled:
            continue
        settled.add(here)
        if here in targets:
            return spent
        for there, data in adjacency[here].items():
            offer = spent + data["weight"]
            if offer < cost.get(there, 2**62):
                cost[there] = offer
                heapq.heappush(heap, (offer, there))
    return -1


def with_sink(graph: SearchGraph, targets: set[int]) -> tuple[list[int], list[int], list[float]]:
    """Return the edges, with one from every target to a node that stands for all of them."""
    kept, ends = graph.mask, sorted(targets)
    origin = graph.origin[kept].tolist() + ends
    target = graph.target[kept].tolist() + [graph.nodes] * len(ends)
    return origin, target, graph.weight[kept].astype(float).tolist() + [0.0] * len(ends)


def by_rustworkx(module: Any, graph: SearchGraph, targets: set[int]) -> Callable[[int], int]:
    """Return a call that asks rustworkx."""
    peer, sink = module.PyDiGraph(multigraph=True), graph.nodes
    peer.add_nodes_from(range(sink + 1))
    peer.add_edges_from(list(zip(*with_sink(graph, targets), strict=True)))

    def ask(start: int) -> int:
        found = module.dijkstra_shortest_path_lengths(peer, start, float, goal=sink)
        return int(found[sink]) if sink in found else -1

    return ask


def by_networkit(module: Any, graph: SearchGraph, targets: set[int]) -> Callable[[int], int]:
    """Return a call that asks networkit."""
    origin, target, weight = with_sink(graph, targets)
    sink = graph.nodes
    edges = (np.array(weight), (np.array(origin), np.array(target)))
    peer = module.GraphFromCoo(edges, n=sink + 1, weighted=True, directed=True)

    def ask(start: int) -> int:
        found = module.distance.Dijkstra(peer, start, storePaths=False, target=sink)
        found.run()
        cost = found.distance(sink)
        return int(cost) if cost < 1e15 else -1

    return ask


def by_igraph(module: Any, graph: SearchGraph, targets: set[int]) -> Callable[[int], int]:
    """Return a call that asks igraph."""
    origin, target, weight = with_sink(graph, targets)
    sink = graph.nodes
    peer = module.Graph(n=sink + 1, edges=np.column_stack([origin, target]), directed=True)
    peer.es["weight"] = weight

    def ask(start: int) -> int:
        cost = peer.distances(source=start, target=sink, weights="weight")[0][0]
        return int(cost) if cost < 1e15 else -1

    return ask


PEERS = {"rustworkx": by_rustworkx, "networkit": by_networkit, "igraph": by_igraph}
