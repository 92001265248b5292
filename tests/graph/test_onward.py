"""Tests of the table of best paths, edge by edge."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import Automaton, SearchGraph, nearest_targets
from medconsortium.graph.onward import onward_edges, onward_from


@given(graphs())
@kernel_mode("interpreted")
def test_followed_from_any_state_it_is_the_best_path(drawn: Drawn) -> None:
    graph = drawn.graph()
    onward = onward_from(graph, nearest_targets(graph, drawn.arrival).labels)
    for node in range(drawn.nodes):
        here, best, cost = int(graph.start[node]), drawn.best(node), 0
        if best is None:
            assert onward.state[here] == onward.edge[here] == -1
            continue
        assert onward.cost[here] == best.cost
        nodes = [node]
        while onward.state[here] >= 0:
            origin, target, weight, _, there = drawn.edges[onward.edge[here]]
            here, cost = onward.state[here], cost + weight
            assert there
            assert (origin, target) == (nodes[-1], here // graph.paths.states)
            nodes.append(target)
        assert tuple(nodes) == best.nodes
        assert cost + drawn.arrival[nodes[-1]] == best.cost


def test_of_parallel_edges_the_first_that_costs_what_it_must_is_taken() -> None:
    graph = SearchGraph(2, [0, 0, 0, 0], [1, 1, 1, 1], [7, 3, 3, 1], mask=[1, 1, 1, 0])
    found = nearest_targets(graph, [-1, 0])
    assert onward_edges(graph, found.labels, np.array([0])).tolist() == [1]


def test_an_edge_that_the_automaton_forbids_is_not_taken() -> None:
    only_ones = Automaton([[-1, 0]])
    graph = SearchGraph(2, [0, 0], [1, 1], [3, 3], automaton=only_ones, label=[0, 1])
    onward = onward_from(graph, nearest_targets(graph, [-1, 0]).labels)
    assert onward.edge.tolist() == [1, -1]
