from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import NearestLookup, SearchGraph, nearest


@given(graphs())
@kernel_mode("interpreted")
def test_each_origin_is_answered_with_its_best_path(drawn: Drawn) -> None:
    lookup = nearest(drawn.graph(), drawn.arrival)
    for node in range(drawn.nodes):
        best = drawn.best(node)
        answer = lookup.path(node), lookup.target(node), lookup.cost(node)
        assert answer == ((), -1, -1) if best is None else (best.nodes, best.nodes[-1], best.cost)


def test_the_best_path_is_the_one_that_enumeration_finds() -> None:
    lookup = nearest(SearchGraph(3, [0, 1], [1, 2], [20, 45]), [-1, -1, 0])
    assert (lookup.path(0), lookup.target(0), lookup.cost(0)) == ((0, 1, 2), 2, 65)


def test_a_limit_holds() -> None:
    lookup = nearest(SearchGraph(3, [0, 1], [1, 2], [20, 45]), [-1, -1, 0], limit=65)
    assert (lookup.path(0), lookup.path(1)) == ((), (1, 2))


def test_a_lookup_can_be_pickled_after_use() -> None:
    lookup = nearest(SearchGraph(2, [0], [1], [20]), [-1, 0])
    assert lookup.path(0) == (0, 1)
    again = pickle.loads(pickle.dumps(lookup))  # noqa: S301
    assert isinstance(again, NearestLookup)
    assert (again.path(0), again.cost(0)) == ((0, 1), 20)


@pytest.mark.parametrize("node", [-1, 2])
@pytest.mark.parametrize("question", ["path", "target", "cost"])
def test_only_nodes_have_answers(node: int, question: str) -> None:
    lookup = nearest(SearchGraph(2, [0], [1], [20]), [-1, 0])
    with pytest.raises(IndexError):
        getattr(lookup, question)(node)
