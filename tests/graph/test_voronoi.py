from __future__ import annotations

import pickle
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped]
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import UNREACHED, Automaton, SearchGraph, nearest_targets


@given(graphs())
@kernel_mode("interpreted")
def test_every_origin_has_the_best_of_all_paths(drawn: Drawn) -> None:
    found = nearest_targets(drawn.graph(), drawn.arrival)
    rows = zip(found.target, found.next_hop, found.cost, found.transfers, strict=True)
    for node, row in enumerate(rows):
        best = drawn.best(node)
        if best is None:
            assert row == (-1, -1, -1, -1)
        else:
            onward = best.nodes[1] if best.edges else -1
            assert row == (best.nodes[-1], onward, best.cost, best.edges)


@given(graphs())
@kernel_mode("interpreted")
def test_a_limit_only_leaves_out(drawn: Drawn) -> None:
    whole = nearest_targets(drawn.graph(), drawn.arrival)
    found = nearest_targets(drawn.graph(), drawn.arrival, limit=3)
    within = (whole.cost >= 0) & (whole.cost < 3)
    for name in ("target", "next_hop", "cost", "transfers"):
        kept = np.where(within, getattr(whole, name), -1)
        assert getattr(found, name).tolist() == kept.tolist()


def random_graph(seed: int, nodes: int, edges: int) -> SearchGraph:
    """Return a graph without parallel edges, which scipy would add up."""
    generator = np.random.default_rng(seed)
    pairs = np.unique(generator.integers(0, nodes, (edges, 2)), axis=0)
    return SearchGraph(nodes, pairs[:, 0], pairs[:, 1], generator.integers(1, 50, len(pairs)))


@pytest.mark.parametrize("seed", range(5))
def test_costs_are_those_of_scipy_and_networkx(seed: int) -> None:
    graph = random_graph(seed, 400, 900)
    targets = [3, 5, 8]
    arrival = np.full(400, -1)
    arrival[targets] = 0
    found = nearest_targets(graph, arrival)
    matrix = csr_array((graph.weight.astype(float), (graph.target, graph.origin)), (400, 400))
    by_scipy = dijkstra(matrix, indices=targets, min_only=True)
    assert found.cost.tolist() == np.where(np.isinf(by_scipy), -1, by_scipy).tolist()
    view: nx.DiGraph[int] = nx.DiGraph()
    view.add_weighted_edges_from(zip(graph.target, graph.origin, graph.weight, strict=True))
    by_networkx = nx.multi_source_dijkstra_path_length(view, set(targets))
    assert found.cost.tolist() == [by_networkx.get(node, -1) for node in range(400)]


def test_ties_go_to_the_fewest_edges_and_then_to_the_row_that_comes_first() -> None:
    #  4 → 1 → 0 and 4 → 3 → 0 and 4 → 2 → 5 → 0 cost the same
    graph = SearchGraph(6, [4, 3, 4, 1, 4, 2, 5], [3, 0, 1, 0, 2, 5, 0], [1, 1, 1, 1, 0, 1, 1])
    found = nearest_targets(graph, [0, -1, -1, -1, -1, -1])
    assert found.next_hop.tolist() == [-1, 0, 5, 0, 1, 0]
    assert found.transfers.tolist() == [0, 1, 2, 1, 2, 1]


def test_a_target_may_be_passed_by_where_another_is_better() -> None:
    graph = SearchGraph(2, [0], [1], [5])
    assert nearest_targets(graph, [6, 0]).target.tolist() == [1, 1]
    assert nearest_targets(graph, [5, 0]).target.tolist() == [0, 1]  # fewer edges


def test_the_automaton_sees_the_whole_path() -> None:
    #  one step up at a time: from the village to the city only by way of the county
    levels = np.array([0, 1, 2])
    stepwise = Automaton([[0, 1, -1], [1, 1, 2], [2, 2, 2]])
    graph = SearchGraph(
        3,
        [0, 0, 1],
        [2, 1, 2],
        [10, 20, 30],
        automaton=stepwise,
        label=levels[[2, 1, 2]],
        initial=levels,
    )
    found = nearest_targets(graph, [-1, -1, 0])
    assert found.cost.tolist() == [50, 30, 0]
    assert found.next_hop.tolist() == [1, 2, -1]


def test_what_was_found_is_read_only_and_can_be_pickled() -> None:
    found = nearest_targets(SearchGraph(2, [0], [1], [5]), [-1, 0])
    columns = ("target", "next_hop", "cost", "transfers")
    assert not any(getattr(found, name).flags.writeable for name in columns)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301
    for name in columns:
        assert getattr(again, name).tolist() == getattr(found, name).tolist()


@pytest.mark.parametrize(
    ("arrival", "message"),
    [
        ([0], "flat and hold 2 values"),
        ([[0, 0]], "flat and hold 2 values"),
        ([0, -2], "arrival must be from -1"),
        ([0, UNREACHED], "arrival must be from -1"),
        ([0, 0.5], "whole numbers"),
    ],
)
def test_arrival_costs_that_are_none_are_refused(arrival: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        nearest_targets(SearchGraph(2, [0], [1], [5]), arrival)
