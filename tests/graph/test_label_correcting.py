from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import Mode, kernel_mode
from medconsortium.graph import UNREACHED, Automaton, SearchGraph, dijkstra, label_correcting
from medconsortium.graph.label_correcting import correct_labels

AT_ONCE = -(2**40)  # so little patience that Dijkstra's algorithm does it all
NEVER = 2**40


def seeds(drawn: Drawn) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first state of every target, and what it costs to stop there."""
    graph, arrival = drawn.graph(), np.array(drawn.arrival)
    nodes = np.flatnonzero(arrival >= 0)
    return nodes * graph.paths.states, arrival[nodes]


@given(graphs())
@kernel_mode("interpreted")
def test_labels_do_not_depend_on_the_order_of_the_work(drawn: Drawn) -> None:
    for arcs in (drawn.graph().arcs_in, drawn.graph().arcs_out):
        patient, hasty, usual = (
            correct_labels(arcs, *seeds(drawn), patience=patience).best.tolist()
            for patience in (NEVER, AT_ONCE, 0)
        )
        assert patient == hasty == usual


@given(graphs(with_states=False))
@kernel_mode("interpreted")
def test_labels_tell_the_way_on(drawn: Drawn) -> None:
    graph = drawn.graph()
    labels = correct_labels(graph.arcs_in, *seeds(drawn))
    for node in range(drawn.nodes):
        best = drawn.best(node)
        if best is None:
            assert labels.cost[node] == UNREACHED
        else:
            assert labels.cost[node] == best.cost
            assert labels.transfers[node] == best.edges
            assert labels.next_state[node] == (*best.nodes, node)[1 if best.edges else 0]


def deep(nodes: int) -> SearchGraph:
    """Return a graph on which first-in-first-out corrects labels again and again.

    From each node, the edge that skips more nodes is taken first and turns out to be dearer.
    """
    origin, target, weight = [], [], []
    for node in range(nodes):
        for skip in (8, 4, 2, 1):
            if node + skip < nodes:
                origin.append(node)
                target.append(node + skip)
                weight.append(skip * skip)
    return SearchGraph(nodes, origin, target, weight)


@pytest.mark.parametrize("mode", ["compiled", "interpreted"])
@pytest.mark.parametrize("automaton", [None, Automaton([[0, 0]])])
def test_a_deep_graph_is_left_to_dijkstra(
    mode: Mode, automaton: Automaton | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[int] = []

    def settle(*args: Any) -> None:
        settled.append(dijkstra.settle(*args))

    monkeypatch.setattr(label_correcting, "settle", settle)
    plain = deep(3000)
    graph = SearchGraph(3000, plain.origin, plain.target, plain.weight, automaton=automaton)
    with kernel_mode(mode):
        labels = correct_labels(graph.arcs_out, np.array([0]), np.array([0]))
    assert labels.cost.tolist() == list(range(3000))  # step by step is cheapest
    assert len(settled) == 1
    assert 1000 < settled[0] <= 3000


@pytest.mark.parametrize("patience", [NEVER, AT_ONCE])
@kernel_mode("interpreted")
def test_what_is_found_later_may_come_first_among_equals(patience: int) -> None:
    graph = SearchGraph(5, [0, 0, 3, 2], [3, 2, 4, 4], [1, 2, 2, 1])
    labels = correct_labels(graph.arcs_out, np.array([0]), np.array([0]), patience=patience)
    assert labels.cost.tolist() == [0, UNREACHED, 2, 1, 3]
    assert labels.next_state.tolist()[4] == 2


def test_shallow_graphs_need_no_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(label_correcting, "settle")
    star = SearchGraph(3000, [0] * 2999, range(1, 3000), range(2999))
    labels = correct_labels(star.arcs_out, np.array([0]), np.array([0]))
    assert labels.cost.tolist() == [0, *range(2999)]


def test_what_costs_as_much_as_the_limit_is_not_reached() -> None:
    graph = SearchGraph(3, [0, 1], [1, 2], [5, 5])
    start = np.array([0]), np.array([1])
    assert correct_labels(graph.arcs_out, *start, limit=6).cost.tolist() == [1, 6, 6]
    assert correct_labels(graph.arcs_out, *start, limit=7).cost.tolist() == [1, 6, 7]
    assert correct_labels(graph.arcs_out, *start, limit=1).cost.tolist() == [1, 1, 1]


@pytest.mark.parametrize("mode", ["compiled", "interpreted"])
@pytest.mark.parametrize("patience", [NEVER, AT_ONCE])
def test_costs_beyond_all_bounds_do_not_wrap(mode: Mode, patience: int) -> None:
    huge = UNREACHED - 1
    graph = SearchGraph(4, [0, 1, 2, 0], [1, 2, 3, 3], [huge, huge, 0, 0])
    with kernel_mode(mode):
        labels = correct_labels(
            graph.arcs_out, np.array([0]), np.array([0]), patience=patience, limit=2**63
        )
    assert labels.cost.tolist() == [0, huge, UNREACHED, 0]
