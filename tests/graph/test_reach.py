from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import SearchGraph, costs_from, costs_within, nearest_targets


def accepted(drawn: Drawn, state: int) -> bool:
    return drawn.transition is None or drawn.accepting[state]


@given(st.data())
@kernel_mode("interpreted")
def test_costs_from_starts_are_those_of_the_best_paths(data: st.DataObject) -> None:
    drawn = data.draw(graphs())
    starts = data.draw(
        st.dictionaries(st.integers(0, drawn.nodes - 1), st.integers(0, 3), max_size=3)
    )
    best: dict[int, int] = {}
    for start, begin in starts.items():
        for walk in drawn.walks_from(start, begin):
            node, state = walk.states[-1]
            if accepted(drawn, state):
                best[node] = min(walk.cost, best.get(node, walk.cost))
    found = costs_from(drawn.graph(), starts)
    assert found.tolist() == [best.get(node, -1) for node in range(drawn.nodes)]
    near = costs_from(drawn.graph(), starts, limit=4)
    assert near.tolist() == [cost if cost < 4 else -1 for cost in found.tolist()]


@given(graphs(), st.integers(0, 4))
@kernel_mode("interpreted")
def test_costs_within_a_number_of_edges_are_those_of_the_best_such_path(
    drawn: Drawn, edges: int
) -> None:
    best = [
        min((walk.cost for walk in drawn.stops(node) if walk.edges <= edges), default=-1)
        for node in range(drawn.nodes)
    ]
    assert costs_within(drawn.graph(), drawn.arrival, edges).tolist() == best
    near = costs_within(drawn.graph(), drawn.arrival, edges, limit=3)
    assert near.tolist() == [cost if cost < 3 else -1 for cost in best]


@given(graphs())
@kernel_mode("interpreted")
def test_with_edges_enough_all_paths_count(drawn: Drawn) -> None:
    found = costs_within(drawn.graph(), drawn.arrival, 15)
    assert found.tolist() == nearest_targets(drawn.graph(), drawn.arrival).cost.tolist()


def test_transfers_alone_are_counted_with_weights_of_nothing() -> None:
    chain = SearchGraph(5, range(4), range(1, 5), [0] * 4)
    within = costs_within(chain, [-1, -1, -1, -1, 0], 2) >= 0
    view = nx.DiGraph(zip(chain.target, chain.origin, strict=True))
    assert set(np.flatnonzero(within)) == set(nx.ego_graph(view, 4, radius=2))


def test_a_path_has_no_fewer_than_no_edges() -> None:
    with pytest.raises(ValueError, match="no edges"):
        costs_within(SearchGraph(1, [], [], []), [0], -1)
