from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

from medconsortium.graph import UNREACHED, Automaton, SearchGraph, nearest_targets, reweigh

COLUMNS = ("origin", "target", "weight", "mask", "label", "initial")


def triangle(**more: Any) -> SearchGraph:
    return SearchGraph(3, [0, 1, 0], [1, 2, 2], [20, 45, 70], **more)


def test_columns_have_one_type_each_and_are_read_only() -> None:
    graph = triangle()
    types = {name: getattr(graph, name).dtype.name for name in COLUMNS}
    assert types == {
        "origin": "int32",
        "target": "int32",
        "weight": "int64",
        "mask": "bool",
        "label": "uint8",
        "initial": "uint8",
    }
    assert not any(getattr(graph, name).flags.writeable for name in COLUMNS)


def test_columns_are_copied() -> None:
    weight = np.array([20, 45, 70])
    graph = SearchGraph(3, [0, 1, 0], [1, 2, 2], weight)
    weight[:] = 0
    assert graph.weight.tolist() == [20, 45, 70]


def test_both_sides_leave_out_edges_that_are_not_there() -> None:
    graph = triangle(mask=[True, False, True])
    assert graph.arcs_out.offset.tolist() == [0, 2, 2, 2]
    assert graph.arcs_out.node.tolist() == [1, 2]
    assert graph.arcs_out.weight.tolist() == [20, 70]
    assert graph.arcs_in.offset.tolist() == [0, 0, 1, 2]
    assert graph.arcs_in.node.tolist() == [0, 0]
    assert graph.inward.edge.tolist() == [0, 2]
    assert repr(graph) == "SearchGraph(3 nodes, 2 edges)"


def test_labels_lie_with_their_edges() -> None:
    graph = triangle(automaton=Automaton([[0, 0]]), label=[0, 1, 1])
    assert graph.arcs_out.label.tolist() == [0, 1, 1]
    assert graph.arcs_in.label.tolist() == [0, 1, 1]
    assert graph.arcs_in.node.tolist() == [0, 1, 0]


def test_paths_begin_in_the_initial_state() -> None:
    graph = triangle(automaton=Automaton([[0], [1]]), initial=[0, 1, 0])
    assert graph.start.tolist() == [0, 3, 4]


def test_another_weight_shares_the_rest() -> None:
    graph = triangle()
    other = reweigh(graph, [1, 1, 1])
    assert nearest_targets(graph, [-1, -1, 0]).next_hop.tolist() == [1, 2, -1]
    assert nearest_targets(other, [-1, -1, 0]).next_hop.tolist() == [2, 2, -1]
    assert other.outward is graph.outward
    assert other.rooms is graph.rooms
    assert graph.weight.tolist() == [20, 45, 70]


def test_pickling_costs_the_columns_only() -> None:
    graph = triangle(automaton=Automaton([[0, 0]]), label=[0, 1, 1], mask=[True, False, True])
    fresh = pickle.dumps(graph)
    nearest_targets(graph, [-1, -1, 0])
    assert len(pickle.dumps(graph)) == len(fresh)
    again = pickle.loads(fresh)  # noqa: S301
    for name in COLUMNS:
        assert getattr(again, name).tolist() == getattr(graph, name).tolist()
        assert not getattr(again, name).flags.writeable
    assert nearest_targets(again, [-1, -1, 0]).cost.tolist() == [70, -1, 0]


@pytest.mark.parametrize("nodes", [0, 2])
def test_there_may_be_no_edges(nodes: int) -> None:
    graph = SearchGraph(nodes, [], [], [])
    assert nearest_targets(graph, [0] * nodes).target.tolist() == list(range(nodes))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"nodes": -1}, "nodes × states"),
        ({"nodes": 2**31}, "nodes × states"),
        ({"origin": [0, 1, 3]}, "origin must be from 0 to 2"),
        ({"target": [-1, 1, 2]}, "target must be from 0 to 2"),
        ({"weight": [1, -1, 1]}, "weight must be from 0"),
        ({"weight": [1, UNREACHED, 1]}, "weight must be from 0"),
        ({"weight": [1, 0.5, 1]}, "weight must be whole numbers"),
        ({"weight": [1, float("nan"), 1]}, "weight must be whole numbers"),
        ({"weight": [1, 2]}, "weight must be flat and hold 3 values"),
        ({"origin": [[0, 1, 0]]}, "origin must be flat and hold 3 values"),
        ({"mask": [True]}, "mask must be flat"),
        ({"label": [0, 0, 1]}, "label must be from 0 to 0"),
        ({"initial": [0, 0, 1]}, "initial must be from 0 to 0"),
        ({"initial": [0, 0]}, "initial must be flat and hold 3 values"),
    ],
)
def test_columns_that_do_not_fit_are_refused(changed: dict[str, Any], message: str) -> None:
    columns: dict[str, Any] = {
        "nodes": 3,
        "origin": [0, 1, 0],
        "target": [1, 2, 2],
        "weight": [1, 1, 1],
    }
    with pytest.raises(ValueError, match=message):
        SearchGraph(**(columns | changed))


def test_other_weights_must_fit_too() -> None:
    with pytest.raises(ValueError, match="weight must be flat and hold 3 values"):
        reweigh(triangle(), [1])
