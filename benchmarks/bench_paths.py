"""Searches on a synthetic nation, beside the libraries that search graphs.

1.07 million institutions, 2.2 million links, in one run with every peer: the answers are asserted
to be the same, times are medians, and the two sides of a ratio take turns on the machine. Peers
that are not installed are left out. Of parallel links, which some peers would add up or overwrite,
they are given the shortest. `python benchmarks/bench_paths.py 100000` takes the first so many
institutions only.
"""

from __future__ import annotations

import gc
import importlib
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
from nation import Nation, first, nation_arrays, shuffled
from numpy.typing import NDArray
from path_peers import PEERS, nearest_by_heapq
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from medconsortium.compiled import fast_is_on, kernel_mode
from medconsortium.graph import (
    Automaton,
    PathSearch,
    SearchGraph,
    compile_adjacency,
    edges_along,
    nearest,
    nearest_targets,
    nearest_targets_within,
    reweigh,
    shortest_path,
    shortest_simple_paths,
)

RUNS = 7
QUERIES = 1000
MOST_TENTHS = 900  # of a minute
STEPWISE = Automaton(
    [[max(state, level) if level <= state + 1 else -1 for level in range(4)] for state in range(4)]
)
"""States and labels are levels: no link may lead more than one above the highest reached."""


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def in_turn(*calls: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the median time of each call; they take turns, after one round to warm up."""
    rounds = [[seconds(call) for call in calls] for _ in range(runs + 1)]
    return [median(column) for column in zip(*rounds[1:], strict=True)]


def report(what: str, ours: float, theirs: float, peer: str, aim: float) -> None:
    """Print a ratio, and what it should be at most."""
    print(
        f"{what}: {ours * 1000:,.3g} ms, {peer} {theirs * 1000:,.3g} ms, "
        f"ratio {ours / theirs:.3f} (aim: at most {aim:g})"
    )


def graph_of(subject: Nation, mask: NDArray[np.bool_]) -> SearchGraph:
    """Return the graph of the links in a mask, ready for both directions."""
    return ready(
        SearchGraph(len(subject), subject.origin, subject.target, subject.weight, mask=mask)
    )


def stepwise_graph(subject: Nation) -> SearchGraph:
    """Return the graph in which no path skips a level on the way up."""
    graph = SearchGraph(
        len(subject),
        subject.origin,
        subject.target,
        subject.weight,
        mask=subject.in_force,
        automaton=STEPWISE,
        label=subject.level[subject.target],
        initial=subject.level,
    )
    return ready(graph)


def ready(graph: SearchGraph) -> SearchGraph:
    """Derive what searches need, so that it is not measured with the first of them."""
    assert len(graph.arcs_in.node) == len(graph.arcs_out.node)
    assert len(graph.start) == graph.nodes
    return graph


def shortest_of_parallel(
    origin: NDArray[Any], target: NDArray[Any], weight: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return the edges, only the shortest of those that join the same two nodes."""
    order = np.lexsort((weight, target, origin))
    ends = np.column_stack([origin[order], target[order]])
    kept = order[np.r_[True, (ends[1:] != ends[:-1]).any(axis=1)]]
    return origin[kept], target[kept], weight[kept]


def edges_of(graph: SearchGraph) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return the edges of a graph for peers."""
    kept = graph.mask
    return shortest_of_parallel(graph.origin[kept], graph.target[kept], graph.weight[kept])


def reverse_matrix(nodes: int, edges: tuple[NDArray[Any], NDArray[Any], NDArray[Any]]) -> csr_array:
    """Return edges for scipy, each reversed."""
    origin, target, weight = edges
    return csr_array((weight.astype(float), (target, origin)), (nodes, nodes))


def all_costs(matrix: csr_array, targets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what scipy finds: cost, next hop and target of every node; the cost for comparison."""
    cost, _, _ = dijkstra(matrix, indices=targets, min_only=True, return_predecessors=True)
    return np.where(np.isinf(cost), -1, cost).astype(np.int64)


def bench_build(subject: Nation) -> None:
    """Columns to the compressed adjacency of what is in force, with weights."""
    size, mask = len(subject), subject.in_force
    weight = subject.weight.astype(float)

    def ours() -> tuple[Any, Any]:
        side = compile_adjacency(size, subject.target, subject.origin, mask=mask)
        return side, subject.weight[side.edge]

    def theirs() -> csr_array:
        ends = subject.target[mask], subject.origin[mask]
        return csr_array((weight[mask], ends), (size, size))

    side, weights = ours()
    matrix = theirs()
    assert (np.diff(np.r_[0, weights.cumsum()][side.offset]) == matrix.sum(axis=1)).all()
    report("adjacency in force from columns", *in_turn(ours, theirs), "scipy", 1.5)
    with kernel_mode("interpreted"):
        print(f"  without numba: {seconds(ours) * 1000:,.0f} ms")


def bench_catchment(subject: Nation, graph: SearchGraph, what: str, view: Any = None) -> None:
    """Measure the nearest target of every origin at once."""
    matrix, targets = (
        reverse_matrix(graph.nodes, edges_of(graph)),
        np.flatnonzero(subject.has_target),
    )

    def ours() -> NDArray[np.int64]:
        return nearest_targets(graph, subject.arrival).cost

    def theirs() -> NDArray[np.int64]:
        return all_costs(matrix, targets)

    assert (ours() == theirs()).all()
    report(f"catchment of all, {what}", *in_turn(ours, theirs), "scipy", 0.35)
    if view is None:
        return
    backward, nodes = view.reverse(copy=False), set(targets.tolist())

    def by_networkx() -> dict[int, int]:
        return nx.multi_source_dijkstra_path_length(backward, nodes, weight="weight")

    costs = by_networkx()
    assert ours().tolist() == [costs.get(node, -1) for node in range(graph.nodes)]
    mine, other = in_turn(ours, by_networkx, runs=5)
    report(f"catchment of all, {what}", mine, other, "networkx", 1 / 50)
    with kernel_mode("interpreted"):
        print(f"  interpreted: {seconds(ours):,.2f} s")


def bench_stepwise(subject: Nation) -> None:
    """Measure the same where no level may be skipped, beside scipy on pairs of node and level."""
    graph = stepwise_graph(subject)
    states, levels = STEPWISE.states, subject.level
    ends, others, weights = [], [], []
    for state in range(states):
        after = STEPWISE.transition[state][levels[subject.target]].astype(np.int64)
        kept = subject.in_force & (after >= 0)
        ends.append(subject.origin[kept] * np.int64(states) + state)
        others.append(subject.target[kept] * np.int64(states) + after[kept])
        weights.append(subject.weight[kept])
    edges = shortest_of_parallel(*map(np.concatenate, (ends, others, weights)))
    pairs = graph.nodes * states
    matrix = reverse_matrix(pairs, edges)
    targets = np.flatnonzero(np.repeat(subject.has_target, states))

    def ours() -> NDArray[np.int64]:
        return nearest_targets(graph, subject.arrival).cost

    def theirs() -> NDArray[np.int64]:
        return all_costs(matrix, targets)

    assert (ours() == theirs()[graph.start]).all()
    what = f"catchment of all, stepwise ({pairs:,} states, {matrix.nnz:,} edges)"
    report(what, *in_turn(ours, theirs, runs=5), "scipy", 0.5)
    with kernel_mode("interpreted"):
        print(f"  interpreted: {seconds(ours):,.2f} s")


def bench_deep() -> None:
    """Measure one target in a grid with random weights, on which correcting labels goes astray."""
    side = 1000
    node, random = np.arange(side * side).reshape(side, side), np.random.default_rng(1)
    one = np.concatenate([node[:, :-1].ravel(), node[:-1].ravel()])
    other = np.concatenate([node[:, 1:].ravel(), node[1:].ravel()])
    origin, target = np.concatenate([one, other]), np.concatenate([other, one])
    weight = random.integers(1, 10**6, len(origin))
    graph = ready(SearchGraph(side * side, origin, target, weight))
    matrix = reverse_matrix(graph.nodes, edges_of(graph))
    arrival = np.full(side * side, -1)
    arrival[0] = 0

    def ours() -> NDArray[np.int64]:
        return nearest_targets(graph, arrival).cost

    def theirs() -> NDArray[np.int64]:
        return all_costs(matrix, np.array([0]))

    assert (ours() == theirs()).all()
    report("deep grid of a million nodes", *in_turn(ours, theirs), "scipy", 1.5)


def view_of(graph: SearchGraph) -> Any:
    """Return the same graph for networkx."""
    view: Any = nx.DiGraph()
    view.add_nodes_from(range(graph.nodes))
    columns = (column.tolist() for column in edges_of(graph))
    view.add_weighted_edges_from(zip(*columns, strict=True))
    return view


def quantiles(call: Callable[[int], Any], starts: Iterable[int]) -> tuple[float, float, list[Any]]:
    """Return median and 99th percentile of the time that an answer takes, and the answers."""
    times, answers = [], []
    for start in starts:
        started = time.perf_counter()
        answer = call(start)
        times.append(time.perf_counter() - started)
        answers.append(answer)
    return float(np.percentile(times, 50)), float(np.percentile(times, 99)), answers


def sum_along(graph: SearchGraph, path: tuple[int, ...]) -> int:
    """Return what a path costs; -1 if there is none."""
    return sum(graph.weight[edge] for edge in edges_along(graph, path)) if path else -1


def bench_single(subject: Nation, graph: SearchGraph, view: Any, what: str) -> None:
    """Measure one origin at a time, from the prepared handle and by a search that ends early."""
    villages = np.flatnonzero(subject.level == 0)
    starts = np.random.default_rng(1).choice(villages, QUERIES, replace=False).tolist()
    lookup, search = nearest(graph, subject.arrival), PathSearch(graph, subject.arrival)
    targets, adjacency = set(np.flatnonzero(subject.has_target).tolist()), view._adj  # noqa: SLF001 - as fast as it gets

    def one_search(start: int) -> int:
        path = shortest_path(search, start)
        return -1 if path is None else path.cost

    calls: dict[str, Callable[[int], Any]] = {
        "handle": lookup.path,
        "search": one_search,
        "heapq": lambda start: nearest_by_heapq(adjacency, targets, start),
    }
    rounds = {name: [quantiles(call, starts) for _ in range(5)] for name, call in calls.items()}
    costs = list(map(lookup.cost, starts))
    assert costs == rounds["search"][0][2] == rounds["heapq"][0][2]
    assert [sum_along(graph, path) for path in rounds["handle"][0][2]] == costs
    p50, p99 = (
        {name: median(row[i] for row in found) for name, found in rounds.items()} for i in (0, 1)
    )
    for name in calls:
        usual, worst = p50[name] * 1e6, p99[name] * 1e6
        print(f"nearest from one, {what}, {name}: p50 {usual:,.2f} µs, p99 {worst:,.2f} µs")
    report("  handle, p50", p50["handle"], p50["heapq"], "heapq over networkx", 1 / 5)
    report("  handle, p99", p99["handle"], p99["heapq"], "heapq over networkx", 1 / 2)
    for peer, prepare in PEERS.items():
        try:
            module = importlib.import_module(peer)
        except ImportError:
            print(f"  {peer} is not installed")
            continue
        ask, few = prepare(module, graph, targets), starts[:25]
        theirs, _, answers = quantiles(ask, few)
        assert answers == costs[: len(few)]
        report("  handle, p50", p50["handle"], theirs, peer, 1 / 10)
        del ask
        gc.collect()


def bench_growth(subject: Nation) -> None:
    """Print how long each search takes on so many institutions, compiled and interpreted."""
    size = len(subject)
    graph, stepwise = graph_of(subject, subject.in_force), stepwise_graph(subject)
    search, lookup = PathSearch(graph, subject.arrival), nearest(graph, subject.arrival)
    transfers = ready(reweigh(graph, np.ones_like(graph.weight)))
    starts = np.random.default_rng(2).integers(0, size, 100).tolist()

    def adjacency() -> object:
        return compile_adjacency(size, graph.target, graph.origin, mask=graph.mask)

    many: dict[str, Callable[[], object]] = {
        "adjacency": adjacency,
        "catchment": lambda: nearest_targets(graph, subject.arrival),
        "stepwise": lambda: nearest_targets(stepwise, subject.arrival),
        "within 90 minutes": lambda: nearest_targets_within(
            transfers, subject.arrival, graph.weight, most=MOST_TENTHS
        ),
    }
    single: dict[str, Callable[[int], object]] = {
        "best path": lambda start: shortest_path(search, start),
        "5 best": lambda start: list(islice(shortest_simple_paths(search, start), 5)),
        "handle": lookup.path,
    }
    cells = []
    for name, call in many.items():
        fast = median(seconds(call) for _ in range(5))
        with kernel_mode("interpreted"):
            cells.append(f"{name} {fast * 1000:,.3g} ms ({seconds(call) * 1000:,.3g})")
    for name, ask in single.items():
        fast = median(seconds(lambda start=start: ask(start)) for start in starts)  # type: ignore[misc]  # noqa: B023
        with kernel_mode("interpreted"):
            slow = median(seconds(lambda start=start: ask(start)) for start in starts[:20])  # type: ignore[misc]  # noqa: B023
        cells.append(f"{name} {fast * 1e6:,.3g} µs ({slow * 1e6:,.3g})")
    print(f"{size:>9,}: " + ", ".join(cells))


def main() -> None:
    """Measure and print."""
    print("fast is on" if fast_is_on() else "fast is off: kernels are interpreted")
    subject = nation_arrays()
    if len(sys.argv) > 1:
        subject = first(subject, int(sys.argv[1]))
    targets = np.count_nonzero(subject.has_target)
    print(f"{len(subject):,} institutions, {len(subject.origin):,} links, {targets:,} targets")
    bench_build(subject)
    whole = graph_of(subject, subject.in_force)
    view = view_of(whole)
    bench_catchment(subject, whole, "every link", view)
    bench_single(subject, whole, view, "every link")
    del view
    bench_stepwise(subject)
    mixed = shuffled(subject)
    bench_catchment(mixed, graph_of(mixed, mixed.in_force), "every link, rows in random order")
    bench_deep()
    upward = graph_of(subject, subject.goes_up)
    bench_catchment(subject, upward, "links on the way up")
    bench_single(subject, upward, view_of(upward), "links on the way up")
    print("Growth, compiled (interpreted in brackets):")
    for institutions in (1_000, 10_000, 100_000, 1_000_000):
        if institutions <= len(subject):
            bench_growth(first(subject, institutions))


if __name__ == "__main__":
    main()
