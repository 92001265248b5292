from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.compiled import kernel_mode
from medconsortium.graph import Adjacency, compile_adjacency, csr

edge_lists = st.integers(1, 6).flatmap(
    lambda nodes: st.tuples(
        st.just(nodes),
        st.lists(st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1)), max_size=12),
    )
)


def edges_out_of(adjacency: Adjacency, node: int) -> list[tuple[int, int]]:
    """Return (target, edge) for each edge out of a node."""
    span = slice(adjacency.offset[node], adjacency.offset[node + 1])
    return list(zip(adjacency.target[span].tolist(), adjacency.edge[span].tolist(), strict=True))


@given(edge_lists)
def test_edges_lie_with_their_origin_in_the_order_given(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    nodes, edges = drawn
    adjacency = compile_adjacency(nodes, [o for o, _ in edges], [t for _, t in edges])
    assert len(adjacency) == nodes
    for node in range(nodes):
        by_hand = [(target, n) for n, (origin, target) in enumerate(edges) if origin == node]
        assert edges_out_of(adjacency, node) == by_hand


def test_arrays_have_the_types_that_searches_ask_for() -> None:
    adjacency = compile_adjacency(3, [2, 0], [1, 2])
    assert (adjacency.offset.dtype, adjacency.target.dtype, adjacency.edge.dtype) == (
        np.dtype(np.int64),
        np.dtype(np.int32),
        np.dtype(np.int64),
    )
    assert adjacency.offset.tolist() == [0, 1, 1, 2]
    assert adjacency.target.tolist() == [2, 1]
    assert adjacency.edge.tolist() == [1, 0]


@pytest.mark.parametrize("nodes", [0, 1, 5])
def test_there_may_be_no_edges(nodes: int) -> None:
    adjacency = compile_adjacency(nodes, [], [])
    assert len(adjacency) == nodes
    assert adjacency.offset.tolist() == [0] * (nodes + 1)


@pytest.mark.parametrize("name", ["offset", "target", "edge"])
def test_arrays_are_read_only(name: str) -> None:
    array = getattr(compile_adjacency(2, [0], [1]), name)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 7


def test_what_it_was_compiled_from_stays_writable() -> None:
    origin, target = np.array([0, 1]), np.array([1, 0])
    compile_adjacency(2, origin, target)
    origin[0] = target[0] = 1
    assert origin.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("nodes", "origin", "target"),
    [(2, [2], [0]), (2, [0], [2]), (2, [-1], [0]), (2, [0], [-1]), (0, [0], [0])],
)
def test_an_edge_may_not_leave_the_nodes(
    nodes: int, origin: Sequence[int], target: Sequence[int]
) -> None:
    with pytest.raises(ValueError, match=f"outside the {nodes} nodes"):
        compile_adjacency(nodes, origin, target)


@pytest.mark.parametrize(("origin", "target"), [([0, 1], [0]), ([[0]], [[0]]), ([], [0])])
def test_both_arrays_must_be_flat_and_of_one_length(origin: object, target: object) -> None:
    with pytest.raises(ValueError, match="flat and of one length"):
        compile_adjacency(2, np.array(origin), np.array(target))


@given(edge_lists, st.data())
def test_edges_that_are_masked_are_not_there_and_the_others_keep_their_positions(
    drawn: tuple[int, list[tuple[int, int]]], data: st.DataObject
) -> None:
    nodes, edges = drawn
    mask = data.draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges)))
    origin, target = [o for o, _ in edges], [t for _, t in edges]
    adjacency = compile_adjacency(nodes, origin, target, mask=mask)
    for node in range(nodes):
        by_hand = [(t, n) for n, (o, t) in enumerate(edges) if o == node and mask[n]]
        assert edges_out_of(adjacency, node) == by_hand


@given(edge_lists)
def test_exchanging_the_ends_reverses_every_edge(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    nodes, edges = drawn
    origin, target = [o for o, _ in edges], [t for _, t in edges]
    forward = compile_adjacency(nodes, origin, target)
    backward = compile_adjacency(nodes, target, origin)
    assert {(n, t, e) for n in range(nodes) for t, e in edges_out_of(forward, n)} == {
        (t, n, e) for n in range(nodes) for t, e in edges_out_of(backward, n)
    }


def test_without_numba_the_same_arrays_come_out() -> None:
    with kernel_mode("interpreted"):
        adjacency = compile_adjacency(3, [2, 0, 2, 2], [1, 2, 0, 1], mask=[True, True, False, True])
    assert adjacency.offset.tolist() == [0, 1, 1, 3]
    assert adjacency.target.tolist() == [2, 1, 1]
    assert adjacency.edge.tolist() == [1, 0, 3]


def test_the_kernel_sorts_as_numpy_does() -> None:
    origin = np.array([2, 0, 2, 2], np.int32)
    there = np.array([True, True, False, True])
    edge = np.empty(3, np.int64)
    with kernel_mode("interpreted"):
        csr._place(origin, there, np.array([0, 1, 1]), edge)
    assert edge.tolist() == [1, 0, 3]


def test_the_mask_must_be_as_long_as_the_edges() -> None:
    with pytest.raises(ValueError, match="mask must be as long"):
        compile_adjacency(2, [0], [1], mask=[True, False])
