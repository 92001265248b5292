"""The cheapest way over compiled adjacency."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.graph import compile_adjacency
from medconsortium.referral.search import Reached, search

Edge = tuple[int, int, float]


def run(
    edges: list[Edge],
    starts: dict[int, tuple[float, ...]],
    stops: dict[int, tuple[float, ...]],
    nodes: int = 6,
) -> tuple[Reached | None, set[int]]:
    adjacency = compile_adjacency(nodes, [e[0] for e in edges], [e[1] for e in edges])
    best, reached = search(adjacency, [(0.0, e[2]) for e in edges], starts, stops.get)
    return best, set(reached)


ZERO = (0.0, 0.0)


@pytest.mark.parametrize(
    ("edges", "stops", "expected"),
    [
        ([], {}, None),
        ([], {0: ZERO}, Reached(0, ZERO, ())),
        ([(0, 1, 5)], {1: ZERO}, Reached(1, (0, 5), (0,))),
        ([(1, 0, 5)], {1: ZERO}, None),
        ([(0, 0, 1), (0, 1, 5), (1, 0, 1)], {1: ZERO}, Reached(1, (0, 5), (1,))),
        ([(0, 1, 9), (0, 2, 3), (2, 1, 3)], {1: ZERO}, Reached(1, (0, 6), (1, 2))),
        ([(0, 1, 1), (0, 2, 5)], {1: (1.0, 0.0), 2: ZERO}, Reached(2, (0, 5), (1,))),
        ([(0, 1, 5), (0, 2, 5)], {2: ZERO, 1: ZERO}, Reached(1, (0, 5), (0,))),
        ([(0, 2, 1), (0, 1, 1), (1, 3, 1), (2, 3, 1)], {3: ZERO}, Reached(3, (0, 2), (1, 2))),
        ([(0, 1, 5), (0, 1, 5)], {1: ZERO}, Reached(1, (0, 5), (0,))),
        ([(0, 1, 0), (1, 2, 0)], {1: (0.0, 1.0), 2: ZERO}, Reached(2, ZERO, (0, 1))),
    ],
)
def test_the_cheapest(
    edges: list[Edge], stops: dict[int, tuple[float, ...]], expected: Reached | None
) -> None:
    best, _ = run(edges, {0: ZERO}, stops)
    assert best == expected


def test_what_beginning_costs_counts() -> None:
    best, _ = run([(0, 2, 1), (1, 2, 5)], {0: (0.0, 10.0), 1: ZERO}, {2: ZERO})
    assert best == Reached(2, (0, 5), (1,))
    best, reached = run([(0, 1, 1)], {}, {0: ZERO, 1: ZERO})
    assert (best, reached) == (None, set())


def test_it_stops_when_nothing_better_can_come() -> None:
    _, reached = run([(0, 1, 1), (0, 2, 9), (2, 3, 1)], {0: ZERO}, {1: ZERO})
    assert reached == {0, 1}


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 9)), max_size=20),
    st.dictionaries(st.integers(0, 5), st.integers(0, 9), max_size=3),
    st.dictionaries(st.integers(0, 5), st.integers(0, 9), max_size=3),
)
def test_as_dijkstra_in_networkx(
    edges: list[tuple[int, int, int]], starts: dict[int, int], stops: dict[int, int]
) -> None:
    graph: nx.MultiDiGraph[int | str] = nx.MultiDiGraph()
    graph.add_nodes_from([*range(6), "in", "out"])
    graph.add_weighted_edges_from(edges)
    graph.add_weighted_edges_from(("in", node, cost) for node, cost in starts.items())
    graph.add_weighted_edges_from((node, "out", cost) for node, cost in stops.items())
    best, reached = run(
        [(a, b, float(cost)) for a, b, cost in edges],
        {node: (0.0, float(cost)) for node, cost in starts.items()},
        {node: (0.0, float(cost)) for node, cost in stops.items()},
    )
    assert reached <= nx.descendants(graph, "in") - {"out"}
    if best is None:
        assert not nx.has_path(graph, "in", "out")
        return
    assert best.cost[1] == nx.dijkstra_path_length(graph, "in", "out")
    way = [edges[edge] for edge in best.edges]
    begin = way[0][0] if way else best.node
    assert best.cost[1] == starts[begin] + sum(cost for _, _, cost in way) + stops[best.node]
