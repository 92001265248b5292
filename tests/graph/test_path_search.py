from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import Mode, kernel_mode
from medconsortium.graph import UNREACHED, Automaton, PathSearch, SearchGraph, dijkstra
from medconsortium.graph.path_search import edges_along, shortest_path


def cost_along(drawn: Drawn, nodes: tuple[int, ...], edges: tuple[int, ...], begin: int) -> int:
    """Return what a path costs, after making sure that its edges join its nodes."""
    cost = begin + drawn.arrival[nodes[-1]]
    for position, number in enumerate(edges):
        origin, target, weight, _, there = drawn.edges[number]
        assert there
        assert (origin, target) == nodes[position : position + 2]
        cost += weight
    return cost


@given(graphs())
@kernel_mode("interpreted")
def test_the_path_from_a_node_is_the_best_of_all(drawn: Drawn) -> None:
    search = PathSearch(drawn.graph(), drawn.arrival)
    for node in range(drawn.nodes):
        best, found = drawn.best(node), shortest_path(search, node)
        assert (best is None) == (found is None)
        if best is not None and found is not None:
            assert (found.cost, found.nodes) == (best.cost, best.nodes)
            assert cost_along(drawn, found.nodes, found.edges, 0) == best.cost


@given(st.data())
@kernel_mode("interpreted")
def test_the_path_from_several_nodes_begins_at_the_best(data: st.DataObject) -> None:
    drawn = data.draw(graphs())
    starts = data.draw(
        st.dictionaries(st.integers(0, drawn.nodes - 1), st.integers(0, 3), max_size=3)
    )
    every = [drawn.best(node, begin) for node, begin in starts.items()]
    best = min((walk for walk in every if walk), key=lambda walk: walk.rank, default=None)
    found = shortest_path(PathSearch(drawn.graph(), drawn.arrival), starts)
    assert (best is None) == (found is None)
    if best is not None and found is not None:
        assert (found.cost, found.nodes) == (best.cost, best.nodes)
        assert cost_along(drawn, found.nodes, found.edges, starts[found.nodes[0]]) == best.cost


def test_of_parallel_edges_the_cheapest_is_taken_and_then_the_first() -> None:
    graph = SearchGraph(2, [0, 0, 0, 0], [1, 1, 1, 1], [7, 3, 3, 1], mask=[1, 1, 1, 0])
    found = shortest_path(PathSearch(graph, [-1, 0]), 0)
    assert found is not None
    assert found.edges == (1,)
    assert edges_along(graph, (0, 1)) == (1,)


def test_the_edges_along_nodes_are_those_that_the_automaton_accepts() -> None:
    once = Automaton([[0, 1], [1, -1]], [False, True])  # label 1 exactly once
    graph = SearchGraph(
        3, [0, 0, 1, 1], [1, 1, 2, 2], [1, 5, 1, 9], automaton=once, label=[0, 1, 0, 1]
    )
    assert edges_along(graph, (0, 1, 2)) == (1, 2)
    found = shortest_path(PathSearch(graph, [-1, -1, 0]), 0)
    assert found is not None
    assert (found.cost, found.edges) == (6, (1, 2))


@pytest.mark.parametrize("nodes", [(0, 2), (1, 0)])
def test_no_edges_lead_along_nodes_that_are_no_path(nodes: tuple[int, ...]) -> None:
    graph = SearchGraph(3, [0, 1], [1, 2], [1, 1], automaton=Automaton([[0]]))
    with pytest.raises(ValueError, match="no path that is allowed"):
        edges_along(graph, nodes)


@pytest.mark.parametrize("mode", ["compiled", "interpreted"])
def test_eight_threads_share_a_graph(mode: Mode) -> None:
    generator = np.random.default_rng(7)
    graph = SearchGraph(
        300,
        generator.integers(0, 300, 900),
        generator.integers(0, 300, 900),
        generator.integers(0, 20, 900),
    )
    arrival = np.where(generator.random(300) < 0.03, generator.integers(0, 9, 300), -1)
    nodes = [int(node) for node in generator.integers(0, 300, 400)]
    alone = PathSearch(graph, arrival)
    shared = PathSearch(graph, arrival)

    def answer(node: int) -> object:
        with kernel_mode(mode):
            return shortest_path(shared, node)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(answer, nodes))
    assert answers == [shortest_path(alone, node) for node in nodes]
    assert any(answers)
    assert 1 <= len(shared.graph.rooms) <= 8


def test_a_search_that_was_interrupted_leaves_its_memory_to_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = PathSearch(SearchGraph(2, [0], [1], [5]), [-1, 0])
    first = shortest_path(search, 0)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dijkstra, "search", interrupt)
        with pytest.raises(KeyboardInterrupt):
            shortest_path(search, 0)
    assert not search.graph.rooms
    assert shortest_path(search, 0) == first


def test_a_search_can_be_pickled_after_use() -> None:
    search = PathSearch(SearchGraph(2, [0], [1], [5]), [-1, 0])
    found = shortest_path(search, 0)
    again = pickle.loads(pickle.dumps(search))  # noqa: S301
    assert again.graph.rooms == []
    assert shortest_path(again, 0) == found


@pytest.mark.parametrize(
    ("starts", "error", "message"),
    [
        (-1, ValueError, "-1 is not one of the 2 nodes"),
        ({2: 0}, ValueError, "2 is not one of the 2 nodes"),
        ({0: -1}, ValueError, "must be from 0"),
        ({0: UNREACHED}, ValueError, "must be from 0"),
        ({0: 0.5}, TypeError, "float"),
    ],
)
def test_starts_that_are_none_are_refused(
    starts: Any, error: type[Exception], message: str
) -> None:
    search = PathSearch(SearchGraph(2, [0], [1], [5]), [-1, 0])
    with pytest.raises(error, match=message):
        shortest_path(search, starts)


def test_arrival_costs_must_fit() -> None:
    with pytest.raises(ValueError, match="arrival must be flat and hold 2 values"):
        PathSearch(SearchGraph(2, [0], [1], [5]), [0])
