from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, islice

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import (
    UNREACHED,
    PathSearch,
    SearchGraph,
    ShortestPath,
    shortest_path,
    shortest_simple_paths,
)

Ranked = list[tuple[int, int, tuple[int, ...]]]


def enumerated(drawn: Drawn, starts: dict[int, int]) -> Ranked:
    """Return cost, length and nodes of all simple paths to targets, the best first."""
    cheapest: dict[tuple[int, ...], int] = {}
    for start, begin in starts.items():
        for walk in drawn.stops(start, begin):
            if len(set(walk.nodes)) == len(walk.nodes):
                cheapest[walk.nodes] = min(walk.cost, cheapest.get(walk.nodes, walk.cost))
    return sorted((cost, len(nodes), nodes) for nodes, cost in cheapest.items())


def ranked(paths: Iterable[ShortestPath]) -> Ranked:
    return [(path.cost, len(path.nodes), path.nodes) for path in paths]


@given(graphs(with_states=False), st.data())
@kernel_mode("interpreted")
def test_all_simple_paths_come_in_order(drawn: Drawn, data: st.DataObject) -> None:
    starts = data.draw(
        st.dictionaries(st.integers(0, drawn.nodes - 1), st.integers(0, 3), max_size=3)
    )
    search = PathSearch(drawn.graph(), drawn.arrival)
    found = list(shortest_simple_paths(search, starts))
    assert ranked(found) == enumerated(drawn, starts)
    assert found[:1] == [path for path in [shortest_path(search, starts)] if path]
    for path in found:
        edges = [drawn.edges[edge] for edge in path.edges]
        assert [(origin, target) for origin, target, *_ in edges] == [
            *zip(path.nodes, path.nodes[1:], strict=False)
        ]
        weight = sum(weight for _, _, weight, _, _ in edges)
        assert path.cost == starts[path.nodes[0]] + weight + drawn.arrival[path.nodes[-1]]


@given(graphs(with_states=False))
@kernel_mode("interpreted")
def test_staying_may_be_left_out(drawn: Drawn) -> None:
    search = PathSearch(drawn.graph(), drawn.arrival)
    for node in range(drawn.nodes):
        moving = [row for row in enumerated(drawn, {node: 0}) if row[1] > 1]
        found = list(shortest_simple_paths(search, node, may_stay=False))
        assert ranked(found) == moving
        assert found[:1] == [p for p in [shortest_path(search, node, may_stay=False)] if p]


@given(graphs(with_states=True))
@kernel_mode("interpreted")
def test_an_automaton_leaves_out_paths_but_no_order(drawn: Drawn) -> None:
    search = PathSearch(drawn.graph(), drawn.arrival)
    for node in range(drawn.nodes):
        found, expected = ranked(shortest_simple_paths(search, node)), enumerated(drawn, {node: 0})
        assert sorted(found) == expected
        assert [row[:2] for row in found] == [row[:2] for row in expected]


@pytest.mark.parametrize("seed", range(4))
def test_paths_are_those_of_networkx(seed: int) -> None:
    generator = np.random.default_rng(seed)
    pairs = np.unique(generator.integers(0, 12, (60, 2)), axis=0)
    weight = generator.integers(1, 6, len(pairs))
    arrival = np.full(12, -1)
    arrival[11] = 0
    view: nx.DiGraph[int] = nx.DiGraph()
    view.add_nodes_from(range(12))
    view.add_weighted_edges_from(
        (int(o), int(t), int(w)) for (o, t), w in zip(pairs, weight, strict=True)
    )
    search = PathSearch(SearchGraph(12, pairs[:, 0], pairs[:, 1], weight), arrival)
    ours = [path.nodes for path in shortest_simple_paths(search, 0)]
    theirs = [tuple(path) for path in nx.shortest_simple_paths(view, 0, 11, weight="weight")]
    assert len(ours) > 10

    def by_cost(paths: list[tuple[int, ...]]) -> list[tuple[int, set[tuple[int, ...]]]]:
        return [
            (cost, set(tied))
            for cost, tied in groupby(paths, lambda nodes: nx.path_weight(view, nodes, "weight"))
        ]

    assert by_cost(ours) == by_cost(theirs)  # networkx leaves open what comes first among equals


def test_paths_are_found_when_they_are_asked_for() -> None:
    #  a complete graph of 40 nodes has more paths than anyone can wait for
    origin, target = np.nonzero(~np.eye(40, dtype=bool))
    arrival = np.full(40, -1)
    arrival[39] = 0
    search = PathSearch(SearchGraph(40, origin, target, np.ones(len(origin), int)), arrival)
    best = list(islice(shortest_simple_paths(search, 0), 40))
    assert [path.nodes for path in best[:3]] == [(0, 39), (0, 1, 39), (0, 2, 39)]
    assert best[39].nodes == (0, 1, 2, 39)


def test_what_would_cost_too_much_is_no_path() -> None:
    huge = UNREACHED - 1
    search = PathSearch(SearchGraph(3, [0, 1, 0], [1, 2, 2], [huge, 0, huge]), [-1, -1, 0])
    assert [path.nodes for path in shortest_simple_paths(search, {0: 0})] == [(0, 2), (0, 1, 2)]
    assert list(shortest_simple_paths(search, {0: 1})) == []


def test_starts_must_be_nodes() -> None:
    search = PathSearch(SearchGraph(2, [0], [1], [5]), [-1, 0])
    with pytest.raises(ValueError, match="2 is not one of the 2 nodes"):
        list(shortest_simple_paths(search, 2))
